import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KeyboardInput, type KeyPress, type Platform } from '../src/viewer/keyboard.ts';
import type { TechnicianToAgent } from '../src/viewer/messages.ts';

const NO_MODIFIERS = { ctrl: false, alt: false, shift: false, meta: false, altGraph: false };

describe('text', () => {
  for (const key of ['a', 'ß', 'ü', '€', '@', '漢', '😀', ' ', '5']) {
    test(`${key} without modifiers -> text`, () => {
      assert.deepEqual(
        typed((hands) => hands.tap('KeyX', key)),
        [`text ${key}`],
      );
    });
  }
  test('Shift + a -> text A, no Shift', () => {
    const heard = typed((hands) => {
      hands.down('ShiftLeft', 'Shift', { shift: true });
      hands.tap('KeyA', 'A', { shift: true });
      hands.up('ShiftLeft', 'Shift');
    });
    assert.deepEqual(heard, ['text A']);
  });
  test('AltGr + q on Linux -> text @', () => {
    const heard = typed((hands) => {
      hands.down('AltRight', 'AltGraph', { altGraph: true });
      hands.tap('KeyQ', '@', { altGraph: true });
      hands.up('AltRight', 'AltGraph');
    });
    assert.deepEqual(heard, ['text @']);
  });
  test('AltGr + q on Windows, with the Ctrl that it presses along -> text @', () => {
    const heard = typed((hands) => {
      hands.down('ControlLeft', 'Control', { ctrl: true });
      hands.down('AltRight', 'AltGraph', { ctrl: true, alt: true, altGraph: true });
      hands.tap('KeyQ', '@', { ctrl: true, alt: true, altGraph: true });
      hands.up('ControlLeft', 'Control', { altGraph: true });
      hands.up('AltRight', 'AltGraph');
    }, 'windows');
    assert.deepEqual(heard, ['text @']);
  });
  test('Ctrl + Alt + e on Windows, layout has € there -> text €', () => {
    const heard = typed((hands) => {
      hands.down('ControlLeft', 'Control', { ctrl: true });
      hands.down('AltLeft', 'Alt', { ctrl: true, alt: true });
      hands.tap('KeyE', '€', { ctrl: true, alt: true });
    }, 'windows');
    assert.deepEqual(heard, ['text €']);
  });
  test('Option + l on macOS -> text @', () => {
    const heard = typed((hands) => hands.tap('KeyL', '@', { alt: true }), 'mac');
    assert.deepEqual(heard, ['text @']);
  });
  test('a held key repeats its text', () => {
    const heard = typed((hands) => {
      hands.down('KeyA', 'a');
      hands.down('KeyA', 'a', {}, true);
      hands.up('KeyA', 'a');
    });
    assert.deepEqual(heard, ['text a', 'text a']);
  });
  test('a dead key -> nothing, left to the browser; the composed character -> text', () => {
    const keyboard = new KeyboardInput('other');
    const dead = keyboard.down(press('Equal', 'Dead'));
    assert.deepEqual(dead, { messages: [], handled: false });
    assert.deepEqual(words(keyboard.text('é')), ['text é']);
  });
  test('a key inside a composition -> nothing, left to the browser', () => {
    const keyboard = new KeyboardInput('other');
    const reaction = keyboard.down({ ...press('KeyA', 'a'), isComposing: true });
    assert.deepEqual(reaction, { messages: [], handled: false });
  });
  test('an empty composition -> nothing', () => {
    assert.deepEqual(new KeyboardInput('other').text(''), []);
  });
});

describe('shortcuts', () => {
  test('Ctrl + c -> Ctrl and c by position', () => {
    const heard = typed((hands) => {
      hands.down('ControlLeft', 'Control', { ctrl: true });
      hands.tap('KeyC', 'c', { ctrl: true });
      hands.up('ControlLeft', 'Control');
    });
    assert.deepEqual(heard, ['+ControlLeft', '+KeyC', '-KeyC', '-ControlLeft']);
  });
  test('Ctrl up before c up -> both come up', () => {
    const heard = typed((hands) => {
      hands.down('ControlRight', 'Control', { ctrl: true });
      hands.down('KeyC', 'c', { ctrl: true });
      hands.up('ControlRight', 'Control');
      hands.up('KeyC', 'c');
    });
    assert.deepEqual(heard, ['+ControlRight', '+KeyC', '-ControlRight', '-KeyC']);
  });
  test('Ctrl + Alt + t on Windows, layout has nothing there -> shortcut', () => {
    const heard = typed((hands) => hands.tap('KeyT', 't', { ctrl: true, alt: true }), 'windows');
    assert.deepEqual(heard, ['+ControlLeft', '+AltLeft', '+KeyT', '-KeyT']);
  });
  test('Ctrl + Alt + t on Linux -> shortcut', () => {
    const heard = typed((hands) => hands.tap('KeyT', 't', { ctrl: true, alt: true }));
    assert.deepEqual(heard, ['+ControlLeft', '+AltLeft', '+KeyT', '-KeyT']);
  });
  test('Ctrl + z on a German keyboard -> its position and the z that it means', () => {
    const keyboard = new KeyboardInput('other');
    const { messages } = keyboard.down(press('KeyY', 'z', { ctrl: true }));
    assert.deepEqual(messages.at(-1), { type: 'key', code: 'KeyY', character: 'z', down: true });
  });
  test('Ctrl + Shift + z -> the small letter; a key without character -> none', () => {
    const keyboard = new KeyboardInput('other');
    const shifted = keyboard.down(press('KeyZ', 'Z', { ctrl: true, shift: true })).messages.at(-1);
    assert.deepEqual(shifted, { type: 'key', code: 'KeyZ', character: 'z', down: true });
    const arrow = keyboard.down(press('ArrowUp', 'ArrowUp')).messages.at(-1);
    assert.deepEqual(arrow, { type: 'key', code: 'ArrowUp', character: '', down: true });
  });
  test('Enter, Tab, arrows -> by position', () => {
    const heard = typed((hands) => {
      for (const code of ['Enter', 'Tab', 'ArrowLeft', 'F5']) hands.tap(code, code);
    });
    const expected = ['Enter', 'Tab', 'ArrowLeft', 'F5'].flatMap((code) => [
      `+${code}`,
      `-${code}`,
    ]);
    assert.deepEqual(heard, expected);
  });
  test('a held arrow repeats its press', () => {
    const heard = typed((hands) => {
      hands.down('ArrowDown', 'ArrowDown');
      hands.down('ArrowDown', 'ArrowDown', {}, true);
      hands.up('ArrowDown', 'ArrowDown');
    });
    assert.deepEqual(heard, ['+ArrowDown', '+ArrowDown', '-ArrowDown']);
  });
  test('the number pad without Num Lock -> what it means', () => {
    const heard = typed((hands) => {
      hands.down('Numpad4', 'ArrowLeft');
      hands.up('Numpad4', '4'); // Num Lock went on in between.
    });
    assert.deepEqual(heard, ['+ArrowLeft', '-ArrowLeft']);
  });
  test('the number pad with Num Lock -> text', () => {
    assert.deepEqual(
      typed((hands) => hands.tap('Numpad4', '4')),
      ['text 4'],
    );
  });
  test('Caps Lock -> nothing: characters arrive as they are', () => {
    assert.deepEqual(
      typed((hands) => hands.tap('CapsLock', 'CapsLock')),
      [],
    );
  });
  test('Meta + Tab, and macOS hides that Tab comes up -> Tab comes up with Meta', () => {
    const heard = typed((hands) => {
      hands.down('MetaLeft', 'Meta', { meta: true });
      hands.down('Tab', 'Tab', { meta: true });
      hands.up('MetaLeft', 'Meta');
    }, 'mac');
    assert.deepEqual(heard, ['+MetaLeft', '+Tab', '-MetaLeft', '-Tab']);
  });
});

describe('modifiers', () => {
  test('Alt alone -> pressed and released when it comes up', () => {
    assert.deepEqual(
      typed((hands) => hands.tap('AltLeft', 'Alt')),
      ['+AltLeft', '-AltLeft'],
    );
  });
  test('AltGr alone -> nothing', () => {
    assert.deepEqual(
      typed((hands) => hands.tap('AltRight', 'AltGraph')),
      [],
    );
  });
  test('AltGr and a click on Windows -> AltGr without the Ctrl that it presses along', () => {
    const heard = typed((hands) => {
      hands.down('ControlLeft', 'Control', { ctrl: true });
      hands.down('AltRight', 'AltGraph', { ctrl: true, alt: true, altGraph: true });
      hands.click({ ctrl: true, alt: true, altGraph: true });
    }, 'windows');
    assert.deepEqual(heard, ['+AltRight']);
  });
  test('Shift, a click, text -> Shift for the click, up before the text', () => {
    const heard = typed((hands) => {
      hands.down('ShiftLeft', 'Shift', { shift: true });
      hands.click({ shift: true });
      hands.tap('KeyA', 'A', { shift: true });
      hands.up('ShiftLeft', 'Shift');
    });
    assert.deepEqual(heard, ['+ShiftLeft', '-ShiftLeft', 'text A']);
  });
  test('Ctrl that went down before the page had the focus, then a click -> Ctrl', () => {
    assert.deepEqual(
      typed((hands) => hands.click({ ctrl: true })),
      ['+ControlLeft'],
    );
  });
  test('Ctrl that came up elsewhere, then a click -> Ctrl comes up', () => {
    const heard = typed((hands) => {
      hands.down('ControlLeft', 'Control', { ctrl: true });
      hands.click({ ctrl: true });
      hands.click({});
    });
    assert.deepEqual(heard, ['+ControlLeft', '-ControlLeft']);
  });
  test('Ctrl that came up elsewhere, then a move -> Ctrl comes up', () => {
    const keyboard = new KeyboardInput('other');
    keyboard.modifiers({ ...NO_MODIFIERS, ctrl: true });
    assert.deepEqual(words(keyboard.staleModifiers(NO_MODIFIERS)), ['-ControlLeft']);
  });
  test('a move while Shift is down -> nothing', () => {
    const keyboard = new KeyboardInput('other');
    assert.deepEqual(keyboard.staleModifiers({ ...NO_MODIFIERS, shift: true }), []);
  });
  test('after reset nothing is down', () => {
    const keyboard = new KeyboardInput('other');
    keyboard.down(press('ControlLeft', 'Control', { ctrl: true }));
    keyboard.down(press('KeyC', 'c', { ctrl: true }));
    keyboard.reset();
    assert.deepEqual(keyboard.up(press('KeyC', 'c')).messages, []);
    assert.deepEqual(keyboard.up(press('ControlLeft', 'Control')).messages, []);
  });
});

describe('the way out', () => {
  const chord = [
    ['ControlLeft', 'Control'],
    ['ShiftLeft', 'Shift'],
    ['AltLeft', 'Alt'],
  ] as const;
  test('Ctrl, Shift and Alt down, one up -> leave, everything released', () => {
    const keyboard = new KeyboardInput('other');
    for (const [code, key] of chord) keyboard.down(press(code, key));
    const { leave, messages } = keyboard.up(press('AltLeft', 'Alt'));
    assert.equal(leave, true);
    assert.deepEqual(messages, [{ type: 'release' }]);
  });
  test('Ctrl, Shift, Alt and k -> a shortcut, no leaving', () => {
    const keyboard = new KeyboardInput('other');
    for (const [code, key] of chord) keyboard.down(press(code, key));
    const all = { ctrl: true, shift: true, alt: true };
    assert.equal(keyboard.down(press('KeyK', 'K', all)).messages.length, 4);
    keyboard.up(press('KeyK', 'K', all));
    assert.equal(keyboard.up(press('AltLeft', 'Alt')).leave, undefined);
  });
});

/** Two hands on a keyboard; remembers what the customer's computer hears. */
class Hands {
  readonly heard: string[] = [];
  readonly #keyboard: KeyboardInput;

  constructor(platform: Platform) {
    this.#keyboard = new KeyboardInput(platform);
  }

  down(code: string, key: string, modifiers = {}, repeat = false): void {
    this.#hear(this.#keyboard.down({ ...press(code, key, modifiers), repeat }).messages);
  }

  up(code: string, key: string, modifiers = {}): void {
    this.#hear(this.#keyboard.up(press(code, key, modifiers)).messages);
  }

  tap(code: string, key: string, modifiers = {}): void {
    this.down(code, key, modifiers);
    this.up(code, key, modifiers);
  }

  click(modifiers: Partial<KeyPress>): void {
    this.#hear(this.#keyboard.modifiers({ ...NO_MODIFIERS, ...modifiers }));
  }

  #hear(messages: readonly TechnicianToAgent[]): void {
    this.heard.push(...words(messages));
  }
}

function typed(type: (hands: Hands) => void, platform: Platform = 'other'): string[] {
  const hands = new Hands(platform);
  type(hands);
  return hands.heard;
}

function press(code: string, key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { code, key, repeat: false, isComposing: false, ...NO_MODIFIERS, ...modifiers };
}

function words(messages: readonly TechnicianToAgent[]): string[] {
  return messages.map((message) => {
    if (message.type === 'text') return `text ${message.text}`;
    if (message.type === 'key') return `${message.down ? '+' : '-'}${message.code}`;
    return message.type;
  });
}
