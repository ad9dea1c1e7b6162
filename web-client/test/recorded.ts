import assert from 'node:assert/strict';
import { ChunkSealer, type SealingKey } from '../src/recording/chunks.ts';
import { Recorder } from '../src/recording/recorder.ts';
import type { Ciphertext } from '../src/review/recording-file.ts';
import { FakeTime } from './fakes.ts';
import { generator } from './random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const RECORDING = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** A recording that the recorder of the console wrote, on a clock of its own. */
export class Recorded {
  readonly time = new FakeTime();
  readonly recorder: Recorder;
  readonly key: SealingKey;
  readonly #pieces: Bytes[] = [];
  #ended: () => void = () => undefined;
  readonly #end = new Promise<void>((resolve) => {
    this.#ended = resolve;
  });
  #rtp = 4_294_900_000;
  #frames = 0;
  readonly #start: number;

  private constructor(key: SealingKey) {
    this.key = key;
    this.#start = this.time.now();
    this.recorder = new Recorder(
      new ChunkSealer(key, RECORDING),
      {
        waiting: 0,
        add: (piece, last) => {
          this.#pieces.push(piece);
          if (last) this.#ended();
        },
      },
      {
        now: this.time.now,
        wallClock: this.time.now,
        later: (ms, action) => void this.time.later(ms, action),
      },
      {
        onBeginWanted: () => undefined,
        onGap: () => undefined,
        onKeyFrameWanted: () => undefined,
        onCodecChanged: () => assert.fail('one codec'),
        onBroken: (error) => assert.fail(String(error)),
      },
    );
  }

  static async begun(): Promise<Recorded> {
    const algorithm = { name: 'AES-GCM', length: 256 };
    const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
    const recorded = new Recorded(key as SealingKey);
    recorded.recorder.begin(async () => []);
    return recorded;
  }

  get ms(): number {
    return this.time.now() - this.#start;
  }

  picture(...messages: Uint8Array[]): void {
    for (const message of messages) this.recorder.picture(Uint8Array.from(message));
  }

  /** A frame; its data tells its number and is as long as wished. */
  frame(key: boolean, length = 300): void {
    const data = new Uint8Array(Math.max(4, length)).fill(this.#frames & 0xff);
    new DataView(data.buffer).setUint32(0, this.#frames++);
    this.recorder.frame({
      codec: 'vp8',
      data,
      key,
      rtpTimestamp: this.rtpAt(this.ms),
      width: 640,
      height: 480,
    });
  }

  /** The RTP clock runs at 90 kHz and wraps soon. */
  rtpAt(ms: number): number {
    return (this.#rtp + 90 * ms) % 2 ** 32;
  }

  async pass(ms: number): Promise<void> {
    await this.recorder.settled();
    this.time.pass(ms);
    await this.recorder.settled();
  }

  async file(): Promise<Bytes> {
    this.recorder.end('over');
    await this.#end;
    return Uint8Array.from(Buffer.concat(this.#pieces));
  }

  /** What came up to now, as after a crash; waits for that many chunks. */
  async torn(chunks: number): Promise<Bytes> {
    while (this.#pieces.length < chunks) await settle();
    return Uint8Array.from(Buffer.concat(this.#pieces));
  }
}

/** The file as a server would give it; counts what is read. */
export class FakeCiphertext implements Ciphertext {
  readonly file: Bytes;
  reads = 0;
  bytes = 0;
  largest = 0;

  constructor(file: Bytes) {
    this.file = file;
  }

  get size(): number {
    return this.file.length;
  }

  async read(from: number, to: number): Promise<Bytes> {
    await settle();
    assert.ok(from >= 0 && from < to && to <= this.file.length, `${from} to ${to}`);
    this.reads++;
    this.bytes += to - from;
    this.largest = Math.max(this.largest, to - from);
    return this.file.slice(from, to);
  }
}

export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export { generator };
