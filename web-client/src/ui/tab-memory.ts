import type { Memory } from '../viewer/session.ts';
import type { Remembered } from '../viewer/session-state.ts';

const SESSION = 'beistand.session';
const SECRET = 'beistand.secret';

/** The session in this tab's sessionStorage: it survives a reload and goes with the tab. */
export const tabMemory: Memory = {
  recall() {
    const stored = sessionStorage.getItem(SESSION);
    if (!stored) return undefined;
    const session: Remembered = JSON.parse(stored);
    return {
      session: { ...session, since: session.since },
      stretched: sessionStorage.getItem(SECRET) ?? undefined,
    };
  },
  remember(session) {
    sessionStorage.setItem(SESSION, JSON.stringify(session));
  },
  rememberSecret(stretched) {
    sessionStorage.setItem(SECRET, stretched);
  },
  forget() {
    sessionStorage.removeItem(SESSION);
    sessionStorage.removeItem(SECRET);
  },
};
