import type { TechnicianToAgent } from './messages.ts';

type Move = Extract<TechnicianToAgent, { type: 'move' }>;

/** Bits of `MouseEvent.buttons` in the order of `MouseEvent.button` (W3C UI Events). */
const BUTTON_BITS = [1, 4, 2, 8, 16];

/** The technician's pointer as messages: buttons at once, moves when a frame is drawn. */
export class PointerInput {
  #buttons = 0;
  #seq = 0;
  #waiting: { x: number; y: number } | undefined;

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
    return { type: 'move', seq: ++this.#seq, x, y };
  }

  /** Forgets which buttons are down. The message `release` does the same there. */
  reset(): void {
    this.#buttons = 0;
    this.#waiting = undefined;
  }
}
