import { make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** The three words that both people read to each other. */
export class WordsCard {
  readonly element: HTMLElement;
  readonly #list = make('ol', { id: 'check-words' });
  readonly #state = make('p', { class: 'small muted', role: 'status' });
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.element = make(
      'section',
      { id: 'words', class: 'card', 'aria-labelledby': 'words-heading', hidden: true },
      make('h2', { id: 'words-heading' }, texts('share.words')),
      make('p', { class: 'muted' }, texts('share.words.hint')),
      this.#list,
      this.#state,
    );
  }

  show(words: readonly string[]): void {
    this.element.hidden = words.length === 0;
    this.#list.replaceChildren(...words.map((word) => make('li', {}, word)));
    write(this.#state, '');
  }

  confirmed(): void {
    write(this.#state, this.#texts('share.words.confirmed'));
  }
}
