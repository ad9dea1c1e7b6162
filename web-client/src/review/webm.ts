/** A frame in the video file: where its bytes are, counted from the file's begin. */
export interface Block {
  readonly at: number;
  readonly length: number;
  /** Milliseconds of the container's clock. */
  readonly timeMs: number;
}

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TIMESTAMP_SCALE = 0x2ad7b1;
const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;
const BLOCK_GROUP = 0xa0;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
/** Elements that are looked into; what they contain simply follows. */
const ENTERED = new Set([SEGMENT, INFO, CLUSTER, BLOCK_GROUP]);
/** The longest beginning that is held: an element's header and that of a block. */
const LONGEST_HEAD = 12 + 12;

/**
 * Finds the frames in a WebM file (RFC 9559) that comes piece by piece. It holds no more of it than the
 * begin of one element; sizes may be unknown, as in a live stream.
 */
export class WebmReader {
  #held = new Uint8Array(0);
  /** The place in the file of the first byte that is held. */
  #at = 0;
  #skip = 0;
  #msPerTick = 1;
  #clusterTime = 0;

  /** The frames whose place these bytes tell, in order. */
  push(bytes: Uint8Array): Block[] {
    const blocks: Block[] = [];
    let data = this.#held.length === 0 ? bytes : joined(this.#held, bytes);
    for (;;) {
      const skipped = Math.min(this.#skip, data.length);
      this.#skip -= skipped;
      this.#at += skipped;
      data = data.subarray(skipped);
      const used = data.length === 0 ? 0 : this.#element(data, blocks);
      if (used === 0) break;
      this.#at += used;
      data = data.subarray(used);
    }
    if (data.length > LONGEST_HEAD) throw new Error('an element that never begins');
    this.#held = Uint8Array.from(data);
    return blocks;
  }

  /** How many bytes of an element's begin were read; 0 if there are too few. */
  #element(data: Uint8Array, blocks: Block[]): number {
    const id = numberAt(data, 0, false);
    const size = id && numberAt(data, id.length, true);
    if (!id || !size) return 0;
    const head = id.length + size.length;
    switch (id.value) {
      case TIMESTAMP_SCALE:
      case TIMESTAMP: {
        if (data.length < head + size.value) return 0;
        const value = unsigned(data.subarray(head, head + size.value));
        if (id.value === TIMESTAMP) this.#clusterTime = value;
        else this.#msPerTick = value / 1e6;
        return head + size.value;
      }
      case SIMPLE_BLOCK:
      case BLOCK: {
        const track = numberAt(data, head, true);
        if (!track || data.length < head + track.length + 3) return 0;
        const body = head + track.length + 3;
        const relative = (unsigned(data.subarray(body - 3, body - 1)) << 16) >> 16;
        this.#skip = head + size.value - body;
        blocks.push({
          at: this.#at + body,
          length: this.#skip,
          timeMs: (this.#clusterTime + relative) * this.#msPerTick,
        });
        return body;
      }
      default:
        if (!ENTERED.has(id.value)) this.#skip = size.value;
        return head;
    }
  }
}

/** A variable-length number (RFC 8794 § 4); undefined if there are too few bytes. */
function numberAt(data: Uint8Array, at: number, marker: boolean) {
  const first = data[at];
  if (first === undefined) return undefined;
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new Error('no number of EBML');
  if (at + length > data.length) return undefined;
  const bytes = Uint8Array.from(data.subarray(at, at + length));
  if (marker) bytes[0] = first & (0xff >> length);
  return { value: unsigned(bytes), length };
}

function unsigned(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
