import { type GenuineTerms, genuineTerms, type TermsShown, termsOf } from '../../share/terms.ts';
import { byId, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

type Reading = 'none' | 'loading' | 'unreachable' | 'different' | GenuineTerms;

/** Why the yes does not count yet. */
export type TermsProblem = 'terms' | 'terms.loading' | 'terms.unreachable' | 'terms.different';

/**
 * The firm's terms of use in the first question: the box to tick or the sentence, and the text
 * itself, fetched and checked against the hash that every event of the session carries.
 */
export class TermsRow {
  readonly #texts: Texts;
  readonly #tick = byId<HTMLInputElement>('terms-tick');
  readonly #read = byId<HTMLDetailsElement>('terms-read');
  readonly #text = byId('terms-text');
  #shown: TermsShown = { version: '' };
  #reading: Reading = 'none';

  /** @param onTicked the customer agrees, and has yet to allow */
  constructor(texts: Texts, onTicked: () => void) {
    this.#texts = texts;
    this.#tick.addEventListener('change', () => {
      if (this.ticked) onTicked();
    });
    this.#read.addEventListener('toggle', () => {
      if (this.#read.open && this.#reading === 'unreachable') void this.#fetch();
    });
  }

  get ticked(): boolean {
    return this.#tick.checked;
  }

  /** @param terms as the session says it: hostile text */
  show(terms: string): void {
    this.#shown = termsOf(terms);
    const { way } = this.#shown;
    byId('terms').hidden = way === undefined;
    byId('terms-click').hidden = way !== 'CLICK';
    byId('terms-connecting').hidden = way !== 'CONNECTING';
    this.#tick.checked = false;
    this.#read.open = false;
    this.#become('none');
    if (way) void this.#fetch();
  }

  /** What stands between the customer and a yes; undefined if nothing does. */
  problem(): TermsProblem | undefined {
    if (this.#shown.way === undefined) return undefined;
    switch (this.#reading) {
      case 'none':
      case 'loading':
        return 'terms.loading';
      case 'unreachable':
        void this.#fetch();
        return 'terms.unreachable';
      case 'different':
        return 'terms.different';
      default:
        if (this.#shown.way === 'CONNECTING' || this.ticked) return undefined;
        this.#tick.focus();
        return 'terms';
    }
  }

  async #fetch(): Promise<void> {
    const shown = this.#shown;
    this.#become('loading');
    const reading = await fetchTerms(shown);
    if (shown === this.#shown) this.#become(reading);
  }

  #become(reading: Reading): void {
    this.#reading = reading;
    byId('terms').dataset['reading'] = typeof reading === 'string' ? reading : 'genuine';
    if (typeof reading !== 'string') {
      const english = byId('share').dataset['language'] === 'en';
      write(this.#text, english ? reading.english : reading.german);
    } else {
      write(this.#text, reading === 'none' ? '' : this.#texts(`share.problem.terms.${reading}`));
    }
  }
}

async function fetchTerms(shown: TermsShown): Promise<Reading> {
  try {
    const answer = await fetch(`/terms/${encodeURIComponent(shown.version)}/original`);
    if (!answer.ok) return 'unreachable';
    const original = new Uint8Array(await answer.arrayBuffer());
    return (await genuineTerms(original, shown)) ?? 'different';
  } catch {
    return 'unreachable';
  }
}
