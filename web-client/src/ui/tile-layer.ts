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
  #picture: Picture | undefined;

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
    const picture = new Picture(surfaceOf(this.element));
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

  detach(): void {
    this.#picture = undefined;
    this.element.hidden = true;
  }

  /** A video frame with this RTP timestamp stands on the screen. */
  frameStands(rtpTimestamp: number): void {
    this.#picture?.frameStands(rtpTimestamp);
  }
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
