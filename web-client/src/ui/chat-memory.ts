import type { ChatMessage, Outbox } from '../viewer/chat/conversation.ts';

const WAITING = 'beistand.chat';

/** What the agent has not taken yet, in this tab's sessionStorage. */
export const chatMemory: Outbox = {
  recall(sessionId) {
    const stored = sessionStorage.getItem(WAITING);
    if (!stored) return [];
    const of: Stored = JSON.parse(stored);
    return of.sessionId === sessionId ? of.messages : [];
  },
  remember(sessionId, messages) {
    if (messages.length === 0) sessionStorage.removeItem(WAITING);
    else sessionStorage.setItem(WAITING, JSON.stringify({ sessionId, messages } satisfies Stored));
  },
};

interface Stored {
  readonly sessionId: string;
  readonly messages: readonly ChatMessage[];
}
