import { make } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** The keys of the player, in the order in which they are shown. */
const KEYS = [
  ['review.key.toggle', ['Space', 'K']],
  ['review.key.small', ['←', '→']],
  ['review.key.large', ['J', 'L']],
  ['review.key.event', ['P', 'N']],
  ['review.key.speed', ['−', '+']],
  ['review.key.tenths', ['0', '9']],
  ['review.key.fullscreen', ['F']],
  ['review.key.help', ['?']],
] as const;

/** Says which keys the player knows. */
export class ShortcutsDialog {
  readonly #dialog: HTMLDialogElement;

  constructor(texts: Texts) {
    const rows = KEYS.map(([key, caps]) =>
      make(
        'div',
        {},
        make('dt', {}, texts(key)),
        make(
          'dd',
          {},
          ...caps.map((cap) => make('kbd', {}, cap === 'Space' ? texts('review.key.space') : cap)),
        ),
      ),
    );
    const close = make('button', { class: 'button secondary', type: 'button', autofocus: true });
    close.append(texts('review.close'));
    this.#dialog = make(
      'dialog',
      { id: 'shortcuts-dialog', 'aria-labelledby': 'shortcuts-heading' },
      make('h2', { id: 'shortcuts-heading' }, texts('review.shortcuts')),
      make('dl', { class: 'shortcuts' }, ...rows),
      make('p', { class: 'actions' }, close),
    );
    close.addEventListener('click', () => this.#dialog.close());
    document.body.append(this.#dialog);
  }

  show(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}
