import type { Session } from '../viewer/session.ts';
import { make } from './dom.ts';
import type { Texts } from './texts.ts';

/** Asks once more before the session ends: a new one needs a new password and a new consent. */
export class EndDialog {
  readonly #dialog: HTMLDialogElement;

  constructor(parent: HTMLElement, session: Session, texts: Texts) {
    const yes = make(
      'button',
      { id: 'end-yes', type: 'button', class: 'button dangerous' },
      texts('console.end.yes'),
    );
    const no = make(
      'button',
      { id: 'end-no', type: 'button', class: 'button secondary', autofocus: true },
      texts('console.end.no'),
    );
    this.#dialog = make(
      'dialog',
      { id: 'end-dialog', 'aria-labelledby': 'end-question' },
      make('h2', { id: 'end-question' }, texts('console.end.confirm')),
      make('p', { class: 'muted' }, texts('console.end.explain')),
      make('p', { class: 'actions' }, yes, no),
    );
    parent.append(this.#dialog);
    no.addEventListener('click', () => this.#dialog.close());
    yes.addEventListener('click', () => {
      this.#dialog.close();
      session.dispatch({ kind: 'end' });
    });
  }

  ask(): void {
    this.#dialog.showModal();
  }

  close(): void {
    this.#dialog.close();
  }
}
