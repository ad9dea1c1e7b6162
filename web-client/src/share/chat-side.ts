import { LONGEST_TEXT } from '../viewer/chat/conversation.ts';
import { plain } from '../viewer/chat/plain.ts';
import { decodeChatToAgent } from '../viewer/chat-messages.ts';
import type { ChatToAgent, ChatToTechnician } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';
import { randomText } from './machine-key.ts';
import { instant } from './signed-bytes.ts';

export type ChatLine = Omit<Extract<ChatToTechnician, { type: 'message' }>, 'type'>;

const MOST_MESSAGES = 500;
const LONGEST_ID = 40;
/** Messages of the technician that may come at once, and the time for each one after them. */
const BURST = 20;
const PACE_MS = 500;

/** What both wrote in one session; the customer's page keeps it, as the agent's Chat.java does. */
export class ChatSide {
  readonly #now: () => number;
  readonly #onChange: () => void;
  readonly #name = randomText(6);
  #lines: readonly ChatLine[] = [];
  #channel: DataChannel | undefined;
  #listens = false;
  #last = 0;
  #received = 0;
  #read = 0;
  #quietSince = 0;

  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  get lines(): readonly ChatLine[] {
    return this.#lines;
  }

  /** Number of the last message that the technician's page has. */
  get received(): number {
    return this.#received;
  }

  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#listens = false;
    channel.onopen = () =>
      this.#tell({ type: 'hello', conversation: this.#name, read: this.#read });
    channel.onmessage = ({ data }) => {
      if (channel !== this.#channel) return;
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        this.#heard(decodeChatToAgent(data));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The technician’s page sent something unknown', error);
      }
    };
  }

  /** The customer wrote something; false if there is nothing to read in it. */
  say(written: string): boolean {
    const text = plain(written, LONGEST_TEXT);
    if (text === '') return false;
    this.#add(`${this.#name}/${this.#last + 1}`, true, text);
    return true;
  }

  #heard(message: ChatToAgent): void {
    switch (message.type) {
      case 'since':
        this.#listens = true;
        for (const line of this.#lines) {
          if (line.seq > message.after) this.#tell({ type: 'message', ...line });
        }
        break;
      case 'say':
        this.#technicianSays(message.id, message.text);
        break;
      case 'have':
        this.#received = clamp(message.received, this.#received, this.#last);
        this.#read = clamp(message.read, this.#read, this.#last);
        this.#onChange();
        break;
    }
  }

  /** What came a second time, on another connection, is there once. */
  #technicianSays(id: string, written: string): void {
    const known = this.#lines.find((line) => !line.customer && line.id === id);
    if (known) {
      this.#tell({ type: 'message', ...known });
      return;
    }
    const text = plain(written, LONGEST_TEXT);
    const valid = id !== '' && id.length <= LONGEST_ID;
    if (!valid || text === '' || !this.#isInPace()) this.#tell({ type: 'refused', id });
    else this.#add(id, false, text);
  }

  #isInPace(): boolean {
    const now = this.#now();
    const from = Math.max(this.#quietSince, now);
    if (from - now > PACE_MS * (BURST - 1)) return false;
    this.#quietSince = from + PACE_MS;
    return true;
  }

  #add(id: string, customer: boolean, text: string): void {
    this.#last++;
    const line: ChatLine = { seq: this.#last, id, customer, at: instant(this.#now()), text };
    this.#lines = [...this.#lines, line].slice(-MOST_MESSAGES);
    if (this.#listens) this.#tell({ type: 'message', ...line });
    this.#onChange();
  }

  #tell(message: ChatToTechnician): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
