import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clamped, fitted, original, toPicture } from '../src/viewer/geometry.ts';
import { PointerInput } from '../src/viewer/pointer.ts';
import { WheelNotches } from '../src/viewer/wheel.ts';

describe('pointer', () => {
  test('two moves in one frame -> the newer one', () => {
    const pointer = new PointerInput();
    pointer.at(1, 1, 0);
    pointer.at(2, 3, 0);
    assert.deepEqual(pointer.takeMove(), { type: 'move', seq: 1, x: 2, y: 3 });
    assert.equal(pointer.takeMove(), undefined);
  });
  test('each bit of buttons -> its button', () => {
    for (const [bit, button] of [
      [1, 0],
      [4, 1],
      [2, 2],
      [8, 3],
      [16, 4],
    ] as const) {
      const down = { type: 'button', button, down: true, x: 5, y: 6 };
      assert.deepEqual(new PointerInput().at(5, 6, bit), [down]);
    }
  });
  test('a second button while the first is down, told by a move -> down; both up -> both up', () => {
    const pointer = new PointerInput();
    pointer.at(0, 0, 1);
    const [second] = pointer.at(1, 1, 3);
    assert.deepEqual(second, { type: 'button', button: 2, down: true, x: 1, y: 1 });
    assert.equal(pointer.at(2, 2, 0).length, 2);
  });
  test('a button -> also a newer move, which outdates moves on their way', () => {
    const pointer = new PointerInput();
    pointer.at(7, 8, 1);
    assert.deepEqual(pointer.takeMove(), { type: 'move', seq: 1, x: 7, y: 8 });
  });
  test('two windows of one session -> one count of moves', () => {
    const moves = { count: 0 };
    const [page, popup] = [new PointerInput(moves), new PointerInput(moves)];
    page.at(1, 1, 0);
    popup.at(2, 2, 0);
    assert.deepEqual([page.takeMove()?.seq, popup.takeMove()?.seq], [1, 2]);
  });
  test('after reset no button is down and no move waits', () => {
    const pointer = new PointerInput();
    pointer.at(0, 0, 1);
    pointer.reset();
    assert.equal(pointer.takeMove(), undefined);
    assert.deepEqual(pointer.at(0, 0, 0), []);
  });
});

describe('wheel', () => {
  const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, timeStamp: 0, shift: false };
  for (const deltaY of [100, 120, -100, -120]) {
    test(`a mouse's ${deltaY} pixels -> one notch, ten times ten`, () => {
      const wheel = new WheelNotches();
      let notches = 0;
      for (let i = 0; i < 10; i++) notches += wheel.turn({ ...turn, deltaY, timeStamp: i }).dy;
      assert.equal(notches, Math.sign(deltaY) * 10);
    });
  }
  test('three lines -> one notch', () => {
    assert.deepEqual(new WheelNotches().turn({ ...turn, deltaY: 3, deltaMode: 1 }), {
      dx: 0,
      dy: 1,
    });
  });
  test('a touchpad’s pixels add up', () => {
    const wheel = new WheelNotches();
    const notches = [];
    for (let i = 0; i < 22; i++) notches.push(wheel.turn({ ...turn, deltaY: 10, timeStamp: i }).dy);
    assert.equal(notches.filter((n) => n === 1).length, 2);
    assert.equal(notches.filter((n) => n === 0).length, 20);
  });
  test('a touchpad that turns round starts anew', () => {
    const wheel = new WheelNotches();
    for (let i = 0; i < 10; i++) wheel.turn({ ...turn, deltaY: 10, timeStamp: i });
    assert.equal(wheel.turn({ ...turn, deltaY: -10, timeStamp: 11 }).dy, 0);
    assert.equal(wheel.turn({ ...turn, deltaY: 10, timeStamp: 12 }).dy, 0);
  });
  test('what is left of a notch is forgotten after a pause', () => {
    const wheel = new WheelNotches();
    wheel.turn({ ...turn, deltaY: 50, timeStamp: 1 });
    wheel.turn({ ...turn, deltaY: 50, timeStamp: 2 });
    assert.equal(wheel.turn({ ...turn, deltaY: 20, timeStamp: 1000 }).dy, 0);
  });
  test('Shift turned the wheel sideways -> down, Shift says the rest', () => {
    const sideways = { ...turn, deltaX: 120, shift: true };
    assert.deepEqual(new WheelNotches().turn(sideways), { dx: 0, dy: 1 });
  });
  test('sideways without Shift -> right', () => {
    assert.deepEqual(new WheelNotches().turn({ ...turn, deltaX: 120 }), { dx: 1, dy: 0 });
  });
});

describe('geometry', () => {
  const picture = { width: 1920, height: 1080 };
  test('a wide stage -> as high as the stage', () => {
    assert.deepEqual(fitted({ width: 1000, height: 540 }, picture), { width: 960, height: 540 });
  });
  test('a high stage -> as wide as the stage', () => {
    assert.deepEqual(fitted({ width: 960, height: 900 }, picture), { width: 960, height: 540 });
  });
  test('no picture yet -> nothing', () => {
    const none = { width: 0, height: 0 };
    assert.deepEqual(fitted({ width: 960, height: 900 }, none), none);
  });
  test('pixel by pixel on a screen of two pixels a CSS pixel -> half the size', () => {
    assert.deepEqual(original(picture, 2), { width: 960, height: 540 });
  });
  test('corners of the drawn picture -> corners of the picture', () => {
    const drawn = { x: 100, y: 50, width: 960, height: 540 };
    assert.deepEqual(toPicture({ x: 100, y: 50 }, drawn, picture), { x: 0, y: 0 });
    assert.deepEqual(toPicture({ x: 1059.9, y: 589.9 }, drawn, picture), { x: 1919, y: 1079 });
  });
  test('scrolled: the picture begins above the window', () => {
    const drawn = { x: -300, y: -200, width: 1920, height: 1080 };
    assert.deepEqual(toPicture({ x: 0, y: 0 }, drawn, picture), { x: 300, y: 200 });
  });
  test('outside -> the nearest pixel', () => {
    const drawn = { x: 100, y: 50, width: 960, height: 540 };
    assert.deepEqual(toPicture({ x: 0, y: 5000 }, drawn, picture), { x: 0, y: 1079 });
  });
});

describe('one monitor of a larger picture', () => {
  const right = { x: 640, y: 100, width: 640, height: 700 };
  for (const [from, to] of [
    [
      { x: 700, y: 200 },
      { x: 700, y: 200 },
    ],
    [
      { x: 10, y: 10 },
      { x: 640, y: 100 },
    ],
    [
      { x: 5000, y: 5000 },
      { x: 1279, y: 799 },
    ],
  ] as const) {
    test(`${from.x},${from.y} -> ${to.x},${to.y}`, () => {
      assert.deepEqual(clamped(from, right), to);
    });
  }
});
