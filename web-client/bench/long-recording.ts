/**
 * Makes a recording of hours by the recorder's own code, opens it in the player in Chromium, and
 * prints how long the first picture and seeks take and what memory they need:
 * `node build.mjs long-recording [hours]`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChunkSealer, type SealingKey } from '../src/recording/chunks.ts';
import { Recorder } from '../src/recording/recorder.ts';
import { wholePictureMessages } from '../src/recording/whole-picture.ts';
import { film } from './film.ts';

const RECORDING = '0f8fad5b-d9cb-469f-a165-70867728950e';
const hours = Number(process.argv[2] ?? 2);
const folder = mkdtempSync(join(tmpdir(), 'long-recording-'));
const path = join(folder, 'recording');

/** Of each minute: so long the whole screen changes, so often; the rest is typing. */
const FILM_MS = 30_000;
const FPS = 15;
const TYPING_EVERY_MS = 250;
const MINUTE = 60_000;

async function make(key: SealingKey): Promise<void> {
  const { frames, width, height } = film((FILM_MS / 1000) * FPS, FPS);
  const file = openSync(path, 'w');
  let now = 0;
  let timers: { at: number; action: () => void }[] = [];
  const recorder = new Recorder(
    new ChunkSealer(key, RECORDING),
    { waiting: 0, add: (piece) => void writeSync(file, piece) },
    {
      now: () => now,
      wallClock: () => now,
      later: (ms, action) => void timers.push({ at: now + ms, action }),
    },
    {
      onBeginWanted: () => recorder.begin(() => wholePictureMessages({ ...whole, mark: rtp() })),
      onKeyFrameWanted: () => undefined,
      onCodecChanged: () => undefined,
      onGap: () => undefined,
      onBroken: (error) => {
        throw error;
      },
    },
  );
  const advance = async (ms: number) => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { action } of due) action();
    await recorder.settled();
  };
  const rtp = () => (now * 90) >>> 0;
  const whole = { width, height, pixels: noise(width, height), exact: true };
  const pieces = await tiles(16);
  recorder.begin(() => wholePictureMessages({ ...whole, mark: 0 }));
  recorder.event({ type: 'size', width, height });
  for (let minute = 0; minute < hours * 60; minute++) {
    for (const [i, data] of frames.entries()) {
      recorder.frame({ codec: 'vp8', data, key: i === 0, rtpTimestamp: rtp(), width, height });
      recorder.event({ type: 'cursor-at', x: i, y: minute });
      await advance(1000 / FPS);
    }
    while (now < (minute + 1) * MINUTE) {
      const [x, y] = [(now / 5) % (width - 320), (now / 70) % (height - 64)];
      const piece = pieces[((now / TYPING_EVERY_MS) % pieces.length) | 0] ?? [];
      for (const message of moved(piece, x, y, rtp())) recorder.picture(message);
      await advance(TYPING_EVERY_MS);
    }
  }
  recorder.end('session-over');
  await recorder.settled();
  closeSync(file);
}

/** Pieces of the picture, without the size before them. */
function tiles(count: number): Promise<Uint8Array<ArrayBuffer>[][]> {
  const piece = { width: 320, height: 64, mark: 0, exact: false };
  return Promise.all(
    Array.from({ length: count }, async () =>
      (await wholePictureMessages({ ...piece, pixels: noise(320, 64) })).slice(1),
    ),
  );
}

/** The same piece at another place and time. */
function moved(messages: readonly Uint8Array<ArrayBuffer>[], x: number, y: number, mark: number) {
  const [first = new Uint8Array(18), ...more] = messages;
  const copy = first.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(1, mark);
  view.setUint16(5, x);
  view.setUint16(7, y);
  return [copy, ...more];
}

/** About as hard to compress as text. */
function noise(width: number, height: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < pixels.length; i += 4 * 7) {
    if (Math.random() < 0.5) pixels.fill(Math.random() * 128, i, i + 3);
  }
  return pixels;
}

function serve(page: string, key: string, onResult: (figures: object) => void) {
  const size = statSync(path).size;
  return createServer((request, response) => {
    if (request.url === '/content') return part(request, response);
    if (request.url === '/result') {
      let body = '';
      request.on('data', (data) => {
        body += data;
      });
      request.on('end', () => {
        response.end();
        onResult(JSON.parse(body));
      });
      return;
    }
    const script = request.url === '/page.js';
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    const order = JSON.stringify({ size, key, recording: RECORDING });
    response.end(
      script ? page : `<body><script>order=${order}</script><script src=page.js></script>`,
    );
  });
}

function part({ headers }: IncomingMessage, response: ServerResponse): void {
  const [, from = 0, to = 0] = (/bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? []).map(Number);
  const bytes = Buffer.alloc(to - from + 1);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, bytes.length, from);
  closeSync(file);
  response.writeHead(206, { 'Content-Length': bytes.length, 'Cache-Control': 'no-store' });
  response.end(bytes);
}

/** Most resident memory of a page of that browser, in MB. */
function resident(profile: string): number {
  let most = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || !command.includes(profile)) continue;
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      most = Math.max(most, Number(peak?.[1] ?? 0) / 1000);
    } catch {
      // It has ended meanwhile.
    }
  }
  return Math.round(most);
}

async function main(): Promise<void> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
  const began = Date.now();
  await make(key);
  const made = { hours, MB: Math.round(statSync(path).size / 1e6), madeInMs: Date.now() - began };
  const raw = Buffer.from(await crypto.subtle.exportKey('raw', key)).toString('base64');
  const page = readFileSync(join(import.meta.dirname, 'page.js'), 'utf8');
  const figures = await new Promise<object>((resolve) => {
    const server = serve(page, raw, (result) => {
      const peak = { pageResidentMBAtMost: resident(folder) };
      browser?.once('exit', () => {
        server.close();
        resolve({ ...made, ...result, ...peak });
      });
      browser?.kill();
    });
    let browser: ChildProcess | undefined;
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const options = '--headless=new --no-sandbox --disable-gpu --disable-background-networking';
      const memory = ['--enable-precise-memory-info', '--js-flags=--expose-gc'];
      const profile = `--user-data-dir=${folder}/profile`;
      const address = `http://127.0.0.1:${port}/`;
      browser = spawn('chromium', [...options.split(' '), ...memory, profile, address]);
    });
  });
  console.log(JSON.stringify(figures, undefined, 2));
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
