/** One finger on the picture, in CSS pixels of the window. */
export interface Touch {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** What the fingers mean. Points are in CSS pixels of the window. */
export type Gesture =
  /** The finger rests long enough: a tap that follows is the right button, a movement drags. */
  | { readonly kind: 'held'; readonly x: number; readonly y: number }
  | { readonly kind: 'tap'; readonly button: 0 | 2; readonly x: number; readonly y: number }
  | {
      readonly kind: 'drag';
      readonly phase: 'start' | 'move' | 'end';
      readonly x: number;
      readonly y: number;
    }
  /** One finger moves at once: the picture follows it, if it is larger than its place. */
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  /** Two fingers move together: the wheel, in CSS pixels. */
  | {
      readonly kind: 'scroll';
      readonly dx: number;
      readonly dy: number;
      readonly x: number;
      readonly y: number;
    }
  /** Two fingers part or close: the picture grows or shrinks around their middle. */
  | { readonly kind: 'zoom'; readonly factor: number; readonly x: number; readonly y: number };

/** A finger that stays this long in its place holds. */
export const HOLD_MS = 450;
/** A finger that moves less than this stays in its place; CSS pixels. */
const SLOP = 10;
/** Two fingers whose distance changes by less than this scroll; CSS pixels. */
const PINCH = 24;

type State =
  | { readonly name: 'idle' }
  /** One finger is down and has not moved. Next: held, panning, idle with a tap, pair. */
  | { readonly name: 'pressed'; readonly at: Touch }
  /** It rests. Next: dragging, idle with a right tap. */
  | { readonly name: 'held'; readonly at: Touch }
  | { readonly name: 'dragging'; readonly at: Touch }
  | { readonly name: 'panning'; readonly at: Touch }
  /** Two fingers, undecided. Next: scrolling, pinching. */
  | { readonly name: 'pair'; readonly start: Pair; readonly now: Pair }
  | { readonly name: 'scrolling'; readonly now: Pair }
  | { readonly name: 'pinching'; readonly now: Pair }
  /** Fingers of a gesture that is over, until all are up. */
  | { readonly name: 'spent' };

interface Pair {
  readonly a: Touch;
  readonly b: Touch;
}

/** Fingers on the picture as gestures. A timer of {@link HOLD_MS} after each first touch calls {@link rest}. */
export class TouchGestures {
  #state: State = { name: 'idle' };
  readonly #down = new Set<number>();

  down(touch: Touch): Gesture[] {
    this.#down.add(touch.id);
    switch (this.#state.name) {
      case 'idle':
        this.#state = { name: 'pressed', at: touch };
        return [];
      case 'pressed':
      case 'panning': {
        const pair = { a: this.#state.at, b: touch };
        this.#state = { name: 'pair', start: pair, now: pair };
        return [];
      }
      case 'dragging': {
        const { x, y } = this.#state.at;
        this.#state = { name: 'spent' };
        return [{ kind: 'drag', phase: 'end', x, y }];
      }
      default:
        this.#state = { name: 'spent' };
        return [];
    }
  }

  move(touch: Touch): Gesture[] {
    const state = this.#state;
    switch (state.name) {
      case 'pressed': {
        if (touch.id !== state.at.id || distance(touch, state.at) < SLOP) return [];
        this.#state = { name: 'panning', at: touch };
        return [{ kind: 'pan', dx: touch.x - state.at.x, dy: touch.y - state.at.y }];
      }
      case 'panning': {
        if (touch.id !== state.at.id) return [];
        this.#state = { name: 'panning', at: touch };
        return [{ kind: 'pan', dx: touch.x - state.at.x, dy: touch.y - state.at.y }];
      }
      case 'held': {
        if (touch.id !== state.at.id || distance(touch, state.at) < SLOP) return [];
        this.#state = { name: 'dragging', at: touch };
        const { x, y } = state.at;
        return [
          { kind: 'drag', phase: 'start', x, y },
          { kind: 'drag', phase: 'move', x: touch.x, y: touch.y },
        ];
      }
      case 'dragging':
        if (touch.id !== state.at.id) return [];
        this.#state = { name: 'dragging', at: touch };
        return [{ kind: 'drag', phase: 'move', x: touch.x, y: touch.y }];
      case 'pair':
      case 'scrolling':
      case 'pinching':
        return this.#pairMoves(state, touch);
      case 'idle':
      case 'spent':
        return [];
    }
  }

  up(touch: Touch): Gesture[] {
    if (!this.#down.delete(touch.id)) return [];
    const state = this.#state;
    this.#state = this.#down.size === 0 ? { name: 'idle' } : { name: 'spent' };
    switch (state.name) {
      case 'pressed':
        return [{ kind: 'tap', button: 0, x: state.at.x, y: state.at.y }];
      case 'held':
        return [{ kind: 'tap', button: 2, x: state.at.x, y: state.at.y }];
      case 'dragging':
        return [{ kind: 'drag', phase: 'end', x: touch.x, y: touch.y }];
      default:
        return [];
    }
  }

  /** The first finger has been down for {@link HOLD_MS}. */
  rest(): Gesture[] {
    if (this.#state.name !== 'pressed') return [];
    const { at } = this.#state;
    this.#state = { name: 'held', at };
    return [{ kind: 'held', x: at.x, y: at.y }];
  }

  /** The system took the fingers; nothing that was begun stays down. */
  cancel(): Gesture[] {
    const state = this.#state;
    this.#down.clear();
    this.#state = { name: 'idle' };
    return state.name === 'dragging'
      ? [{ kind: 'drag', phase: 'end', x: state.at.x, y: state.at.y }]
      : [];
  }

  #pairMoves(state: Extract<State, { now: Pair }>, touch: Touch): Gesture[] {
    const { a, b } = state.now;
    if (touch.id !== a.id && touch.id !== b.id) return [];
    const now = touch.id === a.id ? { a: touch, b } : { a, b: touch };
    switch (state.name) {
      case 'pair': {
        const { start } = state;
        if (Math.abs(spread(now) - spread(start)) >= PINCH) {
          this.#state = { name: 'pinching', now };
          return [zoom(start, now)];
        }
        if (distance(middle(now), middle(start)) >= SLOP) {
          this.#state = { name: 'scrolling', now };
          return [scroll(start, now)];
        }
        this.#state = { name: 'pair', start, now };
        return [];
      }
      case 'scrolling':
        this.#state = { name: 'scrolling', now };
        return [scroll(state.now, now)];
      case 'pinching':
        this.#state = { name: 'pinching', now };
        return [zoom(state.now, now)];
    }
  }
}

function scroll(before: Pair, now: Pair): Gesture {
  const [then, here] = [middle(before), middle(now)];
  // As on the phone itself: the page follows the fingers.
  return { kind: 'scroll', dx: then.x - here.x, dy: then.y - here.y, ...here };
}

function zoom(before: Pair, now: Pair): Gesture {
  return { kind: 'zoom', factor: spread(now) / Math.max(1, spread(before)), ...middle(now) };
}

function middle({ a, b }: Pair): { x: number; y: number } {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spread({ a, b }: Pair): number {
  return distance(a, b);
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
