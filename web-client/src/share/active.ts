import type { Grant } from '../viewer/messages.ts';
import { onServer } from './from-server.ts';
import { back, linkTimeUp, onPeer } from './paths.ts';
import { end, withoutServer } from './phases.ts';
import { answered, expired, next, wereGiven, withoutGrant } from './questions.ts';
import { isNeeded } from './recording.ts';
import type { Active, Event, Phase } from './state.ts';
import type { Turn } from './turn.ts';

/** What happens while the customer shows something. */
export function onActive(active: Active, event: Event, turn: Turn): Phase {
  switch (event.kind) {
    case 'server':
      return onServer(active, event.message, turn);
    case 'answered':
      return answered(active, event.question, event.reply, turn);
    case 'time-up':
      return onTime(active, event.timer, turn);
    case 'stop':
      return end(active, 'CUSTOMER_STOPPED', turn);
    case 'report':
      turn.report(active.session.who.sessionId);
      return end(active, 'ABUSE_REPORTED', turn);
    case 'withdraw':
      return onWithdraw(active, event.grant, turn);
    case 'pause':
      return onPause(active, event.paused, turn);
    case 'happened': {
      const session = turn.testify(active.session, event.what, event.subject, event.detail);
      return { ...active, session };
    }
    case 'line-up':
      turn.send({ type: 'resume', sessionId: active.session.who.sessionId });
      turn.repeatEvents();
      return back({ ...active, lostTimer: 0 }, turn);
    case 'line-lost':
    case 'line-refused':
      return active.lostTimer === 0 ? withoutServer(active, turn) : active;
    case 'join':
    case 'terms-ticked':
    case 'password-made':
    case 'proof-checked':
    case 'head-checked':
      return active;
    case 'offer-made':
    case 'answer-verified':
    case 'candidate-found':
    case 'path':
    case 'channel':
    case 'wished':
    case 'wish-taken-back':
    case 'returned':
    case 'recording':
    case 'technician-left':
    case 'words-differ':
    case 'broke': {
      const { link } = active;
      return link?.peer === event.peer ? onPeer(active, link, event, turn) : active;
    }
  }
}

/** What is shown is what it all is about; everything else goes alone. */
function onWithdraw(active: Active, grant: Grant, turn: Turn): Phase {
  if (!wereGiven(active.grants, grant)) return active;
  if (!isNeeded(active.session, grant)) return withoutGrant(active, grant, 'WITHDRAWN', turn);
  const session = turn.testify(active.session, 'WITHDRAWN', grant);
  return end({ ...active, session }, 'CUSTOMER_STOPPED', turn);
}

function onPause(active: Active, paused: boolean, turn: Turn): Phase {
  if (paused === active.paused) return active;
  const session = turn.testify(active.session, paused ? 'PAUSED' : 'RESUMED', '');
  const changed = { ...active, session, paused };
  return paused ? changed : next(changed, turn);
}

function onTime(active: Active, timer: number, turn: Turn): Phase {
  if (timer === active.lostTimer) return end(active, 'AGENT_LOST', turn);
  if (timer === active.asking.open?.question) return expired(active, turn);
  return active.link ? linkTimeUp(active, active.link, timer, turn) : active;
}
