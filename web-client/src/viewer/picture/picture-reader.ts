import { Malformed } from '../shape.ts';
import { hasHoles, mostBytes, pixelsOf } from './pixels.ts';

/** What the channel `picture` says, once its messages are put together (docs/picture.md). */
export type PictureEvent =
  | { readonly kind: 'tile'; readonly tile: Tile }
  /** A frame with this mark is about to come as video, captured at `captureMs` of the agent's clock. */
  | { readonly kind: 'frame'; readonly mark: number; readonly captureMs: number }
  /** What stands after this is the customer's screen, pixel by pixel. */
  | { readonly kind: 'exact'; readonly mark: number }
  /** A new picture begins. */
  | {
      readonly kind: 'size';
      readonly mark: number;
      readonly width: number;
      readonly height: number;
    }
  /** A part of what stands moves to another place. */
  | { readonly kind: 'move'; readonly move: Move };

/** A rectangle of the picture, lossless. */
export interface Tile {
  readonly mark: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Some of its pixels may be four times 0: what stands there stays. */
  readonly holes: boolean;
  /** Decodes the pixels: red, green, blue, 255. Throws {@link Malformed}. */
  pixels(): Uint8ClampedArray<ArrayBuffer>;
}

/** A rectangle of the picture that was painted before at `fromX`, `fromY`. */
export interface Move {
  readonly mark: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fromX: number;
  readonly fromY: number;
}

/** What the page says on the channel: the messages that it understands beyond the first five. */
export const UNDERSTANDS = 'move bundle holes shades';

const TILE = 1;
const MORE = 2;
const FRAME = 3;
const EXACT = 4;
const SIZE = 5;
const MOVE = 6;

const TILE_HEADER = 18;
/** Four 4K monitors in any order: what browsers still draw on a canvas. */
const LARGEST_SIDE = 16_384;
const MOST_PIXELS = 1 << 25;

type Rectangle = Omit<Tile, 'pixels' | 'holes'>;

/** A tile whose data is still coming. */
interface Begun {
  readonly rectangle: Rectangle;
  readonly encoding: number;
  readonly data: Uint8Array;
  have: number;
}

/** Reads the binary messages of the channel `picture`, one after the other. Throws {@link Malformed}. */
export class PictureReader {
  #width = 0;
  #height = 0;
  #begun: Begun | undefined;

  /** The size of the picture; undefined in the middle of a tile. */
  get state(): { readonly width: number; readonly height: number } | undefined {
    return this.#begun ? undefined : { width: this.#width, height: this.#height };
  }

  /** Goes on in a picture of this size. */
  resume(size: { readonly width: number; readonly height: number }): void {
    this.#width = size.width;
    this.#height = size.height;
    this.#begun = undefined;
  }

  /** What this message completes; undefined while a tile lacks data. */
  read(message: Uint8Array): PictureEvent | undefined {
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    const kind = message[0];
    if (kind === MORE) return this.#more(message.subarray(1));
    if (this.#begun) throw new Malformed('a tile was left unfinished');
    switch (kind) {
      case TILE:
        return this.#tile(message, view);
      case FRAME:
        length(message, 9);
        return { kind: 'frame', mark: view.getUint32(1), captureMs: view.getUint32(5) };
      case EXACT:
        length(message, 5);
        return { kind: 'exact', mark: view.getUint32(1) };
      case SIZE:
        length(message, 9);
        return this.#size(view.getUint32(1), view.getUint16(5), view.getUint16(7));
      case MOVE:
        length(message, 17);
        return { kind: 'move', move: this.#move(view) };
      default:
        // A newer agent may say more; what it says goes without answer.
        if (kind === undefined) throw new Malformed('an empty message');
        return undefined;
    }
  }

  #size(mark: number, width: number, height: number): PictureEvent {
    if (width === 0 || height === 0 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new Malformed(`a picture of ${width} × ${height}`);
    }
    if (width * height > MOST_PIXELS) throw new Malformed(`a picture of ${width} × ${height}`);
    this.#width = width;
    this.#height = height;
    return { kind: 'size', mark, width, height };
  }

  #tile(message: Uint8Array, view: DataView): PictureEvent | undefined {
    if (message.length < TILE_HEADER) throw new Malformed('a tile without its header');
    const rectangle: Rectangle = {
      mark: view.getUint32(1),
      x: view.getUint16(5),
      y: view.getUint16(7),
      width: view.getUint16(9),
      height: view.getUint16(11),
    };
    this.#inside(rectangle.x, rectangle.y, rectangle);
    const encoding = view.getUint8(13);
    const size = view.getUint32(14);
    if (size > mostBytes(rectangle.width * rectangle.height))
      throw new Malformed(`a tile of ${size} bytes`);
    const first = message.subarray(TILE_HEADER);
    if (first.length === size) return complete(rectangle, encoding, first);
    if (first.length > size) throw new Malformed('a tile longer than it says');
    const data = new Uint8Array(size);
    data.set(first);
    this.#begun = { rectangle, encoding, data, have: first.length };
    return undefined;
  }

  #move(view: DataView): Move {
    const move: Move = {
      mark: view.getUint32(1),
      x: view.getUint16(5),
      y: view.getUint16(7),
      width: view.getUint16(9),
      height: view.getUint16(11),
      fromX: view.getUint16(13),
      fromY: view.getUint16(15),
    };
    this.#inside(move.x, move.y, move);
    this.#inside(move.fromX, move.fromY, move);
    return move;
  }

  #inside(x: number, y: number, { width, height }: { width: number; height: number }): void {
    if (width === 0 || height === 0 || x + width > this.#width || y + height > this.#height) {
      throw new Malformed(`${x},${y} ${width} × ${height} outside of the picture`);
    }
  }

  #more(bytes: Uint8Array): PictureEvent | undefined {
    const begun = this.#begun;
    if (!begun) throw new Malformed('more of no tile');
    if (begun.have + bytes.length > begun.data.length) {
      throw new Malformed('a tile longer than it says');
    }
    begun.data.set(bytes, begun.have);
    begun.have += bytes.length;
    if (begun.have < begun.data.length) return undefined;
    this.#begun = undefined;
    return complete(begun.rectangle, begun.encoding, begun.data);
  }
}

function complete(rectangle: Rectangle, encoding: number, data: Uint8Array): PictureEvent {
  const pixels = () => pixelsOf(encoding, data, rectangle.width, rectangle.height);
  return { kind: 'tile', tile: { ...rectangle, holes: hasHoles(encoding), pixels } };
}

function length(message: Uint8Array, expected: number): void {
  if (message.length < expected) throw new Malformed(`a message of ${message.length} bytes`);
}
