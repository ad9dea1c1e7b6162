import type { DataChannel } from '../viewer/peer-connection.ts';
import { Picture, type Surface } from '../viewer/picture/picture.ts';
import { UNDERSTANDS } from '../viewer/picture/picture-reader.ts';
import { Malformed } from '../viewer/shape.ts';
import { make } from './dom.ts';

/** The canvas exactly over the video: lossless tiles, painted in the event that brings them. */
export class TileLayer {
  readonly element = make('canvas', {
    id: 'tiles',
    'data-layer': 'tiles',
    'aria-hidden': 'true',
    hidden: true,
  });
  readonly #onExact: () => void;
  readonly #surfaces = new Set<Surface>([surfaceOf(this.element)]);
  #picture: Picture | undefined;
  #newest: number | undefined;

  /** @param onExact the customer's whole screen stands */
  constructor(onExact: () => void) {
    this.#onExact = onExact;
  }

  /** Undefined while the agent sends nothing but video. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  /** Paints what comes on this channel. A mistake closes it; the agent then sends video only. */
  attach(channel: DataChannel): void {
    const picture = new Picture(this.#everywhere());
    this.#picture = picture;
    channel.binaryType = 'arraybuffer';
    if (channel.readyState === 'open') channel.send(UNDERSTANDS);
    else channel.onopen = () => channel.send(UNDERSTANDS);
    channel.onmessage = ({ data }) => {
      if (picture !== this.#picture) return;
      try {
        if (!(data instanceof ArrayBuffer)) throw new Malformed('not binary');
        if (picture.receive(new Uint8Array(data)) === 'exact') this.#onExact();
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s computer sent a tile that is none', error);
        channel.close();
        this.detach();
      }
    };
  }

  /** Takes everything away until the agent begins a picture anew. */
  blank(): void {
    this.#picture?.blank();
  }

  detach(): void {
    this.#picture = undefined;
    this.#newest = undefined;
    for (const surface of this.#surfaces) surface.clear();
  }

  /**
   * Paints on another surface too.
   *
   * @returns what ends that
   */
  alsoOn(surface: Surface): () => void {
    this.#surfaces.add(surface);
    return () => this.#surfaces.delete(surface);
  }

  #everywhere(): Surface {
    const all = (action: (surface: Surface) => void) => {
      for (const surface of this.#surfaces) action(surface);
    };
    return {
      resize: (width, height) => all((surface) => surface.resize(width, height)),
      paint: (x, y, width, pixels) => all((surface) => surface.paint(x, y, width, pixels)),
      move: (move) => all((surface) => surface.move(move)),
      clear: () => all((surface) => surface.clear()),
    };
  }

  /** A video frame with this RTP timestamp stands on the screen; several windows may say so. */
  frameStands(rtpTimestamp: number): void {
    // RTP timestamps wrap at 32 bits (RFC 3550 § 5.1).
    if (this.#newest !== undefined && ((rtpTimestamp - this.#newest) | 0) <= 0) return;
    this.#newest = rtpTimestamp;
    this.#picture?.frameStands(rtpTimestamp);
  }
}

/**
 * Shows the same tiles on a canvas of another window, from now on.
 *
 * @returns what ends that
 */
export function mirrorOf(tiles: TileLayer, canvas: HTMLCanvasElement): () => void {
  const { element } = tiles;
  const surface = surfaceOf(canvas);
  surface.resize(element.width, element.height);
  if (!element.hidden) {
    canvas.getContext('2d')?.drawImage(element, 0, 0);
    canvas.hidden = false;
  }
  return tiles.alsoOn(surface);
}

function surfaceOf(canvas: HTMLCanvasElement): Surface {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas');
  return {
    resize(width, height) {
      canvas.width = width;
      canvas.height = height;
      canvas.hidden = true;
    },
    paint(x, y, width, pixels) {
      context.putImageData(new ImageData(pixels, width), x, y);
      canvas.hidden = false;
    },
    move({ x, y, width, height, fromX, fromY }) {
      context.drawImage(canvas, fromX, fromY, width, height, x, y, width, height);
    },
    clear() {
      context.clearRect(0, 0, canvas.width, canvas.height);
      canvas.hidden = true;
    },
  };
}
