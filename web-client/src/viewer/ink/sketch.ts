import type { Point } from '../geometry.ts';
import type { InkColour, InkShape, InkToAgent } from '../messages.ts';

/** What the technician shows with. */
export type Tool = 'pointer' | 'pen' | 'arrow' | 'box' | 'flash';

export const TOOLS: readonly Tool[] = ['pointer', 'pen', 'arrow', 'box', 'flash'];
export const COLOURS: readonly InkColour[] = ['MAGENTA', 'BLUE', 'YELLOW'];

/** As in InkToAgent.java. */
export const FADES_AFTER_MS = 8_000;
const MOST_STROKES = 64;
const MOST_POINTS_PER_MESSAGE = 256;
const MOST_POINTS = 4_096;

/** A stroke as the technician sees it at once, before the customer's screen shows it. */
export interface Stroke {
  readonly id: number;
  readonly shape: InkShape;
  readonly colour: InkColour;
  readonly stays: boolean;
  readonly points: readonly Point[];
  readonly touchedAt: number;
}

/**
 * What the technician draws over the customer's screen: messages for the agent, joined until
 * {@link take}, and the strokes to draw here. Points are pixels of the picture.
 */
export class Sketch {
  tool: Tool = 'pointer';
  colour: InkColour = 'MAGENTA';
  /** Strokes stay until they are cleared. */
  stays = false;
  #strokes: Stroke[] = [];
  #drawing: Stroke | undefined;
  /** Points of the stroke under way that were not sent yet. */
  #fresh: readonly Point[] = [];
  #lastId = 0;
  #pointer: Point | undefined;
  #pointed = false;
  #waiting: InkToAgent[] = [];

  /** A button or finger goes down here. */
  down(at: Point, now: number): void {
    const { tool, colour, stays } = this;
    switch (tool) {
      case 'pointer':
        this.move(at, now);
        break;
      case 'flash':
        this.flash(at);
        break;
      case 'pen':
      case 'arrow':
      case 'box':
        this.up(now);
        this.#drawing = {
          id: ++this.#lastId,
          shape: SHAPES[tool],
          colour,
          stays,
          points: [at],
          touchedAt: now,
        };
        this.#fresh = [at];
        this.#keep(this.#drawing);
        break;
    }
  }

  move(at: Point, now: number): void {
    if (this.tool === 'pointer') this.#pointer = at;
    if (!this.#drawing) return;
    const { points, shape } = this.#drawing;
    const last = points.at(-1);
    if (last && last.x === at.x && last.y === at.y) return;
    if (shape === 'PEN' && points.length >= MOST_POINTS) return;
    const [first = at] = points;
    const pen = shape === 'PEN';
    this.#fresh = pen ? [...this.#fresh, at] : [first, at];
    this.#drawing = {
      ...this.#drawing,
      points: pen ? [...points, at] : this.#fresh,
      touchedAt: now,
    };
    this.#keep(this.#drawing);
  }

  /** The button or finger goes up: the stroke is done. */
  up(now: number): void {
    if (!this.#drawing) return;
    this.#flush();
    this.#keep({ ...this.#drawing, touchedAt: now });
    this.#drawing = undefined;
  }

  /** The mouse left the picture. */
  leave(): void {
    this.#waiting.push(...this.takeAway());
  }

  /** Rings around this point. */
  flash({ x, y }: Point): void {
    this.#waiting.push({ type: 'flash', x, y, colour: this.colour });
  }

  clear(): void {
    this.#drawing = undefined;
    this.#strokes = [];
    this.#waiting.push({ type: 'clear' });
  }

  /** The agent took everything away, or will, because nobody sees it any more. */
  forget(): void {
    this.#drawing = undefined;
    this.#strokes = [];
    this.#waiting = [];
    this.#pointer = undefined;
    this.#pointed = false;
  }

  /** What is to be sent now: the newest place of the pointer, and what was drawn since. */
  take(): InkToAgent[] {
    this.#flush();
    const messages = this.#waiting;
    this.#waiting = [];
    if (this.#pointer && this.tool === 'pointer') {
      messages.push({ type: 'point', ...this.#pointer, colour: this.colour });
      this.#pointer = undefined;
      this.#pointed = true;
    }
    return messages;
  }

  /** The pointer is to be taken away there, if it is there. */
  takeAway(): InkToAgent[] {
    this.#pointer = undefined;
    if (!this.#pointed) return [];
    this.#pointed = false;
    return [{ type: 'unpoint' }];
  }

  /** The strokes that are still seen at this time. */
  strokesAt(now: number): readonly Stroke[] {
    this.#strokes = this.#strokes.filter(
      ({ stays, touchedAt }) => stays || now - touchedAt < FADES_AFTER_MS,
    );
    return this.#strokes;
  }

  #keep(stroke: Stroke): void {
    const others = this.#strokes.filter(({ id }) => id !== stroke.id);
    this.#strokes = [...others, stroke].slice(-MOST_STROKES);
  }

  #flush(): void {
    const stroke = this.#drawing;
    if (!stroke) return;
    const { id, shape, colour, stays } = stroke;
    for (let from = 0; from < this.#fresh.length; from += MOST_POINTS_PER_MESSAGE) {
      const piece = this.#fresh.slice(from, from + MOST_POINTS_PER_MESSAGE);
      const points = piece.flatMap(({ x, y }) => [x, y]);
      this.#waiting.push({ type: 'draw', id, shape, colour, stays, points });
    }
    this.#fresh = [];
  }
}

const SHAPES = { pen: 'PEN', arrow: 'ARROW', box: 'BOX' } as const;
