import { type Drawing, FLASH_MS, type InkSide } from '../../share/ink-side.ts';
import type { Size } from '../../viewer/geometry.ts';
import { make } from '../dom.ts';
import { drawStrokes, LINES } from '../ink-drawing.ts';

/** An arrow that points at the origin, in CSS pixels. */
const ARROW = new Path2D('M0 0 L0 20 L5.5 15.5 L9 23 L12.5 21.5 L9 14 L16 14 Z');
const RINGS = 3;
const RING_RADIUS = 60;

/** The technician's pointer and strokes over the preview; redrawn only while something moves. */
export class InkOverlay {
  readonly element = make('canvas', { class: 'ink-overlay', 'aria-hidden': 'true' });
  readonly #side: InkSide;
  readonly #size: () => Size | undefined;
  readonly #name: () => string;
  #frame = 0;

  /**
   * @param size of the shared picture
   * @param name of the technician, beside the pointer
   */
  constructor(side: InkSide, size: () => Size | undefined, name: () => string) {
    this.#side = side;
    this.#size = size;
    this.#name = name;
  }

  /** Something changed. */
  draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const drawing = this.#side.at(Date.now());
      this.#paint(drawing);
      const fades = drawing.strokes.some(({ stays }) => !stays);
      if (fades || drawing.flash) this.draw();
    });
  }

  #paint({ strokes, pointer, flash }: Drawing): void {
    const { clientWidth, clientHeight } = this.element;
    const size = this.#size();
    this.element.width = Math.round(clientWidth * devicePixelRatio);
    this.element.height = Math.round(clientHeight * devicePixelRatio);
    this.element.dataset['strokes'] = String(strokes.length);
    this.element.dataset['pointer'] = String(pointer !== undefined);
    const context = this.element.getContext('2d');
    if (!context || !size) return;
    const scale = this.element.width / size.width;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    drawStrokes(context, strokes);
    // Pointer and rings keep their size, however small the preview is.
    const unit = devicePixelRatio / scale;
    if (flash) {
      const age = (Date.now() - flash.since) / FLASH_MS;
      context.strokeStyle = LINES[flash.colour].colour;
      context.lineWidth = 4 * unit;
      for (let ring = 0; ring < RINGS; ring++) {
        const part = (age * RINGS + ring / RINGS) % 1;
        context.globalAlpha = 1 - part;
        context.beginPath();
        context.arc(flash.x, flash.y, part * RING_RADIUS * unit, 0, 2 * Math.PI);
        context.stroke();
      }
      context.globalAlpha = 1;
    }
    if (!pointer) return;
    const { colour, outline } = LINES[pointer.colour];
    context.setTransform(
      devicePixelRatio,
      0,
      0,
      devicePixelRatio,
      pointer.x * scale,
      pointer.y * scale,
    );
    context.fillStyle = colour;
    context.strokeStyle = outline;
    context.lineWidth = 2;
    context.fill(ARROW);
    context.stroke(ARROW);
    this.#label(context, colour, outline);
  }

  #label(context: CanvasRenderingContext2D, colour: string, outline: string): void {
    const name = this.#name();
    context.font = '600 13px system-ui, sans-serif';
    const width = context.measureText(name).width;
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(14, 22, width + 16, 22, 11);
    context.fill();
    context.fillStyle = outline;
    context.fillText(name, 22, 37);
  }
}
