import type { Source } from '../viewer/files/sending.ts';
import { make } from './dom.ts';
import { droppedSources } from './file-sources.ts';
import { icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** Takes files that are dragged over the page, and says what will become of them. */
export class DropZone {
  readonly element: HTMLElement;
  active = false;
  /** Elements that the pointer entered and did not leave. */
  #depth = 0;

  /** @param onDrop gets what was dropped */
  constructor(area: HTMLElement, texts: Texts, onDrop: (sources: Source[]) => void) {
    this.element = make(
      'div',
      { id: 'drop-zone', hidden: true },
      make(
        'div',
        {},
        icon('files'),
        make('b', {}, texts('console.files.drop')),
        make('span', {}, texts('console.files.drop.hint')),
      ),
    );
    area.append(this.element);
    // Outside of the zone a drop would take the browser away from this page.
    window.addEventListener('dragover', (event) => this.#refuse(event));
    window.addEventListener('drop', (event) => this.#refuse(event));
    area.addEventListener('dragenter', (event) => {
      if (!this.#takes(event)) return;
      event.preventDefault();
      this.#depth++;
      this.element.hidden = false;
    });
    area.addEventListener('dragover', (event) => {
      if (!this.#takes(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    });
    area.addEventListener('dragleave', () => {
      this.#depth = Math.max(0, this.#depth - 1);
      if (this.#depth === 0) this.element.hidden = true;
    });
    area.addEventListener('drop', (event) => {
      this.#depth = 0;
      this.element.hidden = true;
      if (!this.#takes(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      void droppedSources(event.dataTransfer).then(onDrop);
    });
  }

  #takes({ dataTransfer }: DragEvent): boolean {
    return this.active && (dataTransfer?.types.includes('Files') ?? false);
  }

  #refuse(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  }
}
