import {
  ChunkOpener,
  chunkLength,
  FILE_HEADER,
  type Opened,
  openChunk,
  type SealingKey,
} from '../recording/chunks.ts';
import { readRecords, type TimedRecord } from '../recording/records.ts';
import { Malformed } from '../viewer/shape.ts';
import { type IndexedFrame, RecordingIndex } from './recording-index.ts';

/** The encrypted file, wherever it is. */
export interface Ciphertext {
  /** Of the whole file. */
  readonly size: number;
  /** The bytes from `from` up to `to`, all of them. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** How far the file can be trusted, as its seals say. */
export type Verdict =
  /** Still reading; nothing wrong so far. */
  | { readonly kind: 'reading' }
  /** Every chunk is where it was written, unchanged, up to the sealed last one. */
  | { readonly kind: 'whole' }
  /** What is there is unchanged, but the sealed last chunk never came. */
  | { readonly kind: 'unfinished' }
  /** From this chunk on it was changed, or something is missing. Nothing after it is shown. */
  | { readonly kind: 'broken'; readonly chunk: number; readonly how: 'changed' | 'missing' };

/** Read at once while looking through the file. */
const WINDOW = 2 * 1024 * 1024;
/** Kept open for playing: 16 MiB at most. */
const KEPT_CHUNKS = 64;

/** A recording that is read in ranges: once from begin to end for its index, then what is played. */
export class RecordingFile {
  readonly index = new RecordingIndex();
  readonly #ciphertext: Ciphertext;
  readonly #key: SealingKey;
  readonly #recording: string;
  readonly #kept = new Map<number, Promise<readonly TimedRecord[]>>();
  #verdict: Verdict = { kind: 'reading' };
  #waiting: (() => void)[] = [];
  #closed = false;

  /**
   * @param key AES-GCM, to decrypt
   * @param recording its ID, which is under the seals
   */
  constructor(ciphertext: Ciphertext, key: SealingKey, recording: string) {
    this.#ciphertext = ciphertext;
    this.#key = key;
    this.#recording = recording;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  /** Whether nothing more will be found. */
  get scanned(): boolean {
    return this.#verdict.kind !== 'reading';
  }

  /** Ends a scan that nobody waits for any more. */
  close(): void {
    this.#closed = true;
    this.#kept.clear();
  }

  /** Resolves when more was found, or nothing more will be. */
  grown(): Promise<void> {
    if (this.scanned) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Looks through the whole file. Rejects if the file cannot be fetched. */
  async scan(onProgress: () => void): Promise<void> {
    const opener = new ChunkOpener(this.#key, this.#recording);
    let held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
    let at = 0;
    let end = 0;
    while (end < this.#ciphertext.size && !this.scanned && !this.#closed) {
      const until = Math.min(end + WINDOW, this.#ciphertext.size);
      held = joined(held.subarray(at), await this.#ciphertext.read(end, until));
      const start = until - held.length;
      end = until;
      at = start === 0 ? await this.#header(opener, held) : 0;
      for (;;) {
        const length = chunkLength(held, at);
        if (length === 'unreadable') this.#break(this.index.chunks.length, 'changed');
        if (this.scanned || length === undefined || length === 'unreadable') break;
        if (at + length > held.length) break;
        const opened = await opener.push(held.slice(at, at + length));
        for (const one of opened) this.#found(one, start + at, length);
        at += length;
      }
      this.#wake(onProgress);
    }
    if (!this.scanned && !this.#closed) {
      this.#verdict = { kind: opener.complete && at === held.length ? 'whole' : 'unfinished' };
    }
    this.#wake(onProgress);
  }

  /** The records of a chunk that the scan has found. */
  records(chunk: number): Promise<readonly TimedRecord[]> {
    let kept = this.#kept.get(chunk);
    if (!kept) {
      kept = this.#open(chunk);
      kept.catch(() => this.#kept.delete(chunk)); // the next wish asks again
    }
    this.#kept.delete(chunk);
    this.#kept.set(chunk, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_CHUNKS) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  /** The encoded bytes of a frame; undefined if the recording lacks them. */
  async frameData({ block }: IndexedFrame): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (!block) return undefined;
    const data = new Uint8Array(block.length);
    let have = 0;
    for (const { place, from, to } of this.index.piecesOf(block)) {
      const body = (await this.records(place.chunk))[place.record]?.body;
      if (!body) return undefined;
      data.set(body.subarray(from, to), have);
      have += to - from;
    }
    return have === data.length ? data : undefined;
  }

  async #header(opener: ChunkOpener, held: Uint8Array<ArrayBuffer>): Promise<number> {
    const [wrong] = await opener.push(held.slice(0, FILE_HEADER.length));
    if (wrong) this.#break(0, 'changed');
    return Math.min(FILE_HEADER.length, held.length);
  }

  #found(opened: Opened, offset: number, length: number): void {
    if (this.scanned) return;
    switch (opened.kind) {
      case 'chunk':
        try {
          this.index.add(offset, length, readRecords(opened.plaintext));
        } catch (error) {
          if (!(error instanceof Malformed)) throw error;
          this.#break(opened.index, 'changed');
        }
        break;
      case 'missing':
        this.#break(opened.from, 'missing');
        break;
      case 'misplaced':
      case 'changed':
        this.#break(this.index.chunks.length, 'changed');
        break;
      case 'unreadable':
        this.#break(this.index.chunks.length, 'changed');
        break;
    }
  }

  #break(chunk: number, how: 'changed' | 'missing'): void {
    if (!this.scanned) this.#verdict = { kind: 'broken', chunk, how };
  }

  #wake(onProgress: () => void): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
    onProgress();
  }

  async #open(chunk: number): Promise<readonly TimedRecord[]> {
    const indexed = this.index.chunks[chunk];
    if (!indexed) throw new Error(`chunk ${chunk} was not found yet`);
    const { offset, length } = indexed;
    const bytes = await this.#ciphertext.read(offset, offset + length);
    const plaintext = await openChunk(this.#key, this.#recording, bytes);
    if (!plaintext) throw new Error(`chunk ${chunk} is another one than before`);
    return readRecords(plaintext);
  }
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
