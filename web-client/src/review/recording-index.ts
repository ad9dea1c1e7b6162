import {
  CONTAINER,
  EVENT,
  FRAME,
  type FrameFacts,
  PICTURE,
  readFacts,
  type TimedRecord,
} from '../recording/records.ts';
import { Picture, type PictureState, type Surface } from '../viewer/picture/picture.ts';
import { Malformed } from '../viewer/shape.ts';
import { type Block, WebmReader } from './webm.ts';

/** Where a record stands: the chunk, and which one of its records. */
export interface Place {
  readonly chunk: number;
  readonly record: number;
}

/** A chunk that was opened and found authentic. */
export interface IndexedChunk {
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly length: number;
  /** Of its first record. */
  readonly time: number;
  /** How many frames stand in the chunks before it. */
  readonly framesBefore: number;
  /** How and where the cursor stood when it began. */
  readonly cursor: readonly RecordedEvent[];
}

/** One encoded video frame. */
export interface IndexedFrame extends FrameFacts {
  /** When it came, in milliseconds of the recording. */
  readonly time: number;
  /** Where its bytes are in the video file; undefined if they are not there. */
  readonly block: Block | undefined;
}

/** What the page did or saw at that time; its fields depend on its type (docs/recording.md). */
export interface RecordedEvent {
  readonly time: number;
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A moment at which no tile stands: playing can begin there. */
export interface Anchor {
  readonly time: number;
  /** The first record that is to be played. */
  readonly place: Place;
  readonly state: PictureState;
}

/** A record of container bytes. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly place: Place;
}

/** Message 5 of docs/picture.md: a picture begins. */
const SIZE = 5;
/** Anchors are no closer than this. */
const APART_MS = 1000;
/** In a film that goes on and on. */
const APART_IN_VIDEO_MS = 60_000;

/**
 * What is where in a recording, made while it is read for the first time, without any pixel: about a
 * hundred bytes a frame. Everything counts up, so that each question is a search by halves.
 */
export class RecordingIndex {
  readonly chunks: IndexedChunk[] = [];
  readonly frames: IndexedFrame[] = [];
  readonly events: RecordedEvent[] = [];
  readonly anchors: Anchor[] = [];
  readonly #keyFrames: number[] = [];
  readonly #pieces: Piece[] = [];
  readonly #webm = new WebmReader();
  #blocks: Block[] = [];
  #picture = new Picture(NOBODY);
  #tilesStand = false;
  #cursor: readonly RecordedEvent[] = [];
  readonly #pngs = new Map<string, string>();
  #containerBytes = 0;
  #end = 0;

  /** The time of the last record so far. */
  get end(): number {
    return this.#end;
  }

  /** Takes the next chunk. Throws Malformed. */
  add(offset: number, length: number, records: readonly TimedRecord[]): void {
    const chunk = this.chunks.length;
    const time = records[0]?.time ?? this.#end;
    const cursor = this.#cursor;
    this.chunks.push({ offset, length, time, framesBefore: this.frames.length, cursor });
    for (const [i, record] of records.entries()) {
      this.#take(record, { chunk, record: i });
      const stood = this.#tilesStand;
      this.#tilesStand = this.#picture.path === 'tiles';
      const last = this.anchors.at(-1)?.time ?? -APART_MS;
      const apart = stood ? APART_MS : APART_IN_VIDEO_MS;
      if (!this.#tilesStand && record.time >= last + apart) {
        this.#anchor(record.time, { chunk, record: i + 1 });
      }
    }
  }

  /** The last one of these that is not later; -1 if all are. */
  static lastUpTo(sorted: readonly { readonly time: number }[], time: number): number {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.time ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The last frame that came up to this time, and the key frame that its picture needs; -1: none. */
  framesFor(time: number): { readonly last: number; readonly key: number } {
    const last = RecordingIndex.lastUpTo(this.frames, time);
    const key = this.#keyFrames.findLast((frame) => frame <= last) ?? -1;
    return { last, key };
  }

  /** Which records hold these bytes of the video file, and which of their bytes. */
  piecesOf(block: Block): { readonly place: Place; readonly from: number; readonly to: number }[] {
    const end = block.at + block.length;
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (piece && piece.at + piece.length <= block.at) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low; ; i++) {
      const piece = this.#pieces[i];
      if (!piece || piece.at >= end) return found;
      found.push({
        place: piece.place,
        from: Math.max(0, block.at - piece.at),
        to: Math.min(piece.length, end - piece.at),
      });
    }
  }

  #take({ type, time, body }: TimedRecord, place: Place): void {
    this.#end = Math.max(this.#end, time);
    switch (type) {
      case CONTAINER:
        this.#pieces.push({ at: this.#containerBytes, length: body.length, place });
        this.#containerBytes += body.length;
        this.#blocks.push(...this.#webm.push(body));
        break;
      case FRAME:
        this.#frame(time, readFacts(body));
        break;
      case PICTURE:
        if (body[0] === SIZE) this.#anchor(time, place);
        this.#paint(body);
        break;
      case EVENT: {
        const event = readEvent(time, body);
        if (event && isPassing(event))
          this.#cursor = afterPassing(this.#cursor, this.#shared(event));
        else if (event) this.events.push(event);
        if (event && beginsAnew(event)) this.#picture = new Picture(NOBODY);
        break;
      }
    }
  }

  /** The same picture of a cursor comes again and again: it is kept once. */
  #shared(event: RecordedEvent): RecordedEvent {
    const { png } = event.fields;
    if (typeof png !== 'string') return event;
    const kept = this.#pngs.get(png) ?? png;
    this.#pngs.set(kept, kept);
    return { ...event, fields: { ...event.fields, png: kept } };
  }

  #paint(message: Uint8Array): void {
    try {
      this.#picture.receive(message);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#picture = new Picture(NOBODY);
    }
  }

  #anchor(time: number, place: Place): void {
    const { state } = this.#picture;
    if (state) this.anchors.push({ time, place, state });
  }

  /** A frame's facts follow its bytes; both come in one order. */
  #frame(time: number, facts: FrameFacts): void {
    const block = this.#blocks.find(({ timeMs }) => Math.abs(timeMs - facts.containerMs) < 1);
    this.#blocks = this.#blocks.filter(({ timeMs }) => timeMs > facts.containerMs + 1);
    if (facts.key) this.#keyFrames.push(this.frames.length);
    this.frames.push({ ...facts, time, block });
    this.#picture.frameStands(facts.rtpTimestamp);
  }
}

/** Whether nothing before it is needed any more: after a gap, or on another connection. */
export function beginsAnew(event: RecordedEvent): boolean {
  return event.type === 'begin';
}

/** Whether only the last one counts: the cursor is read while playing. */
export function isPassing(event: RecordedEvent): boolean {
  return event.type === 'cursor-at' || event.type === 'cursor-shape';
}

/** The last event of each passing type. */
export function afterPassing(
  before: readonly RecordedEvent[],
  event: RecordedEvent,
): readonly RecordedEvent[] {
  return [...before.filter(({ type }) => type !== event.type), event];
}

const NOBODY: Surface = {
  blind: true,
  resize: () => undefined,
  paint: () => undefined,
  move: () => undefined,
  clear: () => undefined,
};

/** Undefined if it is none: newer recorders may write what nobody here knows. */
export function readEvent(time: number, body: Uint8Array<ArrayBuffer>): RecordedEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const type = fields['type'];
  return typeof type === 'string' ? { time, type, fields } : undefined;
}
