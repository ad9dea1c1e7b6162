import type { FailureCode } from './messages.ts';
import type { Event, Link, SessionState } from './session-state.ts';
import { lives, type SessionStep, stay } from './steps.ts';

/** What `event` makes of the line to the server. */
export function nextLink(link: Link, event: Event): Link {
  if (link.name === 'closed') return link;
  if (event.kind === 'link-down') return { name: 'down' };
  if (event.kind === 'link-closed') return { name: 'closed', code: event.code };
  if (event.kind !== 'server') return link;
  if (event.message.type === 'welcome') return { name: 'up' };
  if (event.message.type === 'failure' && CLOSING.has(event.message.code)) {
    return { name: 'closed', code: event.message.code };
  }
  return link;
}

/** After these the server closes the line, and the same page will not be let in again. */
const CLOSING: ReadonlySet<FailureCode> = new Set([
  'LOGIN_REQUIRED',
  'UNSUPPORTED_VERSION',
  'IDENTITY_REJECTED',
  'REPLACED',
]);

/** The line is lost for a moment: what had no session ID yet starts over. */
export function onDown(session: SessionState): SessionStep {
  return session.name === 'opening'
    ? stay({ name: 'idle', failure: { code: 'LINK_LOST', retryAfterSeconds: 0 } })
    : stay(session);
}

/** The line is lost for good. A picture goes on without it, unless another page took it over. */
export function onClosed(session: SessionState, code: FailureCode): SessionStep {
  const refused: SessionState = { name: 'idle', failure: { code, retryAfterSeconds: 0 } };
  if (session.name === 'opening') return stay(refused);
  return code === 'REPLACED' && lives(session)
    ? [refused, [{ do: 'disconnect' }, { do: 'forget' }]]
    : stay(session);
}
