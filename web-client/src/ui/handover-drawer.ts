import type {
  Colleague,
  HandoverMessage,
  HandoverPhase,
  TechnicianToServer,
} from '../viewer/messages.ts';
import type { Active } from '../viewer/session-state.ts';
import type { Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** Leaves the running session to a colleague, who is asked first, and then the customer. */
export class HandoverDrawer implements Drawer {
  readonly name = 'handover';
  readonly icon = 'handover';
  readonly content: HTMLElement;
  readonly #texts: Texts;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #colleagues = make('select', { id: 'handover-to' });
  readonly #nobody: HTMLElement;
  readonly #ask: HTMLButtonElement;
  readonly #keep: HTMLButtonElement;
  readonly #state = make('p', { id: 'handover-state', role: 'status' });
  #sessionId = '';
  #phase: HandoverPhase | undefined;
  #colleague = '';

  constructor(say: (message: TechnicianToServer) => void, texts: Texts) {
    this.#say = say;
    this.#texts = texts;
    const button = (id: string, key: string, look: string) =>
      make('button', { id, type: 'button', class: `button ${look}` }, texts(key));
    this.#ask = button('handover-ask', 'console.handover.ask', 'secondary');
    this.#keep = button('handover-keep', 'console.handover.keep', 'small quiet');
    this.#nobody = make('p', { class: 'hint', hidden: true }, texts('console.handover.nobody'));
    this.#ask.addEventListener('click', () =>
      this.#say({
        type: 'offer-session',
        sessionId: this.#sessionId,
        technicianId: Number(this.#colleagues.value),
      }),
    );
    this.#keep.addEventListener('click', () =>
      this.#say({ type: 'keep-session', sessionId: this.#sessionId }),
    );
    this.content = make(
      'div',
      { class: 'handover' },
      make('p', { class: 'muted' }, texts('console.handover.lead')),
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'handover-to' }, texts('console.handover.to')),
        this.#colleagues,
        this.#nobody,
      ),
      this.#ask,
      this.#state,
      this.#keep,
    );
    this.#reflect();
  }

  /** Who has a page open now. */
  colleagues(now: readonly Colleague[]): void {
    const chosen = this.#colleagues.value;
    this.#colleagues.replaceChildren(
      ...now.map(({ id, name }) => make('option', { value: String(id) }, name)),
    );
    if (now.some(({ id }) => String(id) === chosen)) this.#colleagues.value = chosen;
    this.#colleagues.hidden = now.length === 0;
    this.#nobody.hidden = now.length > 0;
    this.#reflect();
  }

  /** The agent refuses by itself what the customer refused too often. */
  show({ sessionId, rights }: Active): void {
    if (sessionId !== this.#sessionId) this.#become(sessionId, undefined, '');
    if (
      this.#phase === 'ASKING' &&
      (rights.HANDOVER === 'refused' || rights.HANDOVER === 'expired')
    ) {
      this.#become(sessionId, 'REFUSED', this.#colleague);
    }
  }

  receive(message: HandoverMessage): void {
    if (message.type === 'handover' && message.sessionId === this.#sessionId) {
      this.#become(message.sessionId, message.phase, message.colleague);
    }
  }

  #become(sessionId: string, phase: HandoverPhase | undefined, colleague: string): void {
    this.#sessionId = sessionId;
    this.#phase = phase;
    this.#colleague = colleague;
    this.#reflect();
  }

  #reflect(): void {
    const phase = this.#phase;
    const underWay = phase === 'OFFERED' || phase === 'ASKING';
    this.#ask.disabled = underWay || this.#colleagues.length === 0;
    this.#colleagues.disabled = underWay;
    this.#keep.hidden = phase !== 'OFFERED';
    this.#state.hidden = phase === undefined;
    this.#state.dataset['phase'] = phase ?? '';
    this.#state.className = phase === undefined || underWay ? 'notice' : 'notice warn';
    write(
      this.#state,
      phase === undefined ? '' : this.#texts(`console.handover.phase.${phase}`, this.#colleague),
    );
  }
}
