import { readPiece } from '../viewer/files/piece.ts';
import { Receiving, type Sink } from '../viewer/files/receiving.ts';
import { safePath } from '../viewer/files/safe-name.ts';
import type { Way } from '../viewer/files/way.ts';
import { decodeFilesMessage, type FilesMessage } from '../viewer/files-messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';
import type { Wish } from './state.ts';

/** What a browser keeps until the customer saves it. */
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_AT_ONCE = 16;
const MOST_DETAILS = 20;

export interface FilesListener {
  /** The technician wants to send this. */
  onWish(wish: Wish): void;
  /** A whole file is here and checked. */
  onReceived(sha256: string, bytes: number, name: string): void;
  onChange(): void;
}

/**
 * Files from the technician, which the customer accepts or not; docs/files.md, the receiver's half of
 * the agent's. A page cannot look into the customer's folders, so nothing is fetched from there.
 */
export class FilesSide implements Way {
  readonly #listener: FilesListener;
  readonly #sink: Sink;
  readonly #transfers = new Map<number, Receiving>();
  /** What the sender said of each file, by transfer and entry. */
  readonly #hashes = new Map<string, string>();
  #channel: DataChannel | undefined;

  constructor(sink: Sink, listener: FilesListener) {
    this.#sink = sink;
    this.#listener = listener;
  }

  get transfers(): readonly Receiving[] {
    return [...this.#transfers.values()];
  }

  attach(channel: DataChannel): void {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (channel === this.#channel) this.#receive(data);
    };
  }

  /** The customer answered. */
  decided(wish: Wish, allowed: boolean): void {
    const transfer = this.#transfers.get(wish.id);
    if (!transfer) return;
    if (allowed) transfer.begin(this.#sink);
    else transfer.over('REFUSED');
  }

  /** The right was taken back, or the session is over. */
  breakOff(): void {
    for (const transfer of this.#transfers.values()) transfer.over('CANCELLED');
  }

  say(message: FilesMessage): void {
    if (message.type === 'kept') this.#kept(message.transfer, message.entry, message.name);
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  send(piece: ArrayBuffer): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(piece);
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      const piece = readPiece(data);
      if (piece) this.#transfers.get(piece.transfer)?.piece(piece);
      return;
    }
    try {
      if (typeof data !== 'string') throw new Malformed('neither text nor bytes');
      this.#heard(decodeFilesMessage(data));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The technician’s page said something unknown about files', error);
    }
  }

  #heard(message: FilesMessage): void {
    switch (message.type) {
      case 'holding':
        this.#holding(message.transfers);
        break;
      case 'request':
        // A page has no files of its own: whoever wants to give some uses the program.
        this.say({ type: 'over', transfer: message.transfer, end: 'REFUSED' });
        break;
      case 'offer':
        this.#offered(message);
        break;
      case 'entries':
        this.#listed(message);
        break;
      case 'sent':
        this.#hashes.set(key(message.transfer, message.entry), message.sha256);
        this.#transfers.get(message.transfer)?.sent(message.entry, message.sha256);
        break;
      case 'skipped':
        this.#transfers.get(message.transfer)?.skip(message.entry, message.reason);
        break;
      case 'over':
        this.#transfers.get(message.transfer)?.ended(message.end);
        break;
      // What only a sender hears.
      case 'waits':
      case 'go':
      case 'got':
      case 'kept':
        break;
    }
    this.#listener.onChange();
  }

  /** The technician's page knows these still; the others were lost with a reload. */
  #holding(known: readonly number[]): void {
    for (const [number, transfer] of this.#transfers) {
      if (!known.includes(number)) transfer.ended('LOST');
      else transfer.resume();
    }
  }

  #offered(offer: Extract<FilesMessage, { type: 'offer' }>): void {
    const open = this.transfers.filter(({ end }) => end === undefined).length;
    const known = this.#transfers.get(offer.transfer);
    if ((known && !known.end) || offer.transfer < 1) return;
    if (open >= MOST_AT_ONCE || offer.bytes > MOST_BYTES) {
      this.say({ type: 'over', transfer: offer.transfer, end: 'TOO_MUCH' });
      return;
    }
    const transfer = new Receiving(offer, this, () => this.#listener.onChange());
    this.#transfers.set(offer.transfer, transfer);
  }

  #listed({ transfer: number, entries }: Extract<FilesMessage, { type: 'entries' }>): void {
    const transfer = this.#transfers.get(number);
    if (!transfer || transfer.end || transfer.complete) return;
    transfer.list(entries);
    if (transfer.end || !transfer.complete) return;
    this.say({ type: 'waits', transfer: number, step: 'ASKED' });
    const details = transfer.entries
      .filter((entry) => !entry.folder)
      .slice(0, MOST_DETAILS)
      .map((entry) => safePath(entry.path).join(' / '));
    this.#listener.onWish({ grant: 'FILES_IN', id: number, details });
  }

  #kept(number: number, entry: number, name: string): void {
    const bytes = this.#transfers.get(number)?.entries[entry]?.bytes;
    const sha256 = this.#hashes.get(key(number, entry));
    if (bytes !== undefined && sha256 !== undefined) {
      this.#listener.onReceived(sha256, bytes, name);
    }
  }
}

function key(transfer: number, entry: number): string {
  return `${transfer}/${entry}`;
}
