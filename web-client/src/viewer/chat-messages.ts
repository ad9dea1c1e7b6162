import { decoder } from './decode.ts';
import type { ChatToAgent, ChatToTechnician } from './messages.ts';
import { flag, int, text, union } from './shape.ts';

const chatToTechnician = union<ChatToTechnician>({
  hello: { conversation: text, read: int },
  message: { seq: int, id: text, customer: flag, at: text, text },
  refused: { id: text },
});

const chatToAgent = union<ChatToAgent>({
  since: { after: int },
  say: { id: text, text },
  have: { received: int, read: int },
});

/** Reads what the agent says on the channel `chat`. */
export const decodeChatToTechnician = decoder(chatToTechnician);
/** The page only sends these; it reads them in tests. */
export const decodeChatToAgent = decoder(chatToAgent);
