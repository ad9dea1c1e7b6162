/** What becomes of the keys that paste. */
export type Paste =
  /** The customer's clipboard is the one that is meant: the keys go through. */
  | 'keys'
  /** First what the technician copied goes into the customer's clipboard. */
  | 'put';

/**
 * Which of the two clipboards the technician means by pasting: the one that was copied into last. The
 * page sees its own only when something is pasted, and learns nothing of what other programs do; but
 * what was copied in another program was copied while this page had lost the focus.
 */
export class PasteRules {
  /** What both clipboards hold, as far as the page knows. */
  #shared: string | undefined;
  #copiedThere = false;
  #wasAway = false;

  /** @param mark tells what stands in the technician's clipboard from everything else; '' is nothing */
  paste(mark: string): Paste {
    if (mark === '' || mark === this.#shared) return 'keys';
    return this.#copiedThere && !this.#wasAway ? 'keys' : 'put';
  }

  /** The technician pressed the keys that copy or cut on the customer's computer. */
  copiedThere(): void {
    this.#copiedThere = true;
    this.#wasAway = false;
  }

  /** The page lost the focus: the technician may have copied something elsewhere. */
  away(): void {
    this.#wasAway = true;
  }

  /** Both clipboards hold the same now. */
  shared(mark: string): void {
    this.#shared = mark;
    this.#copiedThere = false;
    this.#wasAway = false;
  }

  /** Another session: nothing is known. */
  reset(): void {
    this.#shared = undefined;
    this.#copiedThere = false;
    this.#wasAway = false;
  }
}
