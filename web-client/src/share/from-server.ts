import type { Grant } from '../viewer/messages.ts';
import { GRANTS } from '../viewer/rights.ts';
import { lookOn, takeOver } from './colleague.ts';
import { isName } from './introduction.ts';
import type { Connect, ServerToAgent } from './messages.ts';
import { back, CONNECT_WITHIN_MS, RECONNECT_WITHIN_MS, replaced } from './paths.ts';
import { end } from './phases.ts';
import { asked, dropped, knows, onlookerGone, recorded, withoutGrant } from './questions.ts';
import { isNeeded } from './recording.ts';
import type { Active, Phase } from './state.ts';
import type { Turn } from './turn.ts';

const LONGEST_CANDIDATE = 1024;
/** As Grant.outlivesPage() says. */
const OUTLIVES_PAGE: ReadonlySet<Grant> = new Set(['VIEW', 'RECORDING']);

/**
 * What the server can cause while something is shown: anything for another session or out of order
 * shows nothing and grants nothing.
 */
export function onServer(active: Active, message: ServerToAgent, turn: Turn): Phase {
  if (message.type === 'failure') {
    if (message.code !== 'UNKNOWN_SESSION') return active;
    const ended = end(active, 'AGENT_LOST', turn);
    turn.forgetEvents();
    return ended;
  }
  if (!('sessionId' in message) || message.sessionId !== active.session.who.sessionId) {
    return active;
  }
  switch (message.type) {
    case 'recorded':
      return recorded(active, message.seq, turn);
    case 'connect':
      return onConnect(active, message, turn);
    case 'answer': {
      const { link } = active;
      if (link?.offer !== 'out') return active;
      const { sdp, mac } = message;
      turn.also({ do: 'verify-answer', peer: link.peer, sdp, mac });
      return active;
    }
    case 'candidate': {
      const { link } = active;
      if (!link || message.candidate.candidate.length > LONGEST_CANDIDATE) return active;
      turn.also({ do: 'add-candidate', peer: link.peer, candidate: message.candidate });
      return active;
    }
    case 'technician-away':
      return { ...active, technicianAway: true };
    case 'technician-back':
      return active.technicianAway ? back({ ...active, technicianAway: false }, turn) : active;
    case 'end':
      return end(active, message.reason, turn);
    case 'prepare': // what a browser shows is chosen only after the consent
    case 'password-check':
    case 'abuse-noted':
    case 'session-report':
      return active;
    case 'hand-over': {
      const { technician } = message;
      return isName(technician) ? asked(active, takeOver(technician), turn) : active;
    }
    case 'look-on': {
      const { technician } = message;
      return isName(technician)
        ? asked(onlookerGone(active, turn), lookOn(technician), turn)
        : active;
    }
    case 'onlooker-gone':
      return onlookerGone(active, turn);
  }
}

/**
 * Opens the picture, if the customer gave it and that is on record. Every connection after the first
 * means that the technician's page was loaded anew: no power over the computer survives that.
 */
function onConnect(active: Active, connect: Connect, turn: Turn): Active {
  const { inForce } = active.grants;
  const agreed = GRANTS.every(
    (grant) => !isNeeded(active.session, grant) || inForce.includes(grant),
  );
  if (!agreed) return active;
  const askAgain = knows(active.asking, 'RECORDING');
  let fresh = active;
  if (active.link) {
    turn.also({ do: 'close-peer', peer: active.link.peer });
    fresh = dropped(active, turn);
    for (const grant of GRANTS) {
      if (!OUTLIVES_PAGE.has(grant)) fresh = withoutGrant(fresh, grant, 'RETURNED', turn);
    }
    fresh = replaced(fresh, active.link, turn);
  }
  const peer = turn.number();
  const { sessionId, iceServers, relayOnly } = connect;
  turn.also({ do: 'open-peer', peer, sessionId, iceServers, relayOnly });
  const again = active.session.connectedAt !== undefined;
  const deadline = turn.timer(again ? RECONNECT_WITHIN_MS : CONNECT_WITHIN_MS);
  const link = {
    peer,
    offer: 'making',
    open: false,
    recording: false,
    path: undefined,
    restartTimer: 0,
    deadline,
  } as const;
  const opened = { ...fresh, link, technicianAway: false };
  return askAgain ? asked(opened, { grant: 'RECORDING', id: 0, details: [] }, turn) : opened;
}
