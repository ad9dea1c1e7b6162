import type { TechnicianToAgent } from './messages.ts';

/** What a KeyboardEvent says, as far as it matters. */
export interface KeyPress extends Modifiers {
  /** Physical position, such as `KeyQ`. */
  readonly code: string;
  /** What it means on the technician's layout, such as `@`, `Enter` or `Dead`. */
  readonly key: string;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** The modifier keys that an event says are down. */
export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  readonly altGraph: boolean;
}

export const NOTHING_HELD: Modifiers = {
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  altGraph: false,
};

/** What the technician's keyboard driver does with Alt. */
export type Platform = 'mac' | 'windows' | 'other';

export interface Reaction {
  readonly messages: readonly TechnicianToAgent[];
  /** The browser must not do anything else with the key. */
  readonly handled: boolean;
  /** The technician pressed the way out: Ctrl, Alt and Shift together and nothing else. */
  readonly leave?: true;
}

const MODIFIER_CODES: ReadonlySet<string> = new Set([
  'ShiftLeft',
  'ShiftRight',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'MetaLeft',
  'MetaRight',
]);

/** Locks change characters, and characters arrive as text: the customer's own locks stay as they are. */
const LOCK_CODES: ReadonlySet<string> = new Set(['CapsLock', 'NumLock']);

/** What the number pad means without Num Lock; sent so, because the customer's Num Lock may be on. */
const NUMPAD_MEANINGS: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Insert',
  'Delete',
]);

/**
 * The technician's keyboard as messages. A printable key without Ctrl, Alt or Meta is `text`, whatever
 * the two layouts are; all else is `key`, by physical position and by the character that it means here. Modifiers are sent late: before a
 * shortcut, click or wheel that they change, never for text. A modifier pressed alone is sent when it
 * comes up, so that Alt opens a menu and Meta the start menu.
 */
export class KeyboardInput {
  readonly #platform: Platform;
  /** Modifiers that are down here. */
  readonly #held = new Set<string>();
  /** Modifiers that are down there. */
  readonly #sent = new Set<string>();
  /** Other keys that are down there: code here, code there. */
  readonly #keys = new Map<string, string>();
  /** The modifier that nothing was used with so far. */
  #lone: string | undefined;
  /** Only modifiers were pressed since the last one went up. */
  #chord = false;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  down(press: KeyPress): Reaction {
    if (MODIFIER_CODES.has(press.code)) return this.#modifierDown(press);
    this.#lone = undefined;
    this.#chord = false;
    if (press.isComposing || press.key === 'Dead' || press.key === 'Process' || press.code === '') {
      return { messages: [], handled: false };
    }
    if (this.#isText(press)) return { messages: this.text(press.key), handled: true };
    if (LOCK_CODES.has(press.code)) return { messages: [], handled: true };
    const there = NUMPAD_MEANINGS.has(press.key) ? press.key : press.code;
    const messages = [...this.modifiers(press), key(there, true, characterOf(press))];
    this.#keys.set(press.code, there);
    return { messages, handled: true };
  }

  up(press: KeyPress): Reaction {
    if (MODIFIER_CODES.has(press.code)) return this.#modifierUp(press.code);
    const there = this.#keys.get(press.code);
    if (there === undefined) return { messages: [], handled: false };
    this.#keys.delete(press.code);
    return { messages: [key(there, false)], handled: true };
  }

  /** A key that somebody else deals with: no modifier was pressed alone. */
  passedOver(): void {
    this.#lone = undefined;
    this.#chord = false;
  }

  /** Keys that are pressed and released there now, whatever is down here meanwhile. */
  chord(press: KeyPress): TechnicianToAgent[] {
    return [
      ...this.down(press).messages,
      ...this.up(press).messages,
      ...this.modifiers(NOTHING_HELD),
    ];
  }

  /** Characters, from a key or from an input method. */
  text(text: string): TechnicianToAgent[] {
    if (text === '') return [];
    return [...this.#sync(new Set()), { type: 'text', text }];
  }

  /** Brings the modifiers there to what an event says; to be sent before a shortcut, click or wheel. */
  modifiers(modifiers: Modifiers): TechnicianToAgent[] {
    this.#lone = undefined;
    this.#chord = false;
    return this.#sync(this.#wanted(modifiers));
  }

  /** Releases modifiers there that an event says are up here; a pointer move tells so. */
  staleModifiers(modifiers: Modifiers): TechnicianToAgent[] {
    const wanted = this.#wanted(modifiers);
    return this.#sync(new Set([...this.#sent].filter((code) => wanted.has(code))));
  }

  /** Forgets everything that is down. The message `release` does the same there. */
  reset(): void {
    this.#held.clear();
    this.#sent.clear();
    this.#keys.clear();
    this.#lone = undefined;
    this.#chord = false;
  }

  #modifierDown({ code, key: meaning, repeat }: KeyPress): Reaction {
    if (repeat) return { messages: [], handled: true };
    if (meaning === 'AltGraph') this.#held.delete('ControlLeft'); // Windows presses it along.
    this.#held.add(code);
    const alone = this.#held.size === 1;
    this.#lone = alone && meaning !== 'AltGraph' ? code : undefined;
    this.#chord = alone || this.#chord;
    return { messages: [], handled: true };
  }

  #modifierUp(code: string): Reaction {
    const leave = this.#chord && this.#holdsWayOut();
    const lone = this.#lone === code;
    this.#held.delete(code);
    this.#lone = undefined;
    this.#chord = false;
    if (leave) {
      this.reset();
      return { messages: [{ type: 'release' }], handled: true, leave };
    }
    const messages: TechnicianToAgent[] = [];
    if (lone && !this.#sent.has(code)) messages.push(key(code, true), key(code, false));
    if (this.#sent.delete(code)) messages.push(key(code, false));
    if (code.startsWith('Meta')) messages.push(...this.#keysUp());
    return { messages, handled: true };
  }

  /** macOS does not tell of keys that come up while Meta is down. */
  #keysUp(): TechnicianToAgent[] {
    const messages = [...this.#keys.values()].map((code) => key(code, false));
    this.#keys.clear();
    return messages;
  }

  #holdsWayOut(): boolean {
    const holds = (name: string) => this.#held.has(`${name}Left`) || this.#held.has(`${name}Right`);
    return this.#held.size === 3 && holds('Control') && holds('Alt') && holds('Shift');
  }

  #isText({ key: meaning, ctrl, alt, meta, altGraph }: KeyPress): boolean {
    if ([...meaning].length !== 1) return false;
    if (altGraph) return true;
    if (ctrl && alt && !meta && this.#platform === 'windows') return !/^[a-z0-9 ]$/i.test(meaning);
    if (ctrl || meta) return false;
    return !alt || this.#platform === 'mac';
  }

  #wanted({ ctrl, alt, shift, meta, altGraph }: Modifiers): Set<string> {
    const wanted = new Set<string>();
    const add = (name: string) => {
      const right = this.#held.has(`${name}Right`) && !this.#held.has(`${name}Left`);
      wanted.add(`${name}${right ? 'Right' : 'Left'}`);
    };
    if (shift) add('Shift');
    if (meta) add('Meta');
    if (altGraph) {
      wanted.add('AltRight');
      if (this.#held.has('ControlLeft') || this.#held.has('ControlRight')) add('Control');
    } else {
      if (ctrl) add('Control');
      if (alt) add('Alt');
    }
    return wanted;
  }

  #sync(wanted: ReadonlySet<string>): TechnicianToAgent[] {
    const messages: TechnicianToAgent[] = [];
    for (const code of this.#sent) if (!wanted.has(code)) messages.push(key(code, false));
    for (const code of wanted) if (!this.#sent.has(code)) messages.push(key(code, true));
    this.#sent.clear();
    for (const code of wanted) this.#sent.add(code);
    return messages;
  }
}

/** What a shortcut means here: Ctrl+Z is meant on every layout. The number pad keeps its positions. */
function characterOf({ code, key: meaning }: KeyPress): string {
  return [...meaning].length === 1 && !code.startsWith('Numpad') ? meaning.toLowerCase() : '';
}

function key(code: string, down: boolean, character = ''): TechnicianToAgent {
  return { type: 'key', code, character, down };
}
