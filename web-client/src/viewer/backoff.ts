const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, so that a thousand pages
 * do not come back in the same instant.
 *
 * @param attempt 0 for the first
 * @param random in [0, 1)
 */
export function fullJitter(attempt: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)));
}
