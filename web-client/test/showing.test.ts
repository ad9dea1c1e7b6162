import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type OnlookerConnect, Showing } from '../src/viewer/onlooker/showing.ts';

const connect = (round: number, sessionId = 's'): OnlookerConnect => ({
  type: 'onlooker-connect',
  sessionId,
  round,
  iceServers: [],
  relayOnly: false,
});

function scene() {
  const said: string[] = [];
  const showing = new Showing(({ round }) => {
    said.push(`open ${round}`);
    return {
      answer: (sdp) => said.push(`${round} ${sdp}`),
      candidate: ({ candidate }) => said.push(`${round} ${candidate}`),
      end: () => said.push(`end ${round}`),
    };
  });
  return { said, showing };
}

const onlooker = (phase: 'LOOKING' | 'ALLOWED' | 'WITHDRAWN') =>
  ({ type: 'onlooker', sessionId: 's', colleague: 'Pia', phase }) as const;

describe('the picture goes to a colleague', () => {
  test('connect without the right -> nothing', () => {
    const { said, showing } = scene();
    showing.receive(connect(1));
    showing.allowed('');
    showing.allowed('another');
    assert.deepEqual(said, []);
  });
  test('connect, then the right; or the right, then connect -> open', () => {
    const first = scene();
    first.showing.receive(connect(1));
    first.showing.allowed('s');
    const second = scene();
    second.showing.allowed('s');
    second.showing.receive(connect(1));
    assert.deepEqual([first.said, second.said], [['open 1'], ['open 1']]);
  });
  test('open + the right is gone, whatever the server says -> end', () => {
    const { said, showing } = scene();
    showing.allowed('s');
    showing.receive(connect(1));
    showing.allowed('');
    showing.receive(onlooker('LOOKING'));
    showing.allowed('s');
    assert.deepEqual(said, ['open 1', 'end 1']);
  });
  test('open + WITHDRAWN or the colleague’s page is gone -> end', () => {
    for (const phase of ['WITHDRAWN', 'ALLOWED'] as const) {
      const { said, showing } = scene();
      showing.allowed('s');
      showing.receive(connect(1));
      showing.receive(onlooker(phase));
      assert.deepEqual(said, ['open 1', 'end 1']);
    }
  });
  test('connect without the right + WITHDRAWN, then a right -> nothing', () => {
    const { said, showing } = scene();
    showing.receive(connect(1));
    showing.receive(onlooker('WITHDRAWN'));
    showing.allowed('s');
    assert.deepEqual(said, []);
  });
  test('open + connect -> the older one ends, and what belongs to it is dropped', () => {
    const { said, showing } = scene();
    showing.allowed('s');
    showing.receive(connect(1));
    showing.receive(connect(2));
    showing.receive({ type: 'onlooker-answer', sessionId: 's', round: 1, sdp: 'old' });
    showing.receive({ type: 'onlooker-answer', sessionId: 's', round: 2, sdp: 'new' });
    assert.deepEqual(said, ['open 1', 'end 1', 'open 2', '2 new']);
  });
});
