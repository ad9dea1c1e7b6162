import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { constants, deflateRawSync } from 'node:zlib';
import { inflate } from '../src/viewer/picture/inflate.ts';
import { generator } from './random.ts';

const SAMPLES: Record<string, Uint8Array> = {
  nothing: new Uint8Array(0),
  'one byte': Uint8Array.of(7),
  'a flat colour': new Uint8Array(200_000).fill(31),
  'text-like rows': Uint8Array.from({ length: 90_000 }, (_, i) =>
    i % 97 < 40 ? 255 : (i * i) % 7,
  ),
  noise: noise(100_000),
};

describe('inflate', () => {
  for (const [name, plain] of Object.entries(SAMPLES)) {
    for (const level of [0, 1, 6, 9]) {
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED]) {
        test(`${name}, level ${level}, strategy ${strategy} -> the bytes of zlib`, () => {
          const target = new Uint8Array(plain.length);
          const length = inflate(deflateRawSync(plain, { level, strategy }), target);
          assert.equal(length, plain.length);
          assert.ok(Buffer.from(plain).equals(target));
        });
      }
    }
  }

  test('more than there is room for -> refused at the first byte too many', () => {
    const bomb = deflateRawSync(new Uint8Array(50_000_000));
    assert.throws(() => inflate(bomb, new Uint8Array(100)), { name: 'Malformed' });
  });

  test('cut anywhere -> refused', () => {
    const whole = deflateRawSync(SAMPLES['text-like rows'] as Uint8Array);
    for (let end = 0; end < whole.length; end++) {
      assert.throws(() => inflate(whole.subarray(0, end), new Uint8Array(90_000)), {
        name: 'Malformed',
      });
    }
  });

  test('any bytes -> an end: bytes or Malformed', () => {
    const random = generator(1);
    const honest = deflateRawSync(SAMPLES['text-like rows'] as Uint8Array);
    for (let round = 0; round < 3000; round++) {
      const bytes = round % 2 ? Uint8Array.from(honest) : new Uint8Array(1 + random(60));
      for (let i = 0; i < (round % 2 ? 3 : bytes.length); i++) {
        bytes[random(bytes.length)] = random(256);
      }
      const target = new Uint8Array(1 + random(5000));
      try {
        assert.ok(inflate(bytes, target) <= target.length);
      } catch (error) {
        assert.equal((error as Error).name, 'Malformed');
      }
    }
  });
});

function noise(length: number): Uint8Array {
  const random = generator(2);
  return Uint8Array.from({ length }, () => random(256));
}
