import type { Point } from '../viewer/geometry.ts';
import type { Sketch, Stroke } from '../viewer/ink/sketch.ts';
import type { InkColour } from '../viewer/messages.ts';
import { make } from './dom.ts';
import type { Stage } from './stage.ts';

const LINES: Readonly<Record<InkColour, { colour: string; outline: string }>> = {
  MAGENTA: { colour: '#d6006c', outline: '#fff' },
  BLUE: { colour: '#0b57d0', outline: '#fff' },
  YELLOW: { colour: '#ffc400', outline: '#16242b' },
};
/** As the agent draws it, in pixels of the picture. */
const LINE = 5;
const OUTLINE = 2;
const HEAD = 22;

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
    this.#context.lineCap = 'round';
    this.#context.lineJoin = 'round';
    for (const stroke of strokes) {
      const path = pathOf(stroke);
      const { colour, outline } = LINES[stroke.colour];
      for (const [style, line] of [
        [outline, LINE + 2 * OUTLINE],
        [colour, LINE],
      ] as const) {
        this.#context.strokeStyle = style;
        this.#context.lineWidth = line;
        this.#context.stroke(path);
      }
    }
  }
}

function pathOf({ shape, points }: Stroke): Path2D {
  const path = new Path2D();
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return path;
  switch (shape) {
    case 'BOX':
      path.rect(first.x, first.y, last.x - first.x, last.y - first.y);
      break;
    case 'ARROW':
      line(path, [first, last]);
      head(path, first, last);
      break;
    case 'PEN':
      line(path, points);
      break;
  }
  return path;
}

function line(path: Path2D, points: readonly Point[]): void {
  const [first] = points;
  if (first) path.moveTo(first.x, first.y);
  for (const { x, y } of points) path.lineTo(x, y);
}

function head(path: Path2D, from: Point, to: Point): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.min(HEAD, Math.hypot(to.x - from.x, to.y - from.y));
  for (const side of [-0.5, 0.5]) {
    path.moveTo(to.x, to.y);
    path.lineTo(to.x - length * Math.cos(angle + side), to.y - length * Math.sin(angle + side));
  }
}
