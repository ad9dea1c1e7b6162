import type { Point, Size } from '../viewer/geometry.ts';
import { Cursor, type CursorShape } from '../viewer/picture/cursor.ts';
import type { CursorMessage } from '../viewer/session.ts';
import { Malformed } from '../viewer/shape.ts';
import { make, write } from './dom.ts';

/**
 * The customer's cursor. While the technician leads, the technician's own pointer wears its shape and
 * so has no lag; else it is drawn over the picture and marked as the customer's.
 */
export class CursorLayer {
  readonly element: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #image = make('img', { alt: '' });
  #cursor = new Cursor();
  #screen: Size = { width: 0, height: 0 };
  #drawn: Size = { width: 0, height: 0 };
  #leads = false;
  readonly #followers = new Set<CursorLayer>();

  /** @param stage wears the shape as its CSS cursor */
  constructor(stage: HTMLElement, label: string) {
    this.#stage = stage;
    const mark = make('span', { class: 'cursor-mark' });
    write(mark, label);
    this.element = make(
      'div',
      { id: 'customer-cursor', 'data-layer': 'cursor', 'aria-hidden': 'true', hidden: true },
      this.#image,
      mark,
    );
  }

  /** How the customer's cursor looks; undefined before it was told. */
  get shape(): CursorShape | undefined {
    return this.#cursor.shape;
  }

  /** The pixel of the screen that it points at; undefined while it is hidden or unknown. */
  get position(): Point | undefined {
    return this.#cursor.at;
  }

  receive(message: CursorMessage): void {
    try {
      if (this.#cursor.receive(message)) this.#show();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The customer’s computer sent a cursor that is none', error);
    }
  }

  /**
   * Another window shows the same cursor.
   *
   * @returns what ends that
   */
  followedBy(other: CursorLayer): () => void {
    this.#followers.add(other);
    other.#take(this.#cursor);
    return () => this.#followers.delete(other);
  }

  #take(cursor: Cursor): void {
    this.#cursor = cursor;
    this.#show();
  }

  /** Whether the technician's mouse moves the customer's cursor. */
  set technicianLeads(leads: boolean) {
    if (this.#leads === leads) return;
    this.#leads = leads;
    this.#show();
  }

  layOut(screen: Size, drawn: Size): void {
    this.#screen = screen;
    this.#drawn = drawn;
    this.#show();
  }

  /** The next connection tells the cursor anew. */
  forget(): void {
    this.#cursor = new Cursor();
    this.#show();
  }

  #show(): void {
    for (const other of this.#followers) other.#take(this.#cursor);
    const { shape, at } = this.#cursor;
    this.element.hidden = this.#leads || !shape || !at || this.#screen.width === 0;
    // A cursor that is hidden there still has to be found here: then the page's own is worn.
    const worn = this.#leads && shape && at;
    this.#stage.style.cursor = worn
      ? `url("${shape.url}") ${shape.hotX} ${shape.hotY}, default`
      : '';
    if (this.element.hidden || !shape || !at) return;
    if (this.#image.getAttribute('src') !== shape.url) this.#image.src = shape.url;
    const scale = this.#drawn.width / this.#screen.width;
    // As large as the picture makes it, but never too small to be seen.
    const size = Math.max(scale, 0.75);
    this.#image.style.width = `${shape.width * size}px`;
    this.#image.style.height = `${shape.height * size}px`;
    const left = at.x * scale - shape.hotX * size;
    const top = at.y * scale - shape.hotY * size;
    this.element.style.translate = `${left}px ${top}px`;
  }
}
