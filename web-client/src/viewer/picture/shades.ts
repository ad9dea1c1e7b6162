import { Malformed } from '../shape.ts';
import { inflate } from './inflate.ts';

const BY_COLUMNS = 1;
const HEAD = 3;
const MOST_COLOURS = 512;

/** 255 in the byte of a pixel that makes it opaque, wherever this machine has it in a word. */
const OPAQUE = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0] as number;

/**
 * The pixels of a tile of encoding 4 or 5 (docs/picture.md): colours as differences, then the number of each
 * pixel's colour, by rows or by columns. A hole is four times 0.
 */
export function fromShades(
  data: Uint8Array,
  width: number,
  height: number,
  holes: boolean,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = width * height;
  const plain = new Uint8Array(HEAD + 3 * MOST_COLOURS + 2 * pixels);
  const length = inflate(data, plain);
  const kind = plain[0] as number;
  const count = ((plain[1] as number) << 8) | (plain[2] as number);
  if (kind > BY_COLUMNS || count > MOST_COLOURS) throw new Malformed('no such tile');
  const colours = coloursOf(plain, count);
  // The number behind the last colour is a hole: four times 0.
  const numbers = holes ? count + 1 : count;
  const low = HEAD + 3 * count;
  const high = numbers > 256 ? low + pixels : undefined;
  if (length !== (high ?? low) + pixels) throw new Malformed(`${length} bytes of ${count} colours`);
  const words = new Uint32Array(pixels);
  const next = kind === BY_COLUMNS ? width : 1;
  let at = 0;
  for (let i = 0; i < pixels; i++) {
    let number = plain[low + i] as number;
    if (high !== undefined) number |= (plain[high + i] as number) << 8;
    if (number >= numbers) throw new Malformed(`colour ${number} of ${count}`);
    words[at] = colours[number] as number;
    at += next;
    if (at >= pixels && next > 1) at -= pixels - 1;
  }
  return new Uint8ClampedArray(words.buffer);
}

function coloursOf(plain: Uint8Array, count: number): Uint32Array {
  const bytes = new Uint8Array(4 * (count + 1));
  for (let part = 0; part < 3; part++) {
    let value = 0;
    for (let i = 0; i < count; i++) {
      value += plain[HEAD + part * count + i] as number;
      bytes[4 * i + part] = value;
    }
  }
  const words = new Uint32Array(bytes.buffer);
  for (let i = 0; i < count; i++) words[i] = (words[i] as number) | OPAQUE;
  return words;
}
