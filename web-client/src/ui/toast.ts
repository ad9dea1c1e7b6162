import { make } from './dom.ts';

const SHOWN_MS = 6_000;

/** A few words above the picture that go by themselves; a click opens what they are about. */
export class Toast {
  readonly element: HTMLButtonElement;
  readonly #title = make('b');
  readonly #text = make('span');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, onClick: () => void) {
    this.element = make('button', { id, type: 'button', class: 'toast', hidden: true });
    this.element.append(this.#title, this.#text);
    this.element.addEventListener('click', () => {
      this.hide();
      onClick();
    });
  }

  show(title: string, text: string): void {
    this.#title.textContent = title;
    this.#text.textContent = text;
    this.element.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), SHOWN_MS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
  }
}
