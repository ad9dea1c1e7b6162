import { safeName } from '../files/safe-name.ts';
import type { StillToAgent, StillToTechnician } from '../messages.ts';
import type { DataChannel } from '../peer-connection.ts';
import { Malformed } from '../shape.ts';
import { decodeStillToTechnician } from '../still-messages.ts';

/** As in StillToTechnician.java. */
const LONGEST = 32 * 1024 * 1024;

/** A photograph that the customer took. */
export interface Still {
  readonly width: number;
  readonly height: number;
  /** A JPEG file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A harmless file name. */
  readonly name: string;
}

export interface StillsListener {
  /** A whole photograph is here, as it was sent. */
  onStill(still: Still): void;
  /** How much of one is here, from 0 to 1; undefined while none is coming. */
  onProgress(part: number | undefined): void;
}

/** The photographs of one session, as they come on the channel `still`. */
export class Stills {
  readonly #listener: StillsListener;
  #channel: DataChannel | undefined;
  #coming: { readonly still: Announced; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
  #have = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(listener: StillsListener) {
    this.#listener = listener;
  }

  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#drop();
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (channel !== this.#channel) return;
      try {
        if (data instanceof ArrayBuffer) this.#piece(new Uint8Array(data));
        else if (typeof data === 'string') this.#announced(decodeStillToTechnician(data));
        else throw new Malformed('neither text nor bytes');
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s browser sent something unknown', error);
      }
    };
    channel.onclose = () => {
      if (channel === this.#channel) this.#drop();
    };
  }

  /** Asks the customer for a photograph. */
  want(): void {
    this.#say({ type: 'want' });
  }

  #announced(still: Announced): void {
    this.#drop();
    if (still.bytes < 1 || still.bytes > LONGEST) throw new Malformed(`${still.bytes} bytes`);
    this.#coming = { still, bytes: new Uint8Array(still.bytes) };
    this.#listener.onProgress(0);
  }

  #piece(piece: Uint8Array): void {
    const coming = this.#coming;
    if (!coming || this.#have + piece.length > coming.bytes.length) {
      this.#drop();
      throw new Malformed('a piece of nothing');
    }
    coming.bytes.set(piece, this.#have);
    this.#have += piece.length;
    this.#listener.onProgress(this.#have / coming.bytes.length);
    if (this.#have < coming.bytes.length) return;
    this.#drop();
    this.#last = this.#last.then(() => this.#check(coming.still, coming.bytes));
  }

  /** What is not what was announced is not shown. */
  async #check(still: Announced, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
    if (sha256 !== still.sha256) {
      console.warn('A photograph came with another hash than announced', still.id);
      return;
    }
    const { width, height, name } = still;
    this.#listener.onStill({ width, height, bytes, name: safeName(name) });
    this.#say({ type: 'got', id: still.id });
  }

  #drop(): void {
    if (this.#coming) this.#listener.onProgress(undefined);
    this.#coming = undefined;
    this.#have = 0;
  }

  #say(message: StillToAgent): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}

type Announced = Extract<StillToTechnician, { type: 'still' }>;

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
