import type { KeyPress } from '../keyboard.ts';

/** What pastes when the technician takes it from a menu. */
export const CONTROL_V: KeyPress = {
  code: 'KeyV',
  key: 'v',
  repeat: false,
  isComposing: false,
  ctrl: true,
  alt: false,
  shift: false,
  meta: false,
  altGraph: false,
};

/** Control (or Command) and V, also with Shift as terminals want it; Shift and Insert. */
export function pastes(press: KeyPress): boolean {
  if (press.alt || press.altGraph) return false;
  if (press.key === 'Insert') return press.shift && !press.ctrl && !press.meta;
  return press.key.toLowerCase() === 'v' && press.ctrl !== press.meta;
}

/** Control (or Command) and C or X, Control and Insert, Shift and Delete. */
export function copies(press: KeyPress): boolean {
  if (press.alt || press.altGraph) return false;
  if (press.key === 'Insert') return press.ctrl && !press.shift;
  if (press.key === 'Delete') return press.shift && !press.ctrl;
  return ['c', 'x'].includes(press.key.toLowerCase()) && press.ctrl !== press.meta;
}

/** Command is Control on the customer's computer. */
export function asControl(press: KeyPress): KeyPress {
  return press.meta ? { ...press, ctrl: true, meta: false } : press;
}
