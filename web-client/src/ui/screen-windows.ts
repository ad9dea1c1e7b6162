import type { Monitor } from '../viewer/messages.ts';
import type { Active } from '../viewer/session-state.ts';
import type { Tell } from './input-capture.ts';
import { ScreenWindow } from './screen-window.ts';
import type { Stage } from './stage.ts';
import type { Texts } from './texts.ts';

const ALL = 'all';

/**
 * The browser windows with one monitor each. While there is one the customer's computer sends all
 * monitors as one picture; after the last one it sends again what it sent before.
 */
export class ScreenWindows {
  readonly #stage: Stage;
  readonly #tell: Tell;
  readonly #texts: Texts;
  readonly #open = new Map<string, ScreenWindow>();
  #before: string | undefined;
  #session: Active | undefined;

  constructor(stage: Stage, tell: Tell, texts: Texts) {
    this.#stage = stage;
    this.#tell = tell;
    this.#texts = texts;
    window.addEventListener('pagehide', () => this.closeAll());
  }

  /**
   * Opens a window for this monitor, or brings it to the front. Browsers allow it in a click.
   *
   * @param number as the menu counts them
   * @returns false if the browser did not allow it
   */
  open(monitor: Monitor, number: number): boolean {
    const there = this.#open.get(monitor.id);
    if (there) {
      there.focus();
      return true;
    }
    const { width, height } = startSize(monitor);
    const opened = window.open('', '', `popup,width=${width},height=${height}`);
    if (!opened) return false;
    const machine = document.querySelector('#machine')?.textContent ?? '';
    const title = `${this.#texts('console.screens.one', number)} · ${machine}`;
    const words = {
      cursor: this.#texts('console.cursor.customer'),
      keyboard: this.#texts('console.keyboard'),
    };
    const onClose = () => this.#closed(monitor.id);
    if (this.#open.size === 0) this.#before = this.#session?.shown;
    this.#open.set(
      monitor.id,
      new ScreenWindow(opened, this.#stage, monitor, title, this.#tell, words, onClose),
    );
    if (this.#session?.shown === ALL) this.#show();
    else this.#tell({ type: 'choose-screen', id: ALL });
    return true;
  }

  /** Follows the session: a monitor that is gone or has changed takes its window along. */
  show(session: Active): void {
    this.#session = session;
    for (const [id, there] of this.#open) {
      const now = session.monitors?.find((monitor) => monitor.id === id);
      if (!now || !sameBox(now, there.monitor)) {
        there.close();
        this.#closed(id);
      }
    }
    this.#show();
  }

  closeAll(): void {
    for (const there of this.#open.values()) there.close();
    this.#open.clear();
  }

  #show(): void {
    const session = this.#session;
    const held = session?.rights.CONTROL === 'held' && !session.customerActive;
    for (const there of this.#open.values()) {
      there.show(session?.shown === ALL && !session.paused, held);
    }
  }

  #closed(id: string): void {
    if (!this.#open.delete(id) || this.#open.size > 0) return;
    const before = this.#before;
    if (before !== undefined && before !== ALL && this.#session?.shown === ALL)
      this.#tell({ type: 'choose-screen', id: before });
  }
}

function sameBox(one: Monitor, other: Monitor): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side]);
}

/** As large as the monitor if this screen has room, else in its shape. */
function startSize({ width, height }: Monitor): { width: number; height: number } {
  const scale = Math.min(
    1,
    (screen.availWidth * 0.9) / width,
    (screen.availHeight * 0.85) / height,
  );
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
