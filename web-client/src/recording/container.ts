import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  StreamTarget,
  WebMOutputFormat,
} from 'mediabunny';
import { type Codec, codecString } from './codec.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A frame as the encoder at the other end made it. */
export interface EncodedFrame {
  readonly codec: Codec;
  readonly data: Bytes;
  readonly key: boolean;
  readonly rtpTimestamp: number;
  /** Pixels; only a key frame has to know. */
  readonly width: number;
  readonly height: number;
}

/** A WebM file that grows by one frame at a time and is never changed behind its end. One call after the other. */
export class Container {
  readonly codec: Codec;
  readonly #source: EncodedVideoPacketSource;
  readonly #output: Output;
  #bytes: Bytes[] = [];
  #last = -1;

  constructor(codec: Codec) {
    this.codec = codec;
    this.#source = new EncodedVideoPacketSource(codec);
    const sink = new WritableStream<{ data: Bytes }>({
      write: ({ data }) => {
        this.#bytes.push(data);
      },
    });
    this.#output = new Output({
      format: new WebMOutputFormat({ appendOnly: true }),
      target: new StreamTarget(sink),
    });
    this.#output.addVideoTrack(this.#source);
  }

  /**
   * Appends a frame; the first one has to be a key frame.
   *
   * @param ms when it came; frames of the same millisecond are put one after the other
   * @returns the file's next bytes, and the frame's time in the file
   */
  async add(frame: EncodedFrame, ms: number): Promise<{ bytes: Bytes[]; containerMs: number }> {
    const first = this.#last < 0;
    if (first) await this.#output.start();
    const containerMs = Math.max(ms, this.#last + 1);
    this.#last = containerMs;
    const { width: codedWidth, height: codedHeight } = frame;
    const packet = new EncodedPacket(
      frame.data,
      frame.key ? 'key' : 'delta',
      containerMs / 1000,
      0,
    );
    const codec = codecString(this.codec, codedWidth, codedHeight);
    await this.#source.add(
      packet,
      first ? { decoderConfig: { codec, codedWidth, codedHeight } } : undefined,
    );
    return { bytes: this.#taken(), containerMs };
  }

  /** Ends the file. */
  async end(): Promise<Bytes[]> {
    if (this.#last >= 0) await this.#output.finalize();
    return this.#taken();
  }

  #taken(): Bytes[] {
    const bytes = this.#bytes;
    this.#bytes = [];
    return bytes;
  }
}
