/** A frame that the agent announced before it pushed it. */
interface Announced {
  readonly mark: number;
  /** The capture time in ticks of the RTP clock, modulo 2³². */
  readonly ticks: number;
}

/** All that a clock knows, to go on from there another time. */
export interface ClockState {
  readonly announced: readonly Announced[];
  readonly observed: readonly number[];
  readonly offset: number | undefined;
  readonly strangers: number;
  readonly mark: number | undefined;
}

/** The RTP clock of video (RFC 3551 § 5). */
const TICKS_A_MS = 90;
/** Two milliseconds: agent and encoder round on their own. Frames are further apart. */
const TOLERANCE = 180;
/** What is remembered: four seconds of video and more. */
const MOST_ANNOUNCED = 256;
/** How many of the last frames vote, and how many have to agree. */
const VOTERS = 16;
const MAJORITY = 3;
/** After so many frames in a row that fit no announced one the vote is held again. */
const MOST_STRANGERS = 30;

/**
 * Tells the mark of a video frame by its RTP timestamp. `rtpTimestamp − 90 · captureMs` is one unknown
 * number for all frames of a track (docs/picture.md): every frame votes for what it could be. Frames may
 * be dropped, repeated unannounced by the encoder, and overtake their announcements; the clock wraps
 * every 13 hours. In doubt the answer is the older mark, because the newer one would uncover old pixels.
 */
export class FrameClock {
  #announced: Announced[] = [];
  #observed: number[] = [];
  #offset: number | undefined;
  #strangers = 0;
  #mark: number | undefined;

  /** The mark of the frame that was observed last; undefined while nobody knows. */
  get mark(): number | undefined {
    return this.#mark;
  }

  get state(): ClockState {
    return {
      announced: [...this.#announced],
      observed: [...this.#observed],
      offset: this.#offset,
      strangers: this.#strangers,
      mark: this.#mark,
    };
  }

  /** Goes on from what it knew then. */
  resume(state: ClockState): void {
    this.#announced = [...state.announced];
    this.#observed = [...state.observed];
    this.#offset = state.offset;
    this.#strangers = state.strangers;
    this.#mark = state.mark;
  }

  announce(mark: number, captureMs: number): void {
    this.#announced.push({ mark, ticks: (captureMs * TICKS_A_MS) % 2 ** 32 });
    if (this.#announced.length > MOST_ANNOUNCED) this.#announced.shift();
    this.#mark = this.#read();
  }

  /** A frame with this timestamp stands on the screen. */
  observe(rtpTimestamp: number): void {
    if (this.#observed.at(-1) === rtpTimestamp) return;
    this.#observed.push(rtpTimestamp);
    if (this.#observed.length > VOTERS) this.#observed.shift();
    if (this.#offset !== undefined) {
      this.#strangers = this.#fits(rtpTimestamp, this.#offset) ? 0 : this.#strangers + 1;
      if (this.#strangers > MOST_STRANGERS) this.#forgetOffset();
    }
    this.#mark = this.#read();
  }

  #read(): number | undefined {
    const last = this.#observed.at(-1);
    if (last === undefined) return undefined;
    if (this.#offset !== undefined) return this.#markAt(last, this.#offset);
    const elected = this.#elect();
    const [only] = elected;
    if (only === undefined) return undefined;
    if (elected.length === 1) {
      this.#offset = only;
      this.#strangers = 0;
    }
    let oldest: number | undefined = Infinity;
    for (const offset of elected) {
      const mark = this.#markAt(last, offset);
      oldest = mark === undefined || oldest === undefined ? undefined : Math.min(mark, oldest);
    }
    return oldest;
  }

  /** The offsets that most frames agree on; empty if too few do. */
  #elect(): number[] {
    const voters = this.#observed;
    const first = (voters[0] ?? 0) - (this.#announced.at(-1)?.ticks ?? 0);
    const votes = voters.flatMap((timestamp, voter) =>
      this.#announced.map(({ ticks }) => ({ voter, offset: signed(timestamp - ticks - first) })),
    );
    votes.sort((a, b) => a.offset - b.offset);
    let most = MAJORITY;
    let elected: number[] = [];
    let taken = -Infinity;
    for (const [i, { offset }] of votes.entries()) {
      if (offset <= taken) continue;
      const agreeing = new Set<number>();
      for (let j = i; (votes[j]?.offset ?? Infinity) <= offset + TOLERANCE; j++) {
        agreeing.add(votes[j]?.voter ?? 0);
      }
      if (agreeing.size < most) continue;
      if (agreeing.size > most) elected = [];
      most = agreeing.size;
      taken = offset + TOLERANCE;
      elected.push(signed(offset + TOLERANCE / 2 + first));
    }
    return elected;
  }

  /** The newest frame that was captured no later than the one with this timestamp. */
  #markAt(timestamp: number, offset: number): number | undefined {
    return this.#announced.findLast(({ ticks }) => signed(timestamp - ticks - offset) >= -TOLERANCE)
      ?.mark;
  }

  #fits(timestamp: number, offset: number): boolean {
    return this.#announced.some(
      ({ ticks }) => Math.abs(signed(timestamp - ticks - offset)) <= TOLERANCE,
    );
  }

  #forgetOffset(): void {
    this.#offset = undefined;
    this.#strangers = 0;
    this.#observed = this.#observed.slice(-1);
  }
}

/** A difference of timestamps modulo 2³² as the nearest number. */
function signed(difference: number): number {
  return (difference % 2 ** 32) | 0;
}
