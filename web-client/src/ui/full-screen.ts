/** The Keyboard Lock of Chromium: keys such as Escape and Alt+Tab reach the page in full screen. */
interface KeyboardLock {
  lock(): Promise<void>;
  unlock(): void;
}

const keyboardLock = (navigator as Navigator & { keyboard?: KeyboardLock }).keyboard;

/** Full screen for one element, with the whole keyboard where the browser allows it. */
export class FullScreen {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement, onChange: (on: boolean) => void) {
    this.#element = element;
    document.addEventListener('fullscreenchange', () => {
      if (!this.on) keyboardLock?.unlock();
      onChange(this.on);
    });
  }

  get on(): boolean {
    return document.fullscreenElement === this.#element;
  }

  async toggle(): Promise<void> {
    if (this.on) {
      await document.exitFullscreen();
      return;
    }
    await this.#element.requestFullscreen({ navigationUI: 'hide' });
    await keyboardLock?.lock();
  }

  async leave(): Promise<void> {
    if (this.on) await document.exitFullscreen();
  }
}
