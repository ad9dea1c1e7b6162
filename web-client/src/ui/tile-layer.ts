import type { Size } from '../viewer/geometry.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { unbundled } from '../viewer/picture/bundle.ts';
import { Picture, type Surface } from '../viewer/picture/picture.ts';
import { UNDERSTANDS } from '../viewer/picture/picture-reader.ts';
import { Malformed } from '../viewer/shape.ts';
import { make } from './dom.ts';
import { Stamp } from './stamp.ts';

/** What stands at a moment. */
export interface Standing {
  readonly size: Size;
  /** Later tiles and frames go over what has this mark. */
  readonly mark: number;
  readonly exact: boolean;
  /** Everything was taken away until the next picture begins. */
  readonly blank: boolean;
}

/** Keeps what reaches the page. */
export interface Witness {
  /** What comes from now on goes over what stands; undefined while nothing does. */
  begin(standing: Standing | undefined): void;
  /** The message has been painted; the buffer belongs to the witness. */
  message(message: ArrayBuffer): void;
}

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
  #witness: Witness | undefined;
  /** Whether the witness waits for a moment at which no tile is half here. */
  #beginsSoon = false;

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
    this.watchedBy(this.#witness);
    channel.binaryType = 'arraybuffer';
    if (channel.readyState === 'open') channel.send(UNDERSTANDS);
    else channel.onopen = () => channel.send(UNDERSTANDS);
    channel.onmessage = ({ data }) => {
      if (picture !== this.#picture) return;
      try {
        if (!(data instanceof ArrayBuffer)) throw new Malformed('not binary');
        for (const message of unbundled(data)) {
          if (picture.receive(new Uint8Array(message)) === 'exact') this.#onExact();
          if (this.#beginsSoon) this.#begin();
          else this.#witness?.message(message);
        }
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s computer sent a tile that is none', error);
        channel.close();
        this.detach();
      }
    };
  }

  /** From the next moment on at which no tile is half here, `witness` hears every message. */
  watchedBy(witness: Witness | undefined): void {
    this.#witness = witness;
    this.begin();
  }

  /** The witness wants to know once more what stands. */
  begin(): void {
    this.#beginsSoon = true;
    this.#begin();
  }

  #begin(): void {
    const state = this.#picture?.state;
    if (this.#picture && !state) return;
    this.#beginsSoon = false;
    if (!state || state.size.width === 0) {
      this.#witness?.begin(undefined);
      return;
    }
    const { size, newestTile, exactMark, blank } = state;
    const mark = Math.max(newestTile ?? 0, this.#picture?.standingMark ?? 0);
    this.#witness?.begin({ size, mark, exact: exactMark !== undefined, blank });
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
      paint: (x, y, width, pixels, holes) =>
        all((surface) => surface.paint(x, y, width, pixels, holes)),
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
  const stamp = new Stamp(context);
  return {
    resize(width, height) {
      canvas.width = width;
      canvas.height = height;
      canvas.hidden = true;
    },
    paint(x, y, width, pixels, holes) {
      stamp.paint(x, y, width, pixels, holes);
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
