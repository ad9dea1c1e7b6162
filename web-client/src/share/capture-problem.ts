/** Why nothing is shown, although the customer agreed. */
export type CaptureProblem = 'nothing' | 'denied' | 'blocked' | 'missing' | 'busy';

/** Nobody reads the browser's dialog and answers it in less time. */
const FASTER_THAN_A_PERSON_MS = 250;

/**
 * Browsers name a cancelled choice and a forbidden one alike; the message and the time tell them
 * apart. After one "Block" Firefox (153) refuses all further questions of a tab without asking,
 * within 15 ms; so does Chromium with a camera that is blocked for a site.
 *
 * @param afterMs the time from the question to the browser's answer
 */
export function captureProblem(name: string, message: string, afterMs: number): CaptureProblem {
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
      return 'busy';
    case 'NotAllowedError':
      if (/system|policy/i.test(message)) return 'denied';
      return afterMs < FASTER_THAN_A_PERSON_MS ? 'blocked' : 'nothing';
    default:
      return 'nothing';
  }
}
