import { Batch, MOST_BODY } from './batch.ts';
import { type ChunkSealer, FILE_HEADER } from './chunks.ts';
import { Container, type EncodedFrame } from './container.ts';
import { CONTAINER, EVENT, FRAME, PICTURE, type RecordedEvent, writeFacts } from './records.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where the sealed file goes. */
export interface Sink {
  /** Bytes that wait for the network. */
  readonly waiting: number;
  add(piece: Bytes, last: boolean): void;
}

export interface RecorderEnvironment {
  /** Milliseconds on a clock that never jumps. */
  now(): number;
  /** Milliseconds since 1970. */
  wallClock(): number;
  later(ms: number, action: () => void): void;
}

export interface RecorderListener {
  /** Everything that stands now is wanted: {@link Recorder.begin}. */
  onBeginWanted(): void;
  onKeyFrameWanted(): void;
  /** Another codec needs another file; this frame was left out, and those after it will be. */
  onCodecChanged(): void;
  /** A mistake of ours: nothing more is written, and the file has no end. */
  onBroken(error: unknown): void;
  /** From when to when nothing was written, in milliseconds of the recording. */
  onGap(from: number, to: number, why: string): void;
}

/** Sealed and unsealed bytes in memory; half a minute of much video on a line that is cut. */
export const MOST_WAITING = 32 * 1024 * 1024;
/** How old a record is at most before it is on its way. */
const CHUNK_MS = 1000;
/** A key frame that does not come is asked for again. */
const ASK_AGAIN_MS = 2000;
/** So that a player finds its way in a long film: at most so many frames, and a minute, without one. */
const KEY_FRAME_EVERY = { ms: 60_000, frames: 300 };

/** So that a player need not paint hours of tiles to show their last one: the whole picture again. */
const BEGIN_EVERY_MS = 2 * 60_000;

/**
 * Puts what reaches the technician into one file, in the order in which it came: frames, messages of
 * the picture, events. What the line cannot take is left out and noted as a gap; after it the whole
 * picture is written anew.
 */
export class Recorder {
  readonly #sealer: ChunkSealer;
  readonly #sink: Sink;
  readonly #environment: RecorderEnvironment;
  readonly #listener: RecorderListener;
  #container: Container | undefined;
  readonly #start: number;
  readonly #batch = new Batch();
  /** How many chunks were filled. */
  #chunks = 0;
  /** Bytes that were taken in or wait to be sealed. */
  #inHand = 0;
  #tasks: Promise<void> = Promise.resolve();
  #sealed: Promise<void> = Promise.resolve();
  /** Since when nothing is written, and why. */
  #gap: { readonly from: number; readonly why: string } | undefined;
  #begun = false;
  #beginAsked = false;
  #over = false;
  #broken = false;
  #needsKey = true;
  #askedAt = -ASK_AGAIN_MS;
  #sinceKey = { ms: 0, frames: 0 };
  #begunAt = 0;

  constructor(
    sealer: ChunkSealer,
    sink: Sink,
    environment: RecorderEnvironment,
    listener: RecorderListener,
  ) {
    this.#sealer = sealer;
    this.#sink = sink;
    this.#environment = environment;
    this.#listener = listener;
    this.#start = environment.now();
  }

  /** Since when the line is too slow for what happens, in milliseconds of the recording. */
  get gapSince(): number | undefined {
    return this.#gap?.from;
  }

  /**
   * From here on everything is recorded.
   *
   * @param picture makes the messages of the channel `picture` that show what stands now; none while
   *     nothing stands
   */
  begin(picture: () => Promise<readonly Bytes[]>): void {
    this.#beginAsked = false;
    if (this.#over || this.#full) return;
    const time = this.#time();
    this.#begun = true;
    this.#begunAt = time;
    this.#needsKey = true;
    const gap = this.#gap;
    this.#gap = undefined;
    this.#next(async () => {
      if (gap) this.#writeGap(gap, time);
      this.#writeEvent({ type: 'begin', at: this.#environment.wallClock() }, time);
      for (const body of await picture()) this.#write({ type: PICTURE, time, body });
    });
    this.#askForKeyFrame(time);
  }

  /** A message of the channel `picture`. */
  picture(body: Bytes): void {
    if (this.#begun && !this.#beginAsked && this.#time() >= this.#begunAt + BEGIN_EVERY_MS) {
      this.#askToBegin();
    }
    this.#take(body.length, (time) => this.#write({ type: PICTURE, time, body }));
  }

  event(event: RecordedEvent): void {
    this.#take(0, (time) => this.#writeEvent(event, time));
  }

  /** A frame of the video; its data belongs to the recorder from now on. */
  frame(frame: EncodedFrame): void {
    if (!this.#begun || this.#over || this.#gap) return;
    const now = this.#time();
    if (this.#container && this.#container.codec !== frame.codec) {
      this.#listener.onCodecChanged();
      return;
    }
    if (frame.key) {
      this.#needsKey = false;
      this.#sinceKey = { ms: now, frames: 0 };
    } else if (this.#needsKey) {
      this.#askForKeyFrame(now);
      return;
    } else if (
      ++this.#sinceKey.frames > KEY_FRAME_EVERY.frames &&
      now - this.#sinceKey.ms > KEY_FRAME_EVERY.ms
    ) {
      this.#askForKeyFrame(now);
    }
    this.#take(frame.data.length, (time) => this.#writeFrame(frame, time));
  }

  /** The last record: what was taken in before is still written. */
  end(why: string): void {
    if (this.#over) return;
    const time = this.#time();
    const gap = this.#gap;
    this.#gap = undefined;
    this.#next(async () => {
      if (gap) this.#writeGap(gap, time);
      for (const bytes of (await this.#container?.end()) ?? []) this.#writeContainer(bytes, time);
      this.#writeEvent({ type: 'end', why }, time);
      this.#seal(true);
    });
    this.#over = true;
  }

  /** Resolves when what was taken in so far waits for its chunk to be full, or is with the sink. */
  async settled(): Promise<void> {
    await this.#tasks;
    await this.#sealed;
  }

  /** The sink took something away. */
  lineMoved(): void {
    if (!this.#gap || this.#beginAsked || this.#waiting > MOST_WAITING / 2) return;
    this.#askToBegin();
  }

  #askToBegin(): void {
    this.#beginAsked = true;
    this.#listener.onBeginWanted();
  }

  get #waiting(): number {
    return this.#inHand + this.#batch.size + this.#sink.waiting;
  }

  get #full(): boolean {
    return this.#waiting > MOST_WAITING;
  }

  /** Takes something in, or leaves it out. */
  #take(length: number, action: (time: number) => void | Promise<void>): void {
    if (!this.#begun || this.#over || this.#gap) return;
    const time = this.#time();
    if (this.#full) {
      this.#gap = { from: time, why: 'line' };
      return;
    }
    this.#inHand += length;
    this.#next(async () => {
      this.#inHand -= length;
      await action(time);
    });
  }

  async #writeFrame(frame: EncodedFrame, time: number): Promise<void> {
    this.#container ??= new Container(frame.codec);
    const { bytes, containerMs } = await this.#container.add(frame, time);
    for (const part of bytes) this.#writeContainer(part, time);
    const { rtpTimestamp, key } = frame;
    this.#write({ type: FRAME, time, body: writeFacts({ rtpTimestamp, key, containerMs }) });
  }

  #writeContainer(bytes: Bytes, time: number): void {
    for (let at = 0; at < bytes.length; at += MOST_BODY) {
      this.#write({ type: CONTAINER, time, body: bytes.subarray(at, at + MOST_BODY) });
    }
  }

  #writeGap({ from, why }: { from: number; why: string }, to: number): void {
    this.#writeEvent({ type: 'gap', from, to, why }, to);
    this.#listener.onGap(from, to, why);
  }

  #writeEvent(event: RecordedEvent, time: number): void {
    this.#write({ type: EVENT, time, body: new TextEncoder().encode(JSON.stringify(event)) });
  }

  #write(record: { type: number; time: number; body: Bytes }): void {
    if (!this.#batch.fits(record)) this.#seal(false);
    if (this.#batch.size === 0) this.#sealInTime();
    this.#batch.add(record);
  }

  #sealInTime(): void {
    const chunk = this.#chunks;
    this.#environment.later(CHUNK_MS, () => {
      if (this.#chunks === chunk && this.#batch.size > 0) this.#seal(false);
    });
  }

  /** Seals what is there, after everything that was sealed before. */
  #seal(final: boolean): void {
    const plaintext = this.#batch.take();
    const first = this.#chunks++ === 0;
    this.#inHand += plaintext.length;
    this.#sealed = this.#sealed
      .then(async () => {
        const chunk = await this.#sealer.seal(plaintext, final);
        this.#inHand -= plaintext.length;
        this.#sink.add(first ? afterHeader(chunk) : chunk, final);
      })
      .catch((error: unknown) => this.#broke(error));
  }

  /** One after the other, in the order in which it came. */
  #next(action: () => void | Promise<void>): void {
    this.#tasks = this.#tasks
      .then(() => (this.#broken ? undefined : action()))
      .catch((error: unknown) => this.#broke(error));
  }

  #broke(error: unknown): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#over = true;
    this.#listener.onBroken(error);
  }

  #askForKeyFrame(time: number): void {
    if (time - this.#askedAt < ASK_AGAIN_MS) return;
    this.#askedAt = time;
    this.#listener.onKeyFrameWanted();
  }

  #time(): number {
    return Math.round(this.#environment.now() - this.#start);
  }
}

function afterHeader(chunk: Bytes): Bytes {
  const piece = new Uint8Array(FILE_HEADER.length + chunk.length);
  piece.set(FILE_HEADER);
  piece.set(chunk, FILE_HEADER.length);
  return piece;
}
