import { checkValue } from './signed-bytes.ts';
import type { Ended, Event } from './state.ts';
import type { Turn } from './turn.ts';

/** 128 bits, base64url. */
const TOKEN = /^[\w-]{22}$/;

/** What the customer keeps of a session that is over. */
export function onEvidence(ended: Ended, event: Event, turn: Turn): Ended {
  const sessionId = ended.who?.sessionId;
  if (sessionId === undefined) return ended;
  if (event.kind === 'head-checked' && event.sessionId === sessionId) {
    const { checkValue: _, forged: __, ...rest } = ended;
    const { link } = event.head;
    return event.genuine ? { ...rest, checkValue: checkValue(link) } : { ...rest, forged: true };
  }
  if (event.kind !== 'server') return ended;
  const { message } = event;
  if (message.type === 'recorded' && message.sessionId === sessionId && !turn.awaits(sessionId)) {
    turn.also({ do: 'check-head', sessionId, head: message.head });
  }
  if (message.type === 'session-report' && message.sessionId === sessionId) {
    return TOKEN.test(message.token) ? { ...ended, report: message.token } : ended;
  }
  return ended;
}
