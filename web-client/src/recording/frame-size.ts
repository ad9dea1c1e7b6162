import type { Codec } from './codec.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Width and height in pixels. */
type FrameSize = readonly [number, number];

/**
 * How large the picture of a key frame is, for the container's header: browsers do not say it for
 * every codec. Undefined if the frame does not tell, or is damaged.
 */
export function frameSize(codec: Codec, keyFrame: Bytes): FrameSize | undefined {
  switch (codec) {
    case 'av1':
      return ofAv1(keyFrame);
    case 'vp8':
      return ofVp8(keyFrame);
    case 'vp9':
      return ofVp9(keyFrame);
  }
}

/** RFC 6386 § 9.1: behind three bytes and the start code, 14 bits each. */
function ofVp8(frame: Bytes): FrameSize | undefined {
  if (frame.length < 10) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset);
  return positive(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
}

/** VP9 bitstream specification § 6.2, profile 0. */
function ofVp9(frame: Bytes): FrameSize | undefined {
  const bits = new Bits(frame);
  const marker = bits.read(2);
  const profile = bits.read(2);
  bits.read(4);
  if (marker !== 2 || profile !== 0 || bits.read(24) !== 0x498342) return undefined;
  const colourSpace = bits.read(3);
  if (colourSpace === 7) return undefined;
  bits.read(1);
  return positive(bits.read(16) + 1, bits.read(16) + 1);
}

const SEQUENCE_HEADER = 1;

/** AV1 specification § 5.3 and § 5.5: in the sequence header, without timing information. */
function ofAv1(frame: Bytes): FrameSize | undefined {
  for (let at = 0; at < frame.length; ) {
    const header = frame[at++] ?? 0;
    if (header & 0x04) at++;
    let size = frame.length - at;
    if (header & 0x02) {
      size = 0;
      for (let shift = 0; shift < 28; shift += 7) {
        const byte = frame[at++] ?? 0;
        size |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
    }
    if (((header >> 3) & 0x0f) === SEQUENCE_HEADER) {
      return ofSequenceHeader(new Bits(frame.subarray(at, at + size)));
    }
    at += size;
  }
  return undefined;
}

function ofSequenceHeader(bits: Bits): FrameSize | undefined {
  bits.read(4);
  if (bits.read(1)) {
    bits.read(5);
  } else {
    if (bits.read(1)) return undefined;
    const delayed = bits.read(1);
    for (let points = bits.read(5) + 1; points > 0; points--) {
      bits.read(12);
      if (bits.read(5) > 7) bits.read(1);
      if (delayed && bits.read(1)) bits.read(4);
    }
  }
  const widthBits = bits.read(4) + 1;
  const heightBits = bits.read(4) + 1;
  return positive(bits.read(widthBits) + 1, bits.read(heightBits) + 1);
}

function positive(width: number, height: number): FrameSize | undefined {
  return width > 0 && height > 0 ? [width, height] : undefined;
}

/** Reads numbers of some bits, the highest bit first; behind the end there are zeros. */
class Bits {
  readonly #bytes: Bytes;
  #at = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  read(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++, this.#at++) {
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }
}
