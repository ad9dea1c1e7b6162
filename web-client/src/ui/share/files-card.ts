import type { FilesSide } from '../../share/files-side.ts';
import type { Receiving } from '../../viewer/files/receiving.ts';
import { safePath } from '../../viewer/files/safe-name.ts';
import { make, write } from '../dom.ts';
import type { Download } from '../file-sinks.ts';
import { icon } from '../icons.ts';
import type { Texts } from '../texts.ts';

/** Files that came from the technician; each is saved by the customer's own click. */
export class FilesCard {
  readonly element: HTMLElement;
  readonly #list = make('ul', { id: 'transfers' });
  readonly #downloads = make('ul', { id: 'downloads' });
  readonly #rows = new Map<
    number,
    { row: HTMLElement; state: HTMLElement; bar: HTMLProgressElement }
  >();
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.element = make(
      'section',
      { id: 'files', class: 'card', 'aria-labelledby': 'files-heading', hidden: true },
      make('h2', { id: 'files-heading' }, texts('share.files')),
      this.#list,
      this.#downloads,
    );
  }

  /** Another session begins; what arrived before it can still be saved. */
  begin(): void {
    this.#rows.clear();
    this.#list.replaceChildren();
    this.element.hidden = this.#downloads.childElementCount === 0;
  }

  show({ transfers }: FilesSide): void {
    for (const transfer of transfers) if (transfer.complete) this.#row(transfer);
    this.element.hidden = this.#rows.size + this.#downloads.childElementCount === 0;
  }

  /** A whole file is here. */
  add({ name, blob }: Download): void {
    const address = URL.createObjectURL(blob);
    const save = make(
      'a',
      { class: 'button secondary small', href: address, download: name },
      this.#texts('share.files.save'),
    );
    this.#downloads.append(make('li', {}, icon('files'), make('span', {}, name), save));
  }

  #row(transfer: Receiving): void {
    const { number, files, entries, done, bytes, end, running, skipped } = transfer;
    let known = this.#rows.get(number);
    if (!known) {
      const name = safePath(entries[0]?.path ?? '').at(-1) ?? '';
      const title = files === 1 ? name : this.#texts('share.files.several', name, files - 1);
      const state = make('small', { class: 'muted' });
      const bar = make('progress', { max: '1', value: '0', 'aria-label': title });
      const row = make('li', { 'data-transfer': String(number) }, make('b', {}, title), bar, state);
      known = { row, state, bar };
      this.#rows.set(number, known);
      this.#list.append(row);
    }
    const state = end ? 'over' : running ? 'running' : 'asked';
    known.row.dataset['state'] = state;
    if (end) known.row.dataset['end'] = end;
    known.bar.hidden = state !== 'running';
    known.bar.value = bytes === 0 ? 1 : done / bytes;
    const key =
      end === 'DONE'
        ? skipped.length > 0
          ? 'share.files.partly'
          : 'share.files.done'
        : end
          ? 'share.files.broken'
          : `share.files.${state}`;
    write(known.state, this.#texts(key));
  }
}
