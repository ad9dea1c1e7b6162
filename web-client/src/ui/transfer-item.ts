import type { TransferView } from '../viewer/files/transfers.ts';
import { sizeWords } from '../viewer/sizes.ts';
import { clock, make, write } from './dom.ts';
import type { Download } from './file-sinks.ts';
import type { Texts } from './texts.ts';

export interface TransferActions {
  dismiss(): void;
  /** Lets the technician say where it goes; in a click. */
  save(onDownload: (download: Download) => void): Promise<void>;
}

/** One transfer in the list: what, how far, and what can be done about it. */
export class TransferItem {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #language: string;
  readonly #title = make('b', { class: 'transfer-title' });
  readonly #words = make('small', { class: 'transfer-words' });
  readonly #progress = make('progress', { max: '1' });
  readonly #skipped = make('ul', { class: 'transfer-skipped', hidden: true });
  readonly #downloads = make('ul', { class: 'transfer-downloads', hidden: true });
  readonly #save: HTMLButtonElement;
  readonly #dismiss: HTMLButtonElement;
  readonly #urls: string[] = [];

  constructor(texts: Texts, language: string, actions: TransferActions) {
    this.#texts = texts;
    this.#language = language;
    this.#save = make(
      'button',
      { type: 'button', class: 'button small', 'data-do': 'save', hidden: true },
      texts('console.files.save'),
    );
    this.#dismiss = make('button', {
      type: 'button',
      class: 'button small secondary',
      'data-do': 'dismiss',
    });
    this.#save.addEventListener('click', () => {
      this.#save.disabled = true;
      void actions
        .save((download) => this.#offer(download))
        .finally(() => {
          this.#save.disabled = false;
        });
    });
    this.#dismiss.addEventListener('click', () => actions.dismiss());
    this.element = make(
      'li',
      {},
      this.#title,
      this.#progress,
      this.#words,
      this.#skipped,
      this.#downloads,
      make('div', { class: 'transfer-buttons' }, this.#save, this.#dismiss),
    );
  }

  /** The item in one breath. */
  get summary(): string {
    return `${this.#title.textContent}: ${this.#words.textContent}`;
  }

  show(view: TransferView): void {
    const { dataset } = this.element;
    dataset['transfer'] = String(view.number);
    dataset['way'] = view.toCustomer ? 'to-customer' : 'to-technician';
    dataset['state'] = view.state;
    dataset['end'] = view.end ?? '';
    dataset['kept'] = String(view.kept);
    dataset['skipped'] = String(view.skipped.length);
    const title = this.#titleOf(view);
    write(this.#title, title);
    const moves = view.state === 'running' || view.state === 'interrupted';
    this.#progress.hidden = !moves;
    this.#progress.value = view.bytes === 0 ? 1 : view.done / view.bytes;
    this.#progress.setAttribute('aria-label', title);
    write(this.#words, this.#wordsOf(view));
    this.#showSkipped(view);
    this.#save.hidden = view.state !== 'offered';
    const over = view.state === 'over';
    write(this.#dismiss, this.#texts(over ? 'console.files.hide' : 'console.files.cancel'));
    this.#dismiss.setAttribute('aria-label', `${this.#dismiss.textContent}: ${title}`);
  }

  remove(): void {
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.element.remove();
  }

  #titleOf({ names, files, toCustomer }: TransferView): string {
    if (names.length === 0) return this.#texts('console.files.requested');
    const what = names.length === 1 && names[0] ? names[0] : this.#count(files);
    return this.#texts(toCustomer ? 'console.files.to' : 'console.files.from', what);
  }

  #count(files: number): string {
    return files === 1
      ? this.#texts('console.files.one')
      : this.#texts('console.files.many', files);
  }

  #wordsOf(view: TransferView): string {
    const size = (bytes: number) => sizeWords(bytes, this.#language);
    switch (view.state) {
      case 'running': {
        const amount = this.#texts('console.files.progress', size(view.done), size(view.bytes));
        if (view.perSecond < 1) return amount;
        const left = clock(Math.ceil((view.bytes - view.done) / view.perSecond));
        return this.#texts('console.files.speed', amount, size(view.perSecond), left);
      }
      case 'offered':
        return this.#texts('console.files.offer', this.#count(view.files), size(view.bytes));
      case 'over':
        if (view.end === 'DONE' && view.skipped.length > 0) {
          return this.#texts('console.files.some', view.kept, view.skipped.length);
        }
        return this.#texts(`console.files.end.${view.end ?? 'DONE'}`);
      default:
        return this.#texts(`console.files.state.${view.state}`);
    }
  }

  #showSkipped({ skipped }: TransferView): void {
    if (skipped.length === this.#skipped.childElementCount) return;
    this.#skipped.hidden = skipped.length === 0;
    this.#skipped.replaceChildren(
      ...skipped.map(({ path, reason }) =>
        make('li', {}, `${path}: ${this.#texts(`console.files.skip.${reason}`)}`),
      ),
    );
  }

  #offer({ name, blob }: Download): void {
    const url = URL.createObjectURL(blob);
    this.#urls.push(url);
    this.#downloads.hidden = false;
    this.#downloads.append(make('li', {}, make('a', { href: url, download: name }, name)));
  }
}
