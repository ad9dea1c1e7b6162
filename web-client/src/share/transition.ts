import { onActive } from './active.ts';
import { onEvidence } from './evidence.ts';
import { introductionOf } from './introduction.ts';
import type { PasswordCheck } from './messages.ts';
import { begin, over } from './phases.ts';
import type { Asked, Effect, Ended, Event, Joined, Joining, Phase, Start, State } from './state.ts';
import { termsOf } from './terms.ts';
import { Turn } from './turn.ts';

/** Wrong proofs until the number is given up. */
const ATTEMPTS = 3;
/** How long the customer may think about what to show, and choose it in the browser's own dialog. */
export const CONSENT_MS = 120_000;

export const INITIAL: State = {
  line: { name: 'idle' },
  ledger: [],
  used: [],
  reports: [],
  lastNumber: 0,
  earlier: [],
  phase: { name: 'start' },
};

/** What `event` makes of `state`, and what is to be done; `now` in ms since 1970. Pure. */
export function transition(
  state: State,
  event: Event,
  now: number,
): readonly [State, readonly Effect[]] {
  const turn = new Turn(state, now);
  turn.note(event);
  turn.amendKept((ended) => onEvidence(ended, event, turn));
  return turn.end(state.phase, next(state.phase, event, turn));
}

function next(phase: Phase, event: Event, turn: Turn): Phase {
  switch (phase.name) {
    case 'start':
      return onStart(phase, event, turn);
    case 'joining':
      return onJoining(phase, event, turn);
    case 'joined':
      return onJoined(phase, event, turn);
    case 'asked':
      return onAsked(phase, event, turn);
    case 'active':
      return onActive(phase, event, turn);
    case 'ended':
      return onEnded(phase, event, turn);
  }
}

function onStart(phase: Start, event: Event, turn: Turn): Phase {
  return event.kind === 'join' ? join(event.number, turn) : phase;
}

function onEnded(phase: Ended, event: Event, turn: Turn): Phase {
  if (event.kind === 'report' && phase.who) {
    turn.report(phase.who.sessionId);
    return { ...phase, reported: true };
  }
  if (event.kind === 'line-up') turn.repeatEvents();
  if (event.kind === 'join') return join(event.number, turn);
  if (event.kind === 'server' && event.message.type === 'picked-up') {
    const { technician, number } = event.message;
    // Only to whom the customer let it go over, once, and not to people reported as abuse.
    if (phase.colleague !== technician || phase.reported) return phase;
    turn.keep(phase);
    return { ...join(number, turn), colleague: technician };
  }
  return onEvidence(phase, event, turn);
}

function join(number: string, turn: Turn): Joining {
  turn.dial();
  if (turn.line.name === 'up') turn.send({ type: 'join', number });
  return { name: 'joining', number };
}

function onJoining(phase: Joining, event: Event, turn: Turn): Phase {
  if (event.kind === 'line-up') {
    turn.repeatEvents();
    turn.send({ type: 'join', number: phase.number });
  }
  if (event.kind === 'stop') return givenUp(phase, turn);
  if (event.kind === 'line-refused') return notTakenOver(phase, turn) ?? { name: 'start' };
  if (event.kind !== 'server') return phase;
  const { message } = event;
  if (message.type === 'joined' && message.number === phase.number) {
    turn.also({ do: 'make-password', number: phase.number });
    const { technician } = message;
    return { ...phase, name: 'joined', technician, attemptsLeft: ATTEMPTS };
  }
  if (message.type === 'not-joined' && message.number === phase.number) {
    return notTakenOver(phase, turn) ?? { name: 'start', failure: message.reason };
  }
  return phase;
}

function givenUp(phase: Joining | Joined, turn: Turn): Start | Ended {
  turn.hangUp();
  return notTakenOver(phase, turn) ?? { name: 'start' };
}

/** Back to the end of the session that was to go over; undefined if there was none. */
function notTakenOver(phase: Joining | Joined, turn: Turn): Ended | undefined {
  const last = phase.colleague === undefined ? undefined : turn.lastKept();
  if (!last) return undefined;
  const { colleague: _, ...ended } = last;
  return ended;
}

function onJoined(phase: Joined, event: Event, turn: Turn): Phase {
  const { number, colleague } = phase;
  switch (event.kind) {
    case 'password-made': {
      if (event.number !== number) return phase;
      const { salt, iterations } = event;
      turn.send({ type: 'password-ready', salt, iterations });
      return { ...phase, password: { salt, iterations } };
    }
    case 'line-up':
      // A new line knows nothing of the number.
      turn.send({ type: 'join', number });
      return colleague === undefined
        ? { name: 'joining', number }
        : { name: 'joining', number, colleague };
    case 'proof-checked':
      return onProof(phase, event.check, event.right, turn);
    case 'stop':
      return givenUp(phase, turn);
    case 'line-refused':
      return notTakenOver(phase, turn) ?? { name: 'start' };
    case 'server':
      if (event.message.type === 'password-check' && phase.password) {
        turn.also({ do: 'check-proof', check: event.message });
      }
      return phase;
    default:
      return phase;
  }
}

function onProof(phase: Joined, check: PasswordCheck, right: boolean, turn: Turn): Phase {
  const who = introductionOf(check);
  if (!who || turn.line.name !== 'up' || turn.isUsed(who.sessionId)) return phase;
  const { sessionId } = who;
  if (!right) {
    const attemptsLeft = phase.attemptsLeft - 1;
    turn.send({ type: 'password-rejected', sessionId, attemptsLeft });
    return attemptsLeft > 0
      ? { ...phase, attemptsLeft }
      : { name: 'ended', reason: 'WRONG_PASSWORD', who, seconds: 0 };
  }
  turn.use(sessionId);
  turn.send({ type: 'password-accepted', sessionId });
  const session = { who, machineId: turn.line.machineId, nextSeq: 1 };
  const asked = turn.testify(session, 'ASKED', 'VIEW');
  const question = turn.timer(CONSENT_MS);
  return { name: 'asked', session: asked, question, until: turn.now + CONSENT_MS };
}

function onAsked(phase: Asked, event: Event, turn: Turn): Phase {
  const { session } = phase;
  const { sessionId } = session.who;
  switch (event.kind) {
    case 'answered':
      if (event.question !== phase.question) return phase;
      if (event.reply === 'refuse') return refused(phase, 'REFUSED', turn);
      // No yes counts before a click of its own has agreed to the terms.
      if (termsOf(session.who.terms).way === 'CLICK' && !event.termsTicked) return phase;
      return begin(session, turn);
    case 'terms-ticked':
      turn.send({ type: 'terms-ticked' });
      return phase;
    case 'stop':
      return refused(phase, 'REFUSED', turn);
    case 'time-up':
      return event.timer === phase.question ? refused(phase, 'EXPIRED', turn) : phase;
    case 'line-up':
      turn.send({ type: 'resume', sessionId });
      turn.repeatEvents();
      return phase;
    case 'server': {
      const { message } = event;
      if (message.type === 'end' && message.sessionId === sessionId) {
        return over(turn.testify(session, 'ENDED', message.reason), message.reason, turn);
      }
      if (message.type === 'failure' && message.code === 'UNKNOWN_SESSION') {
        turn.forgetEvents();
        return over(session, 'AGENT_LOST', turn);
      }
      return phase;
    }
    default:
      return phase;
  }
}

function refused({ session }: Asked, how: 'REFUSED' | 'EXPIRED', turn: Turn): Phase {
  const reason = how === 'REFUSED' ? 'CONSENT_REFUSED' : 'CONSENT_EXPIRED';
  return over(turn.testify(session, how, 'VIEW'), reason, turn);
}
