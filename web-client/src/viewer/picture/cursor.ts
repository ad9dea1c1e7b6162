import type { CursorMessage } from '../session.ts';
import { Malformed } from '../shape.ts';

/** How the customer's cursor looks. */
export interface CursorShape {
  readonly width: number;
  readonly height: number;
  readonly hotX: number;
  readonly hotY: number;
  /** A PNG as data URL; only of the letters of base64, so it may stand in a style. */
  readonly url: string;
}

/** As CursorShape.java says. */
const KEPT = 64;
const LARGEST = 512;
const LONGEST = 87_384;
const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The customer's cursor as the agent tells it: its shape, and where it is. */
export class Cursor {
  readonly #kept = new Map<number, CursorShape>();
  #seq = 0;
  #shape: CursorShape | undefined;
  #at: { readonly x: number; readonly y: number } | undefined;

  get shape(): CursorShape | undefined {
    return this.#shape;
  }

  /** The pixel of the picture that it points at; undefined while it is hidden or unknown. */
  get at(): { readonly x: number; readonly y: number } | undefined {
    return this.#at;
  }

  /** Whether something changed. Throws {@link Malformed}. */
  receive(message: CursorMessage): boolean {
    if (message.type === 'cursor-shape') {
      this.#shape = this.#shapeOf(message);
      return true;
    }
    const { seq, x, y, visible } = message;
    if (seq <= this.#seq) return false;
    this.#seq = seq;
    this.#at = visible ? { x, y } : undefined;
    return true;
  }

  #shapeOf(message: Extract<CursorMessage, { type: 'cursor-shape' }>): CursorShape {
    const { id, png } = message;
    const shape = png === '' ? this.#kept.get(id) : checked(message);
    if (!shape) throw new Malformed(`a cursor ${id} that was never sent`);
    this.#kept.delete(id);
    this.#kept.set(id, shape);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return shape;
  }
}

/** The PNG has the size that the message says, so that 64 KiB never unfold to gigabytes. */
function checked(message: Extract<CursorMessage, { type: 'cursor-shape' }>): CursorShape {
  const { width, height, hotX, hotY, png } = message;
  if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
    throw new Malformed(`a cursor of ${width} × ${height}`);
  }
  if (png.length > LONGEST || !/^[A-Za-z0-9+/]{32,}={0,2}$/.test(png)) {
    throw new Malformed('a cursor that is no base64');
  }
  const head = Uint8Array.from(atob(png.slice(0, 32)), (letter) => letter.charCodeAt(0));
  const view = new DataView(head.buffer);
  if (PNG_START.some((byte, i) => head[i] !== byte)) throw new Malformed('a cursor that is no PNG');
  if (view.getUint32(16) !== width || view.getUint32(20) !== height) {
    throw new Malformed('a cursor of another size than it says');
  }
  const inside = (hot: number, length: number) => Math.max(0, Math.min(length - 1, hot));
  return {
    width,
    height,
    hotX: inside(hotX, width),
    hotY: inside(hotY, height),
    url: `data:image/png;base64,${png}`,
  };
}
