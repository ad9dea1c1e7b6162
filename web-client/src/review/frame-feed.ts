import type { RecordingFile } from './recording-file.ts';

/** A decoded frame, such as a VideoFrame; whoever takes it closes it. */
export interface Decoded {
  close(): void;
}

/** Decodes video in the order in which it is given. */
export interface Decoder<D extends Decoded> {
  /** How many frames wait. */
  readonly queued: number;
  /** @param frame comes back with the decoded frame */
  decode(frame: number, key: boolean, data: Uint8Array<ArrayBuffer>): void;
  /** Forgets what waits; a key frame comes next. */
  reset(): void;
  /** Resolves when fewer wait, or the decoder gives up. */
  drained(): Promise<void>;
  close(): void;
  onFrame: (frame: number, decoded: D) => void;
}

/** Where decoded frames go. */
export interface FrameSink<D extends Decoded> {
  /** Takes the frame. */
  show(decoded: D): void;
  /** From now on the video's part of the picture is that of this frame. */
  stands(rtpTimestamp: number): void;
}

/** More frames than this do not wait in the decoder. */
const MOST_QUEUED = 12;
/** How long a decoder may take for the last frame of a seek. */
const PATIENCE_MS = 1500;

/**
 * The recording's video on its way through the decoder. While playing, each frame is shown and stands
 * as soon as it is decoded; on the way to a moment only the aim is shown, and frames stand in the
 * order of their records, decoded or not.
 */
export class FrameFeed<D extends Decoded> {
  readonly #file: RecordingFile;
  readonly #decoder: Decoder<D>;
  readonly #sink: FrameSink<D>;
  /** Frames before this one are not decoded. */
  #firstDecoded = 0;
  #needsKey = true;
  /** While seeking only this frame is shown; undefined: every one. */
  #aim: number | undefined;
  #aimShown: Promise<void> = Promise.resolve();
  #onAimShown: () => void = () => undefined;
  #shown = -1;

  constructor(file: RecordingFile, decoder: Decoder<D>, sink: FrameSink<D>) {
    this.#file = file;
    this.#decoder = decoder;
    this.#sink = sink;
    decoder.onFrame = (frame, decoded) => this.#decoded(frame, decoded);
  }

  /** Whether every frame that was given is decoded. */
  get idle(): boolean {
    return this.#decoder.queued === 0;
  }

  /** Only this frame is shown until {@link release}; -1: none. */
  aimAt(frame: number): void {
    this.#aim = frame;
    this.#aimShown = new Promise((resolve) => {
      this.#onAimShown = resolve;
    });
  }

  /** Every frame is shown again. */
  release(): void {
    this.#aim = undefined;
  }

  /**
   * Forgets what waits and begins anew with a key frame.
   *
   * @param key -1: with the next one that comes
   * @param end the first frame that is still to be passed; those before it are decoded at once
   */
  async restart(key: number, end: number, stop: () => boolean): Promise<void> {
    this.#decoder.reset();
    this.#needsKey = true;
    this.#firstDecoded = Math.max(0, key);
    this.#shown = -1;
    for (let i = key; i >= 0 && i < end && !stop(); i++) await this.#feed(i);
  }

  /** The record of this frame is played. */
  async pass(number: number): Promise<void> {
    if (this.#aim !== undefined) this.#stand(number);
    if (number >= this.#firstDecoded) await this.#feed(number);
  }

  /** Waits until the aim is seen, unless it cannot be decoded or the decoder takes too long. */
  async arrived(): Promise<void> {
    if (this.#aim === undefined || this.#aim < 0) return;
    if (this.#needsKey || this.#shown === this.#aim) return;
    const enough = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([this.#aimShown, enough]);
  }

  close(): void {
    this.#decoder.close();
  }

  /** Gives a frame to the decoder. */
  async #feed(number: number): Promise<void> {
    const frame = this.#file.index.frames[number];
    if (!frame || (this.#needsKey && !frame.key)) return;
    const data = await this.#file.frameData(frame);
    if (!data) return;
    while (this.#decoder.queued >= MOST_QUEUED) await this.#decoder.drained();
    this.#needsKey = false;
    this.#decoder.decode(number, frame.key, data);
  }

  #decoded(number: number, decoded: D): void {
    if (this.#aim !== undefined && number !== this.#aim) {
      decoded.close();
      return;
    }
    this.#shown = number;
    this.#sink.show(decoded);
    if (this.#aim === undefined) this.#stand(number);
    else this.#onAimShown();
  }

  #stand(number: number): void {
    const frame = this.#file.index.frames[number];
    if (frame) this.#sink.stands(frame.rtpTimestamp);
  }
}
