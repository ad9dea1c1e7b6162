import { type Codec, codecString } from '../../recording/codec.ts';
import type { Decoder } from '../../review/frame-feed.ts';

/** The level is that of the largest picture; decoders look at the stream itself. */
const LARGEST = 4096;

function isNamed(codec: string): codec is Codec {
  return codec === 'av1' || codec === 'vp8' || codec === 'vp9';
}

/** WebCodecs' decoder; frames carry their number as timestamp. */
export class BrowserDecoder implements Decoder<VideoFrame> {
  onFrame: (frame: number, decoded: VideoFrame) => void = (_, decoded) => decoded.close();
  readonly #config: VideoDecoderConfig;
  #decoder: VideoDecoder;
  #needsKey = true;

  /** @param codec as WebCodecs names it */
  constructor(codec: string) {
    this.#config = { codec, optimizeForLatency: true };
    this.#decoder = this.#make();
  }

  /**
   * How WebCodecs calls a recording's codec; undefined where this browser does not play it.
   *
   * @param recorded as the recorder called it: `av1`, or WebCodecs' own name
   */
  static async named(recorded: string): Promise<string | undefined> {
    const codec = isNamed(recorded) ? codecString(recorded, LARGEST, LARGEST) : recorded;
    if (typeof VideoDecoder === 'undefined') return undefined;
    try {
      return (await VideoDecoder.isConfigSupported({ codec })).supported ? codec : undefined;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return undefined;
    }
  }

  get queued(): number {
    return this.#decoder.decodeQueueSize;
  }

  decode(frame: number, key: boolean, data: Uint8Array<ArrayBuffer>): void {
    if (this.#decoder.state === 'closed') this.reset();
    if (this.#needsKey && !key) return;
    this.#needsKey = false;
    const type = key ? 'key' : 'delta';
    this.#decoder.decode(new EncodedVideoChunk({ type, timestamp: frame, data }));
  }

  reset(): void {
    this.#needsKey = true;
    if (this.#decoder.state === 'closed') {
      this.#decoder = this.#make();
    } else {
      this.#decoder.reset();
      this.#decoder.configure(this.#config);
    }
  }

  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#decoder.addEventListener('dequeue', () => resolve(), { once: true });
      if (this.#decoder.state === 'closed') resolve();
    });
  }

  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
  }

  #make(): VideoDecoder {
    const decoder = new VideoDecoder({
      output: (decoded) => this.onFrame(decoded.timestamp, decoded),
      // The decoder closes itself; it goes on with the next key frame.
      error: (error) => console.warn('A frame of the recording could not be decoded', error),
    });
    decoder.configure(this.#config);
    return decoder;
  }
}

/** For a browser that cannot show the video: the tiles play alone. */
export class NoDecoder implements Decoder<VideoFrame> {
  readonly queued = 0;
  onFrame: (frame: number, decoded: VideoFrame) => void = () => undefined;
  decode(): void {}
  reset(): void {}
  drained(): Promise<void> {
    return Promise.resolve();
  }
  close(): void {}
}
