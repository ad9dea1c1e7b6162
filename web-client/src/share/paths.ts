import { end } from './phases.ts';
import { asked, takenBack, withoutGrant } from './questions.ts';
import { isNeeded } from './recording.ts';
import type { Active, Link, Path, PeerEvent, Phase } from './state.ts';
import type { Turn } from './turn.ts';

/** Until the first path must stand. */
export const CONNECT_WITHIN_MS = 45_000;
/** How long a broken path may stay away. */
export const RECONNECT_WITHIN_MS = 90_000;
/** How long a path may heal by itself before ICE starts again. */
const HEAL_WITHIN_MS = 5_000;
const RESTART_EVERY_MS = 10_000;

/** What the peer connection and the technician on its other end can cause. */
export function onPeer(active: Active, link: Link, event: PeerEvent, turn: Turn): Phase {
  const { sessionId } = active.session.who;
  switch (event.kind) {
    case 'offer-made':
      turn.send({ type: 'offer', sessionId, sdp: event.sdp, mac: event.mac });
      return { ...active, link: { ...link, offer: 'out' } };
    case 'answer-verified':
      if (link.offer !== 'out') return active;
      if (!event.genuine) return end(active, 'UNTRUSTED_PEER', turn);
      turn.also({ do: 'accept-answer', peer: link.peer, sdp: event.sdp });
      return { ...active, link: { ...link, offer: 'answered' } };
    case 'candidate-found':
      turn.send({ type: 'candidate', sessionId, candidate: event.candidate });
      return active;
    case 'path':
      return onPath(active, link, event.path, turn);
    case 'channel':
      // Whoever cannot say anything any more does not say that a recording runs.
      return {
        ...active,
        link: { ...link, open: event.open, recording: event.open && link.recording },
      };
    case 'recording':
      return { ...active, link: { ...link, recording: event.running } };
    case 'wished':
      return asked(active, event.wish, turn);
    case 'wish-taken-back':
      return takenBack(active, event.id, turn);
    case 'returned':
      return isNeeded(active.session, event.grant)
        ? end(active, 'TECHNICIAN_ENDED', turn)
        : withoutGrant(active, event.grant, 'RETURNED', turn);
    case 'technician-left':
      return end(active, 'TECHNICIAN_ENDED', turn);
    case 'words-differ':
      return end(active, 'WORDS_DIFFER', turn);
    case 'broke':
      return end(active, 'CONNECTION_FAILED', turn);
  }
}

function onPath(active: Active, link: Link, path: Path, turn: Turn): Active {
  switch (path) {
    case 'connected':
      return connected(active, link, turn);
    case 'disconnected':
      return link.path === 'connected'
        ? interrupted(active, link, path, HEAL_WITHIN_MS, turn)
        : { ...active, link: { ...link, path } };
    case 'failed': {
      const broken =
        link.path === 'connected'
          ? interrupted(active, link, path, RESTART_EVERY_MS, turn)
          : { ...active, link: { ...link, path, restartTimer: turn.timer(RESTART_EVERY_MS) } };
      return restart(broken, turn);
    }
  }
}

function connected(active: Active, link: Link, turn: Turn): Active {
  if (link.path === 'connected') return active;
  const first = active.session.connectedAt === undefined;
  const session = turn.testify(active.session, first ? 'CONNECTED' : 'RESTORED', '');
  return {
    ...active,
    session: first ? { ...session, connectedAt: turn.now } : session,
    link: { ...link, path: 'connected', restartTimer: 0, deadline: 0 },
  };
}

function interrupted(
  active: Active,
  link: Link,
  path: Path,
  restartAfter: number,
  turn: Turn,
): Active {
  const session = turn.testify(active.session, 'INTERRUPTED', '');
  const restartTimer = turn.timer(restartAfter);
  const deadline = turn.timer(RECONNECT_WITHIN_MS);
  return { ...active, session, link: { ...link, path, restartTimer, deadline } };
}

/** The connection gives way to a new one. */
export function replaced(active: Active, link: Link, turn: Turn): Active {
  if (link.path !== 'connected') return active;
  return { ...active, session: turn.testify(active.session, 'INTERRUPTED', '') };
}

/** The time of one of the link's timers is up. */
export function linkTimeUp(active: Active, link: Link, timer: number, turn: Turn): Phase {
  if (timer === link.deadline) return end(active, 'CONNECTION_FAILED', turn);
  if (timer !== link.restartTimer || link.path === undefined) return active;
  const restartTimer = turn.timer(RESTART_EVERY_MS);
  return restart({ ...active, link: { ...link, restartTimer } }, turn);
}

/** Page or server are back: an offer that was sent meanwhile may be lost. */
export function back(active: Active, turn: Turn): Active {
  const { link } = active;
  if (!link || link.path === 'connected') return active;
  const offer = link.offer === 'out' ? 'answered' : link.offer;
  return restart({ ...active, link: { ...link, offer } }, turn);
}

/** Starts ICE again, if an offer can reach the page now and no earlier one is under way. */
function restart(active: Active, turn: Turn): Active {
  const { link, technicianAway } = active;
  if (link?.offer !== 'answered' || turn.line.name !== 'up' || technicianAway) return active;
  turn.also({ do: 'restart-ice', peer: link.peer });
  return { ...active, link: { ...link, offer: 'making' } };
}
