import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fullJitter } from '../src/viewer/backoff.ts';
import { Signaling } from '../src/viewer/signaling.ts';
import { FakeSocket, FakeTime } from './fakes.ts';

describe('full jitter', () => {
  test('the longest wait doubles from 0.5 s to 15 s', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 100].map((attempt) => fullJitter(attempt, 1));
    assert.deepEqual(longest, [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
  });
  test('the shortest wait is none', () => {
    assert.equal(fullJitter(6, 0), 0);
  });
});

describe('signaling', () => {
  test('open -> hello; a message before welcome does not go out', () => {
    const { signaling, socket } = connected();
    assert.equal(signaling.send({ type: 'open', machineId: '1', customerNumber: '' }), false);
    socket().opens();
    assert.deepEqual(socket().sent, [{ type: 'hello', versions: [1] }]);
  });
  test('welcome -> messages go out', () => {
    const { signaling, socket } = welcomed();
    assert.equal(signaling.send({ type: 'open', machineId: '1', customerNumber: '' }), true);
    assert.deepEqual(socket().sent.at(-1), { type: 'open', machineId: '1', customerNumber: '' });
  });
  test('lost -> down, again after the wait, hello again', () => {
    const { socket, sockets, time, events, signaling } = welcomed();
    socket().closes(1006);
    assert.deepEqual(events, ['welcome', 'down']);
    assert.equal(signaling.send({ type: 'open', machineId: '1', customerNumber: '' }), false);
    time.pass(249);
    assert.equal(sockets.length, 1);
    time.pass(1);
    assert.equal(sockets.length, 2);
    socket().opens();
    assert.equal(socket().sent[0]?.type, 'hello');
  });
  test('lost again and again -> waits longer; held for 15 s -> from the beginning', () => {
    const { socket, sockets, time } = welcomed();
    const waits = [];
    for (let i = 0; i < 5; i++) {
      const before = time.now();
      socket().closes(1006);
      const count = sockets.length;
      while (sockets.length === count) time.pass(1);
      waits.push(time.now() - before);
    }
    assert.deepEqual(waits, [250, 500, 1000, 2000, 4000]);
    time.pass(15_000);
    const before = time.now();
    socket().closes(1012);
    const count = sockets.length;
    while (sockets.length === count) time.pass(1);
    assert.equal(time.now() - before, 250);
  });
  test('the network is back while waiting -> at once, and only once', () => {
    const { socket, sockets, time, signaling } = welcomed();
    socket().closes(1006);
    signaling.connect();
    signaling.connect();
    time.pass(60_000);
    assert.equal(sockets.length, 2);
  });
  for (const [code, failure] of [
    [4401, 'LOGIN_REQUIRED'],
    [4403, 'IDENTITY_REJECTED'],
    [4406, 'UNSUPPORTED_VERSION'],
    [4409, 'REPLACED'],
  ] as const) {
    test(`closed with ${code} -> ${failure}, never again`, () => {
      const { socket, sockets, time, events } = welcomed();
      socket().closes(code);
      time.pass(600_000);
      assert.deepEqual(events, ['welcome', failure]);
      assert.equal(sockets.length, 1);
    });
  }
  for (const text of ['', '{}', 'null', '{"type":"welcome"}', '{"type":"welcome","version":"1"}']) {
    test(`${text || 'nothing'} instead of a message -> closed with 4400, tried again`, () => {
      const { socket, sockets, time } = connected();
      socket().opens();
      const first = socket();
      first.saysText(text);
      assert.equal(first.closedWith, 4400);
      time.pass(500);
      assert.equal(sockets.length, 2);
    });
  }
  test('a field that stands there twice -> closed with 4400', () => {
    const { socket } = connected();
    socket().saysText('{"type":"welcome","version":1,"version":2}');
    assert.equal(socket().closedWith, 4400);
  });
  test('the old socket speaks and closes late -> nothing', () => {
    const { socket, sockets, time, events } = welcomed();
    const old = socket();
    old.closes(1006);
    time.pass(500);
    old.says({ type: 'welcome', version: 1 });
    old.closes(4401);
    assert.deepEqual(events, ['welcome', 'down']);
    assert.equal(sockets.length, 2);
  });
});

function connected() {
  const time = new FakeTime();
  const sockets: FakeSocket[] = [];
  const events: string[] = [];
  const signaling = new Signaling(
    {
      openSocket: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      later: time.later,
      now: time.now,
      random: () => 0.5,
    },
    {
      onMessage: (message) => events.push(message.type),
      onDown: () => events.push('down'),
      onClosed: (code) => events.push(code),
    },
  );
  signaling.connect();
  return { signaling, sockets, time, events, socket: () => sockets.at(-1) ?? assert.fail() };
}

function welcomed() {
  const all = connected();
  all.socket().opens();
  all.socket().says({ type: 'welcome', version: 1 });
  return all;
}
