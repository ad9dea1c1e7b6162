import { MOST_PIECE_SIZE, PIECE_SIZE } from './piece.ts';

/** Where it begins: less than any queue holds. */
const FIRST = 64 * 1024;
/** More would hold up the input beside it even on the quickest line. */
export const MOST = 1024 * 1024;
/**
 * An answer that is later than the earliest one by less than that one took, within these bounds, waited for
 * nobody: lines with a longer way are less even.
 */
const LEAST_CALM_MS = 4;
const MOST_CALM_MS = 30;
/** An answer that is later by more than so many times that waited in a queue of ours. */
const FULL = 3;

/**
 * How many bytes may be under way: grows while answers come as soon as ever, shrinks when they wait
 * behind our own bytes (the idea of TCP Vegas; why: `FlightWindow` in the agent).
 */
export class FlightWindow {
  readonly #now: () => number;
  readonly #first: number;
  #size: number;
  #doubling = true;
  #earliest = Number.POSITIVE_INFINITY;
  #awaited: { readonly place: number; readonly at: number } | undefined;

  constructor(now: () => number, first = FIRST) {
    this.#now = now;
    this.#first = first;
    this.#size = first;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Bytes of a file in one message: large ones cost less, and hold up the input beside them on all but the
   * quickest lines.
   */
  get piece(): number {
    return Math.min(MOST_PIECE_SIZE, Math.max(PIECE_SIZE, this.#size / 4));
  }

  /** It begins anew: what was under way is lost. */
  restart(): void {
    this.#size = Math.min(this.#size, this.#first);
    this.#doubling = true;
    this.#awaited = undefined;
  }

  /** Everything up to here is sent. */
  sent(place: number): void {
    this.#awaited ??= { place, at: this.#now() };
  }

  /** The receiver has everything up to here. */
  got(place: number): void {
    if (!this.#awaited || place < this.#awaited.place) return;
    const took = this.#now() - this.#awaited.at;
    this.#awaited = undefined;
    this.#earliest = Math.min(this.#earliest, took);
    const waited = took - this.#earliest;
    const calm = Math.min(MOST_CALM_MS, Math.max(LEAST_CALM_MS, this.#earliest));
    if (waited > FULL * calm) {
      this.#doubling = false;
      this.#size = Math.max(FIRST, Math.floor(this.#size * 0.7));
    } else if (waited < calm) {
      this.#size = Math.min(MOST, this.#doubling ? 2 * this.#size : this.#size + FIRST / 2);
    }
  }
}
