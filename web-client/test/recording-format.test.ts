import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CHUNK_HEADER,
  ChunkOpener,
  ChunkSealer,
  FILE_HEADER,
  MOST_PLAINTEXT,
  type Opened,
  type SealingKey,
} from '../src/recording/chunks.ts';
import {
  CONTAINER,
  EVENT,
  readFacts,
  readRecords,
  writeFacts,
  writeRecord,
} from '../src/recording/records.ts';
import { Malformed } from '../src/viewer/shape.ts';
import { generator } from './random.ts';

const RECORDING = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OTHER = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

describe('records', () => {
  const written = [
    { type: CONTAINER, time: 0, body: bytes(1, 2, 3) },
    { type: EVENT, time: 70_000, body: bytes() },
    { type: 200, time: 0xffff_fffe, body: bytes(9) },
  ];
  test('written one after the other -> read as they were, unknown kinds too', () => {
    assert.deepEqual(readRecords(concat(...written.map(writeRecord))), written);
  });
  test('cut anywhere within a record -> refused', () => {
    const whole = concat(...written.map(writeRecord));
    const ends = new Set([0, 12, 21, whole.length]);
    for (let at = 0; at <= whole.length; at++) {
      if (ends.has(at)) readRecords(whole.slice(0, at));
      else assert.throws(() => readRecords(whole.slice(0, at)), Malformed);
    }
  });
  test('facts of a frame -> the same facts', () => {
    const facts = { rtpTimestamp: 0xfedc_ba98, key: true, containerMs: 3_600_000 };
    assert.deepEqual(readFacts(writeFacts(facts)), facts);
    assert.throws(() => readFacts(bytes(1, 2, 3)), Malformed);
  });
});

describe('chunks', () => {
  const texts = ['first', 'second', '', 'x'.repeat(MOST_PLAINTEXT), 'last'];

  test('sealed and opened in pieces of any size -> what was sealed, complete', async () => {
    const { key, file } = await recorded(texts);
    for (const size of [file.length, 65_536, 1_000]) {
      const opener = new ChunkOpener(key, RECORDING);
      const opened: Opened[] = [];
      for (let at = 0; at < file.length; at += size) {
        assert.equal(opener.complete, false);
        opened.push(...(await opener.push(file.slice(at, at + size))));
      }
      assert.deepEqual(summary(opened), ['0:5', '1:6', '2:0', `3:${MOST_PLAINTEXT}`, '4:4 final']);
      assert.equal(opener.complete, true);
    }
  });
  test('every initialisation vector is another one', async () => {
    const { chunks } = await recorded(['a', 'b', 'c']);
    const vectors = chunks.map((chunk) =>
      Buffer.from(chunk.slice(9, CHUNK_HEADER)).toString('hex'),
    );
    assert.equal(new Set(vectors).size, 3);
  });
  test('more than a chunk may have -> not sealed', async () => {
    const sealer = new ChunkSealer(await freshKey(), RECORDING);
    await assert.rejects(sealer.seal(new Uint8Array(MOST_PLAINTEXT + 1), false));
  });

  test('any single bit flipped -> found', async () => {
    const { key, file } = await recorded(['first', 'second', 'last']);
    for (let bit = 0; bit < file.length * 8; bit++) {
      const changed = file.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { opened, complete } = await open(key, changed);
      assert.equal(complete, false, `bit ${bit}`);
      const good = opened.filter(({ kind }) => kind === 'chunk').length;
      assert.ok(good < 3, `bit ${bit}`);
    }
  });
  test('a flipped bit in one chunk -> the others can still be read', async () => {
    const { key, chunks } = await recorded(['first', 'second', 'last']);
    flip(chunks[1], CHUNK_HEADER);
    const { opened, complete } = await open(key, concat(FILE_HEADER, ...chunks));
    assert.deepEqual(summary(opened), ['0:5', 'changed 1', 'missing 1-2', '2:4 final']);
    assert.equal(complete, false);
  });
  test('two chunks swapped -> found', async () => {
    const { key, chunks } = await recorded(['first', 'second', 'third', 'last']);
    const [a, b, c, d] = chunks as [Bytes, Bytes, Bytes, Bytes];
    const { opened, complete } = await open(key, concat(FILE_HEADER, a, c, b, d));
    assert.deepEqual(summary(opened), ['0:5', 'missing 1-2', '2:5', 'misplaced 1', '3:4 final']);
    assert.equal(complete, false);
  });
  test('swapped chunks that claim each other’s index -> found', async () => {
    const { key, chunks } = await recorded(['first', 'second', 'last']);
    const [a, b, c] = chunks as [Bytes, Bytes, Bytes];
    new DataView(a.buffer).setUint32(4, 1);
    new DataView(b.buffer).setUint32(4, 0);
    const { opened } = await open(key, concat(FILE_HEADER, b, a, c));
    assert.deepEqual(summary(opened), ['changed 0', 'changed 1', 'missing 0-2', '2:4 final']);
  });
  test('a chunk repeated, or left out -> found', async () => {
    const { key, chunks } = await recorded(['first', 'second', 'last']);
    const [a, b, c] = chunks as [Bytes, Bytes, Bytes];
    const repeated = await open(key, concat(FILE_HEADER, a, b, b, c));
    assert.deepEqual(summary(repeated.opened), ['0:5', '1:6', 'misplaced 1', '2:4 final']);
    assert.equal(repeated.complete, false);
    const without = await open(key, concat(FILE_HEADER, a, c));
    assert.deepEqual(summary(without.opened), ['0:5', 'missing 1-2', '2:4 final']);
    assert.equal(without.complete, false);
  });
  test('the tail cut off anywhere -> not complete', async () => {
    const { key, file } = await recorded(['first', 'second', 'last']);
    for (let length = 0; length < file.length; length++) {
      assert.equal((await open(key, file.slice(0, length))).complete, false, `${length} bytes`);
    }
  });
  test('something put after the last chunk -> not complete', async () => {
    const { key, file, chunks } = await recorded(['first', 'last']);
    assert.equal((await open(key, concat(file, bytes(0)))).complete, false);
    const again = await open(key, concat(file, chunks[1] ?? bytes()));
    assert.equal(again.complete, false);
    assert.equal(summary(again.opened).at(-1), 'misplaced 1');
  });
  test('a chunk of another recording, or under another key -> changed', async () => {
    const { key, file } = await recorded(['first', 'last']);
    assert.deepEqual(summary((await open(key, file, OTHER)).opened), ['changed 0', 'changed 1']);
    assert.deepEqual(summary((await open(await freshKey(), file)).opened), [
      'changed 0',
      'changed 1',
    ]);
  });
  test('rubbish of any kind -> refused, never more', async () => {
    const key = await freshKey();
    const random = generator(61);
    for (let run = 0; run < 300; run++) {
      const rubbish = Uint8Array.from({ length: random(400) }, () => random(256));
      const { opened, complete } = await open(key, concat(FILE_HEADER, rubbish));
      assert.ok(opened.every(({ kind }) => kind === 'unreadable' || kind === 'changed'));
      assert.equal(complete, false);
    }
    assert.deepEqual(summary((await open(key, new Uint8Array(100))).opened), ['unreadable']);
  });
});

type Bytes = Uint8Array<ArrayBuffer>;

/** Changes one bit, whatever the byte is: a fixed byte may be the one that stands there. */
function flip(bytes: Bytes | undefined, at: number): void {
  if (bytes) bytes[at] = (bytes[at] ?? 0) ^ 1;
}

function freshKey() {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function recorded(texts: string[]) {
  const key = await freshKey();
  const sealer = new ChunkSealer(key, RECORDING);
  const chunks: Bytes[] = [];
  for (const [i, text] of texts.entries()) {
    const final = i === texts.length - 1;
    chunks.push(await sealer.seal(new TextEncoder().encode(text), final));
  }
  return { key, chunks, file: concat(FILE_HEADER, ...chunks) };
}

async function open(key: SealingKey, file: Bytes, recording = RECORDING) {
  const opener = new ChunkOpener(key, recording);
  const opened = await opener.push(file);
  return { opened, complete: opener.complete };
}

function summary(opened: Opened[]): string[] {
  return opened.map((part) => {
    switch (part.kind) {
      case 'chunk':
        return `${part.index}:${part.plaintext.length}${part.final ? ' final' : ''}`;
      case 'missing':
        return `missing ${part.from}-${part.to}`;
      case 'misplaced':
      case 'changed':
        return `${part.kind} ${part.index}`;
      case 'unreadable':
        return 'unreadable';
    }
    throw new Error('nothing else');
  });
}

function bytes(...values: number[]): Bytes {
  return Uint8Array.from(values);
}

function concat(...parts: Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
