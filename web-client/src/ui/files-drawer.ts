import type { Source } from '../viewer/files/sending.ts';
import { Transfers, type TransferView } from '../viewer/files/transfers.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Dock, Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import { DropZone } from './drop-zone.ts';
import { chooseSink } from './file-sinks.ts';
import { sourcesOf } from './file-sources.ts';
import type { Texts } from './texts.ts';
import { TransferItem } from './transfer-item.ts';

/** Files both ways: sends, asks, and lists every transfer with what became of it. */
export class FilesDrawer implements Drawer {
  readonly name = 'files';
  readonly icon = 'files';
  readonly content = make('div', { class: 'files' });
  readonly #texts: Texts;
  readonly #dock: Dock;
  readonly #transfers: Transfers;
  readonly #zone: DropZone;
  readonly #list = make('ul', { id: 'transfers' });
  readonly #empty: HTMLElement;
  readonly #said = make('p', { id: 'files-said', class: 'unseen', role: 'status' });
  readonly #items = new Map<number, TransferItem>();
  #scheduled = false;

  /** @param area where files may be dropped */
  constructor(dock: Dock, area: HTMLElement, texts: Texts) {
    this.#texts = texts;
    this.#dock = dock;
    this.#transfers = new Transfers(
      () => performance.now(),
      () => this.#schedule(),
    );
    this.#zone = new DropZone(area, texts, (sources) => this.#send(sources));
    this.#list.setAttribute('aria-label', texts('console.files.list'));
    this.#empty = make('p', { class: 'muted' }, texts('console.files.empty'));
    this.content.append(
      this.#sendButtons(),
      make('p', { class: 'hint files-drop-hint' }, texts('console.files.hint')),
      this.#askForm(),
      this.#list,
      this.#empty,
      this.#said,
    );
  }

  attach(channel: DataChannel): void {
    this.#transfers.attach(channel);
  }

  /** The session is over. */
  forget(): void {
    this.#transfers.forget();
    this.#dock.available(this.name, false);
  }

  #sendButtons(): HTMLElement {
    const files = this.#chooser('files', { multiple: true });
    const folder = this.#chooser('folder', { webkitdirectory: true });
    return make('div', { class: 'files-send' }, ...files, ...folder);
  }

  #chooser(what: 'files' | 'folder', kind: Readonly<Record<string, boolean>>): HTMLElement[] {
    const input = make('input', { id: `send-${what}-input`, type: 'file', hidden: true, ...kind });
    const label = what === 'files' ? 'console.files.send' : 'console.files.sendFolder';
    const button = make(
      'button',
      { id: `send-${what}`, type: 'button', class: 'button small' },
      this.#texts(label),
    );
    if (what === 'folder') button.classList.add('secondary');
    button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      this.#send(sourcesOf(input.files ?? []));
      input.value = '';
    });
    return [button, input];
  }

  #askForm(): HTMLElement {
    const words = make('input', {
      id: 'ask-files-words',
      type: 'text',
      maxlength: '200',
      autocomplete: 'off',
      placeholder: this.#texts('console.files.ask.words'),
      'aria-label': this.#texts('console.files.ask.words'),
    });
    const button = make(
      'button',
      { id: 'ask-files', class: 'button small secondary' },
      this.#texts('console.files.ask'),
    );
    const form = make('form', { class: 'files-ask' }, words, button);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#transfers.request(words.value.trim());
      words.value = '';
    });
    return form;
  }

  #send(sources: readonly Source[]): void {
    if (sources.length === 0) return;
    this.#transfers.offer(sources);
    this.#dock.open(this.name);
  }

  /** Many pieces come in one frame of the screen. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => {
      this.#scheduled = false;
      this.#show();
    }, 100);
  }

  #show(): void {
    const views = this.#transfers.list();
    this.#dock.available(this.name, this.#transfers.connected || views.length > 0);
    this.#zone.active = this.#transfers.connected;
    for (const view of views) {
      let item = this.#items.get(view.number);
      if (!item) {
        item = this.#item(view.number);
        this.#items.set(view.number, item);
        this.#list.prepend(item.element);
      }
      const before = item.element.dataset['state'];
      item.show(view);
      if (before !== item.element.dataset['state']) this.#announce(item, view);
    }
    for (const [number, item] of this.#items) {
      if (views.some((view) => view.number === number)) continue;
      item.remove();
      this.#items.delete(number);
    }
    this.#empty.hidden = views.length > 0;
    this.#badge(views);
  }

  #item(number: number): TransferItem {
    return new TransferItem(this.#texts, document.documentElement.lang, {
      dismiss: () => this.#transfers.dismiss(number),
      save: async (onDownload) => {
        const sink = await chooseSink(this.#transfers.paths(number), onDownload);
        if (sink) this.#transfers.accept(number, sink);
      },
    });
  }

  #announce(item: TransferItem, view: TransferView): void {
    write(this.#said, item.summary);
    if (view.state === 'offered') this.#dock.open(this.name);
  }

  #badge(views: readonly TransferView[]): void {
    const running = views.filter(({ state }) => state === 'running');
    const bytes = running.reduce((sum, view) => sum + view.bytes, 0);
    const done = running.reduce((sum, view) => sum + view.done, 0);
    if (views.some(({ state }) => state === 'offered')) {
      this.#dock.badge(this.name, '!', this.#texts('console.files.state.offered'));
    } else if (running.length > 0) {
      const percent = `${bytes === 0 ? 100 : Math.floor((done * 100) / bytes)}%`;
      this.#dock.badge(this.name, percent, this.#texts('console.files.badge', percent));
    } else {
      this.#dock.badge(this.name, '', '');
    }
  }
}
