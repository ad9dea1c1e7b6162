import type { StillToTechnician } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';
import { decodeStillToAgent } from '../viewer/still-messages.ts';

const PIECE = 16 * 1024;
/** As in StillToTechnician.java. */
export const LONGEST_STILL = 32 * 1024 * 1024;
/** More waiting bytes would hold up what travels beside them. */
const MOST_BUFFERED = 256 * 1024;
const LOOK_AGAIN_MS = 20;

/** A photograph as the camera made it. */
export interface Photograph {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

export interface StillListener {
  /** The technician asks for a photograph. */
  onWanted(): void;
  /** The whole photograph is with the technician. */
  onArrived(sha256: string, photograph: Photograph): void;
}

/** Sends photographs in the camera's full resolution, one after the other. */
export class StillSide {
  readonly #later: (ms: number, action: () => void) => void;
  readonly #listener: StillListener;
  readonly #under = new Map<number, { sha256: string; photograph: Photograph }>();
  #channel: DataChannel | undefined;
  #id = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(later: (ms: number, action: () => void) => void, listener: StillListener) {
    this.#later = later;
    this.#listener = listener;
  }

  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#under.clear();
    this.#id = 0;
    channel.onmessage = ({ data }) => {
      if (channel !== this.#channel) return;
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        const message = decodeStillToAgent(data);
        if (message.type === 'want') this.#listener.onWanted();
        else this.#arrived(message.id);
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The technician’s page sent something unknown', error);
      }
    };
  }

  /** Sends it; false if it is too large, or there is no way. */
  async send(photograph: Photograph): Promise<boolean> {
    const channel = this.#channel;
    const { bytes, width, height, name } = photograph;
    if (channel?.readyState !== 'open' || bytes.length > LONGEST_STILL) return false;
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
    const sent = this.#last.then(async () => {
      const id = ++this.#id;
      this.#under.set(id, { sha256, photograph });
      const announced: StillToTechnician = {
        type: 'still',
        id,
        width,
        height,
        bytes: bytes.length,
        sha256,
        name,
      };
      channel.send(JSON.stringify(announced));
      for (let from = 0; from < bytes.length; from += PIECE) {
        while (channel.bufferedAmount > MOST_BUFFERED) await this.#pause();
        if (channel.readyState !== 'open') return;
        channel.send(bytes.slice(from, from + PIECE).buffer);
      }
    });
    this.#last = sent.catch(() => undefined);
    await sent;
    return channel.readyState === 'open';
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#later(LOOK_AGAIN_MS, resolve));
  }

  #arrived(id: number): void {
    const under = this.#under.get(id);
    this.#under.delete(id);
    if (under) this.#listener.onArrived(under.sha256, under.photograph);
  }
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
