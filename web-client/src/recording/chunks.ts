/**
 * The encrypted form of a recording (docs/recording.md): a header, then chunks of AES-256-GCM. Each
 * says its place and whether it is the last one under the seal, so what was changed, swapped,
 * repeated, left out or cut off is found.
 */

/** An AES-GCM key of 256 bits: a CryptoKey, whatever the surroundings call it. */
export type SealingKey = Parameters<typeof crypto.subtle.encrypt>[1];

/** What every recording begins with. */
export const FILE_HEADER = new TextEncoder().encode('BSTREC1\n');

/** Plaintext of one chunk. */
export const MOST_PLAINTEXT = 256 * 1024;

/** Length, index, flags and initialisation vector before the ciphertext. */
export const CHUNK_HEADER = 4 + 4 + 1 + 12;

const TAG = 16;
const FINAL = 1;
/** What the length counts besides the ciphertext. */
const COUNTED = CHUNK_HEADER - 4;

/** Seals the chunks of one recording, in their order. */
export class ChunkSealer {
  readonly #key: SealingKey;
  readonly #recording: string;
  /** Of this recording; the rest of each initialisation vector is the chunk's index. */
  readonly #salt = crypto.getRandomValues(new Uint8Array(4));
  #index = 0;

  /**
   * For one recording only: the initialisation vectors count from zero.
   *
   * @param key AES-GCM, 256 bit, fresh
   * @param recording the ID that the server gave
   */
  constructor(key: SealingKey, recording: string) {
    this.#key = key;
    this.#recording = recording;
  }

  /** The next chunk of the file. */
  async seal(plaintext: Uint8Array<ArrayBuffer>, final: boolean): Promise<Uint8Array<ArrayBuffer>> {
    if (plaintext.length > MOST_PLAINTEXT) throw new Error(`a chunk of ${plaintext.length} bytes`);
    const index = this.#index++;
    const flags = final ? FINAL : 0;
    const iv = new Uint8Array(12);
    iv.set(this.#salt);
    new DataView(iv.buffer).setBigUint64(4, BigInt(index));
    const ciphertext = await crypto.subtle.encrypt(
      {
        name: 'AES-GCM',
        iv,
        additionalData: sealed(this.#recording, index, flags),
        tagLength: 128,
      },
      this.#key,
      plaintext,
    );
    const chunk = new Uint8Array(CHUNK_HEADER + ciphertext.byteLength);
    const view = new DataView(chunk.buffer);
    view.setUint32(0, COUNTED + ciphertext.byteLength);
    view.setUint32(4, index);
    view.setUint8(8, flags);
    chunk.set(iv, 9);
    chunk.set(new Uint8Array(ciphertext), CHUNK_HEADER);
    return chunk;
  }
}

/** What a part of the file turned out to be. */
export type Opened =
  /** Authentic, and where it belongs. */
  | {
      readonly kind: 'chunk';
      readonly index: number;
      readonly final: boolean;
      readonly plaintext: Uint8Array<ArrayBuffer>;
    }
  /** The chunks from `from` up to, but without, `to` are not where they belong. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** Authentic, but it stands here again or too late. */
  | { readonly kind: 'misplaced'; readonly index: number }
  /** Not sealed with this key for this recording; the index is what it claims. */
  | { readonly kind: 'changed'; readonly index: number }
  /** From here on it cannot be told where chunks begin. Nothing follows. */
  | { readonly kind: 'unreadable' };

/** Opens a recording piece by piece as it is downloaded, and finds whatever was done to it. */
export class ChunkOpener {
  readonly #key: SealingKey;
  readonly #recording: string;
  #rest: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #begun = false;
  #lost = false;
  #ended = false;
  #flawless = true;
  #next = 0;

  constructor(key: SealingKey, recording: string) {
    this.#key = key;
    this.#recording = recording;
  }

  /** What these next bytes of the file complete. One call after the other. */
  async push(bytes: Uint8Array<ArrayBuffer>): Promise<Opened[]> {
    if (this.#lost) return [];
    const file = joined(this.#rest, bytes);
    const opened: Opened[] = [];
    let at = 0;
    if (!this.#begun && file.length >= FILE_HEADER.length) {
      this.#begun = true;
      at = FILE_HEADER.length;
      if (FILE_HEADER.some((byte, i) => file[i] !== byte)) return this.#giveUp();
    }
    while (this.#begun) {
      const length = chunkLength(file, at);
      if (length === 'unreadable') return [...opened, ...this.#giveUp()];
      if (length === undefined || at + length > file.length) break;
      opened.push(...(await this.#open(file.subarray(at, at + length))));
      at += length;
    }
    this.#rest = file.slice(at);
    if (opened.some(({ kind }) => kind !== 'chunk')) this.#flawless = false;
    return opened;
  }

  /** Whether all of it came as it was written: every chunk, the last one included, and nothing else. */
  get complete(): boolean {
    return this.#ended && this.#flawless && this.#rest.length === 0;
  }

  async #open(chunk: Uint8Array<ArrayBuffer>): Promise<Opened[]> {
    const { index, final } = readChunkHeader(chunk);
    const plaintext = await openChunk(this.#key, this.#recording, chunk);
    if (!plaintext) return [{ kind: 'changed', index }];
    if (this.#ended || index < this.#next) return [{ kind: 'misplaced', index }];
    const found: Opened[] = [];
    if (index > this.#next) found.push({ kind: 'missing', from: this.#next, to: index });
    this.#next = index + 1;
    this.#ended = final;
    return [...found, { kind: 'chunk', index, final, plaintext }];
  }

  #giveUp(): Opened[] {
    this.#lost = true;
    this.#flawless = false;
    return [{ kind: 'unreadable' }];
  }
}

/** What stands in the clear before a chunk; nobody vouches for it before it is opened. */
export function readChunkHeader(chunk: Uint8Array<ArrayBuffer>): {
  readonly index: number;
  readonly final: boolean;
} {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return { index: view.getUint32(4), final: (view.getUint8(8) & FINAL) !== 0 };
}

/**
 * How many bytes the chunk that begins at `at` has with its header, undefined if not even its length
 * is there; for who reads a file in ranges.
 */
export function chunkLength(
  file: Uint8Array<ArrayBuffer>,
  at: number,
): number | 'unreadable' | undefined {
  if (at + 4 > file.length) return undefined;
  const counted = new DataView(file.buffer, file.byteOffset).getUint32(at);
  const possible = counted >= COUNTED + TAG && counted <= COUNTED + MOST_PLAINTEXT + TAG;
  return possible ? 4 + counted : 'unreadable';
}

/** The plaintext of a whole chunk, undefined if its seal is broken. */
export async function openChunk(
  key: SealingKey,
  recording: string,
  chunk: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { index } = readChunkHeader(chunk);
  const additionalData = sealed(recording, index, chunk[8] ?? 0);
  const iv = chunk.slice(9, CHUNK_HEADER);
  try {
    const ciphertext = chunk.subarray(CHUNK_HEADER);
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData, tagLength: 128 },
        key,
        ciphertext,
      ),
    );
  } catch (error) {
    // WebCrypto says no more than this of a wrong tag.
    if (error instanceof Error && error.name === 'OperationError') return undefined;
    throw error;
  }
}

/** What is authenticated beside the plaintext. */
function sealed(recording: string, index: number, flags: number): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(`beistand recording 1${recording}`);
  const bytes = new Uint8Array(words.length + 5);
  bytes.set(words);
  const view = new DataView(bytes.buffer, words.length);
  view.setUint32(0, index);
  view.setUint8(4, flags);
  return bytes;
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
