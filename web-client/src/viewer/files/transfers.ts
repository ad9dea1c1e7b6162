import {
  decodeFilesMessage,
  type FilesMessage,
  type SkipReason,
  type TransferEnd,
  type TransferStep,
} from '../files-messages.ts';
import type { DataChannel } from '../peer-connection.ts';
import { Malformed } from '../shape.ts';
import { FlightWindow } from './flight-window.ts';
import { Pace } from './pace.ts';
import { readPiece } from './piece.ts';
import { Receiving, type Sink } from './receiving.ts';
import { Sending, type Source } from './sending.ts';
import type { Way } from './way.ts';

/** One transfer as people see it. */
export interface TransferView {
  readonly number: number;
  readonly toCustomer: boolean;
  /** Of everything on the outermost level: one name, or several. */
  readonly names: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly done: number;
  /** Bytes; 0 while it is not known. */
  readonly perSecond: number;
  readonly state: TransferState;
  readonly end: TransferEnd | undefined;
  readonly kept: number;
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
}

/**
 * `asked`: the customer thinks; `choosing`: the customer chooses; `offered`: the technician has to
 * say where it goes.
 */
export type TransferState = 'asked' | 'choosing' | 'offered' | 'running' | 'interrupted' | 'over';

interface Entry {
  readonly number: number;
  step: TransferStep | undefined;
  work: Sending | Receiving | 'requested';
  end: TransferEnd | undefined;
  readonly pace: Pace;
}

/** All transfers of this page, over connections that come and go. */
export class Transfers implements Way {
  readonly #onChange: () => void;
  readonly #now: () => number;
  readonly #entries = new Map<number, Entry>();
  #channel: DataChannel | undefined;
  #last = -1;

  /** @param now milliseconds */
  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** The agent's channel stands, for the first time or again. */
  attach(channel: DataChannel): void {
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (channel === this.#channel) this.#receive(data);
    };
    channel.onclose = () => {
      if (channel !== this.#channel) return;
      this.#channel = undefined;
      this.#onChange();
    };
    if (channel.readyState === 'open') this.#begin();
    else channel.onopen = () => this.#begin();
  }

  #begin(): void {
    const held = [...this.#entries.values()].filter(({ end }) => !end);
    this.say({ type: 'holding', transfers: held.map(({ number }) => number) });
    for (const { work } of held) if (work instanceof Receiving) work.resume();
    this.#onChange();
  }

  get connected(): boolean {
    return this.#channel?.readyState === 'open';
  }

  /** Asks the customer to take these. */
  offer(sources: readonly Source[]): void {
    const number = this.#next();
    const sending = new Sending(
      number,
      sources,
      this,
      () => this.#changed(number),
      new FlightWindow(() => Date.now()),
    );
    this.#add(number, sending);
    sending.offer();
    this.#onChange();
  }

  /** Asks the customer for files. */
  request(words: string): void {
    const number = this.#next();
    this.#add(number, 'requested');
    this.say({ type: 'request', transfer: number, words });
    this.#onChange();
  }

  /** Says where something goes that the customer sends. */
  accept(number: number, sink: Sink): void {
    const work = this.#entries.get(number)?.work;
    if (work instanceof Receiving) work.begin(sink);
  }

  /** Breaks it off, or takes it off the list if it is over. */
  dismiss(number: number): void {
    const entry = this.#entries.get(number);
    if (!entry) return;
    if (entry.end) this.#entries.delete(number);
    else this.#cancel(entry);
    this.#onChange();
  }

  /** The session is over. */
  forget(): void {
    for (const entry of this.#entries.values()) if (!entry.end) this.#cancel(entry);
    this.#entries.clear();
    this.#channel = undefined;
    this.#onChange();
  }

  #cancel(entry: Entry): void {
    if (entry.work === 'requested') {
      this.say({ type: 'over', transfer: entry.number, end: 'CANCELLED' });
      entry.end = 'CANCELLED';
    } else {
      entry.work.over('CANCELLED');
    }
  }

  list(): TransferView[] {
    return [...this.#entries.values()].map((entry) => this.#view(entry));
  }

  /** What the customer offers, by its paths. */
  paths(number: number): readonly string[] {
    const work = this.#entries.get(number)?.work;
    return work instanceof Receiving ? work.entries.map(({ path }) => path) : [];
  }

  #view(entry: Entry): TransferView {
    const { number, work, end, pace } = entry;
    if (work === 'requested') {
      const state = end ? 'over' : this.#waiting(entry);
      return { ...NOTHING, number, state, end };
    }
    const entries = work instanceof Sending ? work.sources : work.entries;
    return {
      number,
      toCustomer: work instanceof Sending,
      names: [...new Set(entries.map(({ path }) => path.split('/')[0] ?? path))],
      files: entries.filter(({ folder }) => !folder).length,
      bytes: work.bytes,
      done: work.done,
      perSecond: pace.perSecond,
      state: this.#stateOf(entry, work),
      end,
      kept: work.kept,
      skipped: work.skipped,
    };
  }

  #stateOf(entry: Entry, work: Sending | Receiving): TransferState {
    if (entry.end) return 'over';
    if (!this.connected) return 'interrupted';
    if (work.running) return 'running';
    return work instanceof Sending ? 'asked' : 'offered';
  }

  #waiting({ step }: Entry): TransferState {
    if (!this.connected) return 'interrupted';
    return step === 'CHOOSING' ? 'choosing' : 'asked';
  }

  #next(): number {
    this.#last += 2;
    return this.#last;
  }

  #add(number: number, work: Entry['work']): void {
    this.#entries.set(number, {
      number,
      step: undefined,
      work,
      end: undefined,
      pace: new Pace(),
    });
  }

  #changed(number: number): void {
    const entry = this.#entries.get(number);
    if (!entry || entry.work === 'requested') return;
    entry.end = entry.work.end;
    if (this.#stateOf(entry, entry.work) === 'running') {
      entry.pace.mark(this.#now(), entry.work.done);
    } else {
      entry.pace.forget();
    }
    this.#onChange();
  }

  say(message: FilesMessage): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  send(piece: ArrayBuffer): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(piece);
  }

  #receive(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      const piece = readPiece(data);
      const work = piece && this.#entries.get(piece.transfer)?.work;
      if (work instanceof Receiving) work.piece(piece as NonNullable<typeof piece>);
      return;
    }
    try {
      if (typeof data !== 'string') throw new Malformed('neither text nor bytes');
      this.#heard(decodeFilesMessage(data));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      console.warn('The customer’s computer said something unknown about files', error);
    }
  }

  #heard(message: FilesMessage): void {
    if (message.type === 'holding' || message.type === 'request') return;
    const entry = this.#entries.get(message.transfer);
    if (message.type === 'offer') {
      this.#offered(message, entry);
      return;
    }
    if (!entry || entry.end) return;
    const { work } = entry;
    switch (message.type) {
      case 'waits':
        entry.step = message.step;
        break;
      case 'over':
        if (work === 'requested') entry.end = message.end;
        else work.ended(message.end);
        break;
      case 'entries':
        if (work instanceof Receiving) work.list(message.entries);
        break;
      case 'go':
        if (work instanceof Sending) work.go(message.entry, message.offset);
        break;
      case 'got':
        if (work instanceof Sending) work.got(message.entry, message.offset);
        break;
      case 'sent':
        if (work instanceof Receiving) work.sent(message.entry, message.sha256);
        break;
      case 'kept':
        if (work instanceof Sending) work.keeps(message.entry);
        break;
      case 'skipped':
        if (work instanceof Sending) work.skips(message.entry, message.reason);
        else if (work instanceof Receiving) work.skip(message.entry, message.reason);
        break;
    }
    this.#onChange();
  }

  /** The customer sends something, asked for or not. */
  #offered(offer: Extract<FilesMessage, { type: 'offer' }>, known: Entry | undefined): void {
    const expected = known ? known.work === 'requested' && !known.end : offer.transfer % 2 === 0;
    if (!expected) return;
    const receiving = new Receiving(offer, this, () => this.#changed(offer.transfer));
    if (known) known.work = receiving;
    else this.#add(offer.transfer, receiving);
    this.#changed(offer.transfer);
  }
}

const NOTHING = {
  toCustomer: false,
  names: [],
  files: 0,
  bytes: 0,
  done: 0,
  perSecond: 0,
  kept: 0,
  skipped: [],
};
