import type { Screen } from '../../review/playhead.ts';
import type { RecordedEvent } from '../../review/recording-index.ts';
import type { Move } from '../../viewer/picture/picture-reader.ts';
import type { CursorMessage } from '../../viewer/session.ts';
import { CursorLayer } from '../cursor-layer.ts';
import { make } from '../dom.ts';
import { Stamp } from '../stamp.ts';
import type { Texts } from '../texts.ts';

const CURSOR = new Set(['cursor-at', 'cursor-shape']);

/** The recorded picture: video below, tiles above it, the customer's cursor on top. */
export class ReplayScreen implements Screen<VideoFrame, Blob | undefined> {
  readonly element: HTMLElement;
  readonly #video = make('canvas', { id: 'replay-video' });
  readonly #tiles = make('canvas', { id: 'replay-tiles', hidden: true });
  readonly #videoContext: CanvasRenderingContext2D;
  readonly #tileContext: CanvasRenderingContext2D;
  readonly #stamp: Stamp;
  readonly #picture: HTMLElement;
  readonly #cursor: CursorLayer;
  readonly #paused: HTMLElement;
  #size = { width: 0, height: 0 };
  /** The agent said how large its screen is: a film may be smaller. */
  #told = false;

  constructor(texts: Texts) {
    this.#cursor = new CursorLayer(this.#video, '');
    this.#picture = make(
      'div',
      { class: 'replay-picture', role: 'img', 'aria-label': texts('review.picture') },
      this.#video,
      this.#tiles,
      this.#cursor.element,
    );
    this.#paused = make(
      'p',
      { id: 'replay-paused', class: 'replay-word', hidden: true },
      texts('review.span.paused'),
    );
    this.element = make('div', { class: 'replay-screen' }, this.#picture, this.#paused);
    this.#videoContext = contextOf(this.#video);
    this.#tileContext = contextOf(this.#tiles);
    this.#stamp = new Stamp(this.#tileContext);
    new ResizeObserver(() => this.#layOut()).observe(this.element);
  }

  get size(): { readonly width: number; readonly height: number } {
    return this.#size;
  }

  showFrame(decoded: VideoFrame): void {
    const { displayWidth: width, displayHeight: height } = decoded;
    if (this.#video.width !== width || this.#video.height !== height) {
      this.#video.width = width;
      this.#video.height = height;
      if (!this.#told) this.#become(width, height);
    }
    this.#videoContext.drawImage(decoded, 0, 0, width, height);
    decoded.close();
  }

  resize(width: number, height: number): void {
    this.#tiles.width = width;
    this.#tiles.height = height;
    this.#tiles.hidden = true;
    this.#told = true;
    this.#become(width, height);
  }

  paint(
    x: number,
    y: number,
    width: number,
    pixels: Uint8ClampedArray<ArrayBuffer>,
    holes: boolean,
  ): void {
    this.#stamp.paint(x, y, width, pixels, holes);
    this.#tiles.hidden = false;
  }

  move({ x, y, width, height, fromX, fromY }: Move): void {
    this.#tileContext.drawImage(this.#tiles, fromX, fromY, width, height, x, y, width, height);
  }

  clear(): void {
    this.#tileContext.clearRect(0, 0, this.#tiles.width, this.#tiles.height);
    this.#tiles.hidden = true;
  }

  wipe(): void {
    this.clear();
    this.#videoContext.clearRect(0, 0, this.#video.width, this.#video.height);
    this.#cursor.forget();
    this.#pause(false);
  }

  async keep(): Promise<Blob | undefined> {
    if (this.#tiles.hidden) return undefined;
    return new Promise((resolve) => this.#tiles.toBlob((png) => resolve(png ?? undefined)));
  }

  async restore(png: Blob | undefined): Promise<void> {
    if (!png) return;
    const image = await createImageBitmap(png, { colorSpaceConversion: 'none' });
    this.resize(image.width, image.height);
    this.#tileContext.drawImage(image, 0, 0);
    this.#tiles.hidden = false;
    image.close();
  }

  event({ type, fields }: RecordedEvent): void {
    // The recording is authentic, but its author is the technician's page: its fields are checked.
    if (CURSOR.has(type)) this.#cursor.receive({ ...fields, type } as CursorMessage);
    else if (type === 'begin') this.#cursor.forget();
    else if (type === 'paused') this.#pause(fields['paused'] === true);
  }

  /** As on the live page nothing is seen meanwhile. */
  #pause(paused: boolean): void {
    this.#paused.hidden = !paused;
    this.#picture.classList.toggle('paused', paused);
  }

  /** What is seen now, as an image without the cursor, for a still picture. */
  composed(): HTMLCanvasElement {
    const { width, height } = this.#size;
    const canvas = make('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = contextOf(canvas);
    context.drawImage(this.#video, 0, 0, width, height);
    if (!this.#tiles.hidden) context.drawImage(this.#tiles, 0, 0);
    return canvas;
  }

  #become(width: number, height: number): void {
    this.#size = { width, height };
    this.element.style.setProperty('--ratio', `${width} / ${height}`);
    this.#layOut();
  }

  #layOut(): void {
    const { width, height } = this.#size;
    if (width === 0) return;
    const { clientWidth, clientHeight } = this.element;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    const drawn = { width: width * scale, height: height * scale };
    this.#picture.style.width = `${drawn.width}px`;
    this.#picture.style.height = `${drawn.height}px`;
    this.#cursor.layOut(this.#size, drawn);
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas');
  return context;
}
