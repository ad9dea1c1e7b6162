import { clamped, fitted, type Point, type Size, toPicture } from '../viewer/geometry.ts';
import type { Monitor } from '../viewer/messages.ts';
import { CursorLayer } from './cursor-layer.ts';
import { make } from './dom.ts';
import { InputCapture, type Pad, type Tell } from './input-capture.ts';
import type { Stage } from './stage.ts';
import { mirrorOf } from './tile-layer.ts';

/**
 * A browser window with one of the customer's monitors: a crop of the picture that the page has
 * anyway. It has no line of its own to anybody and ends with the page.
 */
export class ScreenWindow implements Pad {
  readonly surface = make('video', { class: 'screen' });
  readonly keyboardBox = make('textarea', {
    class: 'keyboard',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    tabindex: '-1',
  });
  readonly #window: Window;
  readonly #stage: Stage;
  readonly #monitor: Monitor;
  readonly #tiles = make('canvas', { class: 'tiles', 'aria-hidden': 'true', hidden: true });
  readonly #cursor: CursorLayer;
  readonly #input: InputCapture;
  readonly #picture: HTMLElement;
  readonly #crop: HTMLElement;
  readonly #leave: () => void;

  /**
   * @param opened an empty window of this origin
   * @param onClose hears that the technician closed it
   */
  constructor(
    opened: Window,
    stage: Stage,
    monitor: Monitor,
    title: string,
    tell: Tell,
    words: { readonly cursor: string; readonly keyboard: string },
    onClose: () => void,
  ) {
    this.#window = opened;
    this.#stage = stage;
    this.#monitor = monitor;
    this.surface.muted = true;
    this.surface.autoplay = true;
    this.surface.playsInline = true;
    this.surface.setAttribute('aria-label', title);
    this.keyboardBox.setAttribute('aria-label', words.keyboard);
    this.#cursor = new CursorLayer(this.surface, words.cursor);
    this.#cursor.element.removeAttribute('id');
    this.#cursor.element.classList.add('customer-cursor');
    this.#picture = make(
      'div',
      { class: 'picture' },
      this.surface,
      this.#tiles,
      this.#cursor.element,
      this.keyboardBox,
    );
    this.#crop = make('main', { class: 'crop', 'data-monitor': monitor.id }, this.#picture);
    const { document } = opened;
    document.title = title;
    document.documentElement.lang = stage.element.ownerDocument.documentElement.lang;
    document.head.replaceChildren(...styles());
    document.body.className = 'screen-window';
    document.body.replaceChildren(this.#crop);
    this.#input = new InputCapture(this, tell, () => this.keyboardBox.blur());
    const unmirror = mirrorOf(stage.tiles, this.#tiles);
    const unfollow = stage.cursor.followedBy(this.#cursor);
    const observer = new ResizeObserver(() => this.layOut());
    observer.observe(document.documentElement);
    const onHide = () => {
      this.#leave();
      onClose();
    };
    opened.addEventListener('resize', () => this.layOut());
    opened.addEventListener('pagehide', onHide);
    this.#leave = () => {
      opened.removeEventListener('pagehide', onHide);
      observer.disconnect();
      this.#input.detach();
      unmirror();
      unfollow();
      this.surface.srcObject = null;
    };
    this.#watchFrames();
    this.show(false, false);
  }

  /**
   * Follows the session.
   *
   * @param whole whether the picture is of all monitors now, of which this window shows its part
   * @param held whether the technician controls
   */
  show(whole: boolean, held: boolean): void {
    this.#crop.hidden = !whole;
    this.#crop.classList.toggle('controlled', held);
    const { srcObject } = this.#stage.video;
    if (this.surface.srcObject !== srcObject) this.surface.srcObject = srcObject;
    this.#cursor.technicianLeads = held;
    if (held && whole) this.#input.attach();
    else this.#input.detach();
    this.layOut();
  }

  get monitor(): Monitor {
    return this.#monitor;
  }

  focus(): void {
    this.#window.focus();
  }

  close(): void {
    this.#leave();
    this.#window.close();
  }

  /** The pixel of the whole picture under a point of this window, inside this monitor. */
  pixelAt(point: Point): Point {
    const at = toPicture(point, this.surface.getBoundingClientRect(), this.#stage.screenSize);
    return clamped(at, this.#monitor);
  }

  layOut(): void {
    const { clientWidth: width, clientHeight: height } = this.#window.document.documentElement;
    const shown: Size = fitted({ width, height }, this.#monitor);
    const scale = shown.width / this.#monitor.width;
    const whole = this.#stage.screenSize;
    const drawn = { width: whole.width * scale, height: whole.height * scale };
    this.#crop.style.width = `${shown.width}px`;
    this.#crop.style.height = `${shown.height}px`;
    this.surface.style.width = `${drawn.width}px`;
    this.surface.style.height = `${drawn.height}px`;
    this.#picture.style.translate = `${-this.#monitor.x * scale}px ${-this.#monitor.y * scale}px`;
    this.#cursor.layOut(whole, drawn);
  }

  /** The page may be covered and see no frames; then the tiles go by those of this window. */
  #watchFrames(): void {
    this.surface.requestVideoFrameCallback((_, { rtpTimestamp }) => {
      if (rtpTimestamp !== undefined) this.#stage.tiles.frameStands(rtpTimestamp);
      this.#watchFrames();
    });
  }
}

/** The page's own style sheets. */
function styles(): Node[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map((link) => {
    const copy = make('link', { rel: 'stylesheet' });
    copy.href = link.href;
    return copy;
  });
}
