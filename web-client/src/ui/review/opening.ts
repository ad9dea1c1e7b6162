import type { SealingKey } from '../../recording/chunks.ts';
import { unwrapKey, wrapKey } from '../../recording/keys.ts';
import { RecordingFile } from '../../review/recording-file.ts';
import { unlock } from '../../review/review-key.ts';
import type { Texts } from '../texts.ts';
import { type Manifest, Refused, type ReviewApi, type StoredKey } from './api.ts';
import { BrowserDecoder } from './browser-decoder.ts';
import type { Wish } from './open-dialog.ts';
import type { OpenRecording } from './replay.ts';

/** A recording that can be played, or why not, in words. */
export type Opening =
  | { readonly kind: 'open'; readonly recording: OpenRecording; readonly manifest: Manifest }
  | { readonly kind: 'closed'; readonly words: string };

/**
 * The way to a recording: a reason for the server, then a private key that is unlocked here. It is
 * kept as long as the page, for the other parts of the same session.
 */
export class Opener {
  readonly #api: ReviewApi;
  readonly #texts: Texts;
  #unlocked: { readonly id: number; readonly key: SealingKey; readonly reason: string } | undefined;

  constructor(api: ReviewApi, texts: Texts) {
    this.#api = api;
    this.#texts = texts;
  }

  /** Whether the next part opens without a question. */
  get unlocked(): boolean {
    return this.#unlocked !== undefined;
  }

  /** @param wish undefined: with the key and the reason of before */
  async open(recording: string, wish: Wish | undefined): Promise<Opening> {
    try {
      await this.#api.giveReason(recording, wish?.reason ?? this.#unlocked?.reason ?? '');
      const manifest = await this.#api.manifest(recording);
      const closed = wish ? await this.#unlock(manifest, wish) : undefined;
      if (closed !== undefined) return { kind: 'closed', words: closed };
      const wrapped = manifest.keys.find(({ reviewKey }) => reviewKey === this.#unlocked?.id);
      if (!wrapped || !this.#unlocked) {
        return { kind: 'closed', words: this.#texts('review.open.another') };
      }
      const key = await unwrapKey(this.#unlocked.key, wrapped.wrapped);
      const ciphertext = this.#api.ciphertext(recording, manifest.bytes);
      const file = new RecordingFile(ciphertext, key, manifest.recording);
      const startedAt = Date.parse(manifest.startedAt);
      const codec = await BrowserDecoder.named(manifest.codec);
      const gaps = manifest.gaps.map(({ fromMs, toMs }) => ({ from: fromMs, to: toMs }));
      const expectedMs = Math.max(0, Date.parse(manifest.completedAt) - startedAt) || 0;
      return { kind: 'open', manifest, recording: { file, codec, gaps, expectedMs } };
    } catch (error) {
      console.warn('The recording could not be opened', error);
      const gone = error instanceof Refused && [404, 410].includes(error.status);
      const senseless = error instanceof Refused && [400, 422].includes(error.status);
      const key = gone ? 'gone' : senseless ? 'reason.bad' : 'failed';
      return { kind: 'closed', words: this.#texts(`review.open.${key}`) };
    }
  }

  /** Active keys that a recording is not yet locked for. */
  async others({ keys }: Manifest): Promise<readonly StoredKey[]> {
    const known = await this.#api.reviewKeys();
    return known.filter(
      ({ id, retiredAt }) => retiredAt === null && !keys.some(({ reviewKey }) => reviewKey === id),
    );
  }

  /** Lets the owner of a further key open a recording that is open here. */
  async share({ recording, keys }: Manifest, other: StoredKey): Promise<void> {
    const wrapped = keys.find(({ reviewKey }) => reviewKey === this.#unlocked?.id)?.wrapped;
    if (!this.#unlocked || wrapped === undefined) throw new Error('no key is unlocked');
    const key = await unwrapKey(this.#unlocked.key, wrapped, true);
    await this.#api.addKey(recording, other.id, await wrapKey(key, other.publicKey));
  }

  /** What went wrong, in words. */
  async #unlock({ keys }: Manifest, { reason, secret }: Wish): Promise<string | undefined> {
    const known = await this.#api.reviewKeys();
    const fitting = known.filter(({ id }) => keys.some(({ reviewKey }) => reviewKey === id));
    if (fitting.length === 0) return this.#texts('review.open.nokey');
    for (const one of fitting) {
      const key = await unlock(one.lockedKey, one.publicKey, secret);
      if (!key) continue;
      this.#unlocked = { id: one.id, key, reason };
      return undefined;
    }
    return this.#texts('review.open.wrong', names(fitting));
  }
}

function names(keys: readonly StoredKey[]): string {
  return keys.map(({ name }) => `„${name}“`).join(', ');
}
