import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { ChatSide } from '../src/share/chat-side.ts';
import { FilesSide } from '../src/share/files-side.ts';
import { FLASH_MS, InkSide } from '../src/share/ink-side.ts';
import type { Wish } from '../src/share/state.ts';
import { StillSide } from '../src/share/still-side.ts';
import { WordsSide } from '../src/share/words-side.ts';
import { writePiece } from '../src/viewer/files/piece.ts';
import type { FileSink, Sink } from '../src/viewer/files/receiving.ts';
import { FADES_AFTER_MS } from '../src/viewer/ink/sketch.ts';
import { type Still, Stills } from '../src/viewer/still/stills.ts';
import { Exchange } from '../src/viewer/words/exchange.ts';
import { FakeChannel, until } from './fakes.ts';

/** Both ends of one channel; what one says the other hears. */
function pair(label: string): [FakeChannel, FakeChannel] {
  const ends = [new FakeChannel(label), new FakeChannel(label)] as const;
  for (const [end, other] of [ends, [ends[1], ends[0]]] as const) {
    end.send = (message) => {
      const data = message;
      queueMicrotask(() => other.onmessage?.({ data }));
    };
  }
  return [ends[0], ends[1]];
}

function hears(channel: FakeChannel, message: object): void {
  channel.onmessage?.({ data: JSON.stringify(message) });
}

function opens(channel: FakeChannel): void {
  channel.onopen?.(undefined as never);
}

describe('words', () => {
  const sdp = (byte: string) => `a=fingerprint:sha-256 ${Array(32).fill(byte).join(':')}\r\n`;
  const seen = (own: string, other: string) => ({
    sctp: null,
    localDescription: { sdp: sdp(own) },
    remoteDescription: { sdp: sdp(other) },
  });

  test('both sides read the same words, and the technician’s yes is told', async () => {
    const [ours, theirs] = pair('words');
    let words: readonly string[] = [];
    let confirmed: readonly string[] = [];
    new WordsSide(ours, seen('AA', 'BB') as never, 'de', {
      onWords: (made) => {
        words = made;
      },
      onConfirmed: (said) => {
        confirmed = said;
      },
      onDiffer: () => assert.fail('they do not differ'),
    });
    const page = new Exchange(
      theirs,
      async () => ({ agent: 'aa'.repeat(32), page: 'bb'.repeat(32) }),
      () => undefined,
    );
    opens(ours);
    await until(() => page.check.name === 'words');
    assert.equal(words.length, 3);
    assert.deepEqual(page.check.name === 'words' && page.check.words, words);
    page.judge(true);
    page.judge(true);
    await until(() => confirmed.length > 0);
    assert.deepEqual(confirmed, words);
  });

  test('somebody in between -> different words; different -> the session is to end', async () => {
    const [ours, theirs] = pair('words');
    let words: readonly string[] = [];
    let differs = false;
    new WordsSide(ours, seen('AA', 'CC') as never, 'de', {
      onWords: (made) => {
        words = made;
      },
      onConfirmed: () => undefined,
      onDiffer: () => {
        differs = true;
      },
    });
    const page = new Exchange(
      theirs,
      async () => ({ agent: 'cc'.repeat(32), page: 'bb'.repeat(32) }),
      () => undefined,
    );
    opens(ours);
    await until(() => page.check.name === 'words');
    assert.notDeepEqual(page.check.name === 'words' && page.check.words, words);
    page.judge(false);
    await until(() => differs);
  });
});

describe('chat', () => {
  test('what was written before the page listens comes with since; each once', () => {
    let now = 1_000_000;
    const chat = new ChatSide(
      () => now,
      () => undefined,
    );
    assert.equal(chat.say('  '), false);
    assert.equal(chat.say('eins'), true);
    const channel = new FakeChannel('chat');
    chat.attach(channel);
    opens(channel);
    assert.deepEqual(
      channel.sent.map(({ type }) => type),
      ['hello'],
    );
    hears(channel, { type: 'since', after: 0 });
    hears(channel, { type: 'say', id: 'p1', text: 'zwei\u202E' });
    hears(channel, { type: 'say', id: 'p1', text: 'zwei noch einmal' });
    assert.deepEqual(
      chat.lines.map(({ seq, customer, text }) => [seq, customer, text]),
      [
        [1, true, 'eins'],
        [2, false, 'zwei'],
      ],
    );
    hears(channel, { type: 'have', received: 9, read: -1 });
    assert.equal(chat.received, 2);
    now += 1;
  });

  test('a flood -> refused after twenty', () => {
    const chat = new ChatSide(
      () => 0,
      () => undefined,
    );
    const channel = new FakeChannel('chat');
    chat.attach(channel);
    for (let i = 0; i < 25; i++) hears(channel, { type: 'say', id: `p${i}`, text: 'x' });
    assert.equal(chat.lines.length, 20);
    assert.equal(channel.sent.filter(({ type }) => type === 'refused').length, 5);
  });
});

describe('ink', () => {
  function ink() {
    const time = { now: 1_000 };
    const side = new InkSide(
      () => time.now,
      () => undefined,
    );
    const channel = new FakeChannel('ink');
    side.attach(channel);
    return { side, channel, time };
  }

  test('a pen gains points, an arrow moves its end, both fade', () => {
    const { side, channel, time } = ink();
    const draw = { type: 'draw', colour: 'BLUE', stays: false };
    hears(channel, { ...draw, id: 1, shape: 'PEN', points: [1, 1] });
    hears(channel, { ...draw, id: 1, shape: 'PEN', points: [2, 2] });
    hears(channel, { ...draw, id: 2, shape: 'ARROW', points: [0, 0, 5, 5] });
    hears(channel, { ...draw, id: 2, shape: 'ARROW', points: [0, 0, 9, 9] });
    const [pen, arrow] = side.at(time.now).strokes;
    assert.equal(pen?.points.length, 2);
    assert.deepEqual(arrow?.points.at(-1), { x: 9, y: 9 });
    time.now += FADES_AFTER_MS;
    assert.deepEqual(side.at(time.now).strokes, []);
  });

  test('pointer and flash come and go', () => {
    const { side, channel, time } = ink();
    hears(channel, { type: 'point', x: 3, y: 4, colour: 'MAGENTA' });
    hears(channel, { type: 'flash', x: 5, y: 6, colour: 'YELLOW' });
    assert.deepEqual(side.at(time.now).pointer, { x: 3, y: 4, colour: 'MAGENTA' });
    assert.equal(side.at(time.now).flash?.x, 5);
    hears(channel, { type: 'unpoint' });
    time.now += FLASH_MS;
    const { pointer, flash } = side.at(time.now);
    assert.deepEqual([pointer, flash], [undefined, undefined]);
  });

  test('half a point, or too many strokes -> dropped', () => {
    const { side, channel, time } = ink();
    const draw = { type: 'draw', shape: 'PEN', colour: 'BLUE', stays: true };
    hears(channel, { ...draw, id: 1, points: [1, 2, 3] });
    assert.equal(side.at(time.now).strokes.length, 0);
    for (let id = 1; id <= 70; id++) hears(channel, { ...draw, id, points: [1, 2] });
    assert.equal(side.at(time.now).strokes.length, 64);
  });
});

describe('files', () => {
  const BYTES = new TextEncoder().encode('Hallo');
  const SHA256 = createHash('sha256').update(BYTES).digest('hex');

  function files() {
    const kept: string[] = [];
    const wishes: Wish[] = [];
    const received: string[] = [];
    const sink: Sink = {
      async folder() {},
      async file(path): Promise<FileSink> {
        return {
          async write() {},
          async keep() {
            kept.push(path);
            return path;
          },
          async discard() {},
        };
      },
    };
    const side = new FilesSide(sink, {
      onWish: (wish) => wishes.push(wish),
      onReceived: (sha256, bytes, name) => received.push(`${sha256} ${bytes} ${name}`),
      onChange: () => undefined,
    });
    const channel = new FakeChannel('files');
    side.attach(channel);
    const offered = (path = 'a.txt', bytes = BYTES.length) => {
      hears(channel, { type: 'offer', transfer: 1, files: 1, folders: 0, bytes });
      hears(channel, { type: 'entries', transfer: 1, entries: [{ path, bytes, folder: false }] });
    };
    return { side, channel, kept, wishes, received, offered };
  }

  test('offer -> the customer is asked by harmless names; nothing goes before the yes', () => {
    const { channel, wishes, offered } = files();
    offered('../\u202Ea.txt');
    assert.deepEqual(wishes[0]?.details, ['_ / a.txt']);
    assert.deepEqual(
      channel.sent.map(({ type }) => type),
      ['waits'],
    );
  });

  test('yes -> go, pieces, kept, received with its hash', async () => {
    const { side, channel, wishes, received, offered } = files();
    offered();
    side.decided(wishes[0] as Wish, true);
    assert.equal(channel.sent.at(-1)?.type, 'go');
    const piece = writePiece({ transfer: 1, entry: 0, offset: 0, bytes: BYTES });
    channel.onmessage?.({ data: piece });
    hears(channel, { type: 'sent', transfer: 1, entry: 0, sha256: SHA256 });
    await until(() => received.length > 0);
    assert.deepEqual(received, [`${SHA256} 5 a.txt`]);
    await until(() => side.transfers[0]?.end === 'DONE');
  });

  test('another hash -> nothing is kept, nothing is testified', async () => {
    const { side, channel, wishes, kept, received, offered } = files();
    offered();
    side.decided(wishes[0] as Wish, true);
    const piece = writePiece({ transfer: 1, entry: 0, offset: 0, bytes: BYTES });
    channel.onmessage?.({ data: piece });
    hears(channel, { type: 'sent', transfer: 1, entry: 0, sha256: '0'.repeat(64) });
    await until(() => side.transfers[0]?.end !== undefined);
    assert.deepEqual([kept, received], [[], []]);
  });

  test('no -> refused; more than a browser keeps -> too much; asked for files -> refused', () => {
    const { side, channel, wishes, offered } = files();
    offered();
    side.decided(wishes[0] as Wish, false);
    assert.deepEqual(channel.sent.at(-1), { type: 'over', transfer: 1, end: 'REFUSED' });
    offered('b.txt', 2 ** 40);
    assert.deepEqual(channel.sent.at(-1), { type: 'over', transfer: 1, end: 'TOO_MUCH' });
    hears(channel, { type: 'request', transfer: 3, words: 'bitte' });
    assert.deepEqual(channel.sent.at(-1), { type: 'over', transfer: 3, end: 'REFUSED' });
  });

  test('the right is taken back -> broken off', () => {
    const { side, wishes, channel, offered } = files();
    offered();
    side.decided(wishes[0] as Wish, true);
    side.breakOff();
    assert.deepEqual(channel.sent.at(-1), { type: 'over', transfer: 1, end: 'CANCELLED' });
  });
});

describe('photographs', () => {
  test('one of several pieces arrives whole and is testified once', async () => {
    const [ours, theirs] = pair('still');
    const stills: Still[] = [];
    const arrived: string[] = [];
    const side = new StillSide((_, action) => action(), {
      onWanted: () => arrived.push('wanted'),
      onArrived: (sha256) => arrived.push(sha256),
    });
    side.attach(ours);
    const page = new Stills({
      onStill: (still) => stills.push(still),
      onProgress: () => undefined,
    });
    page.attach(theirs);
    page.want();
    await until(() => arrived.length === 1);
    const bytes = Uint8Array.from({ length: 40_000 }, (_, i) => i % 251);
    assert.equal(await side.send({ bytes, width: 4, height: 3, name: '../Foto.jpg' }), true);
    await until(() => arrived.length === 2);
    assert.deepEqual(stills[0]?.bytes, bytes);
    assert.equal(stills[0]?.name, '.._Foto.jpg'.replace(/^\.\./, '_.'));
    assert.equal(arrived[1], createHash('sha256').update(bytes).digest('hex'));
  });

  test('another hash than announced -> not shown', async () => {
    const channel = new FakeChannel('still');
    const progress: (number | undefined)[] = [];
    const page = new Stills({
      onStill: () => assert.fail('shown'),
      onProgress: (part) => progress.push(part),
    });
    page.attach(channel);
    const announced = { id: 1, width: 1, height: 1, bytes: 2, sha256: '0'.repeat(64), name: 'x' };
    hears(channel, { type: 'still', ...announced });
    channel.onmessage?.({ data: new Uint8Array([1, 2]).buffer });
    await until(() => progress.at(-1) === undefined && progress.length > 2);
    assert.deepEqual(channel.sent, []);
  });

  test('a piece of nothing, and one too long -> dropped', () => {
    const channel = new FakeChannel('still');
    const page = new Stills({ onStill: () => assert.fail('shown'), onProgress: () => undefined });
    page.attach(channel);
    channel.onmessage?.({ data: new Uint8Array(3).buffer });
    const announced = { id: 1, width: 1, height: 1, bytes: 2, sha256: '0'.repeat(64), name: 'x' };
    hears(channel, { type: 'still', ...announced });
    channel.onmessage?.({ data: new Uint8Array(3).buffer });
    assert.deepEqual(channel.sent, []);
  });
});
