import type { Monitor } from '../viewer/messages.ts';
import type { Session } from '../viewer/session.ts';
import type { Active } from '../viewer/session-state.ts';
import { make } from './dom.ts';
import { icon } from './icons.ts';
import { Panel } from './panel.ts';
import type { ScreenWindows } from './screen-windows.ts';
import type { Texts } from './texts.ts';

const ALL = 'all';

/** Which of the customer's monitors is shown; there only if there is more than one. */
export class ScreensMenu {
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #panel: Panel;
  readonly #list: HTMLElement;
  readonly #session: Session;
  readonly #texts: Texts;
  readonly #windows: ScreenWindows;
  readonly #blocked: HTMLElement;
  #monitors: readonly Monitor[] | undefined;
  #shown: string | undefined;

  constructor(button: HTMLButtonElement, session: Session, windows: ScreenWindows, texts: Texts) {
    this.#windows = windows;
    this.#button = button;
    this.#session = session;
    this.#texts = texts;
    this.#panel = new Panel(button, 'screens-panel', texts('console.screens'), () =>
      this.#list.querySelector<HTMLElement>('[aria-pressed=true]')?.focus(),
    );
    this.#list = make('div', { class: 'screens' });
    this.element = this.#panel.element;
    this.#blocked = make('p', { id: 'screens-blocked', role: 'status', hidden: true });
    this.#blocked.textContent = texts('console.screens.blocked');
    this.element.append(this.#list, this.#blocked);
    button.hidden = true;
  }

  show({ monitors, shown }: Active): void {
    if (monitors === this.#monitors && shown === this.#shown) return;
    this.#monitors = monitors;
    this.#shown = shown;
    const several = monitors !== undefined && monitors.length > 1;
    this.#button.hidden = !several;
    if (!several) {
      this.#panel.close();
      return;
    }
    const focused = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(
      this.#entry(ALL, this.#texts('console.screens.all'), '', monitors),
      ...monitors.map((monitor, i) => {
        const name = this.#texts(
          monitor.primary ? 'console.screens.primary' : 'console.screens.one',
          i + 1,
        );
        const detail = `${monitor.width} × ${monitor.height} · ${monitor.name}`;
        return make(
          'div',
          { class: 'screens-row' },
          this.#entry(monitor.id, name, detail, monitors),
          this.#ownWindow(monitor, i + 1),
        );
      }),
    );
    if (focused) this.#list.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }

  #entry(id: string, name: string, detail: string, all: readonly Monitor[]): HTMLElement {
    const entry = make(
      'button',
      { type: 'button', 'data-screen': id, 'aria-pressed': String(id === this.#shown) },
      plan(all, id),
      make('span', {}, name, ...(detail ? [make('small', { class: 'muted' }, detail)] : [])),
    );
    entry.addEventListener('click', () => {
      this.#session.tell({ type: 'choose-screen', id });
      this.#panel.close();
      this.#button.focus();
    });
    return entry;
  }

  #ownWindow(monitor: Monitor, number: number): HTMLElement {
    const label = this.#texts('console.screens.window', number);
    const button = make(
      'button',
      { type: 'button', 'data-window': monitor.id, 'aria-label': label, title: label },
      icon('window'),
    );
    button.addEventListener('click', () => {
      const opened = this.#windows.open(monitor, number);
      this.#blocked.hidden = opened;
      if (opened) this.#panel.close();
    });
    return button;
  }
}

/** Where the monitors stand, as a small drawing; the one that is meant is filled. */
function plan(monitors: readonly Monitor[], id: string): SVGSVGElement {
  const left = Math.min(...monitors.map((m) => m.x));
  const top = Math.min(...monitors.map((m) => m.y));
  const width = Math.max(...monitors.map((m) => m.x + m.width)) - left;
  const height = Math.max(...monitors.map((m) => m.y + m.height)) - top;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = Math.max(width / 48, height / 32) * 2;
  svg.setAttribute(
    'viewBox',
    `${left - line} ${top - line} ${width + 2 * line} ${height + 2 * line}`,
  );
  svg.setAttribute('class', 'plan');
  svg.setAttribute('aria-hidden', 'true');
  for (const monitor of monitors) {
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const name of ['x', 'y', 'width', 'height'] as const) {
      box.setAttribute(name, String(monitor[name]));
    }
    box.setAttribute('rx', String(line));
    box.setAttribute('stroke-width', String(line));
    box.setAttribute('data-meant', String(id === ALL || id === monitor.id));
    svg.append(box);
  }
  return svg;
}
