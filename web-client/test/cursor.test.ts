import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Cursor } from '../src/viewer/picture/cursor.ts';

/** The first bytes of a PNG of this size; what follows is the browser's business. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(40);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

function shape(id: number, of: { width?: number; height?: number; png?: string } = {}) {
  const { width = 24, height = 24 } = of;
  const type = 'cursor-shape' as const;
  return { type, id, width, height, hotX: 3, hotY: 99, png: of.png ?? png(24, 24) };
}

const at = (seq: number, x: number, visible = true) =>
  ({ type: 'cursor-at', seq, x, y: 5, visible }) as const;

describe('the customer’s cursor', () => {
  test('a shape -> a data URL, and a point inside of it', () => {
    const cursor = new Cursor();
    cursor.receive(shape(1));
    assert.equal(cursor.shape?.url, `data:image/png;base64,${png(24, 24)}`);
    assert.deepEqual([cursor.shape?.hotX, cursor.shape?.hotY], [3, 23]);
  });
  test('a shape sent before, by its ID alone -> that shape', () => {
    const cursor = new Cursor();
    cursor.receive(shape(1));
    const first = cursor.shape;
    cursor.receive(shape(2));
    cursor.receive(shape(1, { png: '' }));
    assert.equal(cursor.shape, first);
  });
  test('the 64 last used shapes are kept, no more', () => {
    const cursor = new Cursor();
    for (let id = 1; id <= 64; id++) cursor.receive(shape(id));
    cursor.receive(shape(1, { png: '' }));
    cursor.receive(shape(65));
    cursor.receive(shape(1, { png: '' }));
    assert.throws(() => cursor.receive(shape(2, { png: '' })), { name: 'Malformed' });
  });
  test('an older position after a newer one -> dropped', () => {
    const cursor = new Cursor();
    assert.equal(cursor.receive(at(2, 20)), true);
    assert.equal(cursor.receive(at(1, 10)), false);
    assert.equal(cursor.receive(at(2, 20)), false);
    assert.deepEqual(cursor.at, { x: 20, y: 5 });
  });
  test('hidden -> nowhere', () => {
    const cursor = new Cursor();
    cursor.receive(at(1, 10));
    cursor.receive(at(2, 10, false));
    assert.equal(cursor.at, undefined);
  });
  const hostile = {
    'that leaves the style': shape(1, { png: `${png(24, 24)}") 0 0, url("https://x` }),
    'that is larger than it says': shape(1, { png: png(60_000, 60_000) }),
    'larger than any cursor': shape(1, { width: 600, png: png(600, 24) }),
    'without pixels': shape(1, { width: 0, png: png(0, 24) }),
    'that is no PNG': shape(1, { png: 'A'.repeat(64) }),
    'that is too long': shape(1, { png: png(24, 24) + 'A'.repeat(90_000) }),
    'that is cut off': shape(1, { png: 'iVBORw0KGgo=' }),
  };
  for (const [name, message] of Object.entries(hostile)) {
    test(`a shape ${name} -> refused, the one before stays`, () => {
      const cursor = new Cursor();
      cursor.receive(shape(9));
      assert.throws(() => cursor.receive(message), { name: 'Malformed' });
      assert.equal(cursor.shape?.width, 24);
    });
  }
});
