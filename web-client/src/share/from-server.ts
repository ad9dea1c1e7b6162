import { GRANTS } from '../viewer/rights.ts';
import type { Connect, ServerToAgent } from './messages.ts';
import { back, CONNECT_WITHIN_MS, RECONNECT_WITHIN_MS, replaced } from './paths.ts';
import { end } from './phases.ts';
import { dropped, recorded, withoutGrant } from './questions.ts';
import type { Active, Phase } from './state.ts';
import type { Turn } from './turn.ts';

const LONGEST_CANDIDATE = 1024;

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
    case 'password-check':
    case 'abuse-noted':
      return active;
  }
}

/**
 * Opens the picture, if the customer gave it and that is on record. Every connection after the first
 * means that the technician's page was loaded anew: only VIEW survives that.
 */
function onConnect(active: Active, connect: Connect, turn: Turn): Active {
  if (!active.grants.inForce.includes('VIEW')) return active;
  let fresh = active;
  if (active.link) {
    turn.also({ do: 'close-peer', peer: active.link.peer });
    fresh = dropped(active, turn);
    for (const grant of GRANTS) {
      if (grant !== 'VIEW') fresh = withoutGrant(fresh, grant, 'RETURNED', turn);
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
    path: undefined,
    restartTimer: 0,
    deadline,
  } as const;
  return { ...fresh, link, technicianAway: false };
}
