import type { HandoverMessage, TechnicianToServer } from '../viewer/messages.ts';
import { make, write } from './dom.ts';
import { offeredFrom } from './offered-from.ts';
import type { Texts } from './texts.ts';

/** Running sessions that colleagues want to leave to this technician. */
export class OfferedSessions {
  readonly element = make('ul', { id: 'offered-sessions' });
  readonly #texts: Texts;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #onOffer: (words: string) => void;
  readonly #offers = new Map<string, Offer>();
  #busy = false;

  /** @param onOffer hears in words what is offered: it rings */
  constructor(
    say: (message: TechnicianToServer) => void,
    onOffer: (words: string) => void,
    texts: Texts,
  ) {
    this.#say = say;
    this.#onOffer = onOffer;
    this.#texts = texts;
  }

  get count(): number {
    return this.#offers.size;
  }

  receive(message: HandoverMessage): void {
    if (message.type === 'session-offer-over') this.#over(message.sessionId);
    else if (message.type === 'session-offered') this.#add(message);
  }

  /** Whether this page has a session of its own: it can have no second one. */
  busy(now: boolean): void {
    this.#busy = now;
    for (const offer of this.#offers.values()) this.#reflect(offer);
  }

  #add(offered: Extract<HandoverMessage, { type: 'session-offered' }>) {
    const { sessionId, technician } = offered;
    if (this.#offers.has(sessionId)) return;
    const words = this.#texts('console.handover.offered', technician);
    const button = (name: string, look: string, yes: boolean) => {
      const made = make(
        'button',
        { type: 'button', class: `button small ${look}`, 'data-do': name },
        this.#texts(`console.handover.${yes ? 'yes' : 'no'}`),
      );
      made.addEventListener('click', () => this.#answer(sessionId, yes));
      return made;
    };
    const yes = button('take-over', '', true);
    const no = button('leave', 'secondary', false);
    const state = make('p', { class: 'hint', role: 'status' });
    const element = make(
      'li',
      { class: 'queue-item offered', 'data-session': sessionId },
      make('header', {}, make('b', { class: 'queue-who' }, words)),
      offeredFrom(offered, this.#texts),
      make('div', { class: 'row-actions' }, yes, no),
      state,
    );
    const offer = { element, yes, no, state, answered: false };
    this.#offers.set(sessionId, offer);
    this.element.append(element);
    this.#reflect(offer);
    this.#onOffer(words);
  }

  #answer(sessionId: string, yes: boolean): void {
    this.#say({ type: 'take-over', sessionId, yes });
    const offer = this.#offers.get(sessionId);
    if (!offer || !yes) return;
    offer.answered = true;
    this.#reflect(offer);
  }

  #over(sessionId: string): void {
    this.#offers.get(sessionId)?.element.remove();
    this.#offers.delete(sessionId);
  }

  #reflect({ yes, no, state, answered }: Offer): void {
    yes.disabled = answered || this.#busy;
    no.disabled = answered;
    const why = answered ? 'asking' : this.#busy ? 'busy' : undefined;
    write(state, why ? this.#texts(`console.handover.${why}`) : '');
  }
}

interface Offer {
  readonly element: HTMLElement;
  readonly yes: HTMLButtonElement;
  readonly no: HTMLButtonElement;
  readonly state: HTMLElement;
  answered: boolean;
}
