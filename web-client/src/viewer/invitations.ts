import type { GuideStep, ServerToTechnician } from './messages.ts';
import type { Command, Event } from './session-state.ts';

/** A session number of this technician that waits for its customer. */
export interface Invitation {
  /** Nine digits. */
  readonly number: string;
  /** For the customer; empty if the server was restarted since. */
  readonly link: string;
  /** Until nobody can come with it any more, in milliseconds since 1970 on this computer's clock. */
  readonly until: number;
  /** What the customer has done, in this order. */
  readonly steps: readonly GuideStep[];
  /** The computer that came with it. */
  readonly machineId?: string;
}

/** What `event` makes of the numbers, and what is to be done; `now` in ms since 1970. Pure. */
export function nextInvitations(
  invitations: readonly Invitation[],
  event: Event,
  now: number,
): readonly [readonly Invitation[], readonly Command[]] {
  switch (event.kind) {
    case 'invite':
      return [invitations, [{ do: 'send', message: { type: 'invite' } }]];
    case 'revoke':
      return [
        without(invitations, event.number),
        [{ do: 'send', message: { type: 'revoke', number: event.number } }],
      ];
    case 'server':
      return [onServer(invitations, event.message, now), []];
    default:
      return [invitations, []];
  }
}

/** The number with which the customer of this page's session came, and what that customer did since. Pure. */
export function nextServed(
  served: Invitation | undefined,
  invitations: readonly Invitation[],
  event: Event,
): Invitation | undefined {
  if (event.kind === 'new-session') return undefined;
  if (event.kind !== 'server') return served;
  const { message } = event;
  switch (message.type) {
    case 'invitation-over': {
      const found = invitations.find(({ number }) => number === message.number);
      return message.reason === 'USED' && found?.machineId ? found : served;
    }
    case 'step':
      return served?.number === message.number ? withStep(served, message.step) : served;
    default:
      return served;
  }
}

function withStep(invitation: Invitation, step: GuideStep): Invitation {
  return { ...invitation, steps: [...invitation.steps, step] };
}

function onServer(
  invitations: readonly Invitation[],
  message: ServerToTechnician,
  now: number,
): readonly Invitation[] {
  switch (message.type) {
    case 'welcome':
      // The server names those that still wait.
      return invitations.length === 0 ? invitations : [];
    case 'invited': {
      const { number, link, secondsLeft } = message;
      const invitation = { number, link, until: now + secondsLeft * 1000, steps: [] };
      return [...without(invitations, number), invitation];
    }
    case 'invitation-over':
      return without(invitations, message.number);
    case 'joined':
      return change(invitations, message.number, (invitation) => ({
        ...invitation,
        machineId: message.machineId,
      }));
    case 'step':
      return change(invitations, message.number, (invitation) =>
        withStep(invitation, message.step),
      );
    default:
      return invitations;
  }
}

function without(invitations: readonly Invitation[], number: string): readonly Invitation[] {
  return invitations.some((invitation) => invitation.number === number)
    ? invitations.filter((invitation) => invitation.number !== number)
    : invitations;
}

function change(
  invitations: readonly Invitation[],
  number: string,
  to: (invitation: Invitation) => Invitation,
): readonly Invitation[] {
  return invitations.map((invitation) =>
    invitation.number === number ? to(invitation) : invitation,
  );
}

/** Where the customer stands: what the technician says next depends on it. */
export type Place =
  | 'told'
  | 'request'
  | 'page'
  | 'download'
  | 'browser'
  | 'joined'
  | 'asked'
  | 'agreed'
  | 'given'
  | 'no';

/** The farthest place that these steps name; a customer may skip some. */
export function placeOf(steps: readonly GuideStep[]): Place {
  let place: Place = 'told';
  for (const step of steps) {
    const next = PLACES[step];
    if (ORDER.indexOf(next) > ORDER.indexOf(place)) place = next;
  }
  return place;
}

const ORDER: readonly Place[] = [
  'told',
  'request',
  'page',
  'download',
  'browser',
  'joined',
  'asked',
  'agreed',
  'no',
  'given',
];

const PLACES: Readonly<Record<GuideStep, Place>> = {
  PAGE_OPENED: 'page',
  DOWNLOAD_STARTED: 'download',
  BROWSER_CHOSEN: 'browser',
  PROGRAM_STARTED: 'joined',
  JOINED: 'joined',
  REQUEST_SENT: 'request',
  CONSENT_ASKED: 'asked',
  TERMS_AGREED: 'agreed',
  GIVEN: 'given',
  REFUSED: 'no',
};
