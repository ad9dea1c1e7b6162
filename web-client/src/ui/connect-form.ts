import { digitsOf, grouped, passwordOf } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import type { Model, Refusal } from '../viewer/session-state.ts';
import { byId, make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** The form for the computer's ID and the session password; asks again for a wrong password. */
export class ConnectForm {
  readonly #section = byId('connect');
  readonly #machine = byId<HTMLInputElement>('machine-id');
  readonly #password = byId<HTMLInputElement>('session-password');
  readonly #submit = byId<HTMLButtonElement>('connect-submit');
  readonly #error = byId('connect-error');
  readonly #cancel: HTMLButtonElement;
  readonly #session: Session;
  readonly #texts: Texts;

  constructor(session: Session, texts: Texts) {
    this.#session = session;
    this.#texts = texts;
    this.#cancel = make(
      'button',
      { id: 'connect-cancel', class: 'button secondary wide', type: 'button', hidden: true },
      texts('console.cancel'),
    );
    this.#submit.after(this.#cancel);
    this.#cancel.addEventListener('click', () => session.dispatch({ kind: 'end' }));
    regroup(this.#machine, digitsOf);
    regroup(this.#password, passwordOf);
    byId('connect-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  show({ link, session }: Model, before: Model): void {
    const asksPassword = session.name === 'awaiting-password';
    const shown = (session.name === 'idle' && !session.gate) || asksPassword;
    this.#section.hidden = !shown;
    if (!shown) return;
    this.#machine.readOnly = asksPassword;
    this.#cancel.hidden = !asksPassword;
    this.#submit.disabled = link.name !== 'up';
    if (before.session === session) return;
    if (asksPassword) this.#machine.value = grouped(session.machineId);
    if (session.name !== before.session.name) {
      if (asksPassword || !session.failure) this.#password.value = '';
      if (asksPassword) this.#password.focus();
      else this.#machine.select();
    }
    this.#complain(this.#words(session));
  }

  #send(): void {
    const machineId = digitsOf(this.#machine.value);
    const password = passwordOf(this.#password.value);
    const badMachine = machineId.length !== 9;
    const badPassword = password === '';
    mark(this.#machine, badMachine);
    mark(this.#password, badPassword);
    if (badMachine || badPassword) {
      this.#complain(this.#texts(badMachine ? 'console.machine.bad' : 'console.password.bad'));
      (badMachine ? this.#machine : this.#password).focus();
      return;
    }
    if (this.#session.model.link.name !== 'up') {
      this.#session.connect();
      return;
    }
    this.#complain('');
    const asksPassword = this.#session.model.session.name === 'awaiting-password';
    this.#session.dispatch(
      asksPassword ? { kind: 'password', password } : { kind: 'open', machineId, password },
    );
  }

  #words(session: Model['session']): string {
    if (session.name === 'idle') return session.failure ? this.#refusal(session.failure) : '';
    if (session.name !== 'awaiting-password') return '';
    if (session.failure) return this.#refusal(session.failure);
    const left = session.attemptsLeft;
    if (left === undefined) return this.#texts('console.wrong.again');
    return left === 1 ? this.#texts('console.wrong.one') : this.#texts('console.wrong.more', left);
  }

  #refusal({ code, retryAfterSeconds }: Refusal): string {
    if (code === 'CUSTOMER_REFUSES') {
      return this.#texts(`failure.${code}`, Math.ceil(retryAfterSeconds / 60));
    }
    return this.#texts(`failure.${code}`, retryAfterSeconds);
  }

  #complain(words: string): void {
    write(this.#error, words);
    this.#error.hidden = words === '';
  }
}

/** Groups what is typed or pasted by three, keeping the caret behind the same character. */
function regroup(input: HTMLInputElement, clean: (typed: string) => string): void {
  input.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    const before = clean(input.value.slice(0, input.selectionStart ?? input.value.length));
    input.value = grouped(clean(input.value));
    const caret = grouped(`${before}x`).length - 1;
    input.setSelectionRange(caret, caret);
    mark(input, false);
  });
}

function mark(input: HTMLInputElement, bad: boolean): void {
  input.setAttribute('aria-invalid', String(bad));
  input.closest('.field')?.classList.toggle('bad', bad);
}
