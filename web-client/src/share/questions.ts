import type { AgentToTechnician, EventKind, Grant } from '../viewer/messages.ts';
import { colleagueIn } from './colleague.ts';
import { over } from './phases.ts';
import { isNeeded } from './recording.ts';
import type { Active, Asking, Given, Grants, Phase, Reply, Session, Wish } from './state.ts';
import type { Turn } from './turn.ts';

/** How long the customer may think about anything but the first question. */
export const ANSWER_MS = 60_000;
/** After so many noes the customer is left in peace about this right for the rest of the session. */
const ENOUGH = 3;
const MOST_WAITING = 8;
/** What a browser can do for a technician; the rest is the program's. */
const POSSIBLE: ReadonlySet<Grant> = new Set([
  'VIEW',
  'FILES_IN',
  'RECORDING',
  'HANDOVER',
  'ONLOOKER',
]);
/** Only the server can say who it is, so only the server asks for these. */
const OF_A_COLLEAGUE: ReadonlySet<Grant> = new Set(['HANDOVER', 'ONLOOKER']);

/** The technician wants something: allowed already, asked now, asked later, or refused. */
export function asked(active: Active, wish: Wish, turn: Turn): Active {
  const { grants, asking } = active;
  const isUse = wish.id !== 0;
  if (wereGiven(grants, wish.grant) && !(active.paused && isUse)) {
    return allowedAlready(active, wish, turn);
  }
  if (!isUse && knows(asking, wish.grant)) return active;
  const never = wish.grant === 'RECORDING' && active.session.who.recording === 'OFF';
  const nameless = OF_A_COLLEAGUE.has(wish.grant) && colleagueIn(wish) === undefined;
  const enough = (asking.noes.get(wish.grant) ?? 0) >= ENOUGH;
  if (!POSSIBLE.has(wish.grant) || nameless || never || enough || active.technicianAway) {
    return refuseAtOnce(active, wish, turn);
  }
  if (!asking.open && !active.paused) return open(active, wish, turn);
  if (asking.waiting.length >= MOST_WAITING) return refuseAtOnce(active, wish, turn);
  tell(active, { type: 'answer', grant: wish.grant, answer: 'ASKED' }, turn);
  return { ...active, asking: { ...asking, waiting: [...asking.waiting, wish] } };
}

function allowedAlready(active: Active, wish: Wish, turn: Turn): Active {
  if (wish.id === 0) return active;
  if (active.grants.inForce.includes(wish.grant)) {
    turn.also({ do: 'decide', wish, allowed: true });
    return active;
  }
  const unrecorded = new Map(active.grants.unrecorded);
  for (const [seq, given] of unrecorded) {
    if (given.standing && given.grant === wish.grant) {
      unrecorded.set(seq, { ...given, uses: [...given.uses, wish] });
    }
  }
  return { ...active, grants: { ...active.grants, unrecorded } };
}

function refuseAtOnce(active: Active, wish: Wish, turn: Turn): Active {
  tell(active, { type: 'answer', grant: wish.grant, answer: 'REFUSED' }, turn);
  decide([wish], false, turn);
  return active;
}

function open(active: Active, wish: Wish, turn: Turn): Active {
  const session = turn.testify(named(active, wish, turn), 'ASKED', wish.grant);
  const question = turn.timer(ANSWER_MS);
  tell(active, { type: 'answer', grant: wish.grant, answer: 'ASKED' }, turn);
  const asking = { ...active.asking, open: { question, until: turn.now + ANSWER_MS, wish } };
  return { ...active, session, asking };
}

/** With the colleague's name that the question shows on record, right before it. */
function named({ session }: Active, wish: Wish, turn: Turn): Session {
  const colleague = colleagueIn(wish);
  return colleague === undefined
    ? session
    : turn.testify(session, 'COLLEAGUE_NAMED', '', colleague);
}

/** The customer answered; late answers and those to another question count for nothing. */
export function answered(active: Active, question: number, reply: Reply, turn: Turn): Phase {
  const { open: current } = active.asking;
  if (current?.question !== question) return active;
  const { wish } = current;
  if (reply === 'refuse') return refused(active, wish, 'REFUSED', turn);
  const standing = reply === 'allow' && wish.grant !== 'HANDOVER';
  const given: Given = { grant: wish.grant, standing, uses: wish.id === 0 ? [] : [wish] };
  const unrecorded = new Map(active.grants.unrecorded).set(active.session.nextSeq, given);
  const detail = standing ? '' : 'once';
  const session = turn.testify(active.session, 'GIVEN', wish.grant, detail);
  const onlooker = wish.grant === 'ONLOOKER' ? colleagueIn(wish) : undefined;
  const grants = { ...active.grants, unrecorded, ...(onlooker === undefined ? {} : { onlooker }) };
  return next({ ...active, session, grants, asking: closed(active.asking) }, turn);
}

/** Nobody answered: silence is a refusal. */
export function expired(active: Active, turn: Turn): Phase {
  const wish = active.asking.open?.wish;
  return wish ? refused(active, wish, 'EXPIRED', turn) : active;
}

/** Without what the session needs it is over before anybody saw anything. */
function refused(active: Active, wish: Wish, how: 'REFUSED' | 'EXPIRED', turn: Turn): Phase {
  if (!isNeeded(active.session, wish.grant)) return next(no(active, wish, how, turn), turn);
  const reason = how === 'REFUSED' ? 'CONSENT_REFUSED' : 'CONSENT_EXPIRED';
  return over(turn.testify(active.session, how, wish.grant), reason, turn);
}

/** The server committed an event: a yes among them comes into force. */
export function recorded(active: Active, seq: number, turn: Turn): Active {
  const given = active.grants.unrecorded.get(seq);
  if (!given) return active;
  const unrecorded = new Map(active.grants.unrecorded);
  unrecorded.delete(seq);
  if (!given.standing) {
    tell(active, { type: 'answer', grant: given.grant, answer: 'GIVEN' }, turn);
  }
  decide(given.uses, true, turn);
  const { inForce } = active.grants;
  const more =
    given.standing && !inForce.includes(given.grant) ? [...inForce, given.grant] : inForce;
  const grants = { ...active.grants, inForce: more, unrecorded };
  const colleague = given.uses.find(({ grant }) => grant === 'HANDOVER')?.details[0];
  return colleague === undefined
    ? { ...active, grants }
    : { ...active, grants, session: { ...active.session, colleague } };
}

/** The technician does not want it any more. */
export function takenBack(active: Active, id: number, turn: Turn): Active {
  const { asking } = active;
  if (asking.open?.wish.id === id) return next(withdrawnQuestion(active, turn), turn);
  const waiting = asking.waiting.filter((wish) => wish.id !== id);
  return { ...active, asking: { ...asking, waiting } };
}

/** Nobody is to look on any more, and nobody is asked about it. */
export function onlookerGone(active: Active, turn: Turn): Active {
  const alone = withoutGrant(active, 'ONLOOKER', 'RETURNED', turn);
  const { asking } = alone;
  const waiting = asking.waiting.filter(({ grant }) => grant !== 'ONLOOKER');
  const rest = { ...alone, asking: { ...asking, waiting } };
  return asking.open?.wish.grant === 'ONLOOKER' ? next(withdrawnQuestion(rest, turn), turn) : rest;
}

/** Whoever asked is gone: all questions close without an answer. */
export function dropped(active: Active, turn: Turn): Active {
  decide(active.asking.waiting, false, turn);
  const alone = { ...active, asking: { ...active.asking, waiting: [] } };
  return active.asking.open ? withdrawnQuestion(alone, turn) : alone;
}

function withdrawnQuestion(active: Active, turn: Turn): Active {
  const wish = active.asking.open?.wish;
  if (!wish) return active;
  decide([wish], false, turn);
  const session = turn.testify(active.session, 'RETURNED', wish.grant);
  return { ...active, session, asking: closed(active.asking) };
}

function no(active: Active, wish: Wish, how: 'REFUSED' | 'EXPIRED', turn: Turn): Active {
  const session = turn.testify(active.session, how, wish.grant);
  tell(active, { type: 'answer', grant: wish.grant, answer: how }, turn);
  decide([wish], false, turn);
  const noes = new Map(active.asking.noes);
  noes.set(wish.grant, (noes.get(wish.grant) ?? 0) + 1);
  return { ...active, session, asking: { ...closed(active.asking), noes } };
}

/** The wish that waited longest is asked. */
export function next(active: Active, turn: Turn): Active {
  const [wish, ...waiting] = active.asking.waiting;
  if (!wish || active.asking.open || active.paused) return active;
  const shorter = { ...active, asking: { ...active.asking, waiting } };
  return next(asked(shorter, wish, turn), turn);
}

/** Drops a grant and testifies how it went. */
export function withoutGrant(active: Active, grant: Grant, how: EventKind, turn: Turn): Active {
  if (!wereGiven(active.grants, grant)) return active;
  const unrecorded = new Map(active.grants.unrecorded);
  for (const [seq, given] of unrecorded) {
    if (given.grant !== grant) continue;
    decide(given.uses, false, turn);
    unrecorded.delete(seq);
  }
  const inForce = active.grants.inForce.filter((other) => other !== grant);
  const session = turn.testify(active.session, how, grant);
  const { onlooker, ...grants } = { ...active.grants, inForce, unrecorded };
  const named = grant === 'ONLOOKER' || onlooker === undefined ? grants : { ...grants, onlooker };
  const fewer = { ...active, session, grants: named };
  return grant === 'RECORDING' && active.link
    ? { ...fewer, link: { ...active.link, recording: false } }
    : fewer;
}

/** Whether the customer gave it for the session, in force or not yet. */
export function wereGiven({ inForce, unrecorded }: Grants, grant: Grant): boolean {
  if (inForce.includes(grant)) return true;
  return [...unrecorded.values()].some((given) => given.standing && given.grant === grant);
}

export function knows({ open: current, waiting }: Asking, grant: Grant): boolean {
  const all = current ? [current.wish, ...waiting] : waiting;
  return all.some((wish) => wish.id === 0 && wish.grant === grant);
}

function closed({ waiting, noes }: Asking): Asking {
  return { waiting, noes };
}

function decide(wishes: readonly Wish[], allowed: boolean, turn: Turn): void {
  for (const wish of wishes) if (wish.id !== 0) turn.also({ do: 'decide', wish, allowed });
}

function tell({ link }: Active, message: AgentToTechnician, turn: Turn): void {
  if (link?.open) turn.also({ do: 'tell', peer: link.peer, message });
}
