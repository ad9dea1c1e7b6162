import type { Size } from '../viewer/geometry.ts';
import type { CursorShape } from '../viewer/picture/cursor.ts';
import type { Surface } from '../viewer/picture/picture.ts';
import type { Stage } from './stage.ts';

const EVERY_MS = 80;
/** Also of a picture that stands still: an encoder has to begin somewhere. */
const AT_LEAST_EVERY_MS = 1000;
const MOST: Size = { width: 1920, height: 1200 };

/** What the technician sees, as one video track: video, tiles and cursor, drawn while it lives. */
export class StageCopy {
  readonly track: MediaStreamTrack;
  readonly #stage: Stage;
  readonly #pausedWords: string;
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #pointer = new Image();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #leaveTiles: () => void;
  #alive = true;
  #changed = true;
  #drawnAt = 0;
  #shown: { readonly shape: CursorShape | undefined; readonly at: unknown } | undefined;

  /** @param pausedWords stand in the picture while the customer pauses */
  constructor(stage: Stage, pausedWords: string) {
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser draws no canvas');
    this.#context = context;
    this.#stage = stage;
    this.#pausedWords = pausedWords;
    this.#pointer.onload = () => {
      this.#changed = true;
    };
    this.#leaveTiles = stage.tiles.alsoOn(this.#mark());
    this.#watchVideo();
    this.#draw();
    const [track] = this.#canvas.captureStream(Math.ceil(1000 / EVERY_MS)).getVideoTracks();
    if (!track) throw new Error('This browser films no canvas');
    track.contentHint = 'detail';
    this.track = track;
    this.#timer = setInterval(() => this.#tick(), EVERY_MS);
  }

  /** Nothing of it is left. */
  end(): void {
    this.#alive = false;
    clearInterval(this.#timer);
    this.#leaveTiles();
    this.track.stop();
  }

  #mark(): Surface {
    const changed = () => {
      this.#changed = true;
    };
    return { resize: changed, paint: changed, move: changed, clear: changed };
  }

  #watchVideo(): void {
    this.#stage.video.requestVideoFrameCallback(() => {
      this.#changed = true;
      if (this.#alive) this.#watchVideo();
    });
  }

  #tick(): void {
    const { shape, position: at } = this.#stage.cursor;
    const moved = shape !== this.#shown?.shape || at !== this.#shown?.at;
    // A page in the background hears of no video frames.
    const due = document.hidden || Date.now() - this.#drawnAt >= AT_LEAST_EVERY_MS;
    if (this.#changed || moved || due) this.#draw();
  }

  #draw(): void {
    this.#changed = false;
    this.#drawnAt = Date.now();
    const screen = this.#stage.screenSize;
    if (screen.width === 0) return;
    const scale = Math.min(1, MOST.width / screen.width, MOST.height / screen.height);
    const size = { width: even(screen.width * scale), height: even(screen.height * scale) };
    if (this.#canvas.width !== size.width || this.#canvas.height !== size.height) {
      this.#canvas.width = size.width;
      this.#canvas.height = size.height;
    }
    this.#context.fillStyle = '#10191c';
    this.#context.fillRect(0, 0, size.width, size.height);
    if (this.#stage.paused) this.#say(this.#pausedWords, size);
    else if (this.#stage.paint(this.#context, size)) this.#point(scale);
  }

  #point(scale: number): void {
    const { shape, position: at } = this.#stage.cursor;
    this.#shown = { shape, at };
    if (!shape || !at) return;
    if (this.#pointer.src !== shape.url) this.#pointer.src = shape.url;
    if (!this.#pointer.complete) return;
    const x = (at.x - shape.hotX) * scale;
    const y = (at.y - shape.hotY) * scale;
    this.#context.drawImage(this.#pointer, x, y, shape.width * scale, shape.height * scale);
  }

  #say(words: string, { width, height }: Size): void {
    this.#context.fillStyle = '#e6eeef';
    this.#context.font = `${Math.max(16, Math.round(height / 24))}px system-ui, sans-serif`;
    this.#context.textAlign = 'center';
    this.#context.fillText(words, width / 2, height / 2, width - 32);
  }
}

/** Video encoders want even sizes. */
function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}
