import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PictureReader } from '../src/viewer/picture/picture-reader.ts';
import { Malformed } from '../src/viewer/shape.ts';
import { deflated, exact, frame, move, size, type TileSpec, tile } from './picture-messages.ts';
import { generator } from './random.ts';

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

describe('messages of the channel picture', () => {
  for (const [name, encoding, data] of [
    ['raw', 0, Uint8Array.from([...RED, ...BLUE])],
    ['deflated', 1, deflated(RED, BLUE)],
    ['palette', 2, deflated([1], RED, BLUE, [0, 1])],
  ] as const) {
    test(`a ${name} tile -> its pixels`, () => {
      const event = read({ mark: 7, x: 3, y: 4, width: 2, encoding, data });
      assert.ok(event?.kind === 'tile');
      const { mark, x, y, width, height } = event.tile;
      assert.deepEqual({ mark, x, y, width, height }, { mark: 7, x: 3, y: 4, width: 2, height: 1 });
      assert.deepEqual([...event.tile.pixels()], [...RED, 255, ...BLUE, 255]);
    });
  }

  test('a tile with holes -> its pixels, and nothing where what stands stays', () => {
    const data = deflated([1], RED, BLUE, [1, 255, 0]);
    const event = read({ mark: 7, width: 3, encoding: 3, data });
    assert.ok(event?.kind === 'tile');
    assert.equal(event.tile.holes, true);
    assert.deepEqual([...event.tile.pixels()], [...BLUE, 255, 0, 0, 0, 0, ...RED, 255]);
  });

  const colours = [255, 1, 0, 0, 0, 255]; // red, blue: all reds, all greens, all blues, as differences
  for (const [name, kind, numbers] of [
    ['rows', 0, [0, 1, 1, 1, 0, 0]],
    ['columns', 1, [0, 1, 1, 0, 1, 0]],
  ] as const) {
    test(`a tile of shades by ${name} -> its pixels, row by row`, () => {
      const data = deflated([kind, 0, 2], colours, numbers);
      const event = read({ mark: 7, width: 3, height: 2, encoding: 4, data });
      assert.ok(event?.kind === 'tile');
      assert.equal(event.tile.holes, false);
      const [red, blue] = [
        [...RED, 255],
        [...BLUE, 255],
      ] as const;
      assert.deepEqual([...event.tile.pixels()], [red, blue, blue, blue, red, red].flat());
    });
  }

  test('a tile of shades with holes -> nothing where what stands stays', () => {
    const data = deflated([0, 0, 2], colours, [1, 2, 0]);
    const event = read({ mark: 7, width: 3, encoding: 5, data });
    assert.ok(event?.kind === 'tile');
    assert.equal(event.tile.holes, true);
    assert.deepEqual([...event.tile.pixels()], [...BLUE, 255, 0, 0, 0, 0, ...RED, 255]);
  });

  test('a tile of more shades than a byte counts -> their numbers in two bytes', () => {
    const reds = Array.from({ length: 256 }, (_, i) => (i === 0 ? 0 : 1));
    const data = deflated(
      [0, 1, 1],
      [...reds, 1],
      new Array(257).fill(0),
      [...new Array(256).fill(0), 9],
      [2, 0],
      [0, 1],
    );
    const event = read({ mark: 7, width: 2, encoding: 4, data });
    assert.ok(event?.kind === 'tile');
    assert.deepEqual([...event.tile.pixels()], [2, 0, 0, 255, 0, 0, 9, 255]);
  });

  test('a tile of shades that is not what it says -> refused', () => {
    for (const wrong of [
      [2, 0, 2, ...colours, 0, 1],
      [0, 2, 1, ...colours, 0, 1],
      [0, 0, 2, ...colours, 0, 2],
      [0, 0, 2, ...colours, 0],
      [0, 0, 2, ...colours, 0, 1, 1],
    ]) {
      const event = read({ mark: 7, width: 2, encoding: 4, data: deflated(wrong) });
      assert.ok(event?.kind === 'tile');
      assert.throws(() => event.tile.pixels(), Malformed);
    }
  });

  test('a hole in a tile that has none -> refused', () => {
    const data = deflated([1], RED, BLUE, [1, 255]);
    const event = read({ mark: 7, width: 2, encoding: 2, data });
    assert.ok(event?.kind === 'tile');
    assert.equal(event.tile.holes, false);
    assert.throws(() => event.tile.pixels(), Malformed);
  });

  test('a move -> from where to where', () => {
    const reader = new PictureReader();
    reader.read(size(1, 100, 50));
    const spec = { mark: 9, x: 5, y: 0, width: 95, height: 38, fromX: 5, fromY: 12 };
    assert.deepEqual(reader.read(move(spec)), { kind: 'move', move: spec });
  });
  test('a move from or to outside of the picture -> refused', () => {
    const inside = { mark: 9, x: 5, y: 0, width: 95, height: 38, fromX: 5, fromY: 12 };
    for (const wrong of [{ fromY: 13 }, { y: 13 }, { width: 96 }, { height: 0 }, { fromX: 6 }]) {
      const reader = new PictureReader();
      reader.read(size(1, 100, 50));
      assert.throws(() => reader.read(move({ ...inside, ...wrong })), Malformed);
    }
    const reader = new PictureReader();
    reader.read(size(1, 100, 50));
    assert.throws(() => reader.read(move(inside).subarray(0, 16)), Malformed);
  });

  test('a tile in many messages -> complete with the last one', () => {
    const random = generator(3);
    const data = Uint8Array.from({ length: 100 * 200 * 3 }, () => random(256));
    const reader = new PictureReader();
    reader.read(size(1, 100, 200));
    const messages = tile({ mark: 2, width: 100, height: 200, data });
    assert.equal(messages.length, 4);
    const events = messages.map((message) => reader.read(message));
    assert.deepEqual(events.slice(0, -1), [undefined, undefined, undefined]);
    const last = events.at(-1);
    assert.ok(last?.kind === 'tile');
    assert.deepEqual(
      [...last.tile.pixels()].filter((_, i) => i % 4 !== 3),
      [...data],
    );
  });

  test('frame, exact, size -> as sent, also the largest numbers', () => {
    const reader = new PictureReader();
    const most = 2 ** 32 - 1;
    assert.deepEqual(reader.read(frame(most, most)), {
      kind: 'frame',
      mark: most,
      captureMs: most,
    });
    assert.deepEqual(reader.read(exact(most)), { kind: 'exact', mark: most });
    assert.deepEqual(reader.read(size(1, 16384, 2048)), {
      kind: 'size',
      mark: 1,
      width: 16384,
      height: 2048,
    });
  });

  test('a message of the future -> passed over', () => {
    assert.equal(new PictureReader().read(Uint8Array.of(99, 1, 2)), undefined);
  });

  const wrong: Record<string, TileSpec> = {
    'right of the picture': { mark: 1, x: 9, width: 2 },
    'below the picture': { mark: 1, y: 10 },
    'around the corner of 16 bits': { mark: 1, x: 65_535, width: 65_535 },
    'without width': { mark: 1, width: 0 },
    'without height': { mark: 1, height: 0 },
    'with too few raw bytes': { mark: 1, data: Uint8Array.of(1, 2) },
    'with too many raw bytes': { mark: 1, data: Uint8Array.of(1, 2, 3, 4) },
    'longer than it says': { mark: 1, length: 2 },
    'announced with 4 GB': { mark: 1, length: 2 ** 32 - 1 },
    'of an unknown encoding': { mark: 1, encoding: 3 },
    'of too few pixels': { mark: 1, width: 2, encoding: 1, data: deflated(RED) },
    'of too many pixels': { mark: 1, encoding: 1, data: deflated(RED, BLUE) },
    'that is a bomb': { mark: 1, encoding: 1, data: deflated(new Uint8Array(1_000_000)) },
    'that is a bomb with a palette': { mark: 1, encoding: 2, data: deflated(new Uint8Array(1e6)) },
    'with a colour beyond the palette': {
      mark: 1,
      encoding: 2,
      data: deflated([0], RED, [1]),
    },
    'with half a palette': { mark: 1, encoding: 2, data: deflated([255], RED) },
    'with nothing deflated': { mark: 1, encoding: 2, data: new Uint8Array(0) },
  };
  for (const [name, spec] of Object.entries(wrong)) {
    test(`a tile ${name} -> refused`, () => {
      assert.throws(
        () => {
          const event = read(spec);
          assert.ok(event?.kind === 'tile');
          event.tile.pixels();
        },
        { name: 'Malformed' },
      );
    });
  }

  const [begun] = tile({ mark: 1, width: 10, height: 10, data: new Uint8Array(3), length: 300 });
  const orders: Record<string, Uint8Array[]> = {
    'more of no tile': [Uint8Array.of(2, 1)],
    'a tile before the size': tile({ mark: 1 }),
    'a picture without pixels': [size(1, 0, 5)],
    'a picture larger than any screen': [size(1, 16_384, 16_384)],
    'an empty message': [new Uint8Array(0)],
    'half a frame': [frame(1, 1).subarray(0, 8)],
    'half a header': [(tile({ mark: 1 })[0] as Uint8Array).subarray(0, 17)],
    'another message in a tile': [size(1, 10, 10), begun as Uint8Array, exact(1)],
    'more than a tile wants': [size(1, 10, 10), begun as Uint8Array, new Uint8Array(400).fill(2)],
  };
  for (const [name, messages] of Object.entries(orders)) {
    test(`${name} -> refused`, () => {
      const reader = new PictureReader();
      const last = messages.pop() as Uint8Array;
      for (const message of messages) reader.read(message);
      assert.throws(() => reader.read(last), { name: 'Malformed' });
    });
  }

  test('any bytes -> an event, nothing, or Malformed', () => {
    const random = generator(4);
    for (let round = 0; round < 5000; round++) {
      const reader = new PictureReader();
      reader.read(size(1, 40, 40));
      for (let i = 0; i < 4; i++) {
        const message = Uint8Array.from({ length: random(60) }, () => random(256));
        message[0] = random(7);
        for (const high of [5, 7, 9, 11, 14, 15]) message[high] = 0;
        try {
          const event = reader.read(message);
          if (event?.kind === 'tile') event.tile.pixels();
        } catch (error) {
          assert.equal((error as Error).name, 'Malformed');
          break;
        }
      }
    }
  });
});

function read(spec: TileSpec) {
  const reader = new PictureReader();
  reader.read(size(1, 10, 10));
  const events = tile(spec).map((message) => reader.read(message));
  return events.at(-1);
}
