import type { PictureState } from '../viewer/picture/picture.ts';
import type { Place } from './recording-index.ts';

/** What stood at a moment, with its pixels, so that playing can begin there. */
export interface Snapshot<Pixels> {
  readonly time: number;
  /** The first record that is to be played. */
  readonly place: Place;
  readonly state: PictureState;
  readonly pixels: Promise<Pixels>;
}

/** As many are kept, compressed: about as many megabytes. */
const MOST = 64;
const FIRST_APART_MS = 10_000;

/**
 * Moments that were played, spread evenly: when there are too many, every second one goes and they
 * stand twice as far apart from then on. So their memory is bounded, however long the recording is.
 */
export class Snapshots<Pixels> {
  #kept: Snapshot<Pixels>[] = [];
  #apart = FIRST_APART_MS;

  get count(): number {
    return this.#kept.length;
  }

  /** Whether one is missing at this time; `alsoAt` is the nearest anchor before it. */
  wants(time: number, alsoAt: number): boolean {
    const before = Math.max(this.before(time)?.time ?? 0, alsoAt);
    return time - before >= this.#apart;
  }

  add(snapshot: Snapshot<Pixels>): void {
    const at = this.#kept.findIndex(({ time }) => time > snapshot.time);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, snapshot);
    if (this.#kept.length <= MOST) return;
    this.#apart *= 2;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
  }

  /** The last one up to this time. */
  before(time: number): Snapshot<Pixels> | undefined {
    return this.#kept.findLast((snapshot) => snapshot.time <= time);
  }
}
