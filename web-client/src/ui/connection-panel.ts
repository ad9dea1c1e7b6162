import { LastMinute, polyline, type Sample } from '../viewer/last-minute.ts';
import type { PictureQuality } from '../viewer/messages.ts';
import type { Session } from '../viewer/session.ts';
import type { Statistics } from '../viewer/statistics.ts';
import { make, write } from './dom.ts';
import { Panel } from './panel.ts';
import type { Stage } from './stage.ts';
import type { Texts } from './texts.ts';

const QUALITIES: readonly PictureQuality[] = ['SHARP', 'BALANCED', 'FAST'];
const FACTS = ['size', 'path', 'frames', 'rate', 'answer', 'way'] as const;
const WIDTH = 288;
const HEIGHT = 40;

/** How the picture travels, in plain words, with the last minute as curves, and what it is to be like. */
export class ConnectionPanel {
  readonly element: HTMLElement;
  readonly #panel: Panel;
  readonly #session: Session;
  readonly #stage: Stage;
  readonly #texts: Texts;
  readonly #minute = new LastMinute();
  readonly #facts = new Map<string, HTMLElement>();
  readonly #rate = new Curve('rate');
  readonly #answer = new Curve('answer');
  readonly #number: Intl.NumberFormat;
  #quality: PictureQuality = 'BALANCED';
  #statistics: Statistics | undefined;

  constructor(button: HTMLButtonElement, session: Session, stage: Stage, texts: Texts) {
    this.#session = session;
    this.#stage = stage;
    this.#texts = texts;
    this.#number = new Intl.NumberFormat(document.documentElement.lang || undefined, {
      maximumFractionDigits: 1,
    });
    this.#panel = new Panel(button, 'connection-panel', texts('console.connection'), () =>
      this.#show(),
    );
    this.element = this.#panel.element;
    this.element.append(this.#list(), this.#curves(), this.#choice());
  }

  /** Takes in what the browser measured; twice a second. */
  measured(statistics: Statistics): void {
    this.#statistics = statistics;
    this.#minute.add(performance.now(), statistics.bytesOfAll, this.#answerMs());
    if (this.#panel.open) this.#show();
  }

  /** A session begins or ends. */
  reset(): void {
    this.#minute.clear();
    this.#statistics = undefined;
    this.#panel.close();
  }

  /** The agent has to hear the choice at every connection: it keeps none. */
  connected(): void {
    if (this.#quality !== 'BALANCED') this.#tell();
  }

  #answerMs(): number {
    return this.#session.lastPongMs ?? this.#statistics?.roundTripMs ?? 0;
  }

  #show(): void {
    const statistics = this.#statistics;
    if (!statistics) return;
    const samples = this.#minute.samples;
    const tiles = this.#stage.tiles.picture?.path === 'tiles';
    const size = this.#stage.screenSize;
    const { codec, framesPerSecond, relayed } = statistics;
    const words: Record<(typeof FACTS)[number], string> = {
      size: `${size.width} × ${size.height}`,
      path: tiles
        ? this.#texts('console.connection.exact')
        : this.#texts('console.connection.video', codec),
      frames: tiles
        ? this.#texts('console.connection.changes')
        : this.#number.format(framesPerSecond),
      rate: this.#rateWords(recent(samples)),
      answer: this.#milliseconds(this.#answerMs()),
      way: this.#texts(relayed ? 'console.connection.relayed' : 'console.connection.direct'),
    };
    for (const name of FACTS) {
      const fact = this.#facts.get(name);
      if (fact) write(fact, words[name]);
    }
    this.#rate.draw(samples, (sample) => sample.kilobitsPerSecond, 100);
    this.#answer.draw(samples, (sample) => sample.roundTripMs, 50);
    const rate = this.#rateWords(largest(samples, (sample) => sample.kilobitsPerSecond));
    const answer = this.#milliseconds(largest(samples, (sample) => sample.roundTripMs));
    write(this.#rate.key, this.#texts('console.connection.rate.peak', rate));
    write(this.#answer.key, this.#texts('console.connection.answer.peak', answer));
  }

  #milliseconds(value: number): string {
    return `${this.#number.format(Math.round(value))} ms`;
  }

  #rateWords(kilobits: number): string {
    if (kilobits < 1000) return `${this.#number.format(Math.round(kilobits))} kbit/s`;
    return `${this.#number.format(kilobits / 1000)} Mbit/s`;
  }

  #list(): HTMLElement {
    const list = make('dl', { class: 'panel-facts' });
    for (const name of FACTS) {
      const value = make('dd', { 'data-fact': name, class: 'number' }, '–');
      this.#facts.set(name, value);
      list.append(make('dt', {}, this.#texts(`console.connection.${name}`)), value);
    }
    return list;
  }

  #curves(): HTMLElement {
    return make(
      'div',
      { class: 'curves' },
      make('p', { class: 'hint' }, this.#texts('console.connection.minute')),
      this.#rate.element,
      this.#answer.element,
      make('p', { class: 'curve-key' }, this.#rate.key, this.#answer.key),
    );
  }

  #choice(): HTMLElement {
    const set = make(
      'fieldset',
      { class: 'segments', id: 'quality' },
      make('legend', {}, this.#texts('console.quality')),
    );
    for (const quality of QUALITIES) {
      const input = make('input', {
        type: 'radio',
        name: 'quality',
        value: quality,
        checked: quality === this.#quality,
      });
      input.addEventListener('change', () => {
        this.#quality = quality;
        this.#tell();
      });
      set.append(make('label', {}, input, this.#texts(`console.quality.${quality}`)));
    }
    return set;
  }

  #tell(): void {
    this.#session.tell({ type: 'quality', quality: this.#quality });
  }
}

/** The mean of the last two seconds: single half seconds jump. */
function recent(samples: readonly Sample[]): number {
  const last = samples.slice(-4);
  return last.reduce((sum, sample) => sum + sample.kilobitsPerSecond, 0) / Math.max(1, last.length);
}

function largest(samples: readonly Sample[], value: (sample: Sample) => number): number {
  return samples.reduce((most, sample) => Math.max(most, value(sample)), 0);
}

/** One curve of the last minute and what is written beside it. */
class Curve {
  readonly element = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' });
  readonly key = make('span');
  readonly #line = svg('polyline', { fill: 'none' });

  constructor(name: string) {
    this.element.dataset['curve'] = name;
    this.key.dataset['curve'] = name;
    this.element.append(this.#line);
  }

  draw(samples: readonly Sample[], value: (sample: Sample) => number, least: number): void {
    this.#line.setAttribute('points', polyline(samples, value, least, WIDTH, HEIGHT));
  }
}

function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
  return element;
}
