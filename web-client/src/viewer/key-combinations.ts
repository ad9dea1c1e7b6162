import type { TechnicianToAgent } from './messages.ts';

/**
 * Keys that the technician's own computer keeps for itself, or has not: by physical position (W3C UI
 * Events `code`), in the order in which they go down.
 */
export const COMBINATIONS = {
  start: ['MetaLeft'],
  switchWindow: ['AltLeft', 'Tab'],
  closeWindow: ['AltLeft', 'F4'],
  secure: ['ControlLeft', 'AltLeft', 'Delete'],
  tasks: ['ControlLeft', 'ShiftLeft', 'Escape'],
  run: ['MetaLeft', 'KeyR'],
  lock: ['MetaLeft', 'KeyL'],
  layout: ['MetaLeft', 'Space'],
  print: ['PrintScreen'],
  escape: ['Escape'],
  tab: ['Tab'],
  delete: ['Delete'],
  backspace: ['Backspace'],
  enter: ['Enter'],
  left: ['ArrowLeft'],
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  right: ['ArrowRight'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Combination = keyof typeof COMBINATIONS;

/** Presses one after the other and releases them the other way round. */
export function press(combination: Combination): TechnicianToAgent[] {
  const codes: readonly string[] = COMBINATIONS[combination];
  const key = (code: string, down: boolean): TechnicianToAgent => ({
    type: 'key',
    code,
    character: characterOf(code),
    down,
  });
  return [
    ...codes.map((code) => key(code, true)),
    ...codes.toReversed().map((code) => key(code, false)),
  ];
}

/** Win+R means the letter on every layout. */
function characterOf(code: string): string {
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : '';
}

/** A piece keeps the input beside it quick, and stops soon when the customer takes over. */
const PIECE = 200;

/** A long text as messages; never cut within a character. */
export function typed(text: string): TechnicianToAgent[] {
  const characters = [...text.replaceAll('\r\n', '\n')];
  const messages: TechnicianToAgent[] = [];
  for (let from = 0; from < characters.length; from += PIECE) {
    messages.push({ type: 'text', text: characters.slice(from, from + PIECE).join('') });
  }
  return messages;
}
