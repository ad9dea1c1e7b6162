import type { TechnicianToAgent } from './messages.ts';

type Move = Extract<TechnicianToAgent, { type: 'move' }>;

/** Bits of `MouseEvent.buttons` in the order of `MouseEvent.button` (W3C UI Events). */
const BUTTON_BITS = [1, 4, 2, 8, 16];

/** The technician's pointer as messages: buttons at once, moves when a frame is drawn. */
export class PointerInput {
  readonly #moves: { count: number };
  #buttons = 0;
  #waiting: { x: number; y: number } | undefined;

  /** @param moves counts for all windows of one session: older moves than the last are dropped */
  constructor(moves = { count: 0 }) {
    this.#moves = moves;
  }

  /**
   * The pointer is at `x`, `y` with these buttons down.
   *
   * @param buttons as `MouseEvent.buttons`
   */
  at(x: number, y: number, buttons: number): TechnicianToAgent[] {
    const messages: TechnicianToAgent[] = [];
    for (const [button, bit] of BUTTON_BITS.entries()) {
      const down = (buttons & bit) !== 0;
      if (down !== ((this.#buttons & bit) !== 0))
        messages.push({ type: 'button', button, down, x, y });
    }
    this.#buttons = buttons;
    // Also after a button: it outdates moves that are still on their way on the other channel.
    this.#waiting = { x, y };
    return messages;
  }

  /** The newest move that was not sent yet. */
  takeMove(): Move | undefined {
    if (!this.#waiting) return undefined;
    const { x, y } = this.#waiting;
    this.#waiting = undefined;
    return { type: 'move', seq: ++this.#moves.count, x, y };
  }

  /** Forgets which buttons are down. The message `release` does the same there. */
  reset(): void {
    this.#buttons = 0;
    this.#waiting = undefined;
  }
}
