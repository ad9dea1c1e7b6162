import type { RecordedEvent } from './recording-index.ts';

/** A time in which nothing of the customer's screen was to be seen, and why. */
export interface Span {
  readonly kind: 'gap' | 'paused' | 'interrupted';
  readonly from: number;
  readonly to: number;
}

/** A time that the server knows to be missing. */
export interface KnownGap {
  /** Milliseconds of the recording. */
  readonly from: number;
  readonly to: number;
}

/** Begin and end of each kind of span. */
const BEGINS: Readonly<Record<string, (event: RecordedEvent) => Span['kind'] | undefined>> = {
  paused: ({ fields }) => (fields['paused'] === true ? 'paused' : undefined),
  interrupted: () => 'interrupted',
};
const ENDS: Readonly<Record<string, Span['kind']>> = {
  paused: 'paused',
  restored: 'interrupted',
};
/** Another screen, window or camera is shown from then on. */
const SOURCES: Readonly<Record<string, (fields: RecordedEvent['fields']) => string>> = {
  screens: ({ shown }) => String(shown),
  sharing: ({ extent, title }) => JSON.stringify([extent, title]),
};

/** The spans of a recording in order; one that is still open ends with the recording. */
export function spansOf(
  events: readonly RecordedEvent[],
  end: number,
  gaps: readonly KnownGap[],
): Span[] {
  const spans: Span[] = gaps.map(({ from, to }) => ({ kind: 'gap', from, to }));
  const open = new Map<Span['kind'], number>();
  for (const event of events) {
    const ended = ENDS[event.type];
    const began = BEGINS[event.type]?.(event);
    if (ended && !began) {
      const from = open.get(ended);
      if (from !== undefined) spans.push({ kind: ended, from, to: event.time });
      open.delete(ended);
    }
    if (began && !open.has(began)) open.set(began, event.time);
    if (event.type === 'gap') {
      const { from } = event.fields;
      spans.push({ kind: 'gap', from: Number(from ?? event.time), to: event.time });
    }
  }
  for (const [kind, from] of open) spans.push({ kind, from, to: end });
  return spans
    .map(({ kind, from, to }) => ({
      kind,
      // What is missing behind the end is seen at the end.
      from: Math.max(0, kind === 'gap' ? Math.min(end, from) : from),
      to: Math.min(end, to),
    }))
    .filter((span) => span.from <= span.to)
    .sort((a, b) => a.from - b.from);
}

/** When the shown source changed; the first one is no change. */
export function sourceSwitches(events: readonly RecordedEvent[]): number[] {
  const times: number[] = [];
  const shown = new Map<string, string>();
  for (const { type, time, fields } of events) {
    const source = SOURCES[type]?.(fields);
    if (source === undefined) continue;
    const before = shown.get(type);
    shown.set(type, source);
    if (before !== undefined && before !== source && times.at(-1) !== time) times.push(time);
  }
  return times;
}

/** What happened just before or after a recording leads to its begin or end. */
const NEAR_MS = 3_000;

/** The moment in a recording at which something happened; undefined if it was before or after. */
export function momentIn(
  happenedAt: number,
  recording: { readonly startedAt: number; readonly ms: number },
): number | undefined {
  const at = happenedAt - recording.startedAt;
  const near = at >= -NEAR_MS && at <= recording.ms + NEAR_MS;
  return near ? Math.max(0, Math.min(at, recording.ms)) : undefined;
}

/** The nearest of some moments before or after this one; a moment that just passed counts as here. */
export function neighbour(
  moments: readonly number[],
  at: number,
  steps: 1 | -1,
): number | undefined {
  const sorted = [...moments].sort((a, b) => a - b);
  return steps > 0
    ? sorted.find((moment) => moment > at + 50)
    : sorted.findLast((moment) => moment < at - 1500);
}
