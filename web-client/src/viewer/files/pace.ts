const SPAN_MS = 3_000;
const STEP_MS = 200;

/** How fast something grows, over the last seconds. */
export class Pace {
  #marks: { at: number; bytes: number }[] = [];

  mark(now: number, bytes: number): void {
    const last = this.#marks.at(-1);
    if (!last || now - last.at >= STEP_MS) this.#marks.push({ at: now, bytes });
    while (this.#marks.length > 2 && now - (this.#marks[0]?.at ?? now) > SPAN_MS) {
      this.#marks.shift();
    }
  }

  /** It stood still. */
  forget(): void {
    this.#marks = [];
  }

  /** Bytes in a second; 0 before it is known. */
  get perSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.at <= first.at) return 0;
    return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
  }
}
