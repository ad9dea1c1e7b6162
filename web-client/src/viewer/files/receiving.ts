import type { FileEntry, FilesMessage, SkipReason, TransferEnd } from '../files-messages.ts';
import type { Piece } from './piece.ts';
import { Sha256 } from './sha256.ts';
import type { Way } from './way.ts';

/** Where a transfer's files come to lie on the technician's side. */
export interface Sink {
  /** Makes a folder, also an empty one. */
  folder(path: string): Promise<void>;
  /** Begins a file. */
  file(path: string, bytes: number): Promise<FileSink>;
}

export interface FileSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** It is complete and checked. Gives the name that it has now. */
  keep(): Promise<string>;
  discard(): Promise<void>;
}

export const MOST_ENTRIES = 20_000;
/** The sender hears how far it is after this many bytes. */
const TELL_EVERY = 32 * 1024;
/** Written at once. */
const BLOCK = 256 * 1024;
/** Bytes that wait for the disk; above it the sender waits. */
const MOST_WAITING = 4 * 1024 * 1024;

/** A transfer from the customer: keeps only what is complete and unchanged. */
export class Receiving {
  readonly number: number;
  readonly files: number;
  readonly folders: number;
  readonly bytes: number;
  readonly entries: FileEntry[] = [];
  kept = 0;
  readonly skipped: { readonly path: string; readonly reason: SkipReason }[] = [];
  end: TransferEnd | undefined;
  running = false;
  readonly #way: Way;
  readonly #onChange: () => void;
  #sink: Sink | undefined;
  #file: Promise<FileSink> | undefined;
  #entry = 0;
  #have = 0;
  #told = 0;
  #settled = 0;
  #hash = new Sha256();
  #gathered: Uint8Array<ArrayBuffer>[] = [];
  #gatheredBytes = 0;
  #waiting = 0;
  /** What the disk still has to do, in order. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(offer: Extract<FilesMessage, { type: 'offer' }>, way: Way, onChange: () => void) {
    this.number = offer.transfer;
    this.files = offer.files;
    this.folders = offer.folders;
    this.bytes = offer.bytes;
    this.#way = way;
    this.#onChange = onChange;
    const entries = offer.files + offer.folders;
    if (offer.files < 0 || offer.folders < 0 || entries > MOST_ENTRIES || entries === 0) {
      this.over('TOO_MUCH');
    }
  }

  /** Whether all entries are known, so that the technician can say where they go. */
  get complete(): boolean {
    return this.entries.length === this.files + this.folders;
  }

  get done(): number {
    return this.#settled + this.#have;
  }

  list(entries: readonly FileEntry[]): void {
    this.entries.push(...entries);
    if (this.entries.length > this.files + this.folders) this.over('BROKEN');
    if (this.end || !this.complete) return;
    const bytes = this.entries.reduce((sum, entry) => sum + entry.bytes, 0);
    const folders = this.entries.filter((entry) => entry.folder);
    const wrong = bytes !== this.bytes || folders.length !== this.folders;
    if (wrong || folders.some((folder) => folder.bytes > 0)) this.over('BROKEN');
  }

  /** The technician says where it goes. */
  begin(sink: Sink): void {
    if (this.end || this.running || !this.complete) return;
    this.#sink = sink;
    this.running = true;
    for (const { path, folder } of this.entries) {
      if (folder) this.#later(() => sink.folder(path));
    }
    this.#pass();
    this.resume();
    this.#onChange();
  }

  /** Tells the sender from where to go on, on a new channel too. */
  resume(): void {
    if (!this.running || this.end) return;
    this.#told = this.#have;
    this.#way.say({
      type: 'go',
      transfer: this.number,
      entry: this.#entry,
      offset: this.#have,
    });
  }

  piece({ entry, offset, bytes }: Piece): void {
    const expected = this.entries[this.#entry];
    if (this.end || !this.running || !expected) return;
    const fits = entry === this.#entry && offset === this.#have;
    if (!fits || this.#have + bytes.length > expected.bytes) {
      this.over('BROKEN');
      return;
    }
    this.#hash.add(bytes);
    this.#have += bytes.length;
    this.#gather(bytes);
    if (this.#have - this.#told >= TELL_EVERY || this.#have === expected.bytes) {
      this.#told = this.#have;
      this.#tell(this.#entry, this.#have);
    }
    this.#onChange();
  }

  /** The sender is at the end of a file. */
  sent(entry: number, sha256: string): void {
    const expected = this.entries[this.#entry];
    if (this.end || !this.running || !expected) return;
    if (entry !== this.#entry) {
      this.over('BROKEN');
      return;
    }
    this.#flush();
    const right = this.#have === expected.bytes && this.#hash.hex() === sha256;
    const file = this.#open(expected);
    this.#file = undefined;
    if (right) this.#later(async () => this.#keep(entry, await (await file).keep()));
    else this.#later(async () => this.#throwAway(entry, await file));
    this.#next(right ? this.#have : expected.bytes);
  }

  /** The sender cannot send this file, or not to its end. */
  skip(entry: number, reason: SkipReason): void {
    const expected = this.entries[this.#entry];
    if (this.end || !this.running || !expected) return;
    if (entry !== this.#entry) {
      this.over('BROKEN');
      return;
    }
    this.skipped.push({ path: expected.path, reason });
    this.#discard();
    this.#next(expected.bytes);
    this.#tell(this.#entry, 0);
  }

  /** Ends it; told to the sender. */
  over(end: TransferEnd): void {
    if (this.end) return;
    this.#way.say({ type: 'over', transfer: this.number, end });
    this.ended(end);
  }

  /** The sender says that it is over. */
  ended(end: TransferEnd): void {
    if (this.end) return;
    this.#discard();
    this.end = end;
    this.#onChange();
  }

  #tell(entry: number, offset: number): void {
    const say = () => {
      if (!this.end) this.#way.say({ type: 'got', transfer: this.number, entry, offset });
    };
    if (this.#waiting < MOST_WAITING) say();
    else this.#later(async () => say());
  }

  #keep(entry: number, name: string): void {
    if (this.end) return;
    this.kept++;
    this.#way.say({ type: 'kept', transfer: this.number, entry, name });
    this.#finish();
  }

  async #throwAway(entry: number, file: FileSink): Promise<void> {
    await file.discard();
    if (this.end) return;
    const reason = 'WRONG_HASH';
    this.skipped.push({ path: this.entries[entry]?.path ?? '', reason });
    this.#way.say({ type: 'skipped', transfer: this.number, entry, reason });
    this.#finish();
  }

  #gather(bytes: Uint8Array<ArrayBuffer>): void {
    this.#gathered.push(bytes);
    this.#gatheredBytes += bytes.length;
    if (this.#gatheredBytes >= BLOCK) this.#flush();
  }

  #flush(): void {
    const entry = this.entries[this.#entry];
    if (!entry || this.#gatheredBytes === 0) return;
    const block = new Uint8Array(this.#gatheredBytes);
    let at = 0;
    for (const bytes of this.#gathered) {
      block.set(bytes, at);
      at += bytes.length;
    }
    this.#gathered = [];
    this.#gatheredBytes = 0;
    const file = this.#open(entry);
    this.#waiting += block.length;
    this.#later(async () => {
      await (await file).write(block);
      this.#waiting -= block.length;
    });
  }

  #open({ path, bytes }: FileEntry): Promise<FileSink> {
    if (!this.#file) {
      const sink = this.#sink;
      this.#file = this.#work.then(() => {
        if (!sink || this.end) throw new Error('over');
        return sink.file(path, bytes);
      });
      this.#file.catch(() => undefined); // who uses it hears it
    }
    return this.#file;
  }

  #discard(): void {
    const file = this.#file;
    this.#file = undefined;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    if (file)
      this.#work = this.#work.then(async () => (await file).discard()).catch(() => undefined);
  }

  #next(bytes: number): void {
    this.#settled += bytes;
    this.#entry++;
    this.#have = 0;
    this.#told = 0;
    this.#hash = new Sha256();
    this.#pass();
  }

  /** Passes folders; after the last entry the disk has to finish. */
  #pass(): void {
    while (this.entries[this.#entry]?.folder) this.#entry++;
    if (this.#entry >= this.entries.length) this.#later(async () => this.#finish());
  }

  #finish(): void {
    if (this.#entry >= this.entries.length && this.kept + this.skipped.length === this.files) {
      this.over('DONE');
    }
    this.#onChange();
  }

  #later(action: () => Promise<unknown>): void {
    this.#work = this.#work
      .then(() => (this.end ? undefined : action()))
      .catch((error: unknown) => this.over(endOf(error)));
  }
}

function endOf(error: unknown): TransferEnd {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'NO_SPACE';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'NO_PERMISSION';
  return 'UNWRITABLE';
}
