import { decodeClipboardToTechnician } from '../clipboard-messages.ts';
import type {
  ClipboardKind,
  ClipboardOutcome,
  ClipboardPart,
  ClipboardToAgent,
} from '../messages.ts';
import type { DataChannel } from '../peer-connection.ts';
import { Malformed } from '../shape.ts';

/** As in ClipboardPart.java. */
export const MOST_BYTES = 16 << 20;
const PIECE = 16 << 10;
/** Bytes that may wait for the network: more would make the input slow. */
const MOST_WAITING = 512 << 10;
const LOOK_AGAIN_MS = 10;

/** What was copied, in each of its forms: text and HTML as UTF-8, a picture as PNG. */
export type Copied = Readonly<Partial<Record<ClipboardKind, Uint8Array<ArrayBuffer>>>>;

/** How an exchange ended. `LOST`: the connection broke. */
export type Ended =
  | { readonly kind: 'ended'; readonly outcome: ClipboardOutcome | 'LOST' }
  | { readonly kind: 'content'; readonly copied: Copied };

export interface Progress {
  readonly direction: 'put' | 'fetch';
  readonly done: number;
  /** 0 while the size is unknown. */
  readonly total: number;
}

export interface ExchangeEnvironment {
  later(ms: number, action: () => void): unknown;
  onProgress(progress: Progress | undefined): void;
}

/**
 * The way to the customer's clipboard and back: one exchange at a time, a new one ends the one before.
 */
export class ClipboardExchange {
  readonly #environment: ExchangeEnvironment;
  #channel: DataChannel | undefined;
  #lastId = 0;
  #running: Running | undefined;

  constructor(environment: ExchangeEnvironment) {
    this.#environment = environment;
  }

  get available(): boolean {
    return this.#channel?.readyState === 'open';
  }

  attach(channel: DataChannel): void {
    this.#end({ kind: 'ended', outcome: 'LOST' });
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (channel === this.#channel) this.#receive(data);
    };
    channel.onclose = () => {
      if (channel === this.#channel) this.detach();
    };
  }

  /** The session or the connection is over. */
  detach(): void {
    this.#channel = undefined;
    this.#end({ kind: 'ended', outcome: 'LOST' });
  }

  /** Into the customer's clipboard. */
  put(copied: Copied): Promise<Ended> {
    const forms = Object.entries(copied) as [ClipboardKind, Uint8Array<ArrayBuffer>][];
    const parts = forms
      .filter(([, bytes]) => bytes.length > 0)
      .map(([kind, bytes]) => ({ kind, length: bytes.length }));
    const total = parts.reduce((sum, { length }) => sum + length, 0);
    if (total === 0) return Promise.resolve({ kind: 'ended', outcome: 'EMPTY' });
    if (total > MOST_BYTES) return Promise.resolve({ kind: 'ended', outcome: 'TOO_LARGE' });
    return this.#begin('put', total, (running) => {
      this.#tell({ type: 'put', id: running.id, parts });
      const pieces = forms.flatMap(([, bytes]) => cut(bytes));
      this.#send(running, pieces);
    });
  }

  /** Out of the customer's clipboard. */
  fetch(afterCopy: boolean): Promise<Ended> {
    return this.#begin('fetch', 0, ({ id }) => this.#tell({ type: 'fetch', id, afterCopy }));
  }

  cancel(): void {
    if (!this.#running) return;
    this.#tell({ type: 'cancel', id: this.#running.id });
    this.#end({ kind: 'ended', outcome: 'CANCELLED' });
  }

  #begin(
    direction: Progress['direction'],
    total: number,
    start: (running: Running) => void,
  ): Promise<Ended> {
    this.#end({ kind: 'ended', outcome: 'CANCELLED' });
    if (!this.available) return Promise.resolve({ kind: 'ended', outcome: 'LOST' });
    return new Promise((resolve) => {
      this.#lastId++;
      const running: Running = { id: this.#lastId, direction, total, done: 0, pieces: [], resolve };
      this.#running = running;
      this.#report(running);
      start(running);
    });
  }

  /** No faster than the network takes it. */
  #send(running: Running, pieces: readonly ArrayBuffer[], from = 0): void {
    let next = from;
    while (running === this.#running && this.#channel && next < pieces.length) {
      if (this.#channel.bufferedAmount > MOST_WAITING) {
        this.#environment.later(LOOK_AGAIN_MS, () => this.#send(running, pieces, next));
        break;
      }
      const piece = pieces[next++];
      if (!piece) break;
      this.#channel.send(piece);
      running.done += piece.byteLength;
    }
    if (running === this.#running) this.#report(running);
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      this.#take(new Uint8Array(data));
      return;
    }
    try {
      if (typeof data !== 'string') throw new Malformed('neither text nor bytes');
      const message = decodeClipboardToTechnician(data);
      if (message.id !== this.#running?.id) return; // of an exchange that is over
      if (message.type === 'result') this.#end({ kind: 'ended', outcome: message.outcome });
      else this.#expect(message.parts);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The customer’s computer sent something unknown', error);
    }
  }

  #expect(parts: readonly ClipboardPart[]): void {
    const running = this.#running;
    if (running?.direction !== 'fetch' || running.parts) return;
    const total = parts.reduce((sum, { length }) => sum + length, 0);
    const kinds = new Set(parts.map(({ kind }) => kind));
    const sane = parts.every(({ length }) => length > 0) && kinds.size === parts.length;
    if (!sane || total === 0 || total > MOST_BYTES) {
      this.cancel();
      return;
    }
    running.parts = parts;
    running.total = total;
    this.#report(running);
  }

  #take(bytes: Uint8Array<ArrayBuffer>): void {
    const running = this.#running;
    if (!running?.parts) return;
    running.pieces.push(bytes);
    running.done += bytes.length;
    if (running.done > running.total) this.cancel();
    else if (running.done < running.total) this.#report(running);
    else this.#end({ kind: 'content', copied: together(running.parts, running.pieces) });
  }

  #report({ direction, done, total }: Running): void {
    this.#environment.onProgress({ direction, done, total });
  }

  #end(ended: Ended): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    this.#environment.onProgress(undefined);
    running.resolve(ended);
  }

  #tell(message: ClipboardToAgent): void {
    if (this.available) this.#channel?.send(JSON.stringify(message));
  }
}

interface Running {
  readonly id: number;
  readonly direction: Progress['direction'];
  total: number;
  done: number;
  parts?: readonly ClipboardPart[];
  readonly pieces: Uint8Array<ArrayBuffer>[];
  readonly resolve: (ended: Ended) => void;
}

function cut(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer[] {
  const pieces: ArrayBuffer[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) {
    pieces.push(bytes.slice(from, from + PIECE).buffer);
  }
  return pieces;
}

function together(
  parts: readonly ClipboardPart[],
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Copied {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  const copied: Partial<Record<ClipboardKind, Uint8Array<ArrayBuffer>>> = {};
  let from = 0;
  for (const { kind, length } of parts) {
    copied[kind] = all.slice(from, from + length);
    from += length;
  }
  return copied;
}
