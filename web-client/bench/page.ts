import { fromBase64Url } from '../src/recording/keys.ts';
import { Player } from '../src/review/player.ts';
import { RecordingFile } from '../src/review/recording-file.ts';
import { BrowserDecoder } from '../src/ui/review/browser-decoder.ts';
import { ReplayScreen } from '../src/ui/review/replay-screen.ts';

/** What the program that opened this page wants played. */
declare const order: { readonly size: number; readonly key: string; readonly recording: string };
declare const gc: () => void;

const SEEKS = 40;

interface Memory {
  readonly memory: { readonly usedJSHeapSize: number };
}

async function main(): Promise<void> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const raw = fromBase64Url(order.key);
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['decrypt']);
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const read = async (from: number, to: number) => {
    const response = await fetch('/content', { headers: { Range: `bytes=${from}-${to - 1}` } });
    return new Uint8Array(await response.arrayBuffer());
  };
  const file = new RecordingFile({ size: order.size, read }, key, order.recording);
  const screen = new ReplayScreen((name) => name);
  document.body.append(screen.element);
  let changed = () => {};
  const player = new Player(file, new BrowserDecoder('vp8'), screen, () => changed());
  const seek = async (ms: number) => {
    const start = performance.now();
    player.seek(ms);
    while (player.state === 'seeking') {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
    return Math.round(performance.now() - start);
  };
  let shownAt = 0;
  const scan = file.scan(() => undefined);
  await file.grown();
  await seek(0);
  if (screen.size.width > 0) shownAt = since();
  await scan;
  const scannedAt = since();
  const { end } = file.index;
  const heapMB = () => {
    gc();
    return Math.round((performance as unknown as Memory).memory.usedJSHeapSize / 1e6);
  };
  const afterScan = heapMB();
  const middle = await seek(end / 2 + 29_000);
  const last = await seek(end);
  const times: number[] = [];
  for (let i = 0; i < SEEKS; i++) times.push(await seek(((i * 0.618) % 1) * end));
  times.sort((a, b) => a - b);
  const figures = {
    verdict: file.verdict.kind,
    frames: file.index.frames.length,
    chunks: file.index.chunks.length,
    firstPictureMs: shownAt,
    readThroughMs: scannedAt,
    seekToMiddleMs: middle,
    seekToEndMs: last,
    seeksMedianMs: times[times.length >> 1],
    seeksSlowestMs: times.at(-1),
    heapMBAfterReading: afterScan,
    heapMBAfterSeeks: heapMB(),
  };
  await fetch('/result', { method: 'POST', body: JSON.stringify(figures) });
}

void main().catch((error: unknown) =>
  fetch('/result', { method: 'POST', body: JSON.stringify({ failed: String(error) }) }),
);
