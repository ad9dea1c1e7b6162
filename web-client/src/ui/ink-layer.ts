import type { Sketch, Stroke } from '../viewer/ink/sketch.ts';
import { make } from './dom.ts';
import { drawStrokes } from './ink-drawing.ts';
import type { Stage } from './stage.ts';

/** The canvas over the picture on which the technician's strokes stand at once. */
export class InkLayer {
  readonly element: HTMLCanvasElement;
  readonly #stage: Stage;
  readonly #context: CanvasRenderingContext2D;
  #strokes: readonly Stroke[] = [];

  constructor(stage: Stage, label: string) {
    this.#stage = stage;
    this.element = make('canvas', { id: 'ink-layer', 'data-layer': 'ink', 'aria-label': label });
    const context = this.element.getContext('2d');
    if (!context) throw new Error('This browser draws no canvas');
    this.#context = context;
    new ResizeObserver(() => this.draw(this.#strokes)).observe(this.element);
  }

  /** Whether mouse and keyboard belong to the technician's tool, and not to the customer's computer. */
  set active(active: boolean) {
    this.element.toggleAttribute('data-active', active);
    this.element.tabIndex = active ? 0 : -1;
    if (active) this.element.focus({ preventScroll: true });
    else this.element.blur();
  }

  /** @param sketch gets what is drawn; `changed` is called after that */
  listen(sketch: Sketch, changed: () => void): void {
    const at = ({ clientX, clientY }: PointerEvent) =>
      this.#stage.pixelAt({ x: clientX, y: clientY });
    const on = (type: string, action: (event: PointerEvent) => void) =>
      this.element.addEventListener(type, (event) => {
        event.preventDefault();
        action(event as PointerEvent);
        changed();
      });
    on('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.element.setPointerCapture(event.pointerId);
      this.element.focus({ preventScroll: true });
      sketch.down(at(event), Date.now());
    });
    on('pointermove', (event) => {
      for (const each of event.getCoalescedEvents?.() ?? []) sketch.move(at(each), Date.now());
      sketch.move(at(event), Date.now());
    });
    on('pointerup', () => sketch.up(Date.now()));
    on('pointercancel', () => sketch.up(Date.now()));
    on('pointerleave', () => sketch.leave());
    on('contextmenu', () => undefined);
  }

  draw(strokes: readonly Stroke[]): void {
    this.#strokes = strokes;
    const { clientWidth, clientHeight } = this.element;
    const { width } = this.#stage.screenSize;
    this.element.width = Math.round(clientWidth * devicePixelRatio);
    this.element.height = Math.round(clientHeight * devicePixelRatio);
    if (strokes.length === 0 || width === 0) return;
    const scale = this.element.width / width;
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
    drawStrokes(this.#context, strokes);
  }
}
