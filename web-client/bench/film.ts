import { execFileSync } from 'node:child_process';

/** Encoded frames as a customer's computer might send them. */
export interface Film {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

const IVF_HEADER = 32;
const IVF_FRAME_HEADER = 12;

/** VP8 by Debian's ffmpeg: one key frame, then a picture that changes everywhere. */
export function film(frames: number, fps: number): Film {
  const [width, height] = [1280, 800];
  const source = `testsrc2=size=${width}x${height}:rate=${fps}`;
  const encoder =
    '-c:v libvpx -deadline realtime -cpu-used 8 -b:v 600k -g 100000 -keyint_min 100000';
  const ivf = execFileSync(
    'ffmpeg',
    `-v error -f lavfi -i ${source} -frames:v ${frames} ${encoder} -f ivf -`.split(' '),
    { maxBuffer: 1 << 28 },
  );
  const all: Uint8Array<ArrayBuffer>[] = [];
  for (let at = IVF_HEADER; at < ivf.length; ) {
    const begin = at + IVF_FRAME_HEADER;
    const end = begin + ivf.readUInt32LE(at);
    all.push(Uint8Array.from(ivf.subarray(begin, end)));
    at = end;
  }
  return { width, height, frames: all };
}
