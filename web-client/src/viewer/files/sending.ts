import type { FileEntry, SkipReason, TransferEnd } from '../files-messages.ts';
import type { FlightWindow } from './flight-window.ts';
import { MOST_PIECE_SIZE, writePiece } from './piece.ts';
import { Sha256 } from './sha256.ts';
import type { Way } from './way.ts';

/** A file or folder of the technician. */
export interface Source extends FileEntry {
  /** These bytes; fewer if the file shrank. Throws {@link Changed} if it was written meanwhile. */
  read(from: number, to: number): Promise<ArrayBuffer>;
}

/** The file is not any more what was offered. */
export class Changed extends Error {
  override readonly name = 'Changed';
}

/** Files of which the receiver has not said what became of them. */
const MOST_OPEN = 64;
const BLOCK = 8 * MOST_PIECE_SIZE;
/** Characters of one message of the list. */
const LIST_CHARACTERS = 40_000;

/** A transfer to the customer: sends what was allowed, as fast as the receiver takes it. */
export class Sending {
  readonly number: number;
  readonly sources: readonly Source[];
  readonly bytes: number;
  kept = 0;
  readonly skipped: { readonly path: string; readonly reason: SkipReason }[] = [];
  end: TransferEnd | undefined;
  running = false;
  readonly #way: Way;
  readonly #onChange: () => void;
  readonly #window: FlightWindow;
  readonly #start: number[] = [];
  readonly #open = new Set<number>();
  #entry = 0;
  #sentTo = 0;
  #gotTo = 0;
  /** Counts the beginnings: whoever still works for an older one stops. */
  #run = 0;
  #wake: () => void = () => undefined;

  constructor(
    number: number,
    sources: readonly Source[],
    way: Way,
    onChange: () => void,
    window: FlightWindow,
  ) {
    this.#window = window;
    this.number = number;
    this.sources = sources;
    this.#way = way;
    this.#onChange = onChange;
    let bytes = 0;
    for (const source of sources) {
      this.#start.push(bytes);
      bytes += source.bytes;
    }
    this.#start.push(bytes);
    this.bytes = bytes;
  }

  /** Bytes that the receiver has, or does not get. */
  get done(): number {
    return this.#gotTo;
  }

  offer(): void {
    const folders = this.sources.filter((source) => source.folder).length;
    const files = this.sources.length - folders;
    this.#way.say({ type: 'offer', transfer: this.number, files, folders, bytes: this.bytes });
    let entries: FileEntry[] = [];
    let characters = 0;
    for (const { path, bytes, folder } of this.sources) {
      entries.push({ path, bytes, folder });
      characters += path.length + 60;
      if (characters < LIST_CHARACTERS) continue;
      this.#way.say({ type: 'entries', transfer: this.number, entries });
      entries = [];
      characters = 0;
    }
    if (entries.length > 0) this.#way.say({ type: 'entries', transfer: this.number, entries });
  }

  /** The receiver wants it from here on. */
  go(entry: number, offset: number): void {
    const start = this.#start[entry];
    if (this.end || start === undefined || offset > (this.sources[entry]?.bytes ?? 0)) {
      this.over('BROKEN');
      return;
    }
    for (const open of this.#open) if (open < entry) this.#settled(open);
    this.#open.clear();
    this.running = true;
    this.#entry = entry;
    this.#gotTo = this.#sentTo = start + offset;
    this.#window.restart();
    this.#run++;
    this.#wake();
    void this.#send(this.#run, offset);
  }

  /** The receiver has all up to here. */
  got(entry: number, offset: number): void {
    const place = (this.#start[entry] ?? Number.NaN) + offset;
    if (!(place <= this.#sentTo)) {
      this.over('BROKEN');
      return;
    }
    this.#advance(place);
  }

  /** The receiver keeps a file that was sent to its end. */
  keeps(entry: number): void {
    if (!this.#open.has(entry)) return;
    this.#settled(entry);
    this.#advance(this.#start[entry + 1] ?? 0);
  }

  /** The receiver does not want the rest of a file. */
  skips(entry: number, reason: SkipReason): void {
    const source = this.sources[entry];
    if (!source || !(this.#open.delete(entry) || entry === this.#entry)) return;
    this.skipped.push({ path: source.path, reason });
    if (entry === this.#entry) this.#next();
    this.#advance(this.#start[entry + 1] ?? 0);
  }

  /** Ends it; told to the receiver. */
  over(end: TransferEnd): void {
    if (this.end) return;
    this.ended(end);
    this.#way.say({ type: 'over', transfer: this.number, end });
  }

  /** The receiver says that it is over. */
  ended(end: TransferEnd): void {
    if (this.end) return;
    this.end = end;
    this.#run++;
    for (const open of end === 'DONE' ? this.#open : []) this.#settled(open);
    if (end === 'DONE') this.#gotTo = this.bytes;
    this.#wake();
    this.#onChange();
  }

  #settled(entry: number): void {
    this.#open.delete(entry);
    this.kept++;
  }

  #advance(place: number): void {
    this.#gotTo = Math.max(this.#gotTo, place);
    this.#window.got(this.#gotTo);
    this.#wake();
    this.#onChange();
  }

  #next(): void {
    this.#entry++;
    this.#sentTo = this.#start[this.#entry] ?? this.bytes;
  }

  async #send(run: number, from: number): Promise<void> {
    let offset = from;
    while (run === this.#run && this.#entry < this.sources.length) {
      const entry = this.#entry;
      const source = this.sources[entry];
      if (!source || source.folder) {
        this.#next();
        continue;
      }
      while (run === this.#run && this.#open.size >= MOST_OPEN) await this.#room();
      try {
        await this.#sendFile(run, entry, source, offset);
      } catch (error) {
        if (run !== this.#run) return;
        const reason = error instanceof Changed ? 'CHANGED' : 'UNREADABLE';
        this.skipped.push({ path: source.path, reason });
        this.#way.say({ type: 'skipped', transfer: this.number, entry, reason });
        this.#next();
      }
      offset = 0;
    }
  }

  /** Sends a file from `from` on; what comes before is read again, for the hash. */
  async #sendFile(run: number, entry: number, source: Source, from: number): Promise<void> {
    const goesOn = () => run === this.#run && entry === this.#entry;
    const hash = new Sha256();
    const read = (at: number) => readBlock(source, at);
    let next = read(0);
    for (let at = 0; at < source.bytes; ) {
      const block = await next;
      if (!goesOn()) return;
      const blockAt = at;
      at += block.length;
      next = read(at);
      next.catch(() => undefined); // it is heard when it is its turn
      hash.add(block);
      for (let i = Math.max(0, from - blockAt); i < block.length; ) {
        while (goesOn() && this.#sentTo - this.#gotTo >= this.#window.size) await this.#room();
        if (!goesOn()) return;
        const bytes = block.subarray(i, Math.min(i + this.#window.piece, block.length));
        this.#sentTo += bytes.length;
        this.#window.sent(this.#sentTo);
        this.#way.send(writePiece({ transfer: this.number, entry, offset: blockAt + i, bytes }));
        i += bytes.length;
      }
    }
    this.#open.add(entry);
    this.#way.say({ type: 'sent', transfer: this.number, entry, sha256: hash.hex() });
    this.#next();
  }

  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** The next bytes of a file; none at its end. */
async function readBlock(source: Source, at: number): Promise<Uint8Array<ArrayBuffer>> {
  const to = Math.min(at + BLOCK, source.bytes);
  if (to <= at) return new Uint8Array();
  const block = new Uint8Array(await source.read(at, to));
  if (block.length !== to - at) throw new Changed();
  return block;
}
