import { COLOURS, FADES_AFTER_MS, Sketch, TOOLS, type Tool } from '../viewer/ink/sketch.ts';
import { decodeInkToTechnician } from '../viewer/ink-messages.ts';
import type { InkColour, InkToAgent } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Active } from '../viewer/session-state.ts';
import { Malformed } from '../viewer/shape.ts';
import type { Dock } from './dock.ts';
import { make } from './dom.ts';
import { type Icon, icon } from './icons.ts';
import { InkLayer } from './ink-layer.ts';
import type { Stage } from './stage.ts';
import type { Texts } from './texts.ts';

const ICONS: Readonly<Record<Tool, Icon>> = {
  pointer: 'pointer',
  pen: 'pen',
  arrow: 'arrow',
  box: 'box',
  flash: 'flash',
};
/** How often what is drawn goes out. */
const SEND_EVERY_MS = 40;
const STEP = 10;
const LEAP = 50;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Pointer, pen, arrow, box and flash over the customer's screen, and the bar to choose from. While a
 * tool is chosen mouse and keyboard stay here; Escape ends it.
 */
export class InkTools {
  /** The bar over the picture. */
  readonly bar: HTMLElement;
  readonly #sketch = new Sketch();
  readonly #layer: InkLayer;
  readonly #stage: Stage;
  readonly #dock: Dock;
  readonly #onActive: (active: boolean) => void;
  readonly #note: HTMLElement;
  readonly #buttons = new Map<Tool, HTMLButtonElement>();
  readonly #colours = new Map<InkColour, HTMLButtonElement>();
  #channel: DataChannel | undefined;
  #active = false;
  #hidden = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fading: ReturnType<typeof setTimeout> | undefined;
  #shownPart: string | undefined;
  #at = { x: 0, y: 0 };

  /** @param onActive told whether mouse and keyboard belong to a tool */
  constructor(stage: Stage, dock: Dock, onActive: (active: boolean) => void, texts: Texts) {
    this.#stage = stage;
    this.#dock = dock;
    this.#onActive = onActive;
    this.#layer = new InkLayer(stage, texts('console.ink.layer'));
    stage.over(this.#layer.element);
    this.#layer.listen(this.#sketch, () => this.#changed());
    this.#layer.element.addEventListener('keydown', (event) => this.#onKey(event));
    dock.addSwitch('ink', 'pen', (on) => (on ? this.#begin() : this.end()));

    this.#note = make('p', { class: 'ink-note', role: 'status', hidden: true });
    this.#note.textContent = texts('console.ink.hidden');
    this.bar = make('div', {
      id: 'ink-bar',
      role: 'toolbar',
      'aria-label': texts('console.dock.ink'),
      hidden: true,
    });
    this.bar.addEventListener('keydown', (event) => this.#onBarKey(event));
    const button = (id: string, label: string, ...content: Node[]) =>
      make(
        'button',
        { type: 'button', 'data-ink': id, class: 'ink-button', 'aria-label': label, title: label },
        ...content,
      );
    const tools = make('span', { class: 'ink-group' });
    for (const tool of TOOLS) {
      const one = button(tool, texts(`console.ink.${tool}`), icon(ICONS[tool]));
      one.addEventListener('click', () => this.#choose(tool));
      this.#buttons.set(tool, one);
      tools.append(one);
    }
    const colours = make('span', { class: 'ink-group' });
    for (const colour of COLOURS) {
      const one = button(
        colour,
        texts(`console.ink.${colour}`),
        make('i', { class: 'ink-colour', 'data-colour': colour }),
      );
      one.addEventListener('click', () => this.#colour(colour));
      this.#colours.set(colour, one);
      colours.append(one);
    }
    const stays = button('stays', texts('console.ink.stays'), icon('pin'));
    stays.setAttribute('aria-pressed', 'false');
    stays.addEventListener('click', () => {
      this.#sketch.stays = !this.#sketch.stays;
      stays.setAttribute('aria-pressed', String(this.#sketch.stays));
    });
    const clear = button('clear', texts('console.ink.clear'), icon('clear'));
    clear.addEventListener('click', () => {
      this.#sketch.clear();
      this.#changed();
    });
    const done = button('done', texts('console.ink.done'), icon('end'));
    done.addEventListener('click', () => this.end());
    this.bar.append(
      tools,
      colours,
      make('span', { class: 'ink-group' }, stays, clear, done),
      this.#note,
    );
    this.#reflect();
  }

  /** The agent can show what is drawn. */
  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#dock.available('ink', true);
    channel.onclose = () => {
      if (channel === this.#channel) this.detach();
    };
    channel.onmessage = ({ data }) => {
      if (channel !== this.#channel || typeof data !== 'string') return;
      try {
        const message = decodeInkToTechnician(data);
        if (message.type === 'shown') this.#hide(!message.shown);
        this.#sketch.forget();
        this.#redraw();
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s computer sent something unknown', error);
      }
    };
  }

  detach(): void {
    this.#channel = undefined;
    this.#dock.available('ink', false);
    this.end();
    this.#sketch.forget();
    this.#redraw();
  }

  show({ picture, paused, shown, screen }: Active): void {
    if (paused || picture !== 'running') {
      this.end();
      this.#sketch.forget();
      this.#redraw();
    }
    const part = `${shown} ${screen?.width} ${screen?.height}`;
    if (part !== this.#shownPart) {
      this.#shownPart = part;
      this.#sketch.forget();
      this.#redraw();
    }
  }

  get active(): boolean {
    return this.#active;
  }

  end(): void {
    if (!this.#active) return;
    this.#sketch.up(Date.now());
    this.#send([...this.#sketch.take(), ...this.#sketch.takeAway()]);
    this.#active = false;
    this.#reflect();
  }

  #begin(): void {
    const { width, height } = this.#stage.screenSize;
    this.#at = { x: width >> 1, y: height >> 1 };
    this.#active = true;
    this.#reflect();
  }

  #choose(tool: Tool): void {
    if (tool !== 'pointer') this.#send(this.#sketch.takeAway());
    this.#sketch.tool = tool;
    this.#reflect();
    this.#layer.element.focus({ preventScroll: true });
  }

  #colour(colour: InkColour): void {
    this.#sketch.colour = colour;
    this.#reflect();
  }

  #hide(hidden: boolean): void {
    this.#hidden = hidden;
    this.#reflect();
  }

  #reflect(): void {
    const wasActive = !this.bar.hidden;
    this.bar.hidden = !this.#active;
    this.#note.hidden = !this.#hidden;
    this.#dock.pressed('ink', this.#active);
    for (const [tool, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(tool === this.#sketch.tool));
      button.disabled = this.#hidden;
    }
    for (const [colour, button] of this.#colours) {
      button.setAttribute('aria-pressed', String(colour === this.#sketch.colour));
    }
    this.#layer.element.dataset['tool'] = this.#sketch.tool;
    if (wasActive === this.#active) return;
    this.#layer.active = this.#active;
    this.#onActive(this.#active);
  }

  #onKey(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (event.key === 'Escape') {
      this.end();
    } else if (arrow) {
      const { width, height } = this.#stage.screenSize;
      const step = event.shiftKey ? LEAP : STEP;
      this.#at = {
        x: Math.max(0, Math.min(width - 1, this.#at.x + arrow[0] * step)),
        y: Math.max(0, Math.min(height - 1, this.#at.y + arrow[1] * step)),
      };
      this.#sketch.move(this.#at, Date.now());
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#sketch.flash(this.#at);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#changed();
  }

  #onBarKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.end();
      return;
    }
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const all = [...this.bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const step = event.key === 'ArrowRight' ? 1 : all.length - 1;
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(now + step) % all.length]?.focus();
    event.preventDefault();
  }

  /** Draws at once, sends a little later what came together. */
  #changed(): void {
    this.#redraw();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send(this.#sketch.take());
    }, SEND_EVERY_MS);
  }

  #send(messages: readonly InkToAgent[]): void {
    if (this.#channel?.readyState !== 'open') return;
    for (const message of messages) this.#channel.send(JSON.stringify(message));
  }

  #redraw(): void {
    const now = Date.now();
    const strokes = this.#sketch.strokesAt(now);
    this.#layer.draw(strokes);
    clearTimeout(this.#fading);
    const ends = strokes.filter(({ stays }) => !stays).map(({ touchedAt }) => touchedAt);
    if (ends.length === 0) return;
    const wait = Math.max(0, Math.min(...ends) + FADES_AFTER_MS - now);
    this.#fading = setTimeout(() => this.#redraw(), wait);
  }
}
