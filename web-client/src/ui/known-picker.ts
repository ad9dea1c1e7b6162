import { grouped } from '../viewer/machine-id.ts';
import { byId, make } from './dom.ts';
import type { Texts } from './texts.ts';

interface Known {
  readonly machineId: string;
  readonly name: string;
  readonly customer: string;
  readonly here: boolean;
}

const PAUSE_MS = 200;

/** Finds a computer of an earlier session by name, customer or ID, and puts its ID into the form. */
export class KnownPicker {
  readonly #machine = byId<HTMLInputElement>('machine-id');
  readonly #input = make('input', {
    id: 'known-search',
    type: 'search',
    autocomplete: 'off',
    maxlength: '100',
    'aria-controls': 'known-results',
  });
  readonly #results = make('ul', { id: 'known-results', 'aria-live': 'polite' });
  readonly #texts: Texts;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(texts: Texts) {
    this.#texts = texts;
    const details = make(
      'details',
      { id: 'known' },
      make('summary', {}, texts('console.known')),
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'known-search' }, texts('console.known.hint')),
        this.#input,
        this.#results,
      ),
    );
    this.#machine.closest('.field')?.after(details);
    details.addEventListener('toggle', () => {
      if (!details.open) return;
      this.#input.focus();
      void this.#search();
    });
    this.#input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#search(), PAUSE_MS);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // the form is not complete yet
      this.#results.querySelector('button')?.click();
    });
    const named = new URL(location.href).searchParams.get('machine');
    if (named && /^[1-9]\d{8}$/.test(named)) this.#machine.value = grouped(named);
  }

  async #search(): Promise<void> {
    const words = this.#input.value;
    const known = await find(words);
    if (words !== this.#input.value) return; // typed on meanwhile
    this.#results.replaceChildren(
      ...(known.length === 0
        ? [make('li', { class: 'hint' }, this.#texts('console.known.none'))]
        : known.map((one) => make('li', {}, this.#button(one)))),
    );
  }

  #button({ machineId, name, customer, here }: Known): HTMLButtonElement {
    const button = make(
      'button',
      { type: 'button', class: 'known-one', 'data-known': machineId },
      make('b', {}, name || grouped(machineId)),
      make('span', { class: 'muted' }, [customer, grouped(machineId)].filter(Boolean).join(' · ')),
      make(
        'span',
        { class: here ? 'badge ok' : 'badge' },
        this.#texts(here ? 'console.known.here' : 'console.known.away'),
      ),
    );
    button.addEventListener('click', () => {
      this.#machine.value = grouped(machineId);
      byId('session-password').focus();
    });
    return button;
  }
}

/** Empty also if the server cannot be reached. */
async function find(words: string): Promise<readonly Known[]> {
  try {
    const answer = await fetch(`/machines?q=${encodeURIComponent(words)}`, {
      headers: { Accept: 'application/json' },
    });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}
