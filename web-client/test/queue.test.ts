import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { QueuedRequest, RequestPhase } from '../src/viewer/messages.ts';
import { arrived, counted, deeds, waitedSeconds, wanted } from '../src/viewer/queue/queue.ts';

function request(id: number, phase: RequestPhase, technician = '', mine = false): QueuedRequest {
  return {
    id,
    phase,
    waitingSeconds: 40,
    company: '',
    name: 'Ute Sommer',
    phone: '0211 123456',
    customerNumber: '',
    customer: '',
    words: '',
    machineId: '',
    machineName: '',
    here: true,
    technician,
    mine,
    number: '',
  };
}

describe('queue', () => {
  test('who waits for a colleague is not wanted here', () => {
    const all = [
      request(1, 'WAITING'),
      request(2, 'WAITING', 'Pia'),
      request(3, 'WAITING', 'Tom', true),
      request(4, 'PICKED_UP', 'Tom', true),
      request(5, 'IN_SESSION', 'Pia'),
    ];
    assert.deepEqual(
      wanted(all).map(({ id }) => id),
      [1, 3],
    );
  });
  test('a new request, one put back and one left to this technician arrive', () => {
    const before = [
      request(1, 'WAITING'),
      request(2, 'PICKED_UP', 'Pia'),
      request(3, 'WAITING', 'Pia'),
    ];
    const now = [
      request(1, 'WAITING'),
      request(2, 'WAITING'),
      request(3, 'WAITING', 'Tom', true),
      request(4, 'WAITING'),
    ];
    assert.deepEqual(
      arrived(before, now).map(({ id }) => id),
      [2, 3, 4],
    );
    assert.deepEqual(arrived(now, now), []);
  });
  test('waiting counts on from what the server said', () => {
    assert.equal(waitedSeconds(request(1, 'WAITING'), 2_999), 42);
    assert.equal(waitedSeconds(request(1, 'WAITING'), -500), 40);
  });
  test('the title counts', () => {
    assert.equal(counted('Sitzung', 2), '(2) Sitzung');
    assert.equal(counted('Sitzung', 0), 'Sitzung');
  });
  test('what a technician can do with it', () => {
    assert.deepEqual(deeds(request(1, 'WAITING', 'Pia')), ['pick', 'hand', 'close']);
    assert.deepEqual(deeds(request(1, 'PICKED_UP', 'Tom', true)), [
      'again',
      'back',
      'hand',
      'close',
    ]);
    assert.deepEqual(deeds(request(1, 'PICKED_UP', 'Pia')), []);
    assert.deepEqual(deeds(request(1, 'IN_SESSION', 'Tom', true)), ['close']);
    assert.deepEqual(deeds(request(1, 'WITHDRAWN')), []);
  });
});
