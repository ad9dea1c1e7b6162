import { type Invitation, type Place, placeOf } from '../viewer/invitations.ts';
import { grouped } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import { clock, make, write } from './dom.ts';
import { icon } from './icons.ts';
import { qrCode } from './qr-code.ts';
import type { Texts } from './texts.ts';

/** What the customer does until the question, in the order in which most people do it. */
const STATIONS = ['page', 'download', 'program', 'consent'] as const;

/** How many stations are behind a customer at this place. */
const BEHIND: Readonly<Record<Place, number>> = {
  told: 0,
  request: 0,
  page: 1,
  download: 2,
  browser: 2,
  joined: 3,
  asked: 3,
  agreed: 3,
  no: 3,
  given: 4,
};

const COPIED_MS = 2_000;

/** One session number: to read out, to copy and to photograph, and where its customer is. */
export class InvitationCard {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #left = make('span', { class: 'invitation-left number' });
  readonly #say = make('p', { class: 'invitation-say' });
  readonly #request: HTMLElement;
  readonly #steps: readonly HTMLElement[];
  readonly #open: HTMLButtonElement;
  #invitation: Invitation;

  constructor(invitation: Invitation, session: Session, texts: Texts) {
    this.#invitation = invitation;
    this.#texts = texts;
    const { number, link } = invitation;
    const shown = grouped(number);
    this.#request = stationItem('request', texts);
    this.#steps = STATIONS.map((station) => stationItem(station, texts));
    this.#open = make(
      'button',
      { type: 'button', class: 'button wide', 'data-open': true, hidden: true },
      texts('console.invite.open'),
    );
    this.#open.addEventListener('click', () => {
      const { machineId } = this.#invitation;
      if (machineId) session.dispatch({ kind: 'open', machineId, password: number });
    });
    const revoke = make(
      'button',
      { type: 'button', class: 'button quiet small', 'data-revoke': true },
      texts('console.invite.revoke'),
    );
    revoke.addEventListener('click', () => session.dispatch({ kind: 'revoke', number }));
    const copies = make(
      'p',
      { class: 'invitation-copies' },
      copyButton('number', texts('console.invite.copy'), shown, texts),
    );
    const codes = make(
      'div',
      { class: 'invitation-codes' },
      make(
        'div',
        { class: 'invitation-words' },
        make('p', { class: 'code invitation-number' }, shown),
        make('p', { class: 'muted' }, this.#left),
      ),
    );
    if (link) {
      copies.append(copyButton('link', texts('console.invite.copyLink'), link, texts));
      codes.append(qrCode(link, texts('console.invite.qr')));
    }
    this.element = make(
      'article',
      { class: 'invitation', 'data-number': number, 'aria-label': shown },
      codes,
      copies,
      make(
        'div',
        { class: 'invitation-guide', 'aria-live': 'polite' },
        make('p', { class: 'invitation-say-label' }, texts('console.say')),
        this.#say,
      ),
      make('ol', { class: 'invitation-steps' }, this.#request, ...this.#steps),
      this.#open,
      make('p', { class: 'invitation-end' }, revoke),
    );
  }

  show(invitation: Invitation): void {
    this.#invitation = invitation;
    const place = placeOf(invitation.steps);
    this.element.dataset['place'] = place;
    write(
      this.#say,
      this.#texts(`console.say.${place}`, location.host, grouped(invitation.number)),
    );
    this.#request.hidden = !invitation.steps.includes('REQUEST_SENT');
    this.#request.dataset['state'] = 'done';
    for (const [i, step] of this.#steps.entries()) {
      const behind = BEHIND[place];
      step.dataset['state'] = i < behind ? 'done' : i === behind ? 'now' : 'later';
    }
    this.#open.hidden = invitation.machineId === undefined;
  }

  /** Once a second. */
  tick(now: number): void {
    const seconds = Math.max(0, Math.ceil((this.#invitation.until - now) / 1000));
    this.element.dataset['over'] = String(seconds === 0);
    write(
      this.#left,
      seconds === 0
        ? this.#texts('console.invite.expired')
        : this.#texts('console.invite.left', clock(seconds)),
    );
  }
}

function stationItem(station: string, texts: Texts): HTMLElement {
  return make(
    'li',
    { 'data-station': station },
    make('span', { class: 'invitation-mark' }, icon('check')),
    make('span', {}, texts(`console.guide.${station}`)),
  );
}

function copyButton(what: string, label: string, text: string, texts: Texts): HTMLButtonElement {
  const words = make('span', {}, label);
  const button = make(
    'button',
    { type: 'button', class: 'button secondary small', 'data-copy': what },
    words,
  );
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    write(words, texts('console.invite.copied'));
    setTimeout(() => write(words, label), COPIED_MS);
  });
  return button;
}
