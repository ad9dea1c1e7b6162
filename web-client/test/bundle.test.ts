import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbundled } from '../src/viewer/picture/bundle.ts';
import { Malformed } from '../src/viewer/shape.ts';

const read = (...bytes: number[]) =>
  [...unbundled(new Uint8Array(bytes).buffer)].map((message) => [...new Uint8Array(message)]);

test('a message that is no bundle stays what it is', () => {
  assert.deepEqual(read(4, 0, 0, 0, 1), [[4, 0, 0, 0, 1]]);
  assert.deepEqual(read(), [[]]);
});

test('a bundle comes apart in its order', () => {
  assert.deepEqual(read(7, 0, 2, 1, 2, 0, 1, 3), [[1, 2], [3]]);
  assert.deepEqual(read(7), []);
});

test('a message of a bundle may be empty, which the reader refuses', () => {
  assert.deepEqual(read(7, 0, 0), [[]]);
});

test('a bundle that is cut short is refused', () => {
  assert.throws(() => read(7, 0, 2, 1), Malformed);
  assert.throws(() => read(7, 0, 1, 1, 0), Malformed);
});
