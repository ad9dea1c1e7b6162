import { EVENT, FRAME, PICTURE, type TimedRecord } from '../recording/records.ts';
import { Picture, type PictureState, type Surface } from '../viewer/picture/picture.ts';
import { Malformed } from '../viewer/shape.ts';
import type { RecordingFile } from './recording-file.ts';
import {
  afterPassing,
  beginsAnew,
  isPassing,
  type Place,
  type RecordedEvent,
  RecordingIndex,
  readEvent,
} from './recording-index.ts';
import { Snapshots } from './snapshots.ts';

/** A decoded frame, such as a VideoFrame; whoever takes it closes it. */
export interface Decoded {
  close(): void;
}

/** Decodes video in the order in which it is given. */
export interface Decoder<D extends Decoded> {
  /** How many frames wait. */
  readonly queued: number;
  /** @param frame comes back with the decoded frame */
  decode(frame: number, key: boolean, data: Uint8Array<ArrayBuffer>): void;
  /** Forgets what waits; a key frame comes next. */
  reset(): void;
  /** Resolves when fewer wait, or the decoder gives up. */
  drained(): Promise<void>;
  close(): void;
  onFrame: (frame: number, decoded: D) => void;
}

/** Where the player paints. */
export interface Screen<D extends Decoded, Pixels> extends Surface {
  showFrame(decoded: D): void;
  /** Nothing of another moment stays. */
  wipe(): void;
  /** What the tiles show now, to be kept for later. */
  keep(): Promise<Pixels>;
  restore(pixels: Pixels): Promise<void>;
  /** The cursor moved or changed, the customer paused, and the like. */
  event(event: RecordedEvent): void;
}

export type PlayerState =
  | 'paused'
  | 'playing'
  /** On the way to another moment. */
  | 'seeking'
  /** Would play, but this part is not there yet. */
  | 'waiting'
  | 'ended';

/** More frames than this do not wait in the decoder. */
const MOST_QUEUED = 12;
/** A tick that comes late does not make the recording jump. */
const LONGEST_TICK_MS = 250;
/** How long a decoder may take for the last frame of a seek. */
const PATIENCE_MS = 1500;

/** From where a moment is reached. */
interface Start<Pixels> {
  readonly time: number;
  readonly place: Place;
  readonly state: PictureState | undefined;
  readonly pixels: Promise<Pixels> | undefined;
}

/**
 * Plays a recording: tiles and video in the one order of docs/picture.md. It runs by the caller's ticks
 * and waits rather than skips, so at any speed everything is painted.
 */
export class Player<D extends Decoded, Pixels> {
  readonly #file: RecordingFile;
  readonly #decoder: Decoder<D>;
  readonly #screen: Screen<D, Pixels>;
  readonly #onChange: () => void;
  readonly #snapshots = new Snapshots<Pixels>();
  #picture: Picture;
  /** The next record, and the number of the next frame among all. */
  #place: Place = { chunk: 0, record: 0 };
  #frame = 0;
  #at = 0;
  #speed = 1;
  #running = false;
  #phase: 'steady' | 'seeking' | 'waiting' | 'ended' = 'steady';
  #wanted: number | undefined;
  #busy = false;
  #lastTick: number | undefined;
  /** Frames before this one are not decoded. */
  #firstDecoded = 0;
  #needsKey = true;
  /** While seeking only this frame is shown; undefined: every one. */
  #target: number | undefined;
  #targetShown: () => void = () => undefined;
  #shown = -1;
  #failure: unknown;

  constructor(
    file: RecordingFile,
    decoder: Decoder<D>,
    screen: Screen<D, Pixels>,
    onChange: () => void,
  ) {
    this.#file = file;
    this.#decoder = decoder;
    this.#screen = screen;
    this.#onChange = onChange;
    this.#picture = new Picture(screen);
    decoder.onFrame = (frame, decoded) => this.#decoded(frame, decoded);
  }

  get state(): PlayerState {
    if (this.#phase === 'seeking' || this.#phase === 'ended') return this.#phase;
    if (!this.#running) return 'paused';
    return this.#phase === 'waiting' ? 'waiting' : 'playing';
  }

  /** Whether it plays, or would if it could. */
  get running(): boolean {
    return this.#running && this.#phase !== 'ended';
  }

  /** The millisecond of the recording that is shown, or on its way. */
  get at(): number {
    return this.#wanted ?? this.#at;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#onChange();
  }

  /** What made it stop, such as a line that is gone; undefined after the next wish. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Tiles since the last beginning, for tests. */
  get tilesPainted(): number {
    return this.#picture.tilesPainted;
  }

  /** Whether what stands is the customer's screen, pixel by pixel. */
  get exact(): boolean {
    return this.#picture.exactMark !== undefined;
  }

  get snapshots(): number {
    return this.#snapshots.count;
  }

  play(): void {
    if (this.#phase === 'ended') this.seek(0);
    this.#failure = undefined;
    this.#running = true;
    this.#lastTick = undefined;
    this.#onChange();
  }

  pause(): void {
    this.#running = false;
    this.#onChange();
  }

  /** Goes to a moment; a newer wish takes the place of an older one. */
  seek(time: number): void {
    this.#failure = undefined;
    this.#wanted = Math.max(0, Math.min(time, this.#file.index.end));
    if (this.#phase === 'ended') {
      this.#phase = 'steady';
      this.#running = false;
    }
    this.#onChange();
    void this.#work(0);
  }

  /** Time goes on; called for each picture of the page. */
  tick(now: number): void {
    const elapsed = Math.min(now - (this.#lastTick ?? now), LONGEST_TICK_MS);
    this.#lastTick = now;
    if (this.running && !this.#busy) void this.#work(elapsed * this.#speed);
  }

  close(): void {
    this.#running = false;
    this.#phase = 'ended';
    this.#decoder.close();
    this.#file.close();
  }

  /** One thing at a time: first what is wished, then what the clock says. */
  async #work(elapsed: number): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#wanted !== undefined) await this.#goTo(this.#wanted);
      if (elapsed > 0) await this.#goOn(this.#at + elapsed);
    } catch (error) {
      this.#failure = error;
      this.#wanted = undefined;
      this.#running = false;
      this.#phase = 'steady';
      this.#onChange();
    } finally {
      this.#busy = false;
    }
    if (this.#wanted !== undefined) void this.#work(0);
  }

  async #goOn(until: number): Promise<void> {
    const { index } = this.#file;
    const all = await this.#apply(until, () => this.#wanted !== undefined);
    if (this.#wanted !== undefined) return;
    const end = all && until > index.end;
    this.#at = Math.min(until, index.end);
    this.#phase = !end ? 'steady' : this.#file.scanned ? 'ended' : 'waiting';
    this.#onChange();
  }

  async #goTo(time: number): Promise<void> {
    const { index } = this.#file;
    const newer = () => this.#wanted !== time;
    this.#phase = 'seeking';
    this.#onChange();
    const { last, key } = index.framesFor(time);
    const shown = new Promise<void>((resolve) => {
      this.#targetShown = resolve;
    });
    this.#target = last;
    const start = this.#startFor(time);
    const goesOn = this.#at <= time && start.time <= this.#at && this.#place.chunk > 0;
    const reached = goesOn ? this.#frame : await this.#beginAt(start);
    if (!goesOn || key >= reached) {
      this.#decoder.reset();
      this.#needsKey = true;
      this.#firstDecoded = Math.max(0, key);
      // The key frame may stand before the place where tiles begin.
      for (let i = key; i >= 0 && i < reached && i <= last && !newer(); i++) await this.#feed(i);
    }
    await this.#apply(time, newer);
    if (!newer() && last >= 0 && !this.#needsKey && this.#shown !== last) {
      await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    }
    this.#target = undefined;
    this.#at = time;
    if (newer()) return;
    this.#wanted = undefined;
    this.#lastTick = undefined;
    this.#phase = 'steady';
    this.#onChange();
  }

  #startFor(time: number): Start<Pixels> {
    const { anchors } = this.#file.index;
    const anchor = anchors[RecordingIndex.lastUpTo(anchors, time)];
    const snapshot = this.#snapshots.before(time);
    if (snapshot && snapshot.time >= (anchor?.time ?? 0)) return snapshot;
    if (anchor) return { ...anchor, pixels: undefined };
    return { time: 0, place: { chunk: 0, record: 0 }, state: undefined, pixels: undefined };
  }

  /** Shows what stood there; the number of the next frame. */
  async #beginAt(start: Start<Pixels>): Promise<number> {
    const pixels = await start.pixels;
    this.#screen.wipe();
    this.#picture = new Picture(this.#screen);
    if (pixels !== undefined) await this.#screen.restore(pixels);
    if (start.state) this.#picture.resume(start.state);
    for (const event of this.#file.index.events) {
      if (event.time > start.time) break;
      this.#screen.event(event);
    }
    const { chunk, record } = start.place;
    const indexed = this.#file.index.chunks[chunk];
    const passed = indexed ? (await this.#file.records(chunk)).slice(0, record) : [];
    const cursor = passed
      .flatMap(({ type, time, body }) => (type === EVENT ? (readEvent(time, body) ?? []) : []))
      .filter(isPassing)
      .reduce(afterPassing, indexed?.cursor ?? []);
    for (const event of cursor) this.#screen.event(event);
    this.#place = start.place;
    this.#frame = (indexed?.framesBefore ?? 0) + passed.filter(({ type }) => type === FRAME).length;
    this.#shown = -1;
    return this.#frame;
  }

  /** Plays all records up to a time; false if it was stopped before. */
  async #apply(until: number, stop: () => boolean): Promise<boolean> {
    const { chunks } = this.#file.index;
    while (this.#place.chunk < chunks.length) {
      const { chunk } = this.#place;
      const records = await this.#file.records(chunk);
      if (chunk + 1 < chunks.length) void this.#file.records(chunk + 1);
      for (let i = this.#place.record; i < records.length; i++) {
        const record = records[i] as TimedRecord;
        if (record.time > until) return true;
        if (stop()) return false;
        this.#place = { chunk, record: i + 1 };
        await this.#one(record);
      }
      this.#place = { chunk: chunk + 1, record: 0 };
      this.#keep(records.at(-1)?.time ?? 0);
    }
    return true;
  }

  async #one({ type, time, body }: TimedRecord): Promise<void> {
    if (type === PICTURE) {
      this.#paint(body);
    } else if (type === FRAME) {
      const number = this.#frame++;
      const frame = this.#file.index.frames[number];
      // On the way to a moment frames stand in their order, decoded or not.
      if (frame && this.#target !== undefined) this.#picture.frameStands(frame.rtpTimestamp);
      if (number >= this.#firstDecoded) await this.#feed(number);
    } else if (type === EVENT) {
      const event = readEvent(time, body);
      if (event && beginsAnew(event)) this.#picture = new Picture(this.#screen);
      if (event) this.#screen.event(event);
    }
  }

  #paint(message: Uint8Array): void {
    try {
      this.#picture.receive(message);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#picture = new Picture(this.#screen);
    }
  }

  /** Gives a frame to the decoder. */
  async #feed(number: number): Promise<void> {
    const frame = this.#file.index.frames[number];
    if (!frame || (this.#needsKey && !frame.key)) return;
    const data = await this.#file.frameData(frame);
    if (!data) return;
    while (this.#decoder.queued >= MOST_QUEUED) await this.#decoder.drained();
    this.#needsKey = false;
    this.#decoder.decode(number, frame.key, data);
  }

  #decoded(number: number, decoded: D): void {
    if (this.#target !== undefined && number !== this.#target) {
      decoded.close();
      return;
    }
    this.#shown = number;
    this.#screen.showFrame(decoded);
    if (number === this.#target) {
      this.#targetShown();
      return;
    }
    const frame = this.#file.index.frames[number];
    if (frame) this.#picture.frameStands(frame.rtpTimestamp);
  }

  /** Keeps what stands, if that makes later seeks short. */
  #keep(time: number): void {
    const { anchors } = this.#file.index;
    const anchor = anchors[RecordingIndex.lastUpTo(anchors, time)]?.time ?? 0;
    const { state } = this.#picture;
    if (this.#decoder.queued > 0) return;
    if (!state || this.#picture.path === 'video' || !this.#snapshots.wants(time, anchor)) return;
    const pixels = this.#screen.keep();
    this.#snapshots.add({ time, place: this.#place, state, pixels });
  }
}
