import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openChunk } from '../src/recording/chunks.ts';
import { EVENT, FRAME, PICTURE, readFacts, readRecords } from '../src/recording/records.ts';
import type { Decoder } from '../src/review/frame-feed.ts';
import { Player } from '../src/review/player.ts';
import type { Screen } from '../src/review/playhead.ts';
import { RecordingFile } from '../src/review/recording-file.ts';
import { beginsAnew, type RecordedEvent, readEvent } from '../src/review/recording-index.ts';
import { Picture } from '../src/viewer/picture/picture.ts';
import { exact, frame, move, size, tile } from './picture-messages.ts';
import { FakeCiphertext, generator, RECORDING, Recorded, settle } from './recorded.ts';

const WIDTH = 8;
const HEIGHT = 4;
const PATIENCE_MS = 30_000;

interface Frame {
  readonly number: number;
  close(): void;
}

/** What is seen: for each pixel a tile's value, or the frame below. */
class Pixels implements Screen<Frame, readonly (number | undefined)[]> {
  cells: (number | undefined)[] = [];
  shown = -1;
  open = 0;
  paused = false;
  cursor = '';

  resize(): void {
    this.clear();
  }
  paint(x: number, y: number, width: number, pixels: Uint8ClampedArray): void {
    for (let i = 0; i < pixels.length / 4; i++) {
      this.cells[(y + Math.floor(i / width)) * WIDTH + x + (i % width)] = pixels[i * 4];
    }
  }
  move({ x, y, width, height, fromX, fromY }: Parameters<Screen<Frame, never>['move']>[0]): void {
    const before = [...this.cells];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const from = before[(fromY + row) * WIDTH + fromX + column];
        this.cells[(y + row) * WIDTH + x + column] = from;
      }
    }
  }
  clear(): void {
    this.cells = new Array(WIDTH * HEIGHT).fill(undefined);
  }
  showFrame(decoded: Frame): void {
    this.shown = decoded.number;
    decoded.close();
  }
  wipe(): void {
    this.clear();
    this.shown = -1;
    this.paused = false;
    this.cursor = '';
  }
  async keep(): Promise<readonly (number | undefined)[]> {
    const cells = [...this.cells];
    await settle();
    return cells;
  }
  async restore(kept: readonly (number | undefined)[]): Promise<void> {
    await settle();
    this.cells = [...kept];
  }
  event({ type, fields }: RecordedEvent): void {
    if (type === 'paused') this.paused = fields['paused'] === true;
    if (type === 'cursor-at') this.cursor = `${fields['x']}`;
  }
  get seen(): string {
    return `${this.cells.map((cell) => cell ?? `v${this.shown}`).join(' ')} ${this.paused} ${this.cursor}`;
  }
}

/** Like a browser's: takes its time, and refuses a frame whose predecessor it does not have. */
class FakeDecoder implements Decoder<Frame> {
  onFrame: (frame: number, decoded: Frame) => void = () => undefined;
  readonly random = generator(7);
  #waiting: { frame: number; number: number }[] = [];
  #last = -1;
  #needsKey = true;
  #running = false;
  #drained: (() => void)[] = [];
  decoded = 0;
  open = 0;
  mostQueued = 0;

  get queued(): number {
    return this.#waiting.length;
  }
  decode(frame: number, key: boolean, data: Uint8Array<ArrayBuffer>): void {
    const number = new DataView(data.buffer).getUint32(0);
    assert.equal(number, frame, 'the data of another frame');
    assert.ok(
      data.subarray(4).every((byte) => byte === (number & 0xff)),
      'torn data',
    );
    assert.ok(
      key || (!this.#needsKey && number === this.#last + 1),
      `${number} after ${this.#last}`,
    );
    this.#needsKey = false;
    this.#last = number;
    this.#waiting.push({ frame, number });
    this.mostQueued = Math.max(this.mostQueued, this.#waiting.length);
    if (!this.#running) void this.#run();
  }
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      for (let i = this.random(4); i > 0; i--) await settle();
      const next = this.#waiting.shift();
      for (const resolve of this.#drained.splice(0)) resolve();
      if (!next) break;
      this.decoded++;
      this.open++;
      this.onFrame(next.frame, {
        number: next.number,
        close: () => {
          this.open--;
        },
      });
    }
    this.#running = false;
  }
  reset(): void {
    this.#waiting = [];
    this.#needsKey = true;
    for (const resolve of this.#drained.splice(0)) resolve();
  }
  drained(): Promise<void> {
    return new Promise((resolve) => this.#drained.push(resolve));
  }
  close(): void {
    this.reset();
  }
}

/** What stands at a time, straight from the records: the page as it was, without any player. */
async function seenAt(records: Awaited<ReturnType<typeof recordsOf>>, ms: number): Promise<string> {
  const pixels = new Pixels();
  pixels.wipe();
  let picture = new Picture(pixels);
  let frames = 0;
  for (const { type, time, body } of records) {
    if (time > ms) break;
    if (type === PICTURE) picture.receive(body);
    if (type === FRAME) {
      pixels.shown = frames++;
      picture.frameStands(readFacts(body).rtpTimestamp);
    }
    if (type !== EVENT) continue;
    const event = readEvent(time, body);
    if (event && beginsAnew(event)) picture = new Picture(pixels);
    if (event) pixels.event(event);
  }
  return pixels.seen;
}

async function recordsOf(file: RecordingFile, { file: bytes }: FakeCiphertext, recorded: Recorded) {
  const records = [];
  for (const { offset, length } of file.index.chunks) {
    const chunk = bytes.slice(offset, offset + length);
    const plaintext = await openChunk(recorded.key, RECORDING, chunk);
    records.push(...readRecords(plaintext ?? new Uint8Array(0)));
  }
  return records;
}

/** A session of `seconds`: calm with tiles, now and then a film, a pause, a new size. */
async function session(seed: number, seconds: number, films = true): Promise<Recorded> {
  const random = generator(seed);
  const recorded = await Recorded.begun();
  let mark = 1;
  recorded.picture(size(mark, WIDTH, HEIGHT));
  const paint = () => {
    const x = random(WIDTH - 2);
    const y = random(HEIGHT - 1);
    mark++;
    if (random(4) === 0) {
      const [fromX, fromY] = [random(WIDTH - 2), random(HEIGHT - 1)];
      recorded.picture(move({ mark, x, y, width: 2, height: 1, fromX, fromY }));
    } else {
      const data = new Uint8Array(6).fill(random(250));
      recorded.picture(...tile({ mark, x, y, width: 2, height: 1, data }));
    }
  };
  let key = true;
  for (let ms = 0; ms < seconds * 1000; ) {
    const film = random(3) === 0 && films;
    for (let i = 20 + random(40); i > 0; i--) {
      const step = 25 + random(30);
      await recorded.pass(step);
      ms += step;
      if (film) {
        recorded.picture(frame(++mark, recorded.ms));
        recorded.frame(key || random(50) === 0, random(30) === 0 ? 300_000 : 200 + random(4_000));
        key = false;
      } else {
        paint();
      }
      if (random(5) === 0) recorded.recorder.event({ type: 'cursor-at', x: random(WIDTH) });
    }
    if (!film) recorded.picture(exact(mark));
    if (random(6) === 0) recorded.recorder.event({ type: 'paused', paused: random(2) === 0 });
    if (films && random(9) === 0) recorded.picture(size(++mark, WIDTH, HEIGHT));
  }
  return recorded;
}

async function opened(recorded: Recorded) {
  const ciphertext = new FakeCiphertext(await recorded.file());
  const file = new RecordingFile(ciphertext, recorded.key, RECORDING);
  const screen = new Pixels();
  screen.wipe();
  const decoder = new FakeDecoder();
  const player = new Player(file, decoder, screen, () => undefined);
  return { ciphertext, file, screen, decoder, player };
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!condition()) {
    // Not by turns: on a busy machine the threads that decrypt come to less in each of them.
    if (performance.now() > end) assert.fail(what);
    await settle();
  }
}

/** A clock that goes on by as much as it is told. */
function ticking(): (ms: number) => number {
  let now = 0;
  return (ms) => {
    now += ms;
    return now;
  };
}

describe('player', () => {
  for (const seed of [1, 2, 3]) {
    test(`session ${seed}: wherever one goes, what stood then is seen`, async () => {
      const calm = seed === 3;
      const recorded = await session(seed, 90, !calm);
      const { ciphertext, file, screen, decoder, player } = await opened(recorded);
      await file.scan(() => undefined);
      assert.equal(file.verdict.kind, 'whole');
      const records = await recordsOf(file, ciphertext, recorded);
      const random = generator(seed + 100);
      for (let i = 0; i < 60; i++) {
        // Far away, a little further, a little back, both ends.
        const near = player.at + random(8_000) - 3_000;
        const time = [random(file.index.end), near, near, i % 2 ? 0 : file.index.end][i % 4] ?? 0;
        player.seek(time);
        await until(() => player.state !== 'seeking', 'the seek ends');
        assert.equal(screen.seen, await seenAt(records, player.at), `at ${player.at}`);
      }
      assert.equal(decoder.open, 0);
      if (calm) assert.ok(player.snapshots >= 3, `${player.snapshots}`);
    });
  }

  test('played to the end at any speed -> every frame is shown, and what stood at the end', async () => {
    const recorded = await session(5, 40);
    const { ciphertext, file, screen, decoder, player } = await opened(recorded);
    await file.scan(() => undefined);
    for (const speed of [1, 8]) {
      decoder.decoded = 0;
      player.speed = speed;
      player.seek(0);
      await until(() => player.state !== 'seeking', 'the seek ends');
      player.play();
      const now = ticking();
      await until(() => {
        player.tick(now(40));
        return player.state === 'ended';
      }, 'the end');
      await until(() => decoder.queued === 0 && decoder.open === 0, 'the last frame');
      assert.equal(decoder.decoded, file.index.frames.length);
      assert.ok(decoder.mostQueued <= 12);
      const records = await recordsOf(file, ciphertext, recorded);
      assert.equal(screen.seen, await seenAt(records, Infinity));
    }
  });

  test('newer wishes while seeking -> only the last one counts', async () => {
    const recorded = await session(6, 60);
    const { ciphertext, file, screen, player } = await opened(recorded);
    await file.scan(() => undefined);
    for (const part of [0.9, 0.2, 0.7, 0.4]) {
      player.seek(file.index.end * part);
      await settle();
    }
    await until(() => player.state !== 'seeking', 'the seek ends');
    assert.equal(player.at, file.index.end * 0.4);
    assert.equal(screen.seen, await seenAt(await recordsOf(file, ciphertext, recorded), player.at));
  });

  test('playing while the file still comes -> it waits and goes on', async () => {
    const recorded = await session(8, 30);
    const { file, player } = await opened(recorded);
    player.play();
    const now = ticking();
    player.tick(now(40));
    player.tick(now(40));
    await until(() => player.state === 'waiting', 'it waits');
    void file.scan(() => undefined);
    await until(() => {
      player.tick(now(200));
      return player.state === 'ended';
    }, 'the end');
    assert.equal(player.at, file.index.end);
  });

  test('a line that is gone -> it stops and says so; a new wish tries again', async () => {
    const recorded = await session(9, 30);
    const { ciphertext, file, player } = await opened(recorded);
    await file.scan(() => undefined);
    const read = ciphertext.read.bind(ciphertext);
    ciphertext.read = async () => {
      throw new Error('no line');
    };
    player.seek(20_000);
    await until(() => player.failure !== undefined, 'it fails');
    assert.equal(player.state, 'paused');
    ciphertext.read = read;
    player.seek(20_000);
    await until(() => player.failure === undefined && player.state === 'paused', 'it goes on');
  });

  test('played on after a line that was gone -> what stood at the end is seen', async () => {
    const recorded = await session(9, 30);
    const { ciphertext, file, screen, decoder, player } = await opened(recorded);
    await file.scan(() => undefined);
    const read = ciphertext.read.bind(ciphertext);
    ciphertext.read = async () => {
      throw new Error('no line');
    };
    player.seek(20_000);
    await until(() => player.failure !== undefined, 'it fails');
    ciphertext.read = read;
    player.play();
    const now = ticking();
    await until(() => {
      player.tick(now(40));
      return player.state === 'ended';
    }, 'the end');
    await until(() => decoder.queued === 0 && decoder.open === 0, 'the last frame');
    assert.equal(screen.seen, await seenAt(await recordsOf(file, ciphertext, recorded), Infinity));
  });

  test('a long calm session -> no more moments are kept than agreed, and seeks stay short', async () => {
    const recorded = await Recorded.begun();
    recorded.picture(size(1, WIDTH, HEIGHT));
    for (let i = 0; i < 4_000; i++) {
      await recorded.pass(500);
      recorded.picture(...tile({ mark: i + 2, x: i % WIDTH, data: Uint8Array.of(i, i, i) }));
    }
    const { file, player } = await opened(recorded);
    await file.scan(() => undefined);
    player.seek(file.index.end);
    await until(() => player.state !== 'seeking', 'the seek ends');
    assert.ok(player.snapshots <= 64 && player.snapshots > 30, `${player.snapshots}`);
    player.seek(file.index.end - 60_000);
    await until(() => player.state !== 'seeking', 'the seek ends');
    assert.ok(player.tilesPainted < 200, `${player.tilesPainted} tiles`);
  });
});
