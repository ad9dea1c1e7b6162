import type { DataChannel } from '../viewer/peer-connection.ts';
import { type Still, Stills } from '../viewer/still/stills.ts';
import type { Dock, Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** The photographs that the customer took with the camera: small here, whole on a click, to save. */
export class PhotosDrawer implements Drawer {
  readonly name = 'photos';
  readonly icon = 'camera';
  readonly content: HTMLElement;
  readonly #dock: Dock;
  readonly #texts: Texts;
  readonly #stills: Stills;
  readonly #list = make('ul', { id: 'photos' });
  readonly #state = make('p', { id: 'photos-state', class: 'muted', role: 'status' });
  readonly #dialog: HTMLDialogElement;
  readonly #large = make('img', { id: 'photo-large', alt: '' });
  readonly #addresses: string[] = [];

  constructor(dock: Dock, texts: Texts) {
    this.#dock = dock;
    this.#texts = texts;
    this.#stills = new Stills({
      onStill: (still) => this.#add(still),
      onProgress: (part) => this.#progress(part),
    });
    const ask = make(
      'button',
      { id: 'photo-ask', type: 'button', class: 'button small' },
      texts('console.photos.ask'),
    );
    ask.addEventListener('click', () => {
      this.#stills.want();
      write(this.#state, texts('console.photos.asked'));
    });
    const close = make(
      'button',
      { type: 'button', class: 'button secondary', autofocus: true },
      texts('console.photos.close'),
    );
    this.#dialog = make(
      'dialog',
      { id: 'photo-dialog', 'aria-label': texts('console.dock.photos') },
      make('div', { class: 'photo-scroll', tabindex: '0' }, this.#large),
      close,
    );
    close.addEventListener('click', () => this.#dialog.close());
    this.content = make('div', { class: 'photos' }, ask, this.#state, this.#list, this.#dialog);
  }

  attach(channel: DataChannel): void {
    this.#stills.attach(channel);
    this.#dock.available(this.name, true);
  }

  onOpen(): void {
    this.#dock.badge(this.name, '', '');
  }

  /** The session is over. */
  forget(): void {
    this.#dialog.close();
    this.#large.removeAttribute('src');
    for (const address of this.#addresses.splice(0)) URL.revokeObjectURL(address);
    this.#list.replaceChildren();
    write(this.#state, '');
    this.#dock.available(this.name, false);
  }

  #progress(part: number | undefined): void {
    const words = part === undefined ? '' : this.#texts('console.photos.coming', percent(part));
    write(this.#state, words);
  }

  #add({ bytes, width, height, name }: Still): void {
    const address = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    this.#addresses.push(address);
    const small = make('img', { src: address, alt: name, width: '240' });
    const open = make('button', { type: 'button', class: 'photo-small' }, small);
    open.addEventListener('click', () => {
      this.#large.src = address;
      this.#large.alt = name;
      this.#dialog.showModal();
    });
    const save = make(
      'a',
      { class: 'button small secondary', href: address, download: name },
      this.#texts('console.photos.save'),
    );
    const size = make('small', { class: 'muted' }, `${width} × ${height}`);
    this.#list.prepend(
      make(
        'li',
        { 'data-width': String(width), 'data-height': String(height) },
        open,
        make('div', {}, make('span', {}, name), size),
        save,
      ),
    );
    write(this.#state, this.#texts('console.photos.arrived'));
    if (this.#dock.isOpen(this.name)) return;
    const waiting = String(this.#list.childElementCount);
    this.#dock.badge(this.name, waiting, this.#texts('console.photos.arrived'));
  }
}

function percent(part: number): number {
  return Math.round(part * 100);
}
