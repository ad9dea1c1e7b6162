/** What a WheelEvent says, as far as it matters. */
export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages (W3C UI Events). */
  readonly deltaMode: number;
  /** In milliseconds. */
  readonly timeStamp: number;
  readonly shift: boolean;
}

/** Between the 100 pixels of one notch in some browsers and the 120 in others. */
const PIXELS_A_NOTCH = 110;
const LINES_A_NOTCH = 3;
/** What is left of a notch is forgotten after this pause. */
const PAUSE_MS = 400;

/** Wheel deltas as whole notches: a mouse's notch is one at once, a touchpad's pixels add up. */
export class WheelNotches {
  #restX = 0;
  #restY = 0;
  #last = 0;

  /** Whole notches to the right and down. */
  turn({ deltaX, deltaY, deltaMode, timeStamp, shift }: WheelTurn): { dx: number; dy: number } {
    if (timeStamp - this.#last > PAUSE_MS) this.#restX = this.#restY = 0;
    this.#last = timeStamp;
    // Browsers turn the wheel sideways while Shift is down; Shift itself is sent as well.
    const sideways = shift && deltaY === 0;
    const [restX, dx] = whole(this.#restX, notches(sideways ? 0 : deltaX, deltaMode));
    const [restY, dy] = whole(this.#restY, notches(sideways ? deltaX : deltaY, deltaMode));
    this.#restX = restX;
    this.#restY = restY;
    return { dx, dy };
  }
}

function notches(delta: number, mode: number): number {
  if (mode === 2) return delta;
  return delta / (mode === 1 ? LINES_A_NOTCH : PIXELS_A_NOTCH);
}

/** What is left over, and the whole notches. Half a notch in one event is a mouse's: it is rounded. */
function whole(rest: number, delta: number): [number, number] {
  if (Math.abs(delta) >= 0.5)
    return [0, Math.sign(delta) * Math.max(1, Math.round(Math.abs(delta)))];
  const sum = rest * delta < 0 ? delta : rest + delta;
  const turned = Math.trunc(sum);
  return [sum - turned, turned === 0 ? 0 : turned];
}
