import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChunkOpener, ChunkSealer, FILE_HEADER } from '../src/recording/chunks.ts';
import { codecOf, codecString } from '../src/recording/codec.ts';
import type { EncodedFrame } from '../src/recording/container.ts';
import { frameSize } from '../src/recording/frame-size.ts';
import { base64Url, freshKey, unwrapKey } from '../src/recording/keys.ts';
import { MOST_WAITING, Recorder } from '../src/recording/recorder.ts';
import {
  CONTAINER,
  EVENT,
  FRAME,
  PICTURE,
  readFacts,
  readRecords,
  type TimedRecord,
} from '../src/recording/records.ts';
import { wholePictureMessages } from '../src/recording/whole-picture.ts';
import { Picture } from '../src/viewer/picture/picture.ts';
import { FakeTime } from './fakes.ts';
import { generator } from './random.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const RECORDING = '0f8fad5b-d9cb-469f-a165-70867728950e';
const nothing = async () => [];

describe('recorder', () => {
  test('nothing is written before the beginning, everything after it, in its order', async () => {
    const { recorder, time, records } = await recording();
    recorder.event({ type: 'paused', paused: true });
    recorder.picture(bytes(9, 9));
    recorder.begin(async () => [bytes(1, 1)]);
    recorder.event({ type: 'sharing' });
    time.pass(250);
    recorder.picture(bytes(2, 2));
    recorder.end('over');
    const [begin, ...rest] = await records();
    assert.equal(event(begin)['type'], 'begin');
    assert.deepEqual(
      rest.map((record) => [record.type, record.time]),
      [
        [PICTURE, 0],
        [EVENT, 0],
        [PICTURE, 250],
        [EVENT, 250],
      ],
    );
    assert.deepEqual(rest[2]?.body, bytes(2, 2));
    assert.deepEqual(event(rest.at(-1)), { type: 'end', why: 'over' });
  });

  test('tiles for two minutes -> the whole picture is wanted again, once', async () => {
    const { recorder, time, asked } = await recording();
    recorder.begin(nothing);
    time.pass(2 * 60_000 - 1);
    recorder.picture(bytes(1, 1));
    assert.equal(asked.begins, 0);
    time.pass(1);
    recorder.picture(bytes(1, 1));
    recorder.picture(bytes(1, 1));
    assert.equal(asked.begins, 1);
    recorder.begin(nothing);
    recorder.picture(bytes(1, 1));
    assert.equal(asked.begins, 1);
  });

  test('a second passes -> what is there is on its way', async () => {
    const { recorder, time, sink } = await recording();
    recorder.begin(nothing);
    await recorder.settled();
    time.pass(999);
    await recorder.settled();
    assert.equal(sink.pieces.length, 0);
    time.pass(1);
    await recorder.settled();
    assert.equal(sink.pieces.length, 1);
    time.pass(10_000);
    await recorder.settled();
    assert.equal(sink.pieces.length, 1);
  });

  test('frames before a key frame are left out, and it is asked for every two seconds', async () => {
    const { recorder, time, records, asked } = await recording();
    recorder.frame(frame(false, 1));
    recorder.begin(nothing);
    assert.equal(asked.keyFrames, 1);
    for (let i = 0; i < 50; i++) {
      time.pass(100);
      recorder.frame(frame(false, i));
    }
    assert.equal(asked.keyFrames, 3);
    recorder.frame(frame(true, 77));
    recorder.frame(frame(false, 78));
    time.pass(40);
    recorder.frame(frame(false, 79));
    recorder.end('over');
    const written = await records();
    const facts = written.filter(({ type }) => type === FRAME).map(({ body }) => readFacts(body));
    assert.deepEqual(facts, [
      { rtpTimestamp: 77, key: true, containerMs: 5000 },
      { rtpTimestamp: 78, key: false, containerMs: 5001 },
      { rtpTimestamp: 79, key: false, containerMs: 5040 },
    ]);
    assert.equal(asked.keyFrames, 3);
  });

  test('a frame’s facts follow the container bytes that hold it', async () => {
    const { recorder, records } = await recording();
    recorder.begin(nothing);
    const data = [bytes(70_000, 0x5a), bytes(300, 0x6b), bytes(300_000, 0x7c)];
    for (const [i, body] of data.entries()) recorder.frame({ ...frame(i === 0, i), data: body });
    recorder.end('over');
    let container: Bytes = new Uint8Array(0);
    let frames = 0;
    for (const { type, body } of await records()) {
      if (type === CONTAINER) container = concat(container, body);
      if (type !== FRAME) continue;
      const last = data[frames++] ?? bytes(0, 0);
      assert.deepEqual(container.slice(-last.length), last);
    }
    assert.equal(frames, 3);
    assert.deepEqual([...container.slice(0, 4)], [0x1a, 0x45, 0xdf, 0xa3]);
  });

  test('a long film -> a key frame now and then', async () => {
    const { recorder, time, asked } = await recording();
    recorder.begin(nothing);
    recorder.frame(frame(true, 0));
    for (let i = 1; i < 300; i++) {
      time.pass(1_000);
      recorder.frame(frame(false, i));
    }
    assert.equal(asked.keyFrames, 1);
    for (let i = 300; i < 306; i++) recorder.frame(frame(false, i));
    assert.equal(asked.keyFrames, 2);
  });

  test('another codec -> said, and nothing more of the video is written', async () => {
    const { recorder, records, asked } = await recording();
    recorder.begin(nothing);
    recorder.frame(frame(true, 0));
    await recorder.settled();
    recorder.frame({ ...frame(true, 1), codec: 'av1' });
    assert.equal(asked.codecs, 1);
    recorder.end('codec');
    assert.equal((await records()).filter(({ type }) => type === FRAME).length, 1);
  });

  test('the line cannot keep up -> a gap, and afterwards the whole picture anew', async () => {
    const { recorder, time, sink, records, asked } = await recording();
    sink.stuck = true;
    recorder.begin(nothing);
    const message = bytes(16_384, 3);
    for (let i = 0; i < MOST_WAITING / message.length + 500; i++) {
      recorder.picture(message);
      if (i % 100 === 0) await recorder.settled();
    }
    const since = recorder.gapSince;
    assert.ok(since !== undefined);
    assert.ok(sink.waiting < MOST_WAITING * 1.1, `${sink.waiting} bytes`);
    time.pass(60_000);
    recorder.event({ type: 'nobody sees this' });
    recorder.lineMoved();
    assert.equal(asked.begins, 0);
    sink.stuck = false;
    recorder.lineMoved();
    recorder.lineMoved();
    assert.equal(asked.begins, 1);
    recorder.begin(async () => [bytes(7, 7)]);
    recorder.picture(bytes(8, 8));
    assert.equal(recorder.gapSince, undefined);
    recorder.end('over');
    const last = (await records()).slice(-5);
    assert.deepEqual(asked.gaps, [[since, since + 60_000]]);
    assert.deepEqual(event(last[0]), { type: 'gap', from: since, why: 'line', to: since + 60_000 });
    assert.equal(event(last[1])['type'], 'begin');
    assert.deepEqual([last[2]?.body, last[3]?.body], [bytes(7, 7), bytes(8, 8)]);
    assert.deepEqual(event(last[4]), { type: 'end', why: 'over' });
  });

  test('the end within a gap -> the gap is noted', async () => {
    const { recorder, sink, records } = await recording();
    sink.stuck = true;
    recorder.begin(nothing);
    while (recorder.gapSince === undefined) {
      for (let i = 0; i < 100; i++) recorder.picture(bytes(16_384, 3));
      await recorder.settled();
    }
    recorder.end('over');
    const last = (await records()).slice(-2);
    assert.deepEqual(
      last.map((record) => event(record)['type']),
      ['gap', 'end'],
    );
  });

  test('after the end nothing is taken in', async () => {
    const { recorder, records } = await recording();
    recorder.begin(nothing);
    recorder.end('over');
    recorder.end('twice');
    recorder.picture(bytes(1, 1));
    recorder.frame(frame(true, 1));
    recorder.begin(nothing);
    const written = await records();
    assert.deepEqual(
      written.map((record) => event(record)['type']),
      ['begin', 'end'],
    );
  });
});

describe('the key of a recording', () => {
  test('wrapped for two reviewers -> each opens what was sealed; a third one does not', async () => {
    const [anna, ben, carl] = [await reviewer(1), await reviewer(2), await reviewer(3)];
    const { key, wrapped } = await freshKey([anna.review, ben.review]);
    assert.deepEqual(
      wrapped.map(({ reviewKey }) => reviewKey),
      [1, 2],
    );
    const chunk = await new ChunkSealer(key, RECORDING).seal(bytes(5, 5), true);
    for (const [i, { privateKey }] of [anna, ben].entries()) {
      const unwrapped = await unwrapKey(privateKey, wrapped[i]?.wrapped ?? '');
      const opened = await new ChunkOpener(unwrapped, RECORDING).push(concat(FILE_HEADER, chunk));
      assert.equal(opened[0]?.kind, 'chunk');
    }
    await assert.rejects(unwrapKey(carl.privateKey, wrapped[0]?.wrapped ?? ''), {
      name: 'OperationError',
    });
  });
  test('a review key of 2048 bit -> no recording', async () => {
    const { review } = await reviewer(1, 2048);
    await assert.rejects(freshKey([review]));
  });
});

describe('the whole picture as messages', () => {
  for (const [width, height] of [
    [1, 1],
    [37, 21],
    [1280, 720],
    [16_384, 9],
  ] as const) {
    test(`${width} × ${height} -> painted pixel by pixel`, async () => {
      const random = generator(width);
      const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
        i % 4 === 3 ? 255 : random(256),
      );
      const painted = new Uint8ClampedArray(pixels.length);
      const picture = new Picture({
        resize: (w, h) => assert.deepEqual([w, h], [width, height]),
        paint: (x, y, w, tile) => {
          for (let row = 0; row < tile.length / (w * 4); row++) {
            painted.set(tile.subarray(row * w * 4, (row + 1) * w * 4), ((y + row) * width + x) * 4);
          }
        },
        move: () => assert.fail('no move'),
        clear: () => undefined,
      });
      const messages = await wholePictureMessages({ width, height, pixels, mark: 41, exact: true });
      for (const message of messages) {
        assert.ok(message.length <= 16_384);
        picture.receive(message);
      }
      assert.equal(Buffer.from(painted.buffer).compare(Buffer.from(pixels.buffer)), 0);
      assert.equal(picture.exactMark, 41);
      assert.equal(picture.path, 'tiles');
    });
  }
});

describe('codecs', () => {
  test('by their RTP names; H.264 cannot be recorded', () => {
    assert.deepEqual(['video/AV1', 'video/VP8', 'video/VP9', 'video/H264', ''].map(codecOf), [
      'av1',
      'vp8',
      'vp9',
      undefined,
      undefined,
    ]);
  });
  test('the level of AV1 by the size of the picture', () => {
    assert.equal(codecString('av1', 640, 360), 'av01.0.01M.08');
    assert.equal(codecString('av1', 1920, 1080), 'av01.0.08M.08');
    assert.equal(codecString('av1', 3840, 2160), 'av01.0.12M.08');
    assert.equal(codecString('av1', 7680, 4320), 'av01.0.16M.08');
  });
});

describe('the size of a key frame', () => {
  // First bytes of key frames as Chromium 156 makes them.
  for (const [codec, hex, width, height] of [
    ['av1', '0a0a000000043cfecc01a00832c50310', 320, 180],
    ['vp8', '1015009d012a4001b400391100061c22', 320, 180],
    ['vp9', '82498342001df010d41038241c18c400', 480, 270],
  ] as const) {
    test(`${codec} -> width and height`, () => {
      const frame = new Uint8Array(Buffer.from(hex, 'hex'));
      assert.deepEqual(frameSize(codec, frame), [width, height]);
    });
    test(`${codec}, cut or damaged -> never an error`, () => {
      const random = generator(5);
      for (let run = 0; run < 500; run++) {
        const length = random(20);
        const rubbish = Uint8Array.from({ length }, () => random(256));
        const size = frameSize(codec, rubbish);
        assert.ok(size === undefined || (size[0] > 0 && size[1] > 0));
      }
    });
  }
});

async function recording() {
  const time = new FakeTime();
  const sink = new FakeSink();
  const asked = { begins: 0, keyFrames: 0, codecs: 0, gaps: [] as number[][] };
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const recorder = new Recorder(
    new ChunkSealer(key, RECORDING),
    sink,
    { now: time.now, wallClock: time.now, later: (ms, action) => void time.later(ms, action) },
    {
      onBeginWanted: () => asked.begins++,
      onKeyFrameWanted: () => asked.keyFrames++,
      onCodecChanged: () => asked.codecs++,
      onGap: (from, to) => asked.gaps.push([from, to]),
      onBroken: (error) => assert.fail(String(error)),
    },
  );
  /** What whoever has the key reads after the end. */
  const records = async () => {
    await sink.ended;
    const opener = new ChunkOpener(key, RECORDING);
    const opened = await opener.push(concat(...sink.pieces));
    assert.equal(opener.complete, true);
    return opened.flatMap((part) => (part.kind === 'chunk' ? readRecords(part.plaintext) : []));
  };
  return { recorder, time, sink, asked, records };
}

class FakeSink {
  readonly pieces: Bytes[] = [];
  stuck = false;
  #end: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  get waiting(): number {
    return this.stuck ? this.pieces.reduce((sum, { length }) => sum + length, 0) : 0;
  }

  add(piece: Bytes, last: boolean): void {
    this.pieces.push(piece);
    if (last) this.#end();
  }
}

async function reviewer(id: number, modulusLength = 3072) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(
    { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength, publicExponent: Uint8Array.of(1, 0, 1) },
    false,
    ['wrapKey', 'unwrapKey'],
  );
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  return { privateKey, review: { id, name: `Reviewer ${id}`, publicKey: base64Url(spki) } };
}

function frame(key: boolean, rtpTimestamp: number): EncodedFrame {
  return { codec: 'vp8', data: bytes(40, 1), key, rtpTimestamp, width: 640, height: 480 };
}

function event(record: TimedRecord | undefined): Record<string, unknown> {
  assert.equal(record?.type, EVENT);
  return JSON.parse(new TextDecoder().decode(record?.body));
}

function bytes(length: number, value: number): Bytes {
  return new Uint8Array(length).fill(value);
}

function concat(...parts: Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}
