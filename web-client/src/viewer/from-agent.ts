import type { AgentToTechnician, Monitor } from './messages.ts';
import { answered, inForce } from './rights.ts';
import type { Active, Event, SessionState } from './session-state.ts';
import { finish, type SessionStep, secondsOf, stay } from './steps.ts';

/** What the customer's computer, or the way to it, makes of the session. */
export function onAgent(
  session: SessionState,
  event: Extract<Event, { kind: 'agent' | 'picture' | 'path' | 'untrusted' | 'words-differ' }>,
  now: number,
): SessionStep {
  if (session.name !== 'active') return stay(session);
  switch (event.kind) {
    case 'agent':
      return onMessage(session, event.message, now);
    case 'picture':
      return stay({ ...session, picture: 'running' });
    case 'path':
      if (session.picture === 'none') return stay(session);
      return stay({ ...session, picture: event.open ? 'running' : 'interrupted' });
    case 'untrusted':
      return finish(session, 'UNTRUSTED_PEER', secondsOf(session, now), {
        do: 'send',
        message: { type: 'end', sessionId: session.sessionId },
      });
    case 'words-differ':
      return finish(session, 'WORDS_DIFFER', secondsOf(session, now), {
        do: 'send',
        message: { type: 'words-differ', sessionId: session.sessionId },
      });
  }
}

function onMessage(session: Active, message: AgentToTechnician, now: number): SessionStep {
  switch (message.type) {
    case 'grants':
      return stay({ ...session, rights: inForce(session.rights, message.grants) });
    case 'answer':
      return stay({ ...session, rights: answered(session.rights, message) });
    case 'screen':
      return stay({ ...session, screen: { width: message.width, height: message.height } });
    case 'customer-active':
      return stay({ ...session, customerActive: message.active });
    case 'paused':
      // While there is no picture to wait for, the pause itself is what is shown.
      return stay({
        ...session,
        paused: message.paused,
        picture: message.paused && session.picture === 'none' ? 'running' : session.picture,
      });
    case 'untyped':
      return stay({ ...session, untyped: message.text });
    case 'screens':
      return stay({
        ...session,
        monitors: message.screens,
        shown: message.shown,
        screenGone: isGone(session, message.screens, message.shown),
      });
    case 'sharing':
      return stay({ ...session, sharing: message });
    case 'from-browser':
      return stay({ ...session, browser: message.name });
    case 'pong':
    case 'cursor-shape':
    case 'cursor-at':
      return stay(session);
    case 'bye':
      return finish(session, message.reason, secondsOf(session, now));
  }
}

/** Whether what was shown before is shown no more because the monitor is gone. */
function isGone(before: Active, monitors: readonly Monitor[], shown: string): boolean {
  if (shown === before.shown) return before.screenGone ?? false;
  return (
    monitors.length > 0 &&
    before.monitors?.some(({ id }) => id === before.shown) === true &&
    !monitors.some(({ id }) => id === before.shown)
  );
}
