import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { FlightWindow, MOST as WINDOW } from '../src/viewer/files/flight-window.ts';
import { readPiece, writePiece } from '../src/viewer/files/piece.ts';
import { type FileSink, Receiving, type Sink } from '../src/viewer/files/receiving.ts';
import { safePath } from '../src/viewer/files/safe-name.ts';
import { Changed, Sending, type Source } from '../src/viewer/files/sending.ts';
import { Sha256 } from '../src/viewer/files/sha256.ts';
import { Transfers } from '../src/viewer/files/transfers.ts';
import type { FileEntry, FilesMessage } from '../src/viewer/files-messages.ts';
import { FakeChannel, until } from './fakes.ts';

const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 in pieces', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_003]) {
    test(`${length} bytes`, () => {
      const bytes = randomBytes(length);
      const hash = new Sha256();
      for (let at = 0; at < length; ) {
        const to = at + 1 + ((at * 7919) % 97);
        hash.add(bytes.subarray(at, to));
        at = to;
      }
      assert.equal(hash.hex(), sha(bytes));
    });
  }
});

describe('names', () => {
  const file = '../protocol/src/test/resources/names/safe-paths.json';
  const examples: { hostile: string; safe: string[] }[] = JSON.parse(readFileSync(file, 'utf8'));
  for (const { hostile, safe } of examples) {
    test(JSON.stringify(hostile), () => assert.deepEqual(safePath(hostile), safe));
  }
});

test('a piece -> its message -> the same piece, beyond 4 GiB too', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const piece = { transfer: 7, entry: 3, offset: 2 ** 33 + 5, bytes };
  assert.deepEqual(readPiece(writePiece(piece)), piece);
  assert.equal(readPiece(new ArrayBuffer(16)), undefined);
});

describe('sending', () => {
  test('go, got, kept, DONE -> every byte once and the hash of all', async () => {
    const content = randomBytes(100_000);
    const { it, said, received } = sending(
      source('a.bin', content),
      source('leer', randomBytes(0)),
    );
    assert.deepEqual(said[0], { type: 'offer', transfer: 1, files: 2, folders: 0, bytes: 100_000 });
    it.go(0, 0);
    await until(() => said.filter(({ type }) => type === 'sent').length === 2);
    assert.deepEqual(received(), content);
    assert.ok(said.some((m) => m.type === 'sent' && m.sha256 === sha(content)));
    it.keeps(0);
    it.keeps(1);
    it.ended('DONE');
    assert.equal(it.kept, 2);
    assert.equal(it.done, 100_000);
  });
  test('no acknowledgement -> at most the window; got -> more', async () => {
    const { it, received } = sending(source('big', randomBytes(3 * WINDOW)));
    it.go(0, 0);
    await until(() => received().length >= WINDOW);
    await quiet();
    assert.equal(received().length, WINDOW);
    it.got(0, 200_000);
    await until(() => received().length >= WINDOW + 200_000);
    it.over('CANCELLED');
  });
  test('go again from the middle -> only the rest, the hash still of all', async () => {
    const content = randomBytes(2 * WINDOW);
    const { it, said, sent, received } = sending(source('big', content));
    it.go(0, 0);
    await until(() => received().length >= WINDOW);
    await quiet();
    sent.length = 0;
    it.go(0, 1_500_001);
    await until(() => said.some(({ type }) => type === 'sent'));
    assert.deepEqual(received(), content.subarray(1_500_001));
    assert.ok(said.some((m) => m.type === 'sent' && m.sha256 === sha(content)));
  });
  test('the file shrinks or changes -> skipped, the next one goes', async () => {
    const short = source('a', randomBytes(10));
    const changed = source('b', randomBytes(10));
    const { it, said } = sending(
      { ...short, read: async () => new ArrayBuffer(3) },
      {
        ...changed,
        read: async () => {
          throw new Changed();
        },
      },
      source('c', randomBytes(10)),
    );
    it.go(0, 0);
    await until(() => said.some((m) => m.type === 'sent' && m.entry === 2));
    const skips = said.filter((m) => m.type === 'skipped').map((m) => [m.entry, m.reason]);
    assert.deepEqual(skips, [
      [0, 'CHANGED'],
      [1, 'CHANGED'],
    ]);
  });
  test('places that do not exist -> BROKEN', () => {
    for (const [entry, offset] of [
      [9, 0],
      [-1, 0],
      [0, 11],
    ] as const) {
      const { it } = sending(source('a', randomBytes(10)));
      it.go(entry, offset);
      assert.equal(it.end, 'BROKEN');
    }
  });
});

describe('receiving', () => {
  test('pieces, right hash -> kept, DONE', async () => {
    const { it, said, disk } = receiving(entry('a', 4), entry('leer', 0, true), entry('b', 0));
    it.piece(piece(0, 0, 'ab'));
    it.piece(piece(0, 2, 'cd'));
    it.sent(0, sha('abcd'));
    it.sent(2, sha(''));
    await until(() => it.end !== undefined);
    assert.equal(it.end, 'DONE');
    assert.deepEqual(disk, { 'leer/': '', a: 'abcd', b: '' });
    assert.deepEqual(
      said.map(({ type }) => type),
      ['go', 'got', 'kept', 'kept', 'over'],
    );
  });
  test('wrong hash -> thrown away, the next one goes on', async () => {
    const { it, disk } = receiving(entry('a', 2), entry('b', 1));
    it.piece(piece(0, 0, 'aX'));
    it.sent(0, sha('ab'));
    it.piece(piece(1, 0, 'z'));
    it.sent(1, sha('z'));
    await until(() => it.end !== undefined);
    assert.deepEqual(disk, { b: 'z' });
    assert.deepEqual(it.skipped, [{ path: 'a', reason: 'WRONG_HASH' }]);
  });
  for (const [name, wrong] of Object.entries({
    'a piece twice': piece(0, 0, 'ab'),
    'a piece too early': piece(0, 3, 'x'),
    'a piece too long': piece(0, 2, 'xxxxxxxxx'),
    'a piece of the next file': piece(1, 0, 'x'),
  })) {
    test(`${name} -> BROKEN, nothing left`, async () => {
      const { it, disk } = receiving(entry('a', 5), entry('b', 5));
      it.piece(piece(0, 0, 'ab'));
      it.piece(wrong);
      await quiet();
      assert.equal(it.end, 'BROKEN');
      assert.deepEqual(disk, {});
    });
  }
  test('skipped by the sender -> got beyond it, the rest comes', async () => {
    const { it, said, disk } = receiving(entry('a', 5), entry('b', 1));
    it.piece(piece(0, 0, 'ab'));
    it.skip(0, 'CHANGED');
    assert.deepEqual(said.at(-1), { type: 'got', transfer: 1, entry: 1, offset: 0 });
    it.piece(piece(1, 0, 'z'));
    it.sent(1, sha('z'));
    await until(() => it.end !== undefined);
    assert.deepEqual(disk, { b: 'z' });
  });
  test('the disk is full -> NO_SPACE', async () => {
    const { it } = receiving(entry('voll', 2));
    it.piece(piece(0, 0, 'ab'));
    it.sent(0, sha('ab'));
    await until(() => it.end !== undefined);
    assert.equal(it.end, 'NO_SPACE');
  });
  test('cancelled at every step -> nothing incomplete stays', async () => {
    for (let at = 0; at < 4; at++) {
      const { it, disk } = receiving(entry('a', 4));
      const steps = [
        () => it.piece(piece(0, 0, 'ab')),
        () => it.piece(piece(0, 2, 'cd')),
        () => it.sent(0, sha('abcd')),
      ];
      for (const step of steps.slice(0, at)) step();
      it.over('CANCELLED');
      for (const step of steps.slice(at)) step();
      await quiet();
      assert.deepEqual(disk, {}, `at ${at}`);
    }
  });
  test('new channel -> go from where it stands', () => {
    const { it, said } = receiving(entry('a', 4));
    it.piece(piece(0, 0, 'ab'));
    it.resume();
    assert.deepEqual(said.at(-1), { type: 'go', transfer: 1, entry: 0, offset: 2 });
  });
});

describe('transfers', () => {
  test('a new channel -> what is held is said first; unknown to the agent -> over', () => {
    const transfers = new Transfers(
      () => 0,
      () => undefined,
    );
    const first = new FakeChannel('files');
    transfers.attach(first);
    assert.deepEqual(first.sent, [{ type: 'holding', transfers: [] }]);
    transfers.offer([source('a', randomBytes(3))]);
    transfers.request('bitte');
    first.close();
    const second = new FakeChannel('files');
    transfers.attach(second);
    assert.deepEqual(second.sent, [{ type: 'holding', transfers: [1, 3] }]);
    says(second, { type: 'over', transfer: 1, end: 'LOST' });
    assert.deepEqual(
      transfers.list().map(({ number, state, end }) => [number, state, end]),
      [
        [1, 'over', 'LOST'],
        [3, 'asked', undefined],
      ],
    );
  });
  test('an offer that nobody asked for: even number taken, odd one ignored', () => {
    const transfers = new Transfers(
      () => 0,
      () => undefined,
    );
    const channel = new FakeChannel('files');
    transfers.attach(channel);
    says(channel, { type: 'offer', transfer: 5, files: 1, folders: 0, bytes: 1 });
    says(channel, { type: 'offer', transfer: 2, files: 1, folders: 0, bytes: 1 });
    assert.deepEqual(
      transfers.list().map(({ number, state }) => [number, state]),
      [[2, 'offered']],
    );
  });
});

function says(channel: FakeChannel, message: FilesMessage): void {
  channel.onmessage?.({ data: JSON.stringify(message) });
}

function sending(...sources: Source[]) {
  const said: FilesMessage[] = [];
  const sent: ArrayBuffer[] = [];
  const way = {
    say: (message: FilesMessage) => void said.push(message),
    send: (piece: ArrayBuffer) => void sent.push(piece),
  };
  const it = new Sending(1, sources, way, () => undefined, new FlightWindow(() => 0, WINDOW));
  it.offer();
  const received = () =>
    Buffer.concat(sent.map((message) => readPiece(message)?.bytes ?? new Uint8Array()));
  return { it, said, sent, received };
}

function source(path: string, content: Buffer): Source {
  const read = async (from: number, to: number) =>
    new Uint8Array(content.subarray(from, to)).buffer;
  return { path, bytes: content.length, folder: false, read };
}

function entry(path: string, bytes: number, folder = false): FileEntry {
  return { path, bytes, folder };
}

function piece(number: number, offset: number, text: string) {
  return { transfer: 1, entry: number, offset, bytes: new TextEncoder().encode(text) };
}

function receiving(...entries: FileEntry[]) {
  const said: FilesMessage[] = [];
  const disk: Record<string, string> = {};
  const way = { say: (message: FilesMessage) => void said.push(message), send: () => undefined };
  const folders = entries.filter(({ folder }) => folder).length;
  const bytes = entries.reduce((sum, one) => sum + one.bytes, 0);
  const offer = { transfer: 1, files: entries.length - folders, folders, bytes };
  const it = new Receiving({ type: 'offer', ...offer }, way, () => undefined);
  it.list(entries);
  it.begin(new MemorySink(disk));
  return { it, said, disk };
}

/** A disk on which a file `voll` finds no room. */
class MemorySink implements Sink {
  readonly #disk: Record<string, string>;

  constructor(disk: Record<string, string>) {
    this.#disk = disk;
  }

  async folder(path: string): Promise<void> {
    this.#disk[`${path}/`] = '';
  }

  async file(path: string): Promise<FileSink> {
    const disk = this.#disk;
    let text = '';
    return {
      async write(bytes) {
        if (path === 'voll') throw new DOMException('full', 'QuotaExceededError');
        text += new TextDecoder().decode(bytes);
      },
      async keep() {
        disk[path] = text;
        return path;
      },
      async discard() {
        text = '';
      },
    };
  }
}

/** Lets everything run that does not wait for anybody. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve));
}
