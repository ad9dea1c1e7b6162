/** How fast a recording plays. */
export const SPEEDS = [0.5, 1, 1.5, 2, 4, 8] as const;

/** What a key does in the player. */
export type Command =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'by'; readonly ms: number }
  | { readonly kind: 'to'; readonly part: number }
  | { readonly kind: 'faster'; readonly steps: 1 | -1 }
  | { readonly kind: 'event'; readonly steps: 1 | -1 }
  | { readonly kind: 'fullscreen' }
  | { readonly kind: 'help' };

const SMALL_MS = 5_000;
const LARGE_MS = 10_000;

const COMMANDS: Readonly<Record<string, Command>> = {
  ' ': { kind: 'toggle' },
  k: { kind: 'toggle' },
  ArrowLeft: { kind: 'by', ms: -SMALL_MS },
  ArrowRight: { kind: 'by', ms: SMALL_MS },
  j: { kind: 'by', ms: -LARGE_MS },
  l: { kind: 'by', ms: LARGE_MS },
  Home: { kind: 'to', part: 0 },
  End: { kind: 'to', part: 1 },
  '+': { kind: 'faster', steps: 1 },
  '-': { kind: 'faster', steps: -1 },
  n: { kind: 'event', steps: 1 },
  p: { kind: 'event', steps: -1 },
  f: { kind: 'fullscreen' },
  '?': { kind: 'help' },
};

/** What this key does; undefined: nothing of ours. Digits go to tenths of the recording. */
export function commandOf(key: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): Command | undefined {
  if (key.ctrlKey || key.altKey || key.metaKey) return undefined;
  if (/^[0-9]$/.test(key.key)) return { kind: 'to', part: Number(key.key) / 10 };
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** The next speed up or down; the same at both ends. */
export function speedAfter(speed: number, steps: 1 | -1): number {
  const at = SPEEDS.findIndex((one) => one >= speed);
  return SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + steps))] ?? speed;
}
