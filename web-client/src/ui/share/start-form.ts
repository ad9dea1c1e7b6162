import type { State } from '../../share/state.ts';
import { digitsOf, grouped } from '../../viewer/machine-id.ts';
import { byId, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** The form for the session number. */
export class StartForm {
  readonly #input = byId<HTMLInputElement>('number');
  readonly #error = byId('number-error');
  readonly #texts: Texts;

  /** @param onNumber gets nine digits */
  constructor(texts: Texts, onNumber: (number: string) => void) {
    this.#texts = texts;
    this.#input.addEventListener('input', (event) => {
      if ((event as InputEvent).isComposing) return;
      const before = digitsOf(this.#input.value.slice(0, this.#input.selectionStart ?? 99));
      this.#input.value = grouped(digitsOf(this.#input.value));
      const caret = grouped(`${before}0`).length - 1;
      this.#input.setSelectionRange(caret, caret);
      this.#mark(false);
    });
    byId('number-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const number = digitsOf(this.#input.value);
      const bad = !/^[1-9][0-9]{8}$/.test(number);
      this.#complain(bad ? this.#texts('share.number.bad') : '');
      this.#mark(bad);
      if (bad) this.#input.focus();
      else onNumber(number);
    });
    this.#fillIn();
    window.addEventListener('hashchange', () => this.#fillIn());
  }

  show({ phase, line }: State): void {
    if (phase.name !== 'start') return;
    if (line.name === 'refused') {
      const many = line.code === 'TOO_MANY_ATTEMPTS';
      this.#complain(this.#texts(many ? 'share.line.many' : 'share.line.refused'));
    } else if (phase.failure) {
      this.#complain(this.#texts(`share.failure.${phase.failure}`));
      this.#mark(true);
      this.#input.select();
    }
  }

  /** A link carries the number behind `#`, which browsers send to nobody. */
  #fillIn(): void {
    const number = digitsOf(decodeURIComponent(location.hash.slice(1)));
    if (number.length === 9) this.#input.value = grouped(number);
  }

  #complain(words: string): void {
    write(this.#error, words);
    this.#error.hidden = words === '';
  }

  #mark(bad: boolean): void {
    this.#input.setAttribute('aria-invalid', String(bad));
    this.#input.closest('.field')?.classList.toggle('bad', bad);
  }
}
