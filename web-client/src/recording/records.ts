import { Malformed } from '../viewer/shape.ts';

/**
 * One entry of a recording (docs/recording.md): what came, and when. A record stands whole in one
 * chunk, so that a chunk can be read without the ones before it.
 */
export interface TimedRecord {
  readonly type: number;
  /** Milliseconds since the recording began. */
  readonly time: number;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Bytes of the video container; all of them together are a file that any player reads. */
export const CONTAINER = 1;
/** A message of the channel `picture` as it came (docs/picture.md). */
export const PICTURE = 2;
/** An event as JSON. */
export const EVENT = 3;
/** The facts of the encoded frame that the container bytes just before it ended with. */
export const FRAME = 4;

/** Before each body: type, time, length. */
export const RECORD_HEADER = 9;

/** What the player has to know of a video frame to keep the one order of marks. */
export interface FrameFacts {
  /** As RTP has it: 90 kHz from an unknown start (RFC 3550 § 5.1). */
  readonly rtpTimestamp: number;
  readonly key: boolean;
  /** The frame's time in the container, in milliseconds. */
  readonly containerMs: number;
}

/** What is told beside the picture: `type` says what (docs/recording.md). */
export interface RecordedEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

const FACTS = 9;

/** The bytes of one record. */
export function writeRecord({ type, time, body }: TimedRecord): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_HEADER + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, type);
  view.setUint32(1, time);
  view.setUint32(5, body.length);
  bytes.set(body, RECORD_HEADER);
  return bytes;
}

/** The records of one chunk's plaintext, kinds that nobody knows yet included. Throws {@link Malformed}. */
export function readRecords(plaintext: Uint8Array<ArrayBuffer>): TimedRecord[] {
  const view = new DataView(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength);
  const records: TimedRecord[] = [];
  for (let at = 0; at < plaintext.length; ) {
    if (at + RECORD_HEADER > plaintext.length) throw new Malformed('a record without its header');
    const begin = at + RECORD_HEADER;
    const end = begin + view.getUint32(at + 5);
    if (end > plaintext.length) throw new Malformed('a record longer than its chunk');
    records.push({
      type: view.getUint8(at),
      time: view.getUint32(at + 1),
      body: plaintext.subarray(begin, end),
    });
    at = end;
  }
  return records;
}

export function writeFacts({
  rtpTimestamp,
  key,
  containerMs,
}: FrameFacts): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FACTS);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, rtpTimestamp);
  view.setUint8(4, key ? 1 : 0);
  view.setUint32(5, containerMs);
  return bytes;
}

/** Reads the body of a record of type {@link FRAME}. Throws {@link Malformed}. */
export function readFacts(body: Uint8Array<ArrayBuffer>): FrameFacts {
  if (body.length < FACTS) throw new Malformed(`facts of ${body.length} bytes`);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return {
    rtpTimestamp: view.getUint32(0),
    key: (view.getUint8(4) & 1) === 1,
    containerMs: view.getUint32(5),
  };
}
