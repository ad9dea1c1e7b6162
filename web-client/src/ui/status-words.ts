import type { Active, Model } from '../viewer/session-state.ts';
import type { Texts } from './texts.ts';

/**
 * What is to be said and how loud: `calm` is only read out, `brief` is shown for a while, `note` and
 * `warn` as long as they are true.
 */
export interface StatusWords {
  readonly text: string;
  readonly tone: 'calm' | 'brief' | 'note' | 'warn';
}

/** The state of the page in words, the most important thing first. */
export function statusWords({ link, session }: Model, texts: Texts): StatusWords {
  const note = (key: string): StatusWords => ({ text: texts(key), tone: 'note' });
  if (link.name === 'closed' && session.name !== 'ended') {
    return { text: texts(`failure.${link.code}`), tone: 'warn' };
  }
  if (link.name === 'down' && session.name !== 'active' && session.name !== 'ended') {
    return note('console.state.offline');
  }
  switch (session.name) {
    case 'idle':
    case 'awaiting-password':
      return { text: '', tone: 'calm' };
    case 'opening':
      return note('console.state.opening');
    case 'resuming':
      return note('console.state.resuming');
    case 'proving':
      return note('console.state.checking');
    case 'awaiting-consent':
      return note('console.state.consent');
    case 'restarting':
      return { text: texts('console.state.restarting'), tone: 'calm' };
    case 'ended':
      return { text: texts('console.state.ended'), tone: 'calm' };
    case 'active':
      return activeWords(link.name, session, texts);
  }
}

function activeWords(link: Model['link']['name'], session: Active, texts: Texts): StatusWords {
  const say = (tone: StatusWords['tone'], key: string, ...values: string[]): StatusWords => ({
    text: texts(key, ...values),
    tone,
  });
  if (session.picture === 'none') return say('note', 'console.state.connecting');
  if (session.picture === 'interrupted') return say('warn', 'console.state.interrupted');
  if (session.paused) return say('calm', 'console.paused');
  const unseen = nothingToSee(session);
  if (unseen) return say('note', unseen);
  if (session.customerActive) return say('note', 'console.control.customer');
  if (session.rights.CONTROL === 'asking') return say('note', 'console.control.asked');
  if (link === 'down') return say('note', 'console.state.lineLost');
  if (!session.agentPresent) return say('note', 'console.state.agentAway');
  if (session.untyped) return say('brief', 'console.untyped', session.untyped);
  if (session.screenGone) return say('brief', 'console.screens.gone');
  switch (session.rights.CONTROL) {
    case 'refused':
      return say('brief', 'console.control.refused');
    case 'expired':
      return say('brief', 'console.control.expired');
    case 'withdrawn':
      return say('brief', 'console.control.withdrawn');
    case 'held':
      return say('brief', 'console.control.given');
    case 'once':
    case 'none':
      return say('calm', 'console.state.connected');
  }
}

/** Why the picture is empty, if it is. */
function nothingToSee({ sharing }: Active): string | undefined {
  switch (sharing?.visibility) {
    case undefined:
    case 'SHOWN':
      return undefined;
    case 'HIDDEN':
      return 'console.sharing.hidden';
    case 'GONE':
      return sharing?.extent === 'PROGRAM' ? 'console.sharing.closed' : 'console.sharing.away';
  }
}
