import { type Place, placeOf } from '../viewer/invitations.ts';
import { grouped } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import type { Model, SessionState } from '../viewer/session-state.ts';
import { byId, make, write } from './dom.ts';
import { icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** The stations between the form and the picture. */
const STATIONS = ['computer', 'password', 'consent', 'picture'] as const;

/** Shows how far the way to the picture has come, and lets the technician give up. */
export class Progress {
  readonly #section: HTMLElement;
  readonly #machine = make('h1', { class: 'code progress-machine' });
  readonly #steps: readonly HTMLElement[];
  readonly #actions: HTMLElement;
  readonly #say: HTMLElement;
  readonly #policy = make('p', { id: 'recording-policy', class: 'muted', hidden: true });
  readonly #texts: Texts;

  constructor(session: Session, texts: Texts) {
    this.#texts = texts;
    this.#steps = STATIONS.map((station) =>
      make(
        'li',
        { 'data-step': station },
        make('span', { class: 'progress-mark' }, icon('check')),
        make('span', {}, texts(`console.step.${station}`)),
      ),
    );
    this.#section = make(
      'section',
      { id: 'progress', 'aria-label': texts('console.progress'), hidden: true },
      this.#machine,
      make('ol', { class: 'progress-steps' }, ...this.#steps),
    );
    const cancel = make(
      'button',
      { id: 'cancel', type: 'button', class: 'button secondary' },
      texts('console.cancel'),
    );
    cancel.addEventListener('click', () => session.dispatch({ kind: 'end' }));
    this.#actions = make('p', { class: 'progress-actions', hidden: true }, cancel);
    this.#say = make('p', { id: 'say-next', hidden: true });
    byId('status').before(this.#section);
    byId('status').after(this.#say, this.#policy, this.#actions);
  }

  show({ session, served }: Model): void {
    const reached = stationOf(session);
    this.#section.hidden = reached === undefined;
    this.#actions.hidden = reached === undefined;
    this.#showSay(session, served);
    this.#showPolicy(session);
    if (reached === undefined) return;
    if ('machineId' in session) write(this.#machine, grouped(session.machineId));
    for (const [i, step] of this.#steps.entries()) {
      step.dataset['state'] = i < reached ? 'done' : i === reached ? 'now' : 'later';
      if (i === reached) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    }
  }

  /** The sentence for the customer who reads the question, or has ticked the terms in it. */
  #showSay(session: SessionState, served: Model['served']): void {
    this.#say.hidden = session.name !== 'awaiting-consent';
    if (session.name !== 'awaiting-consent') return;
    const came = served?.machineId === session.machineId ? served : undefined;
    const place: Place = came && placeOf(came.steps) === 'agreed' ? 'agreed' : 'asked';
    this.#say.dataset['place'] = place;
    write(this.#say, `${this.#texts('console.say')} ${this.#texts(`console.say.${place}`)}`);
  }

  /** What the customer is told before the consent, the technician knows, too. */
  #showPolicy(session: SessionState): void {
    const policy =
      (session.name === 'proving' || session.name === 'awaiting-consent') && session.recording;
    this.#policy.hidden = policy !== 'ASK' && policy !== 'REQUIRED';
    if (policy && !this.#policy.hidden) {
      write(this.#policy, this.#texts(`console.recording.policy.${policy}`));
    }
  }
}

/** The station that is being worked on; undefined if this is not the time. */
function stationOf(session: SessionState): number | undefined {
  switch (session.name) {
    case 'opening':
    case 'resuming':
      return 0;
    case 'proving':
      return 1;
    case 'awaiting-consent':
      return 2;
    case 'active':
      return session.picture === 'none' ? 3 : undefined;
    case 'restarting':
    case 'idle':
    case 'awaiting-password':
    case 'ended':
      return undefined;
  }
}
