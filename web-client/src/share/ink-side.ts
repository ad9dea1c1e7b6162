import type { Point } from '../viewer/geometry.ts';
import { FADES_AFTER_MS, type Stroke } from '../viewer/ink/sketch.ts';
import { decodeInkToAgent } from '../viewer/ink-messages.ts';
import type { InkColour, InkToAgent, InkToTechnician } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';

const MOST_STROKES = 64;
const MOST_POINTS = 4_096;
const MOST_NUMBERS = 512;
export const FLASH_MS = 1_800;

/** What the technician shows right now; points are pixels of the shared picture. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly pointer: (Point & { readonly colour: InkColour }) | undefined;
  readonly flash: (Point & { readonly colour: InkColour; readonly since: number }) | undefined;
}

/** The technician's pointer and strokes, for the customer's preview. As Ink.java. */
export class InkSide {
  readonly #now: () => number;
  readonly #onChange: () => void;
  #strokes: readonly Stroke[] = [];
  #pointer: Drawing['pointer'];
  #flash: Drawing['flash'];
  #channel: DataChannel | undefined;

  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  attach(channel: DataChannel): void {
    this.clear();
    this.#channel = channel;
    channel.onopen = () => this.#tell({ type: 'shown', shown: true });
    channel.onmessage = ({ data }) => {
      if (channel !== this.#channel) return;
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        this.#heard(decodeInkToAgent(data));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The technician’s page sent something unknown', error);
      }
    };
    channel.onclose = () => {
      if (channel === this.#channel) this.clear();
    };
  }

  /** Something else is shown, or nothing: what was drawn means nothing any more. */
  clear(): void {
    this.#strokes = [];
    this.#pointer = undefined;
    this.#flash = undefined;
    this.#tell({ type: 'cleared' });
    this.#onChange();
  }

  /** What is seen at this time. */
  at(now: number): Drawing {
    this.#strokes = this.#strokes.filter(
      ({ stays, touchedAt }) => stays || now - touchedAt < FADES_AFTER_MS,
    );
    if (this.#flash && now - this.#flash.since >= FLASH_MS) this.#flash = undefined;
    return { strokes: this.#strokes, pointer: this.#pointer, flash: this.#flash };
  }

  #heard(message: InkToAgent): void {
    switch (message.type) {
      case 'point':
        this.#pointer = { x: message.x, y: message.y, colour: message.colour };
        break;
      case 'unpoint':
        this.#pointer = undefined;
        break;
      case 'draw':
        this.#draw(message);
        break;
      case 'flash':
        this.#flash = { x: message.x, y: message.y, colour: message.colour, since: this.#now() };
        break;
      case 'clear':
        this.#strokes = [];
        break;
    }
    this.#onChange();
  }

  #draw({ id, shape, colour, stays, points }: Extract<InkToAgent, { type: 'draw' }>): void {
    if (points.length === 0 || points.length % 2 !== 0 || points.length > MOST_NUMBERS) return;
    const fresh: Point[] = [];
    for (let i = 0; i < points.length; i += 2) {
      fresh.push({ x: points[i] ?? 0, y: points[i + 1] ?? 0 });
    }
    const touchedAt = this.#now();
    const known = this.#strokes.find((stroke) => stroke.id === id);
    const more = known?.shape === 'PEN' ? [...known.points, ...fresh].slice(0, MOST_POINTS) : fresh;
    const stroke: Stroke = known
      ? { ...known, points: more, touchedAt }
      : { id, shape, colour, stays, points: fresh, touchedAt };
    const others = this.#strokes.filter((other) => other.id !== id);
    this.#strokes = [...others, stroke].slice(-MOST_STROKES);
  }

  #tell(message: InkToTechnician): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}
