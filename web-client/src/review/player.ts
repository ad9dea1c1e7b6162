import type { Decoded, Decoder } from './frame-feed.ts';
import { Playhead, type Screen } from './playhead.ts';
import type { RecordingFile } from './recording-file.ts';

export type PlayerState =
  | 'paused'
  | 'playing'
  /** On the way to another moment. */
  | 'seeking'
  /** Would play, but this part is not there yet. */
  | 'waiting'
  | 'ended';

/** A tick that comes late does not make the recording jump. */
const LONGEST_TICK_MS = 250;

/**
 * Plays a recording as one wishes: plays, pauses, goes to a moment, at some speed. It runs by the
 * caller's ticks and waits rather than skips, so at any speed everything is painted.
 */
export class Player<D extends Decoded, Pixels> {
  readonly #file: RecordingFile;
  readonly #playhead: Playhead<D, Pixels>;
  readonly #onChange: () => void;
  #speed = 1;
  #running = false;
  #phase: 'steady' | 'seeking' | 'waiting' | 'ended' = 'steady';
  #wanted: number | undefined;
  #busy = false;
  #lastTick: number | undefined;
  #failure: unknown;

  constructor(
    file: RecordingFile,
    decoder: Decoder<D>,
    screen: Screen<D, Pixels>,
    onChange: () => void,
  ) {
    this.#file = file;
    this.#playhead = new Playhead(file, decoder, screen);
    this.#onChange = onChange;
  }

  get state(): PlayerState {
    if (this.#phase === 'seeking' || this.#phase === 'ended') return this.#phase;
    if (!this.#running) return 'paused';
    return this.#phase === 'waiting' ? 'waiting' : 'playing';
  }

  /** Whether it plays, or would if it could. */
  get running(): boolean {
    return this.#running && this.#phase !== 'ended';
  }

  /** The millisecond of the recording that is shown, or on its way. */
  get at(): number {
    return this.#wanted ?? this.#playhead.at;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#onChange();
  }

  /** What made it stop, such as a line that is gone; undefined after the next wish. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Tiles since the last beginning, for tests. */
  get tilesPainted(): number {
    return this.#playhead.tilesPainted;
  }

  /** Whether what stands is the customer's screen, pixel by pixel. */
  get exact(): boolean {
    return this.#playhead.exact;
  }

  get snapshots(): number {
    return this.#playhead.snapshots;
  }

  play(): void {
    if (this.#phase === 'ended') this.seek(0);
    this.#failure = undefined;
    this.#running = true;
    this.#lastTick = undefined;
    this.#onChange();
  }

  pause(): void {
    this.#running = false;
    this.#onChange();
  }

  /** Goes to a moment; a newer wish takes the place of an older one. */
  seek(time: number): void {
    this.#failure = undefined;
    this.#wanted = Math.max(0, Math.min(time, this.#file.index.end));
    if (this.#phase === 'ended') {
      this.#phase = 'steady';
      this.#running = false;
    }
    this.#onChange();
    void this.#work(0);
  }

  /** Time goes on; called for each picture of the page. */
  tick(now: number): void {
    const elapsed = Math.min(now - (this.#lastTick ?? now), LONGEST_TICK_MS);
    this.#lastTick = now;
    if (this.running && !this.#busy) void this.#work(elapsed * this.#speed);
  }

  close(): void {
    this.#running = false;
    this.#phase = 'ended';
    this.#playhead.close();
    this.#file.close();
  }

  /** One thing at a time: first what is wished, then what the clock says. */
  async #work(elapsed: number): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#wanted !== undefined) await this.#goTo(this.#wanted);
      if (elapsed > 0) await this.#goOn(this.#playhead.at + elapsed);
    } catch (error) {
      this.#failure = error;
      this.#playhead.lose();
      this.#wanted = undefined;
      this.#running = false;
      this.#phase = 'steady';
      this.#onChange();
    } finally {
      this.#busy = false;
    }
    if (this.#wanted !== undefined) void this.#work(0);
  }

  async #goOn(until: number): Promise<void> {
    const wished = () => this.#wanted !== undefined;
    await this.#playhead.goOn(until, wished);
    if (wished()) return;
    const end = until > this.#file.index.end;
    this.#phase = !end ? 'steady' : this.#file.scanned ? 'ended' : 'waiting';
    this.#onChange();
  }

  async #goTo(time: number): Promise<void> {
    const newer = () => this.#wanted !== time;
    this.#phase = 'seeking';
    this.#onChange();
    await this.#playhead.goTo(time, newer);
    if (newer()) return;
    this.#wanted = undefined;
    this.#lastTick = undefined;
    this.#phase = 'steady';
    this.#onChange();
  }
}
