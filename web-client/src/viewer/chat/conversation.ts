import { decodeChatToTechnician } from '../chat-messages.ts';
import type { ChatToAgent, ChatToTechnician } from '../messages.ts';
import type { DataChannel } from '../peer-connection.ts';
import { Malformed } from '../shape.ts';
import { plain } from './plain.ts';

/** Longest message and longest history, as in ChatToAgent.java and ChatToTechnician.java. */
export const LONGEST_TEXT = 2000;
const MOST_MESSAGES = 500;

/** One message as it stands in the chat. */
export interface ChatMessage {
  /** The agent's number; undefined while it has not come back from there. */
  readonly seq: number | undefined;
  readonly id: string;
  readonly customer: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  /** The agent did not take it: nobody saw it. */
  readonly refused?: true;
}

/** Keeps over a reload what the agent has not taken yet, for one session. */
export interface Outbox {
  recall(sessionId: string): readonly ChatMessage[];
  remember(sessionId: string, messages: readonly ChatMessage[]): void;
}

export interface ChatEnvironment {
  now(): number;
  /** A text that no other page makes. */
  newId(): string;
  readonly outbox: Outbox;
  onChange(): void;
  /** The customer wrote something that nobody has read. */
  onNews(message: ChatMessage): void;
}

/**
 * The chat of one session: what the agent keeps of it, and what is still on its way there. What was
 * written while the line is broken is said again on the next one, under the same ID; the agent keeps
 * it once.
 */
export class Conversation {
  readonly #environment: ChatEnvironment;
  readonly #kept = new Map<number, ChatMessage>();
  /** What an agent that was restarted does not know any more. */
  #before: readonly ChatMessage[] = [];
  #waiting: readonly ChatMessage[] = [];
  #sessionId = '';
  /** The agent's name for what it keeps. */
  #name = '';
  #channel: DataChannel | undefined;
  #listens = false;
  #last = 0;
  #read = 0;
  #looking = false;

  constructor(environment: ChatEnvironment) {
    this.#environment = environment;
  }

  /** Everything in its order; what waits stands last. */
  get messages(): readonly ChatMessage[] {
    return [...this.#before, ...this.#kept.values(), ...this.#waiting];
  }

  get unread(): number {
    return [...this.#kept.values()].filter(({ customer, seq = 0 }) => customer && seq > this.#read)
      .length;
  }

  /** A session runs; another one than before starts with nothing. */
  begin(sessionId: string): void {
    if (sessionId === this.#sessionId) return;
    this.over();
    this.#sessionId = sessionId;
    this.#waiting = this.#environment.outbox.recall(sessionId);
    this.#environment.onChange();
  }

  /** The agent has this service now. */
  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#listens = false;
    channel.onmessage = ({ data }) => {
      if (channel === this.#channel && typeof data === 'string') this.#receive(data);
    };
    channel.onclose = () => {
      if (channel === this.#channel) this.#listens = false;
    };
  }

  /** False if there is nothing to read in it. */
  say(written: string): boolean {
    const text = plain(written, LONGEST_TEXT);
    if (text === '') return false;
    const { newId, now } = this.#environment;
    const message = { seq: undefined, id: newId(), customer: false, at: now(), text };
    this.#wait([...this.#waiting, message]);
    if (this.#listens) this.#tell({ type: 'say', id: message.id, text });
    this.#environment.onChange();
    return true;
  }

  /** Tries a refused message once more. */
  again(id: string): void {
    const refused = this.#waiting.find((message) => message.id === id && message.refused);
    if (!refused) return;
    this.#wait(this.#waiting.filter((message) => message !== refused));
    this.say(refused.text);
  }

  /** Whether the technician sees the messages now. */
  set looking(looking: boolean) {
    this.#looking = looking;
    if (!looking || this.#read === this.#last) return;
    this.#read = this.#last;
    this.#tellHave();
    this.#environment.onChange();
  }

  /** The session is over. */
  over(): void {
    this.#channel = undefined;
    this.#listens = false;
    this.#wait([]);
    this.#sessionId = '';
    this.#forget();
    this.#before = [];
    this.#environment.onChange();
  }

  #forget(): void {
    this.#before = this.messages.filter(({ seq }) => seq !== undefined);
    this.#kept.clear();
    this.#last = 0;
    this.#read = 0;
  }

  #receive(json: string): void {
    let message: ChatToTechnician;
    try {
      message = decodeChatToTechnician(json);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The customer’s computer sent something unknown', error);
      return;
    }
    switch (message.type) {
      case 'hello':
        this.#greet(message);
        break;
      case 'message':
        this.#keep(message);
        break;
      case 'refused':
        this.#wait(
          this.#waiting.map((one) => (one.id === message.id ? { ...one, refused: true } : one)),
        );
        break;
    }
    this.#environment.onChange();
  }

  #greet({ conversation, read }: Extract<ChatToTechnician, { type: 'hello' }>): void {
    if (conversation !== this.#name) this.#forget();
    this.#name = conversation;
    this.#read = Math.max(this.#read, read);
    this.#listens = true;
    this.#tell({ type: 'since', after: this.#last });
    for (const { id, text, refused } of this.#waiting) {
      if (!refused) this.#tell({ type: 'say', id, text });
    }
  }

  #keep({ seq, id, customer, at, text }: Extract<ChatToTechnician, { type: 'message' }>): void {
    if (!customer) this.#wait(this.#waiting.filter((waiting) => waiting.id !== id));
    if (seq <= this.#last) return;
    this.#last = seq;
    const time = Date.parse(at);
    const message: ChatMessage = {
      seq,
      id,
      customer,
      at: Number.isNaN(time) ? this.#environment.now() : time,
      text: plain(text, LONGEST_TEXT),
    };
    this.#kept.set(seq, message);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_MESSAGES) break;
      this.#kept.delete(oldest);
    }
    if (this.#looking) this.#read = seq;
    this.#tellHave();
    if (customer && seq > this.#read) this.#environment.onNews(message);
  }

  #tellHave(): void {
    this.#tell({ type: 'have', received: this.#last, read: this.#read });
  }

  #wait(messages: readonly ChatMessage[]): void {
    this.#waiting = messages;
    if (this.#sessionId !== '') this.#environment.outbox.remember(this.#sessionId, messages);
  }

  #tell(message: ChatToAgent): void {
    if (!this.#listens || this.#channel?.readyState !== 'open') return;
    this.#channel.send(JSON.stringify(message));
  }
}
