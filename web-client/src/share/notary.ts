import { type MachineKey, randomText } from './machine-key.ts';
import type { SessionEvent } from './messages.ts';
import { chainAfter, chainStart, eventBytes } from './signed-bytes.ts';

/** What the page is going to testify, before it has a salt and its place behind the event before. */
export type Fact = Omit<SessionEvent, 'salt' | 'previous'>;

export interface Signed {
  readonly event: SessionEvent;
  readonly signature: string;
}

/**
 * Signs what the page testifies, each event bound to the one before it; the same as Notary.java. An
 * event is signed once; whoever asks again gets the same one.
 */
export class Notary {
  readonly #key: MachineKey;
  readonly #sessions = new Map<string, Promise<Signed>[]>();

  constructor(key: MachineKey) {
    this.#key = key;
  }

  sign(fact: Fact): Promise<Signed> {
    const signed = this.#sessions.get(fact.sessionId) ?? [];
    this.#sessions.set(fact.sessionId, signed);
    const known = signed[fact.seq - 1];
    if (known) return known;
    const made = this.#make(fact, signed[fact.seq - 2]);
    signed[fact.seq - 1] = made;
    return made;
  }

  async #make(fact: Fact, before: Promise<Signed> | undefined): Promise<Signed> {
    const previous = await this.#previous(fact, await before);
    const event: SessionEvent = { ...fact, salt: randomText(16), previous };
    return { event, signature: await this.#key.sign(await eventBytes(event)) };
  }

  async #previous(fact: Fact, before: Signed | undefined): Promise<string> {
    return before
      ? chainAfter(await eventBytes(before.event), before.signature)
      : chainStart(fact.sessionId, fact.nonce);
  }
}
