import { deflateRawSync } from 'node:zlib';

/** The binary messages of docs/picture.md as an agent writes them. */
export interface TileSpec {
  mark: number;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  encoding?: number;
  data?: Uint8Array;
  /** What the header says, if not the truth. */
  length?: number;
}

const MOST = 16_384;

export function size(mark: number, width: number, height: number): Uint8Array {
  return bytes(9, (view) => {
    view.setUint8(0, 5);
    view.setUint32(1, mark);
    view.setUint16(5, width);
    view.setUint16(7, height);
  });
}

export function frame(mark: number, captureMs: number): Uint8Array {
  return bytes(9, (view) => {
    view.setUint8(0, 3);
    view.setUint32(1, mark);
    view.setUint32(5, captureMs);
  });
}

export function exact(mark: number): Uint8Array {
  return bytes(5, (view) => {
    view.setUint8(0, 4);
    view.setUint32(1, mark);
  });
}

/** The rectangle that stood at `fromX`, `fromY` stands at `x`, `y` now. */
export function move(spec: {
  mark: number;
  x: number;
  y: number;
  width: number;
  height: number;
  fromX: number;
  fromY: number;
}): Uint8Array {
  const { mark, x, y, width, height, fromX, fromY } = spec;
  return bytes(17, (view) => {
    view.setUint8(0, 6);
    view.setUint32(1, mark);
    for (const [i, value] of [x, y, width, height, fromX, fromY].entries()) {
      view.setUint16(5 + 2 * i, value);
    }
  });
}

/** A tile in messages of at most 16 KiB. */
export function tile(spec: TileSpec): Uint8Array[] {
  const { mark, x = 0, y = 0, width = 1, height = 1, encoding = 0 } = spec;
  const data = spec.data ?? new Uint8Array(width * height * 3).fill(mark);
  const head = bytes(18, (view) => {
    view.setUint8(0, 1);
    view.setUint32(1, mark);
    for (const [i, value] of [x, y, width, height].entries()) view.setUint16(5 + 2 * i, value);
    view.setUint8(13, encoding);
    view.setUint32(14, spec.length ?? data.length);
  });
  const messages = [concat(head, data.subarray(0, MOST - 18))];
  for (let at = MOST - 18; at < data.length; at += MOST - 1) {
    messages.push(concat(Uint8Array.of(2), data.subarray(at, at + MOST - 1)));
  }
  return messages;
}

export function deflated(...parts: ArrayLike<number>[]): Uint8Array {
  return deflateRawSync(Uint8Array.from(parts.flatMap((part) => Array.from(part))));
}

function bytes(length: number, fill: (view: DataView) => void): Uint8Array {
  const array = new Uint8Array(length);
  fill(new DataView(array.buffer));
  return array;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
