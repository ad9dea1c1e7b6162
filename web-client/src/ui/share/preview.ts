import { make, write } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Texts } from '../texts.ts';
import type { Capture } from './capture.ts';

/** What the other side sees, small, so that the customer sees it too. */
export class Preview {
  readonly element: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly #picture: HTMLElement;
  readonly #cover: HTMLElement;

  /** @param onSize the picture has another size: a phone was turned, another window was chosen */
  constructor(texts: Texts, onSize: () => void) {
    this.video = make('video', { id: 'preview', 'aria-label': texts('share.preview') });
    this.video.muted = true;
    this.video.autoplay = true;
    this.video.playsInline = true;
    this.video.disablePictureInPicture = true;
    this.video.addEventListener('resize', onSize);
    this.video.addEventListener('loadedmetadata', onSize);
    this.#cover = make(
      'p',
      { class: 'preview-cover', hidden: true },
      icon('pause'),
      texts('share.preview.paused'),
    );
    this.#picture = make('div', { class: 'preview-picture' }, this.video);
    const frame = make('div', { class: 'preview-frame' }, this.#picture, this.#cover);
    const caption = make('figcaption', { class: 'small muted' });
    write(caption, texts('share.preview'));
    this.element = make('figure', { class: 'preview' }, frame, caption);
  }

  /** Puts something exactly over the picture. */
  over(layer: HTMLElement): void {
    this.#picture.append(layer);
  }

  play(capture: Capture | undefined, paused: boolean): void {
    const stream = paused ? null : (capture?.stream ?? null);
    if (this.video.srcObject !== stream) this.video.srcObject = stream;
    this.#cover.hidden = !paused;
    this.element.dataset['way'] = capture?.way ?? '';
  }

  /** Pixels of the picture; undefined before the first one. */
  get size(): { readonly width: number; readonly height: number } | undefined {
    const { videoWidth: width, videoHeight: height } = this.video;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }
}
