import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMBINATIONS, press, typed } from '../src/viewer/key-combinations.ts';
import { type Gesture, TouchGestures } from '../src/viewer/touch.ts';
import { generator } from './random.ts';

const at = (id: number, x: number, y: number) => ({ id, x, y });

describe('touch', () => {
  test('down, up -> left tap where it began', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    touch.move(at(1, 13, 22));
    assert.deepEqual(touch.up(at(1, 13, 22)), [{ kind: 'tap', button: 0, x: 10, y: 20 }]);
  });
  test('down, rest, up -> right tap', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    assert.deepEqual(touch.rest(), [{ kind: 'held', x: 10, y: 20 }]);
    assert.deepEqual(touch.up(at(1, 10, 20)), [{ kind: 'tap', button: 2, x: 10, y: 20 }]);
  });
  test('down, rest, move, up -> drag from where it rested', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    touch.rest();
    assert.deepEqual(touch.move(at(1, 60, 20)), [
      { kind: 'drag', phase: 'start', x: 10, y: 20 },
      { kind: 'drag', phase: 'move', x: 60, y: 20 },
    ]);
    assert.deepEqual(touch.up(at(1, 61, 20)), [{ kind: 'drag', phase: 'end', x: 61, y: 20 }]);
  });
  test('down, move -> pan, and a rest that comes late means nothing', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    assert.deepEqual(touch.move(at(1, 40, 20)), [{ kind: 'pan', dx: 30, dy: 0 }]);
    assert.deepEqual(touch.rest(), []);
    assert.deepEqual(touch.up(at(1, 40, 20)), []);
  });
  test('two fingers together -> the page follows them', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 100, 100));
    touch.down(at(2, 200, 100));
    touch.move(at(1, 100, 90));
    assert.deepEqual(touch.move(at(2, 200, 86)), [
      { kind: 'scroll', dx: 0, dy: 12, x: 150, y: 88 },
    ]);
  });
  test('two fingers apart -> zoom around their middle', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 100, 100));
    touch.down(at(2, 200, 100));
    assert.deepEqual(touch.move(at(2, 300, 100)), [{ kind: 'zoom', factor: 2, x: 200, y: 100 }]);
    assert.deepEqual(touch.up(at(2, 300, 100)), []);
    assert.deepEqual(touch.up(at(1, 100, 100)), [], 'the last finger of a pair is no tap');
  });
  test('a second finger during a drag -> the button comes up', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    touch.rest();
    touch.move(at(1, 60, 20));
    assert.deepEqual(touch.down(at(2, 90, 90)), [{ kind: 'drag', phase: 'end', x: 60, y: 20 }]);
  });
  test('dragging + cancel -> the button comes up', () => {
    const touch = new TouchGestures();
    touch.down(at(1, 10, 20));
    touch.rest();
    touch.move(at(1, 60, 20));
    assert.deepEqual(touch.cancel(), [{ kind: 'drag', phase: 'end', x: 60, y: 20 }]);
    assert.deepEqual(touch.cancel(), []);
  });
  test('whatever fingers do, each drag that starts ends, and nothing ends that did not start', () => {
    const next = generator(7);
    for (let round = 0; round < 2_000; round++) {
      const touch = new TouchGestures();
      let dragging = false;
      const see = (gestures: readonly Gesture[]) => {
        for (const gesture of gestures) {
          if (gesture.kind !== 'drag') continue;
          assert.equal(dragging, gesture.phase !== 'start');
          dragging = gesture.phase !== 'end';
        }
      };
      for (let step = 0; step < 30; step++) {
        const finger = at(next(3), next(300), next(300));
        const what = next(5);
        if (what === 0) see(touch.down(finger));
        else if (what === 1) see(touch.up(finger));
        else if (what === 2) see(touch.rest());
        else see(touch.move(finger));
      }
      see(touch.cancel());
      assert.equal(dragging, false);
    }
  });
});

describe('key combinations', () => {
  test('all that go down come up, the last one first', () => {
    for (const name of Object.keys(COMBINATIONS) as (keyof typeof COMBINATIONS)[]) {
      const messages = press(name).map((message) => (message.type === 'key' ? message : undefined));
      const down = messages.filter((key) => key?.down).map((key) => key?.code);
      const up = messages.filter((key) => key && !key.down).map((key) => key?.code);
      assert.deepEqual(up, down.toReversed());
      assert.deepEqual(down, COMBINATIONS[name]);
    }
  });
  test('a long text -> pieces that make it whole again, no character cut', () => {
    const text = '😀ß'.repeat(333);
    const messages = typed(`${text}\r\nEnde`);
    assert.equal(
      messages.map((message) => (message.type === 'text' ? message.text : '')).join(''),
      `${text}\nEnde`,
    );
    assert.ok(
      messages.every((message) => message.type === 'text' && [...message.text].length <= 200),
    );
  });
  test('no text -> nothing', () => assert.deepEqual(typed(''), []));
});
