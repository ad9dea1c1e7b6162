import type { QueuedRequest } from '../messages.ts';

/** The requests that this technician should take: those that wait, unless they wait for a colleague. */
export function wanted(requests: readonly QueuedRequest[]): readonly QueuedRequest[] {
  return requests.filter(
    ({ phase, technician, mine }) => phase === 'WAITING' && (technician === '' || mine),
  );
}

/** What came since `before`: new requests, and those that were put back or left to this technician. */
export function arrived(
  before: readonly QueuedRequest[],
  now: readonly QueuedRequest[],
): readonly QueuedRequest[] {
  const known = new Set(wanted(before).map(({ id }) => id));
  return wanted(now).filter(({ id }) => !known.has(id));
}

/** How long the customer waits, `ageMs` after the server said so. */
export function waitedSeconds({ waitingSeconds }: QueuedRequest, ageMs: number): number {
  return waitingSeconds + Math.max(0, Math.floor(ageMs / 1000));
}

/** The tab's title with the number of those who wait in front. */
export function counted(title: string, count: number): string {
  return count > 0 ? `(${count}) ${title}` : title;
}

/** What a technician can do with a request. */
export type Deed = 'pick' | 'again' | 'back' | 'hand' | 'close';

export function deeds({ phase, mine }: QueuedRequest): readonly Deed[] {
  switch (phase) {
    case 'WAITING':
      return ['pick', 'hand', 'close'];
    case 'PICKED_UP':
      return mine ? ['again', 'back', 'hand', 'close'] : [];
    case 'IN_SESSION':
      return mine ? ['close'] : [];
    case 'DONE':
    case 'ON_SITE':
    case 'WITHDRAWN':
      return [];
  }
}
