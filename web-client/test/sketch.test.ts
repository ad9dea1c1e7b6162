import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FADES_AFTER_MS, Sketch, type Tool } from '../src/viewer/ink/sketch.ts';

function using(tool: Tool): Sketch {
  const sketch = new Sketch();
  sketch.tool = tool;
  return sketch;
}

const at = (x: number, y: number) => ({ x, y });

describe('pointer', () => {
  test('moves -> only the newest place goes out', () => {
    const sketch = using('pointer');
    for (let x = 0; x < 9; x++) sketch.move(at(x, 5), 0);
    assert.deepEqual(sketch.take(), [{ type: 'point', x: 8, y: 5, colour: 'MAGENTA' }]);
    assert.deepEqual(sketch.take(), [], 'a resting pointer says nothing');
  });
  test('it was there + takeAway -> unpoint, once', () => {
    const sketch = using('pointer');
    assert.deepEqual(sketch.takeAway(), []);
    sketch.move(at(1, 1), 0);
    sketch.take();
    assert.deepEqual(sketch.takeAway(), [{ type: 'unpoint' }]);
    assert.deepEqual(sketch.takeAway(), []);
  });
  test('the mouse leaves the picture -> the pointer is taken away', () => {
    const sketch = using('pointer');
    sketch.move(at(1, 1), 0);
    sketch.take();
    sketch.leave();
    assert.deepEqual(sketch.take(), [{ type: 'unpoint' }]);
  });
});

describe('strokes', () => {
  test('pen -> each point once, in order', () => {
    const sketch = using('pen');
    sketch.down(at(1, 1), 0);
    sketch.move(at(2, 2), 0);
    const first = sketch.take();
    sketch.move(at(2, 2), 0);
    sketch.move(at(3, 3), 0);
    sketch.up(0);
    const points = [...first, ...sketch.take()].flatMap((m) => (m.type === 'draw' ? m.points : []));
    assert.deepEqual(points, [1, 1, 2, 2, 3, 3]);
    assert.deepEqual(sketch.take(), []);
  });
  test('a thousand points -> messages of at most 256', () => {
    const sketch = using('pen');
    sketch.down(at(0, 0), 0);
    for (let x = 1; x < 1000; x++) sketch.move(at(x, 0), 0);
    const sizes = sketch.take().map((m) => (m.type === 'draw' ? m.points.length / 2 : 0));
    assert.deepEqual(sizes, [256, 256, 256, 232]);
  });
  for (const tool of ['arrow', 'box'] as const) {
    test(`${tool} -> from where it began to where it is`, () => {
      const sketch = using(tool);
      sketch.down(at(1, 1), 0);
      for (let x = 2; x < 9; x++) sketch.move(at(x, x), 0);
      const [message, ...more] = sketch.take();
      assert.deepEqual(message?.type === 'draw' && message.points, [1, 1, 8, 8]);
      assert.deepEqual(more, []);
      assert.deepEqual(sketch.strokesAt(0)[0]?.points, [at(1, 1), at(8, 8)]);
    });
  }
  test('done + time -> gone, unless it stays', () => {
    const sketch = using('pen');
    sketch.down(at(1, 1), 0);
    sketch.up(100);
    sketch.stays = true;
    sketch.down(at(2, 2), 0);
    sketch.up(0);
    assert.equal(sketch.strokesAt(99 + FADES_AFTER_MS).length, 2);
    assert.deepEqual(
      sketch.strokesAt(100 + FADES_AFTER_MS).map(({ id }) => id),
      [2],
    );
  });
  test('clear -> nothing here, and the agent is told after what was drawn before', () => {
    const sketch = using('pen');
    sketch.down(at(1, 1), 0);
    sketch.clear();
    assert.deepEqual(sketch.strokesAt(0), []);
    assert.deepEqual(sketch.take(), [{ type: 'clear' }]);
  });
  test('flash -> rings where it was clicked, and no stroke', () => {
    const sketch = using('flash');
    sketch.colour = 'BLUE';
    sketch.down(at(7, 8), 0);
    sketch.move(at(9, 9), 0);
    assert.deepEqual(sketch.take(), [{ type: 'flash', x: 7, y: 8, colour: 'BLUE' }]);
    assert.deepEqual(sketch.strokesAt(0), []);
  });
});
