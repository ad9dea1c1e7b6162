/** Code points and UTF-8 bytes of a name; SafeName.java of the agent has the same rules. */
const LONGEST = 120;
const LONGEST_BYTES = 200;
const DEEPEST = 32;
const LONGEST_EXTENSION = 16;

const FORBIDDEN = /[<>:"|?*/\\]/g;
/** Control, format, private, surrogate and unassigned characters, and letters that show nothing. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]/gu;
/** Devices on Windows, with any extension. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;

/** The names of a path from the outermost folder to the file; none if they are too many. */
export function safePath(hostile: string): string[] {
  const names = hostile
    .split(/[/\\]/)
    .filter((name) => name !== '' && name !== '.')
    .map(safeName);
  if (names.length > DEEPEST) return [];
  return names.length === 0 ? ['_'] : names;
}

/** A harmless name, never empty. */
export function safeName(hostile: string): string {
  let name = withoutEnds(
    hostile
      .replace(UNSEEN, '')
      .replace(FORBIDDEN, '_')
      .replace(/\p{Zs}/gu, ' ')
      .normalize('NFC'),
  );
  if (name.startsWith('.')) name = `_${name.slice(1)}`;
  name = withoutEnds(cut(name));
  if (DEVICE.test((name.split('.')[0] ?? '').trim())) name = `_${name}`;
  return name === '' ? '_' : name;
}

/** `name (2).txt`: the same name once more, told apart. */
export function numbered(name: string, number: number): string {
  if (number < 2) return name;
  const dot = extensionAt(name);
  return `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
}

/** What two names have in common that some file systems take for the same. */
export function folded(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC');
}

function withoutEnds(name: string): string {
  return name.replace(/^ +|[. ]+$/g, '');
}

function cut(name: string): string {
  if (fits(name)) return name;
  const dot = extensionAt(name);
  const extension = name.slice(dot);
  const stem = [...name.slice(0, dot)];
  while (stem.length > 0 && !fits(stem.join('') + extension)) stem.pop();
  return stem.join('').replace(/ +$/, '') + extension;
}

function fits(name: string): boolean {
  return [...name].length <= LONGEST && new TextEncoder().encode(name).length <= LONGEST_BYTES;
}

function extensionAt(name: string): number {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= LONGEST_EXTENSION ? dot : name.length;
}
