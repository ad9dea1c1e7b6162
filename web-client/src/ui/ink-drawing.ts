import type { Point } from '../viewer/geometry.ts';
import type { Stroke } from '../viewer/ink/sketch.ts';
import type { InkColour } from '../viewer/messages.ts';

export const LINES: Readonly<Record<InkColour, { colour: string; outline: string }>> = {
  MAGENTA: { colour: '#d6006c', outline: '#fff' },
  BLUE: { colour: '#0b57d0', outline: '#fff' },
  YELLOW: { colour: '#ffc400', outline: '#16242b' },
};
/** As the agent draws it, in pixels of the picture. */
const LINE = 5;
const OUTLINE = 2;
const HEAD = 22;

/** Draws strokes as the agent does; the context's unit is a pixel of the picture. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    const path = pathOf(stroke);
    const { colour, outline } = LINES[stroke.colour];
    for (const [style, line] of [
      [outline, LINE + 2 * OUTLINE],
      [colour, LINE],
    ] as const) {
      context.strokeStyle = style;
      context.lineWidth = line;
      context.stroke(path);
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
