import { ChunkSealer } from './chunks.ts';
import { codecOf } from './codec.ts';
import type { EncodedFrame } from './container.ts';
import { frameSize } from './frame-size.ts';
import { freshKey } from './keys.ts';
import { Recorder } from './recorder.ts';
import { createRecording, noteGap, reviewKeys, uploadRequest } from './server.ts';
import { Upload } from './upload.ts';
import { wholePictureMessages } from './whole-picture.ts';
import type {
  FromRecorder,
  RecordingFailure,
  StandingPicture,
  ToRecorder,
} from './worker-messages.ts';

/**
 * Records one support session: copies the encoded frames on their way to the decoder, encrypts, and
 * uploads. The page loads it only when a recording begins.
 */
declare const self: DedicatedWorkerGlobalScope;

const later = (ms: number, action: () => void) => void setTimeout(action, ms);
const environment = { now: () => performance.now(), wallClock: () => Date.now(), later };

const PROGRESS_EVERY_MS = 500;

let recorder: Recorder | undefined;
let upload: Upload | undefined;
let transformer: RTCRtpScriptTransformer | undefined;
/** Of the track, where frames do not say so themselves. */
let mimeType = '';
/** Why it was ended, from then on. */
let ended: string | undefined;

self.onmessage = ({ data }: MessageEvent<ToRecorder>) => {
  switch (data.do) {
    case 'start':
      void start(data);
      break;
    case 'begin':
      recorder?.begin(() => picture(data.picture));
      break;
    case 'picture':
      recorder?.picture(new Uint8Array(data.message));
      break;
    case 'event':
      recorder?.event(data.event);
      break;
    case 'end':
      end(data.why);
      break;
  }
};

self.onrtctransform = (event: RTCTransformEvent) => {
  transformer = event.transformer;
  void passOn(event.transformer);
};

async function start(order: Extract<ToRecorder, { do: 'start' }>): Promise<void> {
  const keys = await reviewKeys();
  if (keys.outcome === 'failed') return fail(keys.why);
  const { key, wrapped } = await freshKey(keys.answer);
  const codec = codecOf(order.mimeType) ?? 'unknown';
  const created = await createRecording(order.session, order.formToken, codec, wrapped);
  if (created.outcome === 'failed') return fail(created.why);
  const { recording, upload: address } = created.answer;
  const sink = new Upload(
    {
      request: (method, headers, body) =>
        uploadRequest(address, order.formToken, method, headers, body),
      later,
      random: () => Math.random(),
    },
    {
      onProgress: () => recorder?.lineMoved(),
      onComplete: () => say({ say: 'complete' }),
      onFailed: (why) => fail(why === 'confused' ? 'server' : why),
    },
  );
  recorder = new Recorder(new ChunkSealer(key, recording), sink, environment, {
    onBeginWanted: () => say({ say: 'begin-wanted' }),
    onKeyFrameWanted: () => transformer?.sendKeyFrameRequest(),
    onCodecChanged: () => say({ say: 'codec-changed' }),
    onGap: (from, to, why) => void noteGap(recording, order.formToken, { from, to, why }),
    onBroken: (error) => {
      console.error('The recording broke', error);
      fail('broken');
    },
  });
  upload = sink;
  mimeType = order.mimeType;
  say({ say: 'started', recording });
  setInterval(progress, PROGRESS_EVERY_MS);
  if (ended !== undefined) recorder.end(ended);
}

function end(why: string): void {
  ended = why;
  recorder?.end(why);
}

function fail(why: RecordingFailure): void {
  recorder = undefined;
  upload?.abandon();
  say({ say: 'failed', why });
}

function progress(): void {
  if (!upload || !recorder) return;
  const gap = recorder.gapSince !== undefined;
  say({ say: 'progress', waiting: upload.waiting, cut: upload.cut, gap });
}

/** Hands every frame on unchanged, whatever becomes of its copy. */
async function passOn({ readable, writable }: RTCRtpScriptTransformer): Promise<void> {
  const reader: ReadableStreamDefaultReader<RTCEncodedVideoFrame> = readable.getReader();
  const writer: WritableStreamDefaultWriter<RTCEncodedVideoFrame> = writable.getWriter();
  for (;;) {
    const { done, value: frame } = await reader.read();
    if (done) return;
    // What is written belongs to the decoder, so it is copied before.
    const copy = recorder && copyOf(frame);
    void writer.write(frame);
    if (copy) recorder?.frame(copy);
  }
}

function copyOf(frame: RTCEncodedVideoFrame): EncodedFrame | undefined {
  if (frame.data.byteLength === 0) return undefined;
  const facts = frame.getMetadata();
  const codec = codecOf(facts.mimeType ?? mimeType);
  if (!codec) {
    fail('codec');
    return undefined;
  }
  const data = new Uint8Array(frame.data.slice(0));
  const key = frame.type === 'key';
  const [width, height] = (key && frameSize(codec, data)) || [facts.width ?? 0, facts.height ?? 0];
  const rtpTimestamp = facts.rtpTimestamp ?? frame.timestamp;
  return { codec, data, key, rtpTimestamp, width, height };
}

async function picture(standing: StandingPicture | undefined) {
  if (!standing) return [];
  const pixels = standing.bitmap && pixelsOf(standing.bitmap);
  return wholePictureMessages({ ...standing, pixels });
}

function pixelsOf(bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no canvas in a worker');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, width, height).data;
}

function say(message: FromRecorder): void {
  self.postMessage(message);
}
