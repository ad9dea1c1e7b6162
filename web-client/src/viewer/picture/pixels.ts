import { Malformed } from '../shape.ts';
import { inflate } from './inflate.ts';
import { fromShades } from './shades.ts';

const RAW = 0;
const DEFLATED = 1;
const PALETTE = 2;
const HOLES = 3;
const SHADES = 4;
const SHADES_AND_HOLES = 5;

/** With {@link HOLES}: what stands there stays. */
const HOLE = 255;

/** How many bytes the data of a tile may have at most; no honest encoder needs more than raw does. */
export function mostBytes(pixels: number): number {
  return pixels * 3 + 1024;
}

/** Whether a tile of this encoding may leave parts of what stands as they are. */
export function hasHoles(encoding: number): boolean {
  return encoding === HOLES || encoding === SHADES_AND_HOLES;
}

/**
 * The pixels of a tile, row by row, as red, green, blue and 255; a hole is four times 0.
 *
 * @param encoding as docs/picture.md numbers them
 */
export function pixelsOf(
  encoding: number,
  data: Uint8Array,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = width * height;
  switch (encoding) {
    case RAW:
      if (data.length !== pixels * 3) throw new Malformed(`${data.length} raw bytes`);
      return fromRgb(data, pixels);
    case DEFLATED: {
      const rgb = new Uint8Array(pixels * 3);
      if (inflate(data, rgb) !== rgb.length) throw new Malformed('too few pixels');
      return fromRgb(rgb, pixels);
    }
    case PALETTE:
      return fromPalette(data, pixels, undefined);
    case HOLES:
      return fromPalette(data, pixels, HOLE);
    case SHADES:
      return fromShades(data, width, height, false);
    case SHADES_AND_HOLES:
      return fromShades(data, width, height, true);
    default:
      throw new Malformed(`encoding ${encoding}`);
  }
}

function fromRgb(rgb: Uint8Array, pixels: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let from = 0, to = 0; to < rgba.length; from += 3, to += 4) {
    rgba[to] = rgb[from] as number;
    rgba[to + 1] = rgb[from + 1] as number;
    rgba[to + 2] = rgb[from + 2] as number;
    rgba[to + 3] = 255;
  }
  return rgba;
}

function fromPalette(
  data: Uint8Array,
  pixels: number,
  hole: number | undefined,
): Uint8ClampedArray<ArrayBuffer> {
  const plain = new Uint8Array(1 + 256 * 3 + pixels);
  const length = inflate(data, plain);
  const colours = (plain[0] as number) + 1;
  const start = 1 + colours * 3;
  if (length !== start + pixels) throw new Malformed(`${length} bytes of ${colours} colours`);
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let i = 0; i < pixels; i++) {
    const index = plain[start + i] as number;
    if (index === hole) continue;
    if (index >= colours) throw new Malformed(`colour ${index} of ${colours}`);
    const from = 1 + index * 3;
    const to = i * 4;
    rgba[to] = plain[from] as number;
    rgba[to + 1] = plain[from + 1] as number;
    rgba[to + 2] = plain[from + 2] as number;
    rgba[to + 3] = 255;
  }
  return rgba;
}
