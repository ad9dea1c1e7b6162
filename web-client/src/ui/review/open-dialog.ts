import { make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** What somebody typed to see a recording. */
export interface Wish {
  readonly reason: string;
  /** Passphrase or recovery code; it never leaves the page. */
  readonly secret: string;
}

const LONGEST_REASON = 500;

/** Asks why, and for the passphrase, before anything is shown. */
export class OpenDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #reason: HTMLInputElement;
  readonly #secret: HTMLInputElement;
  readonly #error = make('p', {
    id: 'open-error',
    class: 'notice danger',
    role: 'alert',
    hidden: true,
  });
  readonly #submit: HTMLButtonElement;
  readonly #texts: Texts;
  #onWish: (wish: Wish) => Promise<string | undefined> = async () => undefined;

  constructor(texts: Texts) {
    this.#texts = texts;
    const most = String(LONGEST_REASON);
    this.#reason = make('input', {
      id: 'open-reason',
      type: 'text',
      maxlength: most,
      required: true,
      minlength: '3',
      autocomplete: 'off',
      'aria-describedby': 'open-reason-hint',
    });
    this.#secret = make('input', {
      id: 'open-secret',
      type: 'password',
      required: true,
      autocomplete: 'off',
      'aria-describedby': 'open-secret-hint',
    });
    this.#submit = make(
      'button',
      { id: 'open-submit', class: 'button' },
      texts('review.open.submit'),
    );
    const cancel = make(
      'button',
      { id: 'open-cancel', class: 'button secondary', type: 'button' },
      texts('review.cancel'),
    );
    const form = make(
      'form',
      { id: 'open-form' },
      this.#error,
      this.#field('open-reason', 'review.open.reason', this.#reason),
      this.#field('open-secret', 'review.open.secret', this.#secret),
      make('p', { class: 'actions' }, this.#submit, cancel),
    );
    this.#dialog = make(
      'dialog',
      { id: 'open-dialog', 'aria-labelledby': 'open-heading' },
      make('h2', { id: 'open-heading' }, texts('review.open.heading')),
      make('p', { class: 'muted' }, texts('review.open.lead')),
      form,
    );
    document.body.append(this.#dialog);
    cancel.addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => {
      this.#secret.value = '';
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
  }

  /** @param onWish answers what went wrong, in words, or undefined */
  ask(onWish: (wish: Wish) => Promise<string | undefined>): void {
    this.#onWish = onWish;
    this.#error.hidden = true;
    if (!this.#dialog.open) this.#dialog.showModal();
    (this.#reason.value === '' ? this.#reason : this.#secret).focus();
  }

  async #send(): Promise<void> {
    if (this.#submit.disabled) return;
    this.#submit.disabled = true;
    this.#error.hidden = true;
    write(this.#submit, this.#texts('review.open.busy'));
    const wrong = await this.#onWish({
      reason: this.#reason.value.trim(),
      secret: this.#secret.value,
    });
    this.#submit.disabled = false;
    write(this.#submit, this.#texts('review.open.submit'));
    if (wrong === undefined) {
      this.#dialog.close();
      return;
    }
    write(this.#error, wrong);
    this.#error.hidden = false;
    this.#secret.select();
    this.#secret.focus();
  }

  #field(id: string, key: string, input: HTMLInputElement): HTMLElement {
    return make(
      'div',
      { class: 'field' },
      make('label', { for: id }, this.#texts(key)),
      make('p', { class: 'hint', id: `${id}-hint` }, this.#texts(`${key}.hint`)),
      input,
    );
  }
}
