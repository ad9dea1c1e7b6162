import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Answerer } from '../src/viewer/answerer.ts';
import { FakeConnection } from './fakes.ts';

/** Codes as short as a test likes them. */
const authenticator = {
  macOffer: async (sessionId: string, sdp: string) => `offer ${sessionId} ${sdp}`,
  macAnswer: async (sessionId: string, sdp: string) => `answer ${sessionId} ${sdp}`,
};

describe('answerer', () => {
  test('an offer with the right code -> answered, the answer with its own code', async () => {
    const connection = new FakeConnection();
    const answer = await new Answerer(connection, authenticator, 's').offer('A', 'offer s A');
    assert.deepEqual(connection.log, ['offer A']);
    assert.deepEqual(answer, { outcome: 'answered', sdp: 'answer 1', mac: 'answer s answer 1' });
  });
  for (const [what, mac] of [
    ['a wrong code', 'offer s B'],
    ['no code', ''],
    ['the code of another session', 'offer other A'],
    ['an answer’s code', 'answer s A'],
    ['the beginning of the code', 'offer s'],
    ['the code and more', 'offer s A '],
  ] as const) {
    test(`an offer with ${what} -> untrusted, the connection untouched`, async () => {
      const connection = new FakeConnection();
      const answerer = new Answerer(connection, authenticator, 's');
      await answerer.candidate(candidate('early'));
      assert.deepEqual(await answerer.offer('A', mac), { outcome: 'untrusted' });
      assert.deepEqual(connection.log, []);
    });
  }
  test('candidates before the offer -> added after it, in their order', async () => {
    const connection = new FakeConnection();
    const answerer = new Answerer(connection, authenticator, 's');
    void answerer.candidate(candidate('1'));
    void answerer.candidate(candidate('2'));
    await answerer.offer('A', 'offer s A');
    assert.deepEqual(connection.log, ['offer A', 'candidate 1', 'candidate 2']);
  });
  test('candidates while the offer is being checked -> added after it', async () => {
    const connection = new FakeConnection();
    const answerer = new Answerer(connection, authenticator, 's');
    const answer = answerer.offer('A', 'offer s A');
    await Promise.all([answerer.candidate(candidate('1')), answer]);
    assert.deepEqual(connection.log, ['offer A', 'candidate 1']);
  });
  test('a second offer that restarts ICE -> answered after the first; its candidates after it', async () => {
    const connection = new FakeConnection();
    const answerer = new Answerer(connection, authenticator, 's');
    const answers = [answerer.offer('A', 'offer s A'), answerer.offer('B', 'offer s B')];
    await answerer.candidate(candidate('of B'));
    assert.deepEqual(connection.log, ['offer A', 'offer B', 'candidate of B']);
    assert.notDeepEqual(await answers[0], await answers[1]);
  });
  test('a candidate that does not fit any more -> the next one still counts', async () => {
    const connection = new FakeConnection();
    const answerer = new Answerer(connection, authenticator, 's');
    await answerer.offer('A', 'offer s A');
    await answerer.candidate(candidate('stale'));
    await answerer.candidate(candidate('2'));
    assert.deepEqual(connection.log, ['offer A', 'candidate 2']);
  });
});

function candidate(name: string) {
  return { candidate: name, sdpMid: '0', sdpMLineIndex: 0 };
}
