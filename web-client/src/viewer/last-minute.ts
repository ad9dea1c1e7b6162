/** One look at the connection. */
export interface Sample {
  /** In milliseconds of any clock that only goes forward. */
  readonly at: number;
  readonly kilobitsPerSecond: number;
  readonly roundTripMs: number;
}

const MINUTE_MS = 60_000;

/** What the connection did in the last minute. */
export class LastMinute {
  #samples: Sample[] = [];
  #before: { readonly at: number; readonly bytes: number } | undefined;

  /** @param bytes received since the connection began */
  add(at: number, bytes: number, roundTripMs: number): void {
    const before = this.#before;
    this.#before = { at, bytes };
    // Fewer bytes than before are those of a new connection or of another path.
    if (!before || at <= before.at || bytes < before.bytes) return;
    const kilobitsPerSecond = ((bytes - before.bytes) * 8) / (at - before.at);
    this.#samples.push({ at, kilobitsPerSecond, roundTripMs });
    this.#samples = this.#samples.filter((sample) => sample.at > at - MINUTE_MS);
  }

  get samples(): readonly Sample[] {
    return this.#samples;
  }

  clear(): void {
    this.#samples = [];
    this.#before = undefined;
  }
}

/**
 * Values as the points of an SVG polyline: time to the right, ending at the right edge, and the largest
 * value, or `least` if all are smaller, at the upper edge.
 */
export function polyline(
  samples: readonly Sample[],
  value: (sample: Sample) => number,
  least: number,
  width: number,
  height: number,
): string {
  const end = samples.at(-1)?.at ?? 0;
  const most = samples.reduce((largest, sample) => Math.max(largest, value(sample)), least);
  return samples
    .map((sample) => {
      const x = width - ((end - sample.at) / MINUTE_MS) * width;
      const y = height - (value(sample) / most) * height;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
