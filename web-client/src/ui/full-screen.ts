/** The Keyboard Lock of Chromium: keys such as Escape and Alt+Tab reach the page in full screen. */
interface KeyboardLock {
  lock(): Promise<void>;
  unlock(): void;
}

const keyboardLock = (navigator as Navigator & { keyboard?: KeyboardLock }).keyboard;

/** Full screen for one element, with the whole keyboard while it goes to the customer's computer. */
export class FullScreen {
  readonly #element: HTMLElement;
  #wantsKeys = false;

  constructor(element: HTMLElement, onChange: (on: boolean) => void) {
    this.#element = element;
    document.addEventListener('fullscreenchange', () => {
      this.#lock();
      onChange(this.on);
    });
  }

  get on(): boolean {
    return document.fullscreenElement === this.#element;
  }

  /** Whether Escape, Alt+Tab and their like are wanted too; holding Escape still leaves. */
  set wantsKeys(wanted: boolean) {
    if (this.#wantsKeys === wanted) return;
    this.#wantsKeys = wanted;
    this.#lock();
  }

  async toggle(): Promise<void> {
    if (this.on) await document.exitFullscreen();
    else await this.#element.requestFullscreen({ navigationUI: 'hide' });
  }

  async leave(): Promise<void> {
    if (this.on) await document.exitFullscreen();
  }

  #lock(): void {
    if (this.on && this.#wantsKeys) void keyboardLock?.lock();
    else keyboardLock?.unlock();
  }
}
