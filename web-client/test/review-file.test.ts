import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chunkLength, FILE_HEADER } from '../src/recording/chunks.ts';
import { RecordingFile, type Verdict } from '../src/review/recording-file.ts';
import { WebmReader } from '../src/review/webm.ts';
import { FakeCiphertext, RECORDING, Recorded } from './recorded.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Ten seconds with twenty frames, ten chunks and more. */
async function sample() {
  const recorded = await Recorded.begun();
  for (let i = 0; i < 20; i++) {
    await recorded.pass(500);
    recorded.frame(i % 10 === 0, 5_000 + i);
  }
  return { recorded, file: await recorded.file() };
}

/** The places of the chunks. */
function places(file: Bytes): { at: number; length: number }[] {
  const found = [];
  for (let at = FILE_HEADER.length; at < file.length; ) {
    const length = Number(chunkLength(file, at));
    found.push({ at, length });
    at += length;
  }
  return found;
}

async function verdict(recorded: Recorded, file: Bytes): Promise<Verdict> {
  const opened = new RecordingFile(new FakeCiphertext(file), recorded.key, RECORDING);
  await opened.scan(() => undefined);
  return opened.verdict;
}

describe('a recording’s file', () => {
  test('as it was written -> whole, every frame found', async () => {
    const { recorded, file } = await sample();
    const ciphertext = new FakeCiphertext(file);
    const opened = new RecordingFile(ciphertext, recorded.key, RECORDING);
    await opened.scan(() => undefined);
    assert.deepEqual(opened.verdict, { kind: 'whole' });
    assert.equal(opened.index.frames.length, 20);
    for (const [i, frame] of opened.index.frames.entries()) {
      const data = await opened.frameData(frame);
      assert.equal(data?.length, 5_000 + i);
      assert.equal(new DataView((data as Bytes).buffer).getUint32(0), i);
    }
  });

  test('one bit changed anywhere -> never whole, nothing after it', async () => {
    const { recorded, file } = await sample();
    const chunks = places(file);
    for (const [i, { at, length }] of chunks.entries()) {
      for (const place of [at + 8, at + 12, at + 30, at + length - 1]) {
        const changed = file.slice();
        changed[place] = (changed[place] ?? 0) ^ 1;
        const found = await verdict(recorded, changed);
        assert.equal(found.kind, 'broken', `byte ${place}`);
        if (found.kind === 'broken') assert.equal(found.chunk, i);
      }
    }
    const header = file.slice();
    header[3] = 0;
    assert.equal((await verdict(recorded, header)).kind, 'broken');
  });

  test('chunks swapped, left out, repeated, cut off -> found', async () => {
    const { recorded, file } = await sample();
    const chunks = places(file).map(({ at, length }) => file.slice(at, at + length));
    const built = (order: number[]) =>
      Uint8Array.from(Buffer.concat([FILE_HEADER, ...order.map((i) => chunks[i] as Bytes)]));
    const all = [...chunks.keys()];
    const last = chunks.length - 1;
    assert.deepEqual(await verdict(recorded, built(all)), { kind: 'whole' });
    const missing = { kind: 'broken', chunk: 2, how: 'missing' };
    assert.deepEqual(await verdict(recorded, built([0, 1, 3, 2, ...all.slice(4)])), missing);
    assert.deepEqual(await verdict(recorded, built([0, 1, ...all.slice(3)])), missing);
    const changed = { kind: 'broken', chunk: 3, how: 'changed' };
    assert.deepEqual(await verdict(recorded, built([0, 1, 2, 2, ...all.slice(3)])), changed);
    assert.deepEqual(await verdict(recorded, built(all.slice(0, last))), { kind: 'unfinished' });
    assert.deepEqual(await verdict(recorded, file.slice(0, -1)), { kind: 'unfinished' });
    const more = Uint8Array.from(Buffer.concat([file, chunks[1] as Bytes]));
    assert.equal((await verdict(recorded, more)).kind, 'broken');
    assert.equal((await verdict(recorded, file.slice(0, 5))).kind, 'unfinished');
  });

  test('another recording’s key or name -> nothing', async () => {
    const { recorded, file } = await sample();
    const other = await Recorded.begun();
    assert.equal((await verdict(other, file)).kind, 'broken');
    const name = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const renamed = new RecordingFile(new FakeCiphertext(file), recorded.key, name);
    await renamed.scan(() => undefined);
    assert.equal(renamed.verdict.kind, 'broken');
    assert.equal(renamed.index.frames.length, 0);
  });

  test('what a crash left -> unfinished, and what came is there', async () => {
    const recorded = await Recorded.begun();
    for (let i = 0; i < 20; i++) {
      await recorded.pass(500);
      recorded.frame(i === 0);
    }
    const file = await recorded.torn(9);
    const opened = new RecordingFile(new FakeCiphertext(file), recorded.key, RECORDING);
    await opened.scan(() => undefined);
    assert.equal(opened.verdict.kind, 'unfinished');
    assert.ok(opened.index.frames.length >= 17);
  });

  test('a long file -> read in windows, each byte once, little kept', async () => {
    const recorded = await Recorded.begun();
    for (let i = 0; i < 60; i++) {
      await recorded.pass(1_000);
      recorded.frame(i === 0, 200_000);
    }
    const ciphertext = new FakeCiphertext(await recorded.file());
    const opened = new RecordingFile(ciphertext, recorded.key, RECORDING);
    await opened.scan(() => undefined);
    assert.equal(ciphertext.bytes, ciphertext.size);
    assert.ok(ciphertext.largest <= 2 * 1024 * 1024);
    assert.equal(opened.verdict.kind, 'whole');
  });
});

describe('WebM in pieces', () => {
  const id = (...bytes: number[]) => bytes;
  const element = (name: number[], body: number[]) => [
    ...name,
    0x10 | (body.length >> 24),
    (body.length >> 16) & 255,
    (body.length >> 8) & 255,
    body.length & 255,
    ...body,
  ];
  const block = (ticks: number, length: number) => [
    0x81,
    (ticks >> 8) & 255,
    ticks & 255,
    0x80,
    ...new Array(length).fill(7),
  ];
  const cluster = (time: number, ...blocks: number[][]) => [
    ...id(0x1f, 0x43, 0xb6, 0x75),
    0xff, // of unknown size
    ...element(id(0xe7), [time >> 8, time & 255]),
    ...blocks.flat(),
  ];
  const film = Uint8Array.from([
    ...element(id(0x1a, 0x45, 0xdf, 0xa3), [1, 2, 3]),
    ...id(0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255),
    ...element(id(0x15, 0x49, 0xa9, 0x66), element(id(0x2a, 0xd7, 0xb1), [0x0f, 0x42, 0x40])),
    ...element(id(0xec), new Array(400).fill(0)),
    ...cluster(1_000, element(id(0xa3), block(0, 50)), element(id(0xa3), block(40, 3_000))),
    ...cluster(2_000, element(id(0xa0), element(id(0xa1), block(-16, 10)))),
  ]);

  for (const size of [1, 7, 64, 10_000]) {
    test(`pieces of ${size} bytes -> the same frames`, () => {
      const reader = new WebmReader();
      const blocks = [];
      for (let at = 0; at < film.length; at += size) {
        blocks.push(...reader.push(film.subarray(at, at + size)));
      }
      assert.deepEqual(
        blocks.map(({ timeMs, length }) => [timeMs, length]),
        [
          [1_000, 50],
          [1_040, 3_000],
          [1_984, 10],
        ],
      );
      for (const { at, length } of blocks) {
        assert.ok(film.subarray(at, at + length).every((byte) => byte === 7));
        assert.notEqual(film[at - 1], 7);
      }
    });
  }
});
