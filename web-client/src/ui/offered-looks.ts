import type { OnlookerMessage, TechnicianToServer } from '../viewer/messages.ts';
import { make, write } from './dom.ts';
import { offeredFrom } from './offered-from.ts';
import type { Texts } from './texts.ts';

/** Running sessions of colleagues at which this technician may look on. */
export class OfferedLooks {
  readonly element = make('ul', { id: 'offered-looks', class: 'offers' });
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

  /** Whether this page has a session of its own, which it must not leave by itself. */
  busy(now: boolean): void {
    this.#busy = now;
  }

  receive(message: OnlookerMessage): void {
    switch (message.type) {
      case 'onlooking-offered':
        this.#add(message);
        break;
      case 'onlooking-over':
        this.#offers.get(message.sessionId)?.element.remove();
        this.#offers.delete(message.sessionId);
        break;
      case 'onlooking-ready':
        this.#ready(message.sessionId);
        break;
      case 'onlooker':
      case 'onlooker-connect':
      case 'onlooker-answer':
      case 'onlooker-candidate':
        break;
    }
  }

  #add(offered: Extract<OnlookerMessage, { type: 'onlooking-offered' }>) {
    const { sessionId, technician } = offered;
    if (this.#offers.has(sessionId)) return;
    const words = this.#texts('console.onlooker.offered', technician);
    const button = (name: string, look: string, key: string) =>
      make(
        'button',
        { type: 'button', class: `button small ${look}`, 'data-do': name },
        this.#texts(key),
      );
    const yes = button('look-on', '', 'console.onlooker.yes');
    const no = button('decline', 'secondary', 'console.handover.no');
    const link = make(
      'a',
      {
        class: 'button small',
        href: `/watch/${sessionId}`,
        target: '_blank',
        rel: 'noopener',
        'data-do': 'watch',
        hidden: true,
      },
      this.#texts('console.onlooker.watch'),
    );
    const state = make('p', { class: 'hint', role: 'status' });
    const element = make(
      'li',
      { class: 'queue-item offered', 'data-session': sessionId },
      make('header', {}, make('b', { class: 'queue-who' }, words)),
      offeredFrom(offered, this.#texts),
      make('div', { class: 'row-actions' }, yes, link, no),
      state,
    );
    const offer: Offer = { element, yes, no, link, state, agreed: false };
    yes.addEventListener('click', () => {
      offer.agreed = true;
      yes.hidden = true;
      write(no, this.#texts('console.onlooker.cancel'));
      write(state, this.#texts('console.onlooker.asking'));
      this.#say({ type: 'answer-onlooking', sessionId, yes: true });
    });
    no.addEventListener('click', () =>
      this.#say({ type: 'answer-onlooking', sessionId, yes: false }),
    );
    this.#offers.set(sessionId, offer);
    this.element.append(element);
    this.#onOffer(words);
  }

  /** Goes there by itself where the colleague agreed on this page and has nothing else in it. */
  #ready(sessionId: string): void {
    const offer = this.#offers.get(sessionId);
    if (!offer) return;
    offer.yes.hidden = true;
    offer.no.hidden = true;
    offer.link.hidden = false;
    write(offer.state, this.#texts('console.onlooker.ready'));
    if (offer.agreed && !this.#busy) location.assign(offer.link.href);
  }
}

interface Offer {
  readonly element: HTMLElement;
  readonly yes: HTMLButtonElement;
  readonly no: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
  readonly state: HTMLElement;
  agreed: boolean;
}
