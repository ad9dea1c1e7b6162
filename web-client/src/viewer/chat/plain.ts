/**
 * Text of a stranger that is safe to show: out go control characters, direction overrides (which make
 * a line read backwards, Unicode TR 36 § 2.4), invisible and unassigned characters and towers of
 * combining marks. Line breaks stay. The agent does the same; this page does not rely on it.
 */
export function plain(hostile: string, length: number): string {
  const text = hostile
    .slice(0, 4 * length)
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[^\P{C}\n]|[\u115F\u1160\u3164\uFFA0\u2800]/gu, '')
    .replace(/(\p{M}\p{M})\p{M}+/gu, '$1')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .trim();
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
