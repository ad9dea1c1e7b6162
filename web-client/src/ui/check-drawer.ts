import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Session } from '../viewer/session.ts';
import { type Check, Exchange } from '../viewer/words/exchange.ts';
import type { Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import { icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** The spoken check: three words that both people read to each other on the telephone. */
export class CheckDrawer implements Drawer {
  readonly name = 'check';
  readonly icon = 'phone';
  readonly content: HTMLElement;
  readonly #session: Session;
  readonly #texts: Texts;
  readonly #words = make('ol', { id: 'check-words', class: 'check-words' });
  readonly #state = make('p', { id: 'check-state', class: 'notice', role: 'status' });
  readonly #same: HTMLButtonElement;
  readonly #differ: HTMLButtonElement;
  #exchange: Exchange | undefined;

  constructor(session: Session, texts: Texts) {
    this.#session = session;
    this.#texts = texts;
    this.#same = make(
      'button',
      { id: 'check-same', type: 'button', class: 'button' },
      icon('check'),
      texts('console.check.same'),
    );
    this.#differ = make(
      'button',
      { id: 'check-differ', type: 'button', class: 'button secondary' },
      icon('end'),
      texts('console.check.differ'),
    );
    this.#same.addEventListener('click', () => this.#exchange?.judge(true));
    this.#differ.addEventListener('click', () => {
      this.#exchange?.judge(false);
      session.dispatch({ kind: 'words-differ' });
    });
    this.content = make(
      'div',
      { class: 'check', 'data-check': 'none' },
      make('p', {}, texts('console.check.read')),
      this.#words,
      this.#state,
      make('div', { class: 'check-answers' }, this.#same, this.#differ),
      make('p', { class: 'muted small' }, texts('console.check.why')),
    );
    this.#show(undefined);
  }

  attach(channel: DataChannel): void {
    const exchange = new Exchange(
      channel,
      () => this.#session.fingerprints(),
      (check) => {
        if (exchange !== this.#exchange) return;
        this.#show(check);
        if (check.name === 'caught') this.#session.dispatch({ kind: 'words-differ' });
      },
    );
    this.#exchange = exchange;
    this.#show(exchange.check);
  }

  /** The session is over. */
  reset(): void {
    this.#exchange = undefined;
    this.#show(undefined);
  }

  #show(check: Check | undefined): void {
    this.content.dataset['check'] = check?.name ?? 'none';
    const words = check && 'words' in check ? check.words : [];
    this.#words.replaceChildren(...words.map((word) => make('li', {}, word)));
    this.#words.lang = check && 'words' in check ? check.language : '';
    this.#words.hidden = words.length === 0;
    this.#same.hidden = check?.name !== 'words';
    this.#differ.hidden = words.length === 0;
    this.#state.classList.toggle('ok', check?.name === 'agreed');
    const state = this.#stateKey(check);
    this.#state.hidden = state === undefined;
    write(this.#state, state === undefined ? '' : this.#texts(state));
  }

  #stateKey(check: Check | undefined): string | undefined {
    switch (check?.name) {
      case 'agreed':
        return 'console.check.agreed';
      case 'impossible':
        return 'console.check.impossible';
      case 'words':
      case 'caught':
        return undefined;
      case 'waiting':
      case 'committed':
      case undefined:
        return 'console.check.waiting';
    }
  }
}
