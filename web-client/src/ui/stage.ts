import { fitted, original, type Point, type Size, toPicture } from '../viewer/geometry.ts';
import type { Active } from '../viewer/session-state.ts';
import { CursorLayer } from './cursor-layer.ts';
import { byId, make } from './dom.ts';
import { icon } from './icons.ts';
import type { Pad } from './input-capture.ts';
import type { Texts } from './texts.ts';
import { TileLayer } from './tile-layer.ts';

/** How much larger fingers can draw the picture. */
const MOST_ZOOM = 8;

/** The customer's screen: a video with tiles and cursor over it, and the box that takes the keyboard. */
export class Stage implements Pad {
  readonly element = byId('stage');
  readonly video: HTMLVideoElement;
  readonly tiles: TileLayer;
  readonly cursor: CursorLayer;
  /** Takes keys, dead keys and input methods; out of sight. */
  readonly keyboardBox: HTMLTextAreaElement;
  /** Where the video stands, also while it is scrolled. */
  readonly #picture: HTMLElement;
  readonly #cover: HTMLElement;
  #fits = true;
  #zoom = 1;
  #frame: Size = { width: 0, height: 0 };
  #screen: Size | undefined;
  #awaitsPicture = true;
  #onPicture: () => void = () => undefined;
  #stream: MediaStream | null = null;
  #paused = false;

  constructor(texts: Texts) {
    this.video = make('video', { id: 'screen', 'aria-label': texts('console.stage') });
    this.video.muted = true;
    this.video.autoplay = true;
    this.video.playsInline = true;
    this.video.disablePictureInPicture = true;
    this.keyboardBox = make('textarea', {
      id: 'keyboard',
      'aria-label': texts('console.keyboard'),
      'aria-describedby': 'keyboard-hint',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      tabindex: '-1',
    });
    const hint = make(
      'p',
      { id: 'keyboard-hint', class: 'unseen' },
      texts('console.keyboard.hint'),
    );
    this.tiles = new TileLayer(() => this.#pictureStands());
    this.cursor = new CursorLayer(this.video, texts('console.cursor.customer'));
    this.#picture = make(
      'div',
      { class: 'picture' },
      this.video,
      this.tiles.element,
      this.cursor.element,
      this.keyboardBox,
    );
    this.#cover = make(
      'div',
      { id: 'pause-cover', role: 'status', hidden: true },
      icon('pause'),
      make('b', {}, texts('console.paused')),
      make('span', {}, texts('console.paused.hint')),
    );
    this.element.append(this.#picture, hint, this.#cover);
    this.video.addEventListener('resize', () => this.layOut());
    // Some browsers present no frame of a video that is not shown yet; they load its data all the same.
    this.video.addEventListener('loadeddata', () => this.#pictureStands());
    new ResizeObserver(() => this.layOut()).observe(this.element);
    this.#watchFrames();
  }

  /** Calls `action` when a first frame is on the screen. */
  onPicture(action: () => void): void {
    this.#onPicture = action;
  }

  /** Shows this picture; undefined takes the old one away. */
  play(stream: MediaStream | undefined): void {
    this.#stream = stream ?? null;
    this.video.srcObject = this.#paused ? null : this.#stream;
    this.#awaitsPicture = true;
    // Tiles and cursor of the connection before count from their own beginning.
    this.tiles.detach();
    this.cursor.forget();
  }

  /** Puts something exactly over the picture. */
  over(layer: HTMLElement): void {
    this.keyboardBox.before(layer);
  }

  get fits(): boolean {
    return this.#fits;
  }

  set fits(fits: boolean) {
    this.#fits = fits;
    this.#zoom = 1;
    this.layOut();
  }

  /** Draws the picture larger or smaller; the point of the window stays over its pixel. */
  zoomBy(factor: number, point: Point): void {
    const before = this.video.getBoundingClientRect();
    const zoom = Math.max(1, Math.min(MOST_ZOOM, this.#zoom * factor));
    const grown = zoom / this.#zoom;
    if (grown === 1) return;
    this.#zoom = zoom;
    this.layOut();
    const after = this.video.getBoundingClientRect();
    this.element.scrollBy(
      after.x - point.x + (point.x - before.x) * grown,
      after.y - point.y + (point.y - before.y) * grown,
    );
  }

  /** Moves a picture that is larger than its place with a finger. */
  panBy(dx: number, dy: number): void {
    this.element.scrollBy(-dx, -dy);
  }

  show(session: Active): void {
    this.element.dataset['picture'] = session.picture;
    this.#pause(session.paused);
    this.cursor.technicianLeads = session.rights.CONTROL === 'held' && !session.customerActive;
    if (session.screen === this.#screen) return;
    this.#screen = session.screen;
    this.layOut();
  }

  get surface(): HTMLElement {
    return this.video;
  }

  /** Nothing old is seen during a pause, and after it nothing before the first new picture. */
  #pause(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    if (paused) {
      this.#cover.hidden = false;
      this.tiles.blank();
      this.cursor.forget();
    } else {
      this.#awaitsPicture = true;
    }
    this.video.srcObject = paused ? null : this.#stream;
  }

  /** What stands now without the cursor, in this size; undefined while nothing does. */
  standing({ width, height }: Size): ImageBitmap | undefined {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context || !this.paint(context, { width, height })) return undefined;
    return canvas.transferToImageBitmap();
  }

  /** The customer takes a private moment: nothing of the screen is to be seen. */
  get paused(): boolean {
    return this.#paused;
  }

  /** Draws what stands now without the cursor, in this size; whether anything does. */
  paint(context: Pick<CanvasRenderingContext2D, 'drawImage'>, { width, height }: Size): boolean {
    const filmed = this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    const tiled = !this.tiles.element.hidden;
    if (filmed) context.drawImage(this.video, 0, 0, width, height);
    if (tiled) context.drawImage(this.tiles.element, 0, 0, width, height);
    return filmed || tiled;
  }

  /** The pixel of the customer's screen under a point of the window. */
  pixelAt(point: Point): Point {
    return toPicture(point, this.video.getBoundingClientRect(), this.screenSize);
  }

  layOut(): void {
    const screen = this.screenSize;
    const { clientWidth, clientHeight } = this.element;
    const whole = this.#fits
      ? fitted({ width: clientWidth, height: clientHeight }, screen)
      : original(screen, devicePixelRatio);
    const drawn = { width: whole.width * this.#zoom, height: whole.height * this.#zoom };
    this.element.dataset['mode'] = this.#fits ? 'fit' : 'original';
    this.video.style.width = `${drawn.width}px`;
    this.video.style.height = `${drawn.height}px`;
    this.cursor.layOut(screen, drawn);
  }

  /** The agent says how large its screen is; before that the video counts. */
  get screenSize(): Size {
    return this.#screen ?? { width: this.video.videoWidth, height: this.video.videoHeight };
  }

  #watchFrames(): void {
    this.video.requestVideoFrameCallback((_, { rtpTimestamp, width, height }) => {
      if (rtpTimestamp !== undefined) this.tiles.frameStands(rtpTimestamp);
      if (width !== this.#frame.width || height !== this.#frame.height) {
        this.#frame = { width, height };
        this.layOut();
      }
      this.#pictureStands();
      this.#watchFrames();
    });
  }

  #pictureStands(): void {
    if (!this.#awaitsPicture || this.#paused) return;
    this.#awaitsPicture = false;
    this.#cover.hidden = true;
    this.layOut();
    this.#onPicture();
  }
}
