import type { WordsToAgent } from '../messages.ts';
import type { DataChannel } from '../peer-connection.ts';
import { same } from '../session-secret.ts';
import { Malformed } from '../shape.ts';
import { decodeWordsToTechnician } from '../words-messages.ts';
import type { Fingerprints } from './fingerprints.ts';
import { commitmentTo, newNonce, spokenWords } from './spoken-words.ts';

/** How far the two sides are with the words of one connection. */
export type Check =
  /** Next: committed, impossible, caught. */
  | { readonly name: 'waiting' }
  /** Our nonce is out. Next: words, caught. */
  | {
      readonly name: 'committed';
      readonly language: string;
      readonly commitment: string;
      readonly nonce: string;
      readonly ends: Fingerprints;
    }
  /** Both people can read them. Next: agreed, caught. */
  | { readonly name: 'words'; readonly language: string; readonly words: readonly string[] }
  /** The technician heard the same. Next: caught. */
  | { readonly name: 'agreed'; readonly language: string; readonly words: readonly string[] }
  /** This browser does not tell the fingerprints. Terminal. */
  | { readonly name: 'impossible' }
  /** The other side broke the order that keeps it from choosing its nonce. Terminal. */
  | { readonly name: 'caught' };

/** The page's side of the spoken check on one channel. */
export class Exchange {
  readonly #channel: DataChannel;
  readonly #fingerprints: () => Promise<Fingerprints | undefined>;
  readonly #onChange: (check: Check) => void;
  #check: Check = { name: 'waiting' };
  #last: Promise<void> = Promise.resolve();

  constructor(
    channel: DataChannel,
    fingerprints: () => Promise<Fingerprints | undefined>,
    onChange: (check: Check) => void,
  ) {
    this.#channel = channel;
    this.#fingerprints = fingerprints;
    this.#onChange = onChange;
    channel.onmessage = ({ data }) => {
      this.#last = this.#last.then(() => this.#receive(data));
    };
  }

  get check(): Check {
    return this.#check;
  }

  /** The technician compared the words on the telephone. */
  judge(same: boolean): void {
    this.#say({ type: 'verdict', same });
    if (same && this.#check.name === 'words') this.#become({ ...this.#check, name: 'agreed' });
  }

  async #receive(data: unknown): Promise<void> {
    try {
      if (typeof data !== 'string') throw new Malformed('not text');
      const message = decodeWordsToTechnician(data);
      const now = this.#check;
      if (now.name === 'caught' || now.name === 'impossible') return;
      if (message.type === 'commit' && now.name === 'waiting') {
        await this.#committed(message.language, message.commitment);
      } else if (message.type === 'reveal' && now.name === 'committed') {
        await this.#revealed(now, message.nonce);
      } else {
        this.#become({ name: 'caught' });
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The customer’s computer sent something unknown', error);
    }
  }

  async #committed(language: string, commitment: string): Promise<void> {
    const ends = await this.#fingerprints();
    if (!ends) {
      this.#become({ name: 'impossible' });
      return;
    }
    const nonce = newNonce();
    this.#become({ name: 'committed', language, commitment, nonce, ends });
    this.#say({ type: 'nonce', nonce });
  }

  async #revealed(now: Extract<Check, { name: 'committed' }>, agentNonce: string): Promise<void> {
    const kept = same(await commitmentTo(agentNonce), now.commitment);
    const words = await spokenWords(now.language, agentNonce, now.nonce, now.ends);
    this.#become(
      kept && words ? { name: 'words', language: now.language, words } : { name: 'caught' },
    );
  }

  #say(message: WordsToAgent): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  #become(check: Check): void {
    this.#check = check;
    this.#onChange(check);
  }
}
