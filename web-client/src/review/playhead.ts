import { EVENT, FRAME, PICTURE, type TimedRecord } from '../recording/records.ts';
import { Picture, type PictureState, type Surface } from '../viewer/picture/picture.ts';
import { Malformed } from '../viewer/shape.ts';
import { type Decoded, type Decoder, FrameFeed } from './frame-feed.ts';
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

/** Where a recording is painted. */
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

/** From where a moment is reached. */
interface Start<Pixels> {
  readonly time: number;
  readonly place: Place;
  readonly state: PictureState | undefined;
  readonly pixels: Promise<Pixels> | undefined;
}

/**
 * Where a recording is read, and what the screen shows there: it goes on record by record, tiles and
 * video in the one order of docs/picture.md, or jumps to another moment. One thing at a time: whoever
 * calls waits until it is done.
 */
export class Playhead<D extends Decoded, Pixels> {
  readonly #file: RecordingFile;
  readonly #screen: Screen<D, Pixels>;
  readonly #feed: FrameFeed<D>;
  readonly #snapshots = new Snapshots<Pixels>();
  #picture: Picture;
  /** The next record, and the number of the next frame among all. */
  #place: Place = { chunk: 0, record: 0 };
  #frame = 0;
  #at = 0;
  /** A step failed half-way: what the screen shows belongs to no moment. */
  #lost = false;

  constructor(file: RecordingFile, decoder: Decoder<D>, screen: Screen<D, Pixels>) {
    this.#file = file;
    this.#screen = screen;
    this.#picture = new Picture(screen);
    this.#feed = new FrameFeed(file, decoder, {
      show: (decoded) => screen.showFrame(decoded),
      stands: (rtpTimestamp) => this.#picture.frameStands(rtpTimestamp),
    });
  }

  /** The millisecond of the recording that is shown. */
  get at(): number {
    return this.#at;
  }

  /** Tiles since the last beginning. */
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

  close(): void {
    this.#feed.close();
  }

  /** To be said when a step failed: the next one begins anew instead of going on from there. */
  lose(): void {
    this.#lost = true;
  }

  /** Plays everything up to a time, as far as it is known; stays where it was if it is stopped. */
  async goOn(until: number, stop: () => boolean): Promise<void> {
    if (this.#lost) await this.goTo(this.#at, stop);
    await this.#apply(until, stop);
    if (!stop()) this.#at = Math.min(until, this.#file.index.end);
  }

  /** Shows what stood at a time, from the nearest place where playing can begin. */
  async goTo(time: number, stop: () => boolean): Promise<void> {
    const { last, key } = this.#file.index.framesFor(time);
    this.#feed.aimAt(last);
    const start = this.#startFor(time);
    const near = this.#at <= time && start.time <= this.#at && this.#place.chunk > 0;
    const goesOn = near && !this.#lost;
    const reached = goesOn ? this.#frame : await this.#beginAt(start);
    // The key frame may stand before the place where tiles begin.
    if (!goesOn || key >= reached) {
      await this.#feed.restart(key, Math.min(reached, last + 1), stop);
    }
    await this.#apply(time, stop);
    if (!stop()) await this.#feed.arrived();
    this.#feed.release();
    this.#at = time;
    this.#lost = false;
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
    const size = start.state?.size;
    if (size && size.width > 0) this.#screen.resize(size.width, size.height);
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
    return this.#frame;
  }

  /** Plays all records up to a time, unless it is stopped before. */
  async #apply(until: number, stop: () => boolean): Promise<void> {
    const { chunks } = this.#file.index;
    while (this.#place.chunk < chunks.length) {
      const { chunk } = this.#place;
      const records = await this.#file.records(chunk);
      if (chunk + 1 < chunks.length) void this.#file.records(chunk + 1);
      for (let i = this.#place.record; i < records.length; i++) {
        const record = records[i] as TimedRecord;
        if (record.time > until || stop()) return;
        this.#place = { chunk, record: i + 1 };
        await this.#one(record);
      }
      this.#place = { chunk: chunk + 1, record: 0 };
      this.#keep(records.at(-1)?.time ?? 0);
    }
  }

  async #one({ type, time, body }: TimedRecord): Promise<void> {
    if (type === PICTURE) {
      this.#paint(body);
    } else if (type === FRAME) {
      await this.#feed.pass(this.#frame++);
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

  /** Keeps what stands, if that makes later seeks short. */
  #keep(time: number): void {
    const { anchors } = this.#file.index;
    const anchor = anchors[RecordingIndex.lastUpTo(anchors, time)]?.time ?? 0;
    const { state } = this.#picture;
    if (!this.#feed.idle) return;
    if (!state || this.#picture.path === 'video' || !this.#snapshots.wants(time, anchor)) return;
    const pixels = this.#screen.keep();
    this.#snapshots.add({ time, place: this.#place, state, pixels });
  }
}
