import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Answer, Upload, type UploadFailure } from '../src/recording/upload.ts';
import { generator } from './random.ts';

type Bytes = Uint8Array<ArrayBuffer>;

describe('upload', () => {
  test('pieces of a growing file -> the same file, its length told with the last one', async () => {
    const server = new TusServer();
    const { upload, over } = begin(server);
    upload.add(bytes(100, 1), false);
    await settle();
    assert.equal(upload.waiting, 0);
    upload.add(bytes(50, 2), false);
    upload.add(bytes(7, 3), true);
    assert.equal(await over, 'complete');
    assert.deepEqual(server.stored, concat(bytes(100, 1), bytes(50, 2), bytes(7, 3)));
    assert.equal(server.length, 157);
    assert.equal(server.received, 157);
  });

  for (const seed of [1, 2, 3, 4]) {
    test(`50 cuts at any byte, seed ${seed} -> the same file, never more than one piece twice`, async () => {
      const random = generator(seed);
      const server = new TusServer();
      server.cuts = 50;
      server.cutAt = (length) => (random(2) === 0 ? undefined : random(length + 2) - 1);
      const { upload, over } = begin(server);
      const pieces = Array.from({ length: 90 }, (_, i) => bytes(1 + random(2_000), i));
      for (const [i, piece] of pieces.entries()) {
        upload.add(piece, i === pieces.length - 1);
        if (random(3) === 0) await settle();
      }
      assert.equal(await over, 'complete');
      assert.equal(server.cuts, 0);
      assert.deepEqual(server.stored, concat(...pieces));
      const longest = Math.max(...pieces.map(({ length }) => length));
      assert.ok(server.mostTwice <= longest, `${server.mostTwice} of ${longest}`);
    });
  }

  test('the answer to the last piece is lost -> asks, and is complete', async () => {
    const server = new TusServer();
    server.cuts = 1;
    server.cutAt = (length) => length;
    const { upload, over } = begin(server);
    upload.add(bytes(10, 1), true);
    assert.equal(await over, 'complete');
    assert.equal(server.received, 10);
  });
  test('the last bytes arrive but not what ended the request -> the length is told once more', async () => {
    const server = new TusServer();
    server.forgetsLength = 1;
    server.cuts = 1;
    server.cutAt = (length) => length;
    const { upload, over } = begin(server);
    upload.add(bytes(10, 1), true);
    assert.equal(await over, 'complete');
    assert.equal(server.length, 10);
  });
  test('an answer of 500, 503 or a login page -> tried again', async () => {
    const server = new TusServer();
    server.says = [500, 503, 0, 401];
    const { upload, over } = begin(server);
    upload.add(bytes(10, 1), true);
    assert.equal(await over, 'complete');
    assert.deepEqual(server.stored, bytes(10, 1));
  });
  for (const [status, why] of [
    [404, 'gone'],
    [410, 'gone'],
    [413, 'tooLarge'],
    [507, 'diskFull'],
  ] as const) {
    test(`an answer of ${status} -> ${why}, and nothing more is sent`, async () => {
      const server = new TusServer();
      server.says = [status];
      const { upload, over } = begin(server);
      upload.add(bytes(10, 1), false);
      assert.equal(await over, why);
      upload.add(bytes(10, 2), true);
      await settle();
      assert.equal(upload.waiting, 0);
      assert.equal(server.requests, 1);
    });
  }
  test('a server that lost what it had stored -> confused, instead of a file with a hole', async () => {
    const server = new TusServer();
    const { upload, over } = begin(server);
    upload.add(bytes(10, 1), false);
    await settle();
    server.stored = bytes(0, 0);
    upload.add(bytes(10, 2), true);
    assert.equal(await over, 'confused');
  });
});

function begin(server: TusServer) {
  let settled: (end: 'complete' | UploadFailure) => void = () => undefined;
  const over = new Promise<'complete' | UploadFailure>((resolve) => {
    settled = resolve;
  });
  const upload = new Upload(
    {
      request: (method, headers, body) => server.answer(method, headers, body),
      later: (_, action) => setImmediate(action),
      random: () => 0,
    },
    {
      onProgress: () => undefined,
      onComplete: () => settled('complete'),
      onFailed: (why) => settled(why),
    },
  );
  return { upload, over };
}

/** The core of tus 1.0 behind a line that breaks at any byte. */
class TusServer {
  stored: Bytes = new Uint8Array(0);
  length: number | undefined;
  /** Bytes of bodies that came in, stored or not. */
  received = 0;
  /** The most bytes that came a second time between two cuts. */
  mostTwice = 0;
  requests = 0;
  /** How often the line may still break. */
  cuts = 0;
  /** After how many bytes of a body it breaks; −1 before the request, undefined not at all. */
  cutAt: (length: number) => number | undefined = () => undefined;
  forgetsLength = 0;
  /** Statuses that are answered before anything else; 0 is a redirect that the browser keeps to itself. */
  says: number[] = [];
  #highest = 0;

  async answer(method: string, headers: Readonly<Record<string, string>>, body?: Bytes) {
    await new Promise(setImmediate);
    this.requests++;
    const status = this.says.shift();
    if (status !== undefined) return reply(status, {});
    assert.equal(headers['Tus-Resumable'], '1.0.0');
    if (method === 'HEAD') return reply(200, this.#offset());
    assert.equal(headers['Content-Type'], 'application/offset+octet-stream');
    const data = body ?? new Uint8Array(0);
    const cut = this.cuts > 0 ? this.cutAt(data.length) : undefined;
    if (cut === -1) return this.#breaks();
    const came = data.subarray(0, cut ?? data.length);
    const at = Number(headers['Upload-Offset']);
    this.received += came.length;
    this.mostTwice = Math.max(this.mostTwice, Math.min(this.#highest - at, came.length));
    this.#highest = Math.max(this.#highest, at + came.length);
    if (at !== this.stored.length) return reply(409, {});
    // Some servers keep what came before the cut, and some do not.
    if (cut === undefined || cut % 2 === 0) this.stored = concat(this.stored, came);
    if (came.length === data.length && headers['Upload-Length'] && this.forgetsLength-- <= 0) {
      this.length = Number(headers['Upload-Length']);
    }
    return cut === undefined ? reply(204, this.#offset()) : this.#breaks();
  }

  #offset(): Record<string, string> {
    const offset = { 'Upload-Offset': String(this.stored.length) };
    return this.length === undefined
      ? { ...offset, 'Upload-Defer-Length': '1' }
      : { ...offset, 'Upload-Length': String(this.length) };
  }

  #breaks(): never {
    this.cuts--;
    throw new TypeError('Failed to fetch');
  }
}

function reply(status: number, headers: Record<string, string>): Answer {
  return { status, header: (name) => headers[name] };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate);
}

function bytes(length: number, value: number): Bytes {
  return new Uint8Array(length).fill(value);
}

function concat(...parts: Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}
