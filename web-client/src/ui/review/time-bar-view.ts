import type { Span } from '../../review/time-bar.ts';
import { clock, make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** However short something is, it is seen. */
const SEEN = '4px';

/** The way through a recording: what was played, what is there, what is missing. */
export class TimeBarView {
  readonly element: HTMLElement;
  readonly #loaded = make('div', { class: 'bar-loaded' });
  readonly #played = make('div', { class: 'bar-played' });
  readonly #spans = make('div', { class: 'bar-layer' });
  readonly #knob = make('div', { class: 'bar-knob' });
  readonly #hint = make('div', { class: 'bar-hint', hidden: true });
  readonly #texts: Texts;
  #ms = 1;
  #named: readonly { readonly at: number; readonly words: string }[] = [];

  /** @param onSeek milliseconds of the recording */
  constructor(texts: Texts, onSeek: (ms: number) => void) {
    this.#texts = texts;
    const track = make('div', { class: 'bar-track' }, this.#loaded, this.#played, this.#spans);
    this.element = make(
      'div',
      {
        id: 'replay-bar',
        class: 'bar',
        role: 'slider',
        tabindex: '0',
        'aria-label': texts('review.bar'),
        'aria-valuemin': '0',
      },
      track,
      this.#knob,
      this.#hint,
    );
    this.element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.element.setPointerCapture(event.pointerId);
      onSeek(this.#timeAt(event));
    });
    this.element.addEventListener('pointermove', (event) => {
      this.#showHint(event);
      if (this.element.hasPointerCapture(event.pointerId)) onSeek(this.#timeAt(event));
    });
    this.element.addEventListener('pointerleave', () => {
      this.#hint.hidden = true;
    });
  }

  /** Where it stands; everything in milliseconds. */
  show(at: number, loaded: number, ms: number): void {
    this.#ms = Math.max(1, ms);
    this.#loaded.style.width = this.#percent(loaded);
    this.#played.style.width = this.#percent(at);
    this.#knob.style.left = this.#percent(at);
    const words = this.#texts('review.bar.value', clock(at / 1000), clock(ms / 1000));
    const values = { valuemax: String(Math.round(ms / 1000)), valuetext: words };
    for (const [name, value] of Object.entries(values)) {
      if (this.element.getAttribute(`aria-${name}`) !== value) {
        this.element.setAttribute(`aria-${name}`, value);
      }
    }
    this.element.setAttribute('aria-valuenow', String(Math.round(at / 1000)));
  }

  /** What is special where. */
  mark(
    spans: readonly Span[],
    switches: readonly number[],
    events: readonly { readonly at: number; readonly words: string }[],
  ): void {
    this.#named = events;
    this.#spans.replaceChildren(
      ...spans.map(({ kind, from, to }) => {
        const part = make('span', { class: 'bar-span', 'data-span': kind });
        part.style.left = `min(${this.#percent(from)}, 100% - ${SEEN})`;
        part.style.width = `max(${SEEN}, ${this.#percent(to - from)})`;
        return part;
      }),
      ...switches.map((at) => this.#tick(at, 'switch')),
      ...events.map(({ at }) => this.#tick(at, 'event')),
    );
  }

  #tick(at: number, kind: string): HTMLElement {
    const tick = make('span', { class: 'bar-tick', 'data-tick': kind });
    tick.style.left = this.#percent(at);
    return tick;
  }

  #percent(ms: number): string {
    return `${Math.max(0, Math.min(100, (ms / this.#ms) * 100))}%`;
  }

  #timeAt({ clientX }: PointerEvent): number {
    const { left, width } = this.element.getBoundingClientRect();
    return Math.max(0, Math.min(1, (clientX - left) / width)) * this.#ms;
  }

  #showHint(event: PointerEvent): void {
    const at = this.#timeAt(event);
    const near = (this.#ms / this.element.clientWidth) * 6;
    const named = this.#named.find((one) => Math.abs(one.at - at) < near);
    write(this.#hint, named ? `${clock(at / 1000)} · ${named.words}` : clock(at / 1000));
    this.#hint.hidden = false;
    const half = this.#hint.offsetWidth / 2;
    const x = (at / this.#ms) * this.element.clientWidth;
    this.#hint.style.left = `${Math.max(half, Math.min(this.element.clientWidth - half, x))}px`;
  }
}
