import type { Session } from '../viewer/session.ts';
import type { Model } from '../viewer/session-state.ts';
import { byId } from './dom.ts';
import { InvitationCard } from './invitation-card.ts';
import type { Texts } from './texts.ts';

/** Makes session numbers and shows those that wait for their customers, the newest on top. */
export class InvitePanel {
  readonly #section = byId('invite');
  readonly #list = byId('invitations');
  readonly #button = byId<HTMLButtonElement>('invite-new');
  readonly #cards = new Map<string, InvitationCard>();
  readonly #session: Session;
  readonly #texts: Texts;

  constructor(session: Session, texts: Texts) {
    this.#session = session;
    this.#texts = texts;
    this.#button.addEventListener('click', () => session.dispatch({ kind: 'invite' }));
    setInterval(() => this.#tick(), 1_000);
  }

  show({ link, session, invitations }: Model, before: Model): void {
    this.#section.hidden = session.name !== 'idle';
    this.#button.disabled = link.name !== 'up';
    if (before.invitations === invitations) return;
    const numbers = new Set(invitations.map(({ number }) => number));
    for (const [number, card] of this.#cards) {
      if (numbers.has(number)) continue;
      card.element.remove();
      this.#cards.delete(number);
    }
    for (const invitation of invitations) {
      let card = this.#cards.get(invitation.number);
      if (!card) {
        card = new InvitationCard(invitation, this.#session, this.#texts);
        this.#cards.set(invitation.number, card);
        this.#list.prepend(card.element);
      }
      card.show(invitation);
    }
    this.#button.classList.toggle('secondary', invitations.length > 0);
    this.#section.dataset['waiting'] = String(invitations.length);
    this.#tick();
  }

  #tick(): void {
    for (const card of this.#cards.values()) card.tick(Date.now());
  }
}
