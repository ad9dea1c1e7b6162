import { make } from './dom.ts';

/** A button of the toolbar with a panel below it; Escape, the button and a click elsewhere close it. */
export class Panel {
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #onOpen: () => void;

  constructor(button: HTMLButtonElement, id: string, title: string, onOpen: () => void) {
    this.#button = button;
    this.#onOpen = onOpen;
    this.element = make(
      'section',
      { id, class: 'panel', 'aria-labelledby': `${id}-title`, hidden: true },
      make('h2', { id: `${id}-title` }, title),
    );
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-controls', id);
    button.addEventListener('click', () => this.#toggle(!this.open));
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || button.contains(target)) return;
      if (!this.element.contains(target)) this.close();
    });
    for (const element of [this.element, button]) {
      element.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !this.open) return;
        event.stopPropagation();
        this.close();
        button.focus();
      });
    }
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  close(): void {
    this.#toggle(false);
  }

  #toggle(open: boolean): void {
    if (open === this.open) return;
    this.element.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    if (!open) return;
    const bar = this.#button.closest('.toolbar')?.getBoundingClientRect();
    const button = this.#button.getBoundingClientRect();
    this.element.style.top = `${(bar?.bottom ?? button.bottom) - (bar?.top ?? 0) + 8}px`;
    const right = Math.max(8, Math.min(innerWidth - button.right, innerWidth - 328));
    this.element.style.right = `${right}px`;
    this.#onOpen();
  }
}
