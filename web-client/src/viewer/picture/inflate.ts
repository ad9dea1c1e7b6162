import { Malformed } from '../shape.ts';

/**
 * Raw deflate (RFC 1951) into an array; answers how many bytes it wrote. It stops at the first byte that
 * does not fit, so hostile data costs no more than honest data.
 */
export function inflate(source: Uint8Array, target: Uint8Array): number {
  const bits = new Bits(source);
  let at = 0;
  for (let last = 0; last === 0; ) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) at = stored(bits, target, at);
    else if (kind === 1) at = coded(bits, target, at, FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) at = coded(bits, target, at, ...dynamicCodes(bits));
    else throw new Malformed('an unknown block');
  }
  return at;
}

/** Bits of the source, the lowest first. Zeros follow its end; who takes one of them is refused. */
class Bits {
  readonly source: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(source: Uint8Array) {
    this.source = source;
  }

  /** The next `count` bits, at most 15, without taking them. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#held |= (this.source[this.#at++] ?? 0) << this.#count;
      this.#count += 8;
    }
    return this.#held & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.#held >>>= count;
    this.#count -= count;
    if (this.#at - (this.#count >> 3) > this.source.length) throw new Malformed('cut off');
  }

  take(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** The next whole bytes, after what is left of a begun one. */
  bytes(count: number): Uint8Array {
    this.#at -= this.#count >> 3;
    this.#held = this.#count = 0;
    const end = this.#at + count;
    if (end > this.source.length) throw new Malformed('cut off');
    const bytes = this.source.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}

/** Codes of up to 9 bits are found in one step. */
const QUICK = 9;

/** A Huffman code: from the bits that come to a symbol. */
class Code {
  /** `symbol << 4 | length` by the next bits; 0 where the code is longer or none. */
  readonly #quick = new Uint16Array(1 << QUICK);
  readonly #counts = new Uint16Array(16);
  readonly #symbols: Uint16Array;

  /** @param lengths the length of each symbol's code; 0 where it has none */
  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.#counts[length] = at(this.#counts, length) + 1;
    this.#counts[0] = 0;
    const next = new Uint16Array(17);
    const codes = new Uint16Array(17);
    let room = 1;
    for (let length = 1; length <= 15; length++) {
      room = room * 2 - at(this.#counts, length);
      if (room < 0) throw new Malformed('too many codes');
      next[length + 1] = at(next, length) + at(this.#counts, length);
      codes[length + 1] = (at(codes, length) + at(this.#counts, length)) << 1;
    }
    this.#symbols = new Uint16Array(at(next, 16));
    for (const [symbol, length] of lengths.entries()) {
      if (length === 0) continue;
      const place = at(next, length);
      this.#symbols[place] = symbol;
      next[length] = place + 1;
      const code = at(codes, length);
      codes[length] = code + 1;
      if (length > QUICK) continue;
      for (let i = reversed(code, length); i < 1 << QUICK; i += 1 << length) {
        this.#quick[i] = (symbol << 4) | length;
      }
    }
  }

  next(bits: Bits): number {
    const found = at(this.#quick, bits.peek(QUICK));
    if (found !== 0) {
      bits.skip(found & 15);
      return found >> 4;
    }
    const coming = bits.peek(15);
    let code = 0;
    let first = 0;
    let place = 0;
    for (let length = 1; length <= 15; length++) {
      code |= (coming >> (length - 1)) & 1;
      const count = at(this.#counts, length);
      if (code - first < count) {
        bits.skip(length);
        return at(this.#symbols, place + code - first);
      }
      place += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Malformed('no such code');
  }
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
/** The order in which a block names the lengths of its length codes. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END = 256;

const FIXED_LITERALS = new Code(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = new Code(new Uint8Array(30).fill(5));

function stored(bits: Bits, target: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bits.bytes(4);
  const length = a | (b << 8);
  if ((length ^ (c | (d << 8))) !== 0xffff) throw new Malformed('a wrong length');
  if (at + length > target.length) throw new Malformed('more than there is room for');
  target.set(bits.bytes(length), at);
  return at + length;
}

function coded(bits: Bits, target: Uint8Array, from: number, literals: Code, distances: Code) {
  let to = from;
  for (;;) {
    const symbol = literals.next(bits);
    if (symbol === END) return to;
    if (symbol < END) {
      if (to >= target.length) throw new Malformed('more than there is room for');
      target[to++] = symbol;
      continue;
    }
    const length = at(LENGTH_BASE, symbol - 257) + bits.take(at(LENGTH_EXTRA, symbol - 257));
    const step = distances.next(bits);
    const distance = at(DISTANCE_BASE, step) + bits.take(step < 2 ? 0 : (step >> 1) - 1);
    if (distance > to) throw new Malformed('a repetition of nothing');
    const end = to + length;
    if (end > target.length) throw new Malformed('more than there is room for');
    if (distance >= length) {
      target.copyWithin(to, to - distance, end - distance);
      to = end;
    } else {
      for (; to < end; to++) target[to] = at(target, to - distance);
    }
  }
}

function dynamicCodes(bits: Bits): [Code, Code] {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const named = bits.take(4) + 4;
  const lengthLengths = new Uint8Array(19);
  for (let i = 0; i < named; i++) lengthLengths[at(ORDER, i)] = bits.take(3);
  const lengthCode = new Code(lengthLengths);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length; ) {
    const symbol = lengthCode.next(bits);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw new Malformed('a repetition of nothing');
    const value = symbol === 16 ? at(lengths, i - 1) : 0;
    const end =
      i + (symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7));
    if (end > lengths.length) throw new Malformed('too many codes');
    lengths.fill(value, i, end);
    i = end;
  }
  return [new Code(lengths.subarray(0, literals)), new Code(lengths.subarray(literals))];
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; i++) result |= ((code >> i) & 1) << (length - 1 - i);
  return result;
}

function at(values: Uint8Array | Uint16Array | readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new Malformed('no such symbol');
  return value;
}
