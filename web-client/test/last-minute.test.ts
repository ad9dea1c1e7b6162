import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LastMinute, polyline } from '../src/viewer/last-minute.ts';

describe('the last minute', () => {
  test('bytes of two looks -> kilobits a second between them', () => {
    const minute = new LastMinute();
    minute.add(1000, 5_000, 20);
    minute.add(1500, 5_000 + 62_500, 21);
    assert.deepEqual(minute.samples, [{ at: 1500, kilobitsPerSecond: 1000, roundTripMs: 21 }]);
  });
  test('fewer bytes than before -> a new connection, no negative rate', () => {
    const minute = new LastMinute();
    for (const [at, bytes] of [
      [0, 900],
      [500, 100],
      [1000, 225],
    ] as const)
      minute.add(at, bytes, 0);
    assert.deepEqual(
      minute.samples.map((sample) => sample.kilobitsPerSecond),
      [2],
    );
  });
  test('two hours -> one minute is kept', () => {
    const minute = new LastMinute();
    for (let at = 0; at <= 7_200_000; at += 500) minute.add(at, at, 0);
    assert.equal(minute.samples.length, 120);
  });
  test('a curve ends at the right edge and fits', () => {
    const samples = [
      { at: 0, kilobitsPerSecond: 50, roundTripMs: 0 },
      { at: 30_000, kilobitsPerSecond: 200, roundTripMs: 0 },
    ];
    const points = polyline(samples, (sample) => sample.kilobitsPerSecond, 100, 288, 40);
    assert.equal(points, '144.0,30.0 288.0,0.0');
  });
  test('nothing measured -> no curve', () => {
    assert.equal(
      polyline([], () => 1, 1, 10, 10),
      '',
    );
  });
});
