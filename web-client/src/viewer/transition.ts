import { onAgent } from './from-agent.ts';
import { nextLink, onClosed, onDown } from './from-link.ts';
import { onServer } from './from-server.ts';
import { onTechnician } from './from-technician.ts';
import { nextInvitations, nextServed } from './invitations.ts';
import type { Command, Event, Model, Remembered, SessionState } from './session-state.ts';
import type { SessionStep } from './steps.ts';

/** The first model: of a fresh page, or of one that was reloaded during a session. */
export function initial(remembered?: Remembered): Model {
  return {
    link: { name: 'connecting' },
    session: remembered
      ? { name: 'resuming', ...remembered, agentPresent: true }
      : { name: 'idle' },
    invitations: [],
  };
}

/** What `event` makes of `model`, and what is to be done; `now` in ms since 1970. Pure. */
export function transition(
  model: Model,
  event: Event,
  now: number,
): readonly [Model, readonly Command[]] {
  const [session, commands] = nextSession(model.session, event, now);
  const [invitations, more] = nextInvitations(model.invitations, event, now);
  const served = nextServed(model.served, model.invitations, event);
  return [
    { link: nextLink(model.link, event), session, invitations, ...(served && { served }) },
    more.length === 0 ? commands : [...commands, ...more],
  ];
}

function nextSession(session: SessionState, event: Event, now: number): SessionStep {
  switch (event.kind) {
    case 'server':
      return onServer(session, event.message, now);
    case 'link-down':
      return onDown(session);
    case 'link-closed':
      return onClosed(session, event.code);
    case 'agent':
    case 'picture':
    case 'path':
    case 'untrusted':
    case 'words-differ':
      return onAgent(session, event, now);
    case 'open':
    case 'name-customer':
    case 'password':
    case 'ask':
    case 'give-back':
    case 'end':
    case 'new-session':
    case 'invite':
    case 'revoke':
      return onTechnician(session, event, now);
  }
}
