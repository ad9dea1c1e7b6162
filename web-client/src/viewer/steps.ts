import type { EndReason } from './messages.ts';
import type { Attempt, Command, Ended, Live, SessionState } from './session-state.ts';

/** The next state of the session and what is to be done. */
export type SessionStep = readonly [SessionState, readonly Command[]];

export function stay(session: SessionState): SessionStep {
  return [session, []];
}

/** Asks the server for a session with a computer. */
export function opening(attempt: Attempt): SessionStep {
  const { machineId, customerNumber } = attempt;
  return [
    { name: 'opening', ...attempt },
    [{ do: 'send', message: { type: 'open', machineId, customerNumber } }],
  ];
}

/** Whether this session is known to the server and not over. */
export function lives(session: SessionState): session is Live {
  return 'challenge' in session;
}

/** Ends the session here: terminal, whatever the others say later. */
export function finish(
  session: Live,
  reason: EndReason | undefined,
  seconds: number | undefined,
  ...first: Command[]
): SessionStep {
  const { machineId, sessionId } = session;
  const ended: Ended = { name: 'ended', machineId, sessionId, reason, seconds };
  return [ended, [...first, { do: 'disconnect' }, { do: 'forget' }]];
}

/** Whole seconds since the customer agreed. */
export function secondsOf(session: { readonly since: number }, now: number): number {
  return Math.max(0, Math.round((now - session.since) / 1000));
}
