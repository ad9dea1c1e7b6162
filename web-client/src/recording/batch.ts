import { MOST_PLAINTEXT } from './chunks.ts';
import { RECORD_HEADER, type TimedRecord, writeRecord } from './records.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The longest body that a record of a chunk can have. */
export const MOST_BODY = MOST_PLAINTEXT - RECORD_HEADER;

/** Records that wait to become the plaintext of one chunk. */
export class Batch {
  #records: Bytes[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the record still fits in; it has to fit into an empty one. */
  fits({ body }: TimedRecord): boolean {
    return this.#size + RECORD_HEADER + body.length <= MOST_PLAINTEXT;
  }

  add(record: TimedRecord): void {
    const bytes = writeRecord(record);
    this.#records.push(bytes);
    this.#size += bytes.length;
  }

  /** Everything in one piece; nothing waits any more. */
  take(): Bytes {
    const plaintext = new Uint8Array(this.#size);
    let at = 0;
    for (const bytes of this.#records) {
      plaintext.set(bytes, at);
      at += bytes.length;
    }
    this.#records = [];
    this.#size = 0;
    return plaintext;
  }
}
