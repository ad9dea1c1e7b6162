import type { EndReason } from '../viewer/messages.ts';
import { asked } from './questions.ts';
import type { Active, Ended, Session, Wish } from './state.ts';
import type { Turn } from './turn.ts';

/** How long a session goes on without the server, which keeps its record; as the server itself waits. */
const WITHOUT_SERVER_MS = 120_000;

/** Asked right after the customer chose, unless the firm records nothing. */
const RECORDING: Wish = { grant: 'RECORDING', id: 0, details: [] };

/** The customer chose what to show: the yes, which is not committed yet. */
export function begin(session: Session, turn: Turn): Active {
  const unrecorded = new Map([
    [session.nextSeq, { grant: 'VIEW' as const, standing: true, uses: [] }],
  ]);
  const active: Active = {
    name: 'active',
    session: turn.testify(session, 'GIVEN', 'VIEW'),
    grants: { inForce: [], unrecorded },
    asking: { waiting: [], noes: new Map() },
    technicianAway: false,
    paused: false,
    lostTimer: 0,
  };
  const begun = turn.line.name === 'up' ? active : withoutServer(active, turn);
  return session.who.recording === 'OFF' ? begun : asked(begun, RECORDING, turn);
}

export function withoutServer(active: Active, turn: Turn): Active {
  return { ...active, lostTimer: turn.timer(WITHOUT_SERVER_MS) };
}

/** Nobody has access any more, whatever the others say later. */
export function over(session: Session, reason: EndReason, turn: Turn): Ended {
  const { connectedAt } = session;
  const seconds = connectedAt === undefined ? 0 : Math.round((turn.now - connectedAt) / 1000);
  const ended: Ended = { name: 'ended', reason, who: session.who, seconds };
  const { colleague } = session;
  return reason === 'HANDED_OVER' && colleague !== undefined ? { ...ended, colleague } : ended;
}

/** Ends the session: first here, then for everybody else. */
export function end(active: Active, reason: EndReason, turn: Turn): Ended {
  const { link } = active;
  if (link) turn.also({ do: 'close-peer', peer: link.peer, bye: reason });
  return over(turn.testify(active.session, 'ENDED', reason), reason, turn);
}
