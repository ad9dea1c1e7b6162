import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ClipboardExchange, type Ended, type Progress } from '../src/viewer/clipboard/exchange.ts';
import { copies, pastes } from '../src/viewer/clipboard/keys.ts';
import { PasteRules } from '../src/viewer/clipboard/paste-rules.ts';
import { KeyboardInput, type KeyPress } from '../src/viewer/keyboard.ts';
import { FakeChannel, FakeTime } from './fakes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const outcomeOf = (ended: Ended) => (ended.kind === 'ended' ? ended.outcome : ended.kind);

describe('exchange', () => {
  let time: FakeTime;
  let channel: FakeChannel;
  let exchange: ClipboardExchange;
  let progress: Progress | undefined;

  const says = (message: object) => channel.onmessage?.({ data: JSON.stringify(message) });
  const sends = (data: Uint8Array<ArrayBuffer>) => channel.onmessage?.({ data: data.buffer });

  beforeEach(() => {
    time = new FakeTime();
    progress = undefined;
    exchange = new ClipboardExchange({
      later: time.later,
      onProgress: (now) => {
        progress = now;
      },
    });
    channel = new FakeChannel('clipboard');
    exchange.attach(channel);
  });

  test('put -> announced, then its bytes; DONE ends it', async () => {
    const put = exchange.put({ TEXT: bytes('Grüße'), HTML: bytes('<b>x</b>') });
    assert.deepEqual(channel.sent, [
      {
        type: 'put',
        id: 1,
        parts: [
          { kind: 'TEXT', length: 7 },
          { kind: 'HTML', length: 8 },
        ],
      },
    ]);
    assert.equal(
      Buffer.concat(channel.bytes.map((b) => Buffer.from(b))).toString(),
      'Grüße<b>x</b>',
    );
    says({ type: 'result', id: 1, outcome: 'DONE' });
    assert.equal(outcomeOf(await put), 'DONE');
    assert.equal(progress, undefined);
  });

  test('a slow network -> never more than 512 kB under way, in pieces of 16 kB', () => {
    void exchange.put({ TEXT: new Uint8Array(2 << 20) });
    assert.ok(channel.bytes.every(({ byteLength }) => byteLength <= 16 << 10));
    channel.bytes.length = 0;
    void exchange.put({ TEXT: new Uint8Array(2 << 20) });
    const before = channel.bytes.length;
    channel.bufferedAmount = 1 << 20;
    void exchange.put({ TEXT: new Uint8Array(2 << 20) });
    assert.equal(channel.bytes.length, before);
    time.pass(50);
    assert.equal(channel.bytes.length, before);
    channel.bufferedAmount = 0;
    time.pass(10);
    assert.equal(channel.bytes.length, before + 128);
    assert.deepEqual(progress, { direction: 'put', done: 2 << 20, total: 2 << 20 });
  });

  test('too much or nothing -> not even said', async () => {
    assert.equal(
      outcomeOf(await exchange.put({ TEXT: new Uint8Array((16 << 20) + 1) })),
      'TOO_LARGE',
    );
    assert.equal(outcomeOf(await exchange.put({})), 'EMPTY');
    assert.deepEqual(channel.sent, []);
  });

  test('fetch -> content in several pieces', async () => {
    const fetched = exchange.fetch(false);
    says({
      type: 'content',
      id: 1,
      parts: [
        { kind: 'TEXT', length: 3 },
        { kind: 'IMAGE', length: 2 },
      ],
    });
    sends(bytes('ab'));
    sends(bytes('cPN'));
    const ended = await fetched;
    assert.ok(ended.kind === 'content');
    assert.deepEqual(ended.copied, { TEXT: bytes('abc'), IMAGE: bytes('PN') });
  });

  test('more bytes than announced -> cancelled', async () => {
    const fetched = exchange.fetch(false);
    says({ type: 'content', id: 1, parts: [{ kind: 'TEXT', length: 3 }] });
    sends(bytes('abcd'));
    assert.equal(outcomeOf(await fetched), 'CANCELLED');
    assert.deepEqual(channel.sent.at(-1), { type: 'cancel', id: 1 });
  });

  for (const parts of [
    [],
    [{ kind: 'TEXT', length: 0 }],
    [{ kind: 'TEXT', length: 17 << 20 }],
    [
      { kind: 'TEXT', length: 1 },
      { kind: 'TEXT', length: 1 },
    ],
  ]) {
    test(`content of ${JSON.stringify(parts)} -> cancelled`, async () => {
      const fetched = exchange.fetch(false);
      says({ type: 'content', id: 1, parts });
      assert.equal(outcomeOf(await fetched), 'CANCELLED');
    });
  }

  test('a new exchange ends the one before; what comes late for that one is ignored', async () => {
    const first = exchange.fetch(false);
    const second = exchange.fetch(false);
    assert.equal(outcomeOf(await first), 'CANCELLED');
    says({ type: 'result', id: 1, outcome: 'REFUSED' });
    says({ type: 'content', id: 1, parts: [{ kind: 'TEXT', length: 1 }] });
    sends(bytes('x'));
    says({ type: 'result', id: 2, outcome: 'EMPTY' });
    assert.equal(outcomeOf(await second), 'EMPTY');
  });

  test('the right is taken back in the middle -> REFUSED, no half content', async () => {
    const fetched = exchange.fetch(false);
    says({ type: 'content', id: 1, parts: [{ kind: 'TEXT', length: 9 }] });
    sends(bytes('abc'));
    says({ type: 'result', id: 1, outcome: 'REFUSED' });
    assert.equal(outcomeOf(await fetched), 'REFUSED');
  });

  test('the line breaks -> LOST; without a line nothing begins', async () => {
    const fetched = exchange.fetch(false);
    channel.readyState = 'closed';
    channel.onclose?.(undefined as never);
    assert.equal(outcomeOf(await fetched), 'LOST');
    assert.equal(outcomeOf(await exchange.fetch(false)), 'LOST');
  });

  test('bytes that nobody asked for, content for a put, rubbish -> ignored', async () => {
    sends(bytes('x'));
    const put = exchange.put({ TEXT: bytes('x') });
    says({ type: 'content', id: 1, parts: [{ kind: 'TEXT', length: 1 }] });
    sends(bytes('y'));
    says({ type: 'result', id: 1 });
    channel.onmessage?.({ data: '{' });
    says({ type: 'result', id: 1, outcome: 'DONE' });
    assert.equal(outcomeOf(await put), 'DONE');
  });
});

describe('which clipboard is meant', () => {
  test('copied here, never pasted -> put; pasted again -> keys', () => {
    const rules = new PasteRules();
    assert.equal(rules.paste('a'), 'put');
    rules.shared('a');
    assert.equal(rules.paste('a'), 'keys');
    assert.equal(rules.paste('b'), 'put');
  });
  test('copied there -> keys', () => {
    const rules = new PasteRules();
    rules.copiedThere();
    assert.equal(rules.paste('old'), 'keys');
  });
  test('copied there, then perhaps copied here -> put', () => {
    const rules = new PasteRules();
    rules.copiedThere();
    rules.away();
    assert.equal(rules.paste('new'), 'put');
  });
  test('shared, copied there, away without copying -> keys', () => {
    const rules = new PasteRules();
    rules.shared('a');
    rules.copiedThere();
    rules.away();
    assert.equal(rules.paste('a'), 'keys');
  });
  test('nothing here -> keys', () => {
    assert.equal(new PasteRules().paste(''), 'keys');
  });
});

describe('keys', () => {
  const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    key,
    repeat: false,
    isComposing: false,
    ctrl: false,
    alt: false,
    shift: false,
    meta: false,
    altGraph: false,
    ...modifiers,
  });
  for (const [name, of, paste, copy] of [
    ['Ctrl+V', press('v', { ctrl: true }), true, false],
    ['Ctrl+Shift+V', press('V', { ctrl: true, shift: true }), true, false],
    ['Cmd+V', press('v', { meta: true }), true, false],
    ['Shift+Insert', press('Insert', { shift: true }), true, false],
    ['AltGr+V', press('v', { ctrl: true, alt: true, altGraph: true }), false, false],
    ['v', press('v'), false, false],
    ['Insert', press('Insert'), false, false],
    ['Ctrl+C', press('c', { ctrl: true }), false, true],
    ['Ctrl+X', press('x', { ctrl: true }), false, true],
    ['Ctrl+Insert', press('Insert', { ctrl: true }), false, true],
    ['Shift+Delete', press('Delete', { shift: true }), false, true],
    ['Ctrl+Alt+Delete', press('Delete', { ctrl: true, alt: true }), false, false],
  ] as const) {
    test(`${name} -> pastes: ${paste}, copies: ${copy}`, () => {
      assert.deepEqual([pastes(of), copies(of)], [paste, copy]);
    });
  }
  test('a chord leaves nothing down there, and Control alone was not pressed', () => {
    const keyboard = new KeyboardInput('other');
    const control = press('Control', { code: 'ControlLeft', ctrl: true });
    keyboard.down(control);
    keyboard.passedOver();
    assert.deepEqual(keyboard.up({ ...control, ctrl: false }).messages, []);
    const sent = keyboard.chord(press('v', { ctrl: true }));
    const down = new Set<string>();
    for (const message of sent) {
      if (message.type !== 'key') continue;
      if (message.down) down.add(message.code);
      else down.delete(message.code);
    }
    assert.equal(down.size, 0);
    assert.deepEqual(
      sent.flatMap((message) => (message.type === 'key' && message.down ? [message.code] : [])),
      ['ControlLeft', 'KeyV'],
    );
  });
});
