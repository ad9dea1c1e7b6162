import type { WordsToTechnician } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';
import { type Fingerprints, fingerprintsOf } from '../viewer/words/fingerprints.ts';
import { commitmentTo, newNonce, spokenWords } from '../viewer/words/spoken-words.ts';
import { decodeWordsToAgent } from '../viewer/words-messages.ts';
import type { OfferingConnection } from './sharing-peer.ts';

export interface WordsListener {
  /** The three words of this connection; none before they are made. */
  onWords(words: readonly string[]): void;
  /** The technician says that both people read the same words. */
  onConfirmed(words: readonly string[]): void;
  onDiffer(): void;
}

const NONCE = /^[A-Za-z0-9_-]{43}$/;

/** The customer's side of the spoken check on one channel: commits first. As WordsService.java. */
export class WordsSide {
  readonly #channel: DataChannel;
  readonly #language: string;
  readonly #listener: WordsListener;
  readonly #ownNonce = newNonce();
  #ends: Fingerprints | undefined;
  #words: readonly string[] = [];
  #answered = false;
  #confirmed = false;
  #last: Promise<void> = Promise.resolve();

  /** @param language of the customer's page, in which both read */
  constructor(
    channel: DataChannel,
    connection: OfferingConnection,
    language: string,
    listener: WordsListener,
  ) {
    this.#channel = channel;
    this.#language = language;
    this.#listener = listener;
    channel.onopen = () => this.#next(() => this.#commit(connection));
    channel.onmessage = ({ data }) => this.#next(() => this.#receive(data));
  }

  async #commit(connection: OfferingConnection): Promise<void> {
    const seen = await fingerprintsOf(connection);
    if (!seen) return; // the page says that there is no check
    // What the browser calls its own end is the agent's here.
    this.#ends = { agent: seen.page, page: seen.agent };
    const commitment = await commitmentTo(this.#ownNonce);
    this.#say({ type: 'commit', language: this.#language, commitment });
  }

  async #receive(data: unknown): Promise<void> {
    try {
      if (typeof data !== 'string') throw new Malformed('not text');
      const message = decodeWordsToAgent(data);
      if (message.type === 'nonce') await this.#heard(message.nonce);
      else if (!message.same) this.#listener.onDiffer();
      else if (this.#words.length > 0 && !this.#confirmed) {
        this.#confirmed = true;
        this.#listener.onConfirmed(this.#words);
      }
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The technician’s page sent something unknown', error);
    }
  }

  /** Only the first nonce counts: a second one would be chosen by somebody who knows ours. */
  async #heard(pageNonce: string): Promise<void> {
    if (this.#answered || !this.#ends || !NONCE.test(pageNonce)) return;
    this.#answered = true;
    const words = await spokenWords(this.#language, this.#ownNonce, pageNonce, this.#ends);
    if (!words) return;
    this.#words = words;
    this.#listener.onWords(words);
    this.#say({ type: 'reveal', nonce: this.#ownNonce });
  }

  #say(message: WordsToTechnician): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  #next(action: () => Promise<void>): void {
    this.#last = this.#last.then(action);
  }
}
