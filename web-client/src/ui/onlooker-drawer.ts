import type {
  Colleague,
  OnlookerMessage,
  OnlookerPhase,
  TechnicianToServer,
} from '../viewer/messages.ts';
import type { Active } from '../viewer/session-state.ts';
import type { Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** What goes on; a new colleague can be asked only when nothing does. */
const UNDER_WAY: ReadonlySet<OnlookerPhase> = new Set(['OFFERED', 'ASKING', 'ALLOWED', 'LOOKING']);

/** Lets a colleague look on at the running session, who is asked first, and then the customer. */
export class OnlookerDrawer implements Drawer {
  readonly name = 'onlooker';
  readonly icon = 'onlooker';
  readonly content: HTMLElement;
  readonly #texts: Texts;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #onLooking: (name: string) => void;
  readonly #colleagues = make('select', { id: 'onlooker-who' });
  readonly #nobody: HTMLElement;
  readonly #field: HTMLElement;
  readonly #ask: HTMLButtonElement;
  readonly #end: HTMLButtonElement;
  readonly #state = make('p', { id: 'onlooker-state', role: 'status' });
  #sessionId = '';
  #phase: OnlookerPhase | undefined;
  #colleague = '';

  /** @param onLooking hears who looks on now; '' = nobody */
  constructor(
    say: (message: TechnicianToServer) => void,
    onLooking: (name: string) => void,
    texts: Texts,
  ) {
    this.#say = say;
    this.#onLooking = onLooking;
    this.#texts = texts;
    const button = (id: string, look: string) =>
      make('button', { id, type: 'button', class: `button ${look}` });
    this.#ask = button('onlooker-ask', 'secondary');
    write(this.#ask, texts('console.onlooker.ask'));
    this.#end = button('onlooker-end', 'small secondary');
    this.#nobody = make('p', { class: 'hint', hidden: true }, texts('console.handover.nobody'));
    this.#ask.addEventListener('click', () =>
      say({
        type: 'invite-onlooker',
        sessionId: this.#sessionId,
        technicianId: Number(this.#colleagues.value),
      }),
    );
    this.#end.addEventListener('click', () =>
      say({ type: 'end-onlooking', sessionId: this.#sessionId }),
    );
    this.#field = make(
      'div',
      { class: 'field' },
      make('label', { for: 'onlooker-who' }, texts('console.onlooker.who')),
      this.#colleagues,
      this.#nobody,
    );
    this.content = make(
      'div',
      { class: 'handover' },
      make('p', { class: 'muted' }, texts('console.onlooker.lead')),
      this.#field,
      this.#ask,
      this.#state,
      this.#end,
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

  /** The agent refuses by itself what the customer refused too often; the server hears it here. */
  show({ sessionId, rights }: Active): void {
    if (sessionId !== this.#sessionId) this.#become(sessionId, undefined, '');
    if (
      this.#phase === 'ASKING' &&
      (rights.ONLOOKER === 'refused' || rights.ONLOOKER === 'expired')
    ) {
      this.#become(sessionId, 'REFUSED', this.#colleague);
      this.#say({ type: 'end-onlooking', sessionId });
    }
  }

  receive(message: OnlookerMessage): void {
    if (message.type !== 'onlooker' || message.sessionId !== this.#sessionId) return;
    const known = this.#phase === 'REFUSED' && message.phase === 'TAKEN_BACK';
    if (!known) this.#become(message.sessionId, message.phase, message.colleague);
  }

  #become(sessionId: string, phase: OnlookerPhase | undefined, colleague: string): void {
    this.#sessionId = sessionId;
    this.#phase = phase;
    this.#colleague = colleague;
    this.#onLooking(phase === 'LOOKING' ? colleague : '');
    this.#reflect();
  }

  #reflect(): void {
    const phase = this.#phase;
    const underWay = phase !== undefined && UNDER_WAY.has(phase);
    const asked = phase === 'OFFERED' || phase === 'ASKING';
    this.#field.hidden = underWay;
    this.#ask.hidden = underWay;
    this.#ask.disabled = this.#colleagues.length === 0;
    this.#end.hidden = !underWay;
    write(this.#end, this.#texts(`console.onlooker.${asked ? 'cancel' : 'end'}`));
    this.#state.hidden = phase === undefined;
    this.#state.dataset['phase'] = phase ?? '';
    this.#state.className = phase === undefined || underWay ? 'notice' : 'notice warn';
    write(
      this.#state,
      phase === undefined ? '' : this.#texts(`console.onlooker.phase.${phase}`, this.#colleague),
    );
  }
}
