import { fullJitter } from '../viewer/backoff.ts';

/** What the upload needs from its surroundings. */
export interface UploadEnvironment {
  /** Rejects if there is no answer. */
  request(method: 'PATCH' | 'HEAD', headers: Headers, body?: Bytes): Promise<Answer>;
  later(ms: number, action: () => void): void;
  random(): number;
}

export type Headers = Readonly<Record<string, string>>;
type Bytes = Uint8Array<ArrayBuffer>;

export interface Answer {
  readonly status: number;
  header(name: string): string | undefined;
}

/** Why the server will not have the rest. */
export type UploadFailure = 'gone' | 'tooLarge' | 'diskFull' | 'confused';

export interface UploadListener {
  /** Something is safely at the server. */
  onProgress(): void;
  /** All of it is at the server. */
  onComplete(): void;
  /** Nothing more will be sent. */
  onFailed(why: UploadFailure): void;
}

const TUS = { 'Tus-Resumable': '1.0.0' };

/**
 * Sends a file that is still growing to the server by the core of tus 1.0: a piece a request, each
 * only after the one before is known to be stored. After a cut it asks how far the server came and
 * goes on from there, so at most one piece is sent twice. It never gives up for the network's sake.
 */
export class Upload {
  readonly #environment: UploadEnvironment;
  readonly #listener: UploadListener;
  /** What is not known to be stored; the first piece begins at or before the offset. */
  readonly #pieces: Bytes[] = [];
  #waiting = 0;
  /** Where the first piece begins in the file. */
  #begin = 0;
  /** How far the server came. */
  #offset = 0;
  #total: number | undefined;
  #lengthTold = false;
  #attempt = 0;
  #over = false;
  /** Whether the server's offset is unknown. */
  #lost = false;
  #busy = false;

  constructor(environment: UploadEnvironment, listener: UploadListener) {
    this.#environment = environment;
    this.#listener = listener;
  }

  /** Bytes that are not known to be at the server. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether the last attempt failed. */
  get cut(): boolean {
    return this.#attempt > 0;
  }

  /** The next piece of the file. */
  add(piece: Bytes, last: boolean): void {
    if (this.#over) return;
    this.#pieces.push(piece);
    this.#waiting += piece.length;
    if (last) this.#total = this.#begin + this.#pieces.reduce((sum, { length }) => sum + length, 0);
    if (!this.#busy) void this.#run();
  }

  /** Sends nothing more. */
  abandon(): void {
    this.#over = true;
    this.#pieces.length = 0;
    this.#waiting = 0;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (!this.#over && (this.#lost || this.#hasMore())) {
      const arrived = this.#lost ? await this.#find() : await this.#send();
      if (this.#over) break;
      if (arrived) {
        this.#attempt = 0;
        this.#listener.onProgress();
      } else {
        this.#lost = true;
        await this.#pause();
      }
    }
    this.#busy = false;
    if (this.#over || this.#total === undefined) return;
    this.#over = true;
    this.#listener.onComplete();
  }

  #hasMore(): boolean {
    return this.#pieces.length > 0 || (this.#total !== undefined && !this.#lengthTold);
  }

  /** Sends what the server lacks of the first piece; whether it is stored. */
  async #send(): Promise<boolean> {
    const piece = this.#pieces[0]?.subarray(this.#offset - this.#begin) ?? new Uint8Array(0);
    const last = this.#total !== undefined && this.#offset + piece.length === this.#total;
    const answer = await this.#ask('PATCH', piece, {
      'Upload-Offset': String(this.#offset),
      'Content-Type': 'application/offset+octet-stream',
      ...(last ? { 'Upload-Length': String(this.#total) } : {}),
    });
    if (answer?.status !== 204) return false;
    if (last) this.#lengthTold = true;
    return this.#stands(answer);
  }

  /** Asks how far the server came; whether that is known now. */
  async #find(): Promise<boolean> {
    const answer = await this.#ask('HEAD', undefined, {});
    if (!answer || answer.status < 200 || answer.status > 299) return false;
    this.#lost = false;
    this.#lengthTold = answer.header('Upload-Length') !== undefined;
    return this.#stands(answer);
  }

  /** Whether the server's offset makes sense; what is stored is forgotten here. */
  #stands(answer: Answer): boolean {
    const offset = Number(answer.header('Upload-Offset') ?? Number.NaN);
    const piece = this.#pieces[0];
    const end = this.#begin + (piece?.length ?? 0);
    if (!(offset >= this.#offset && offset <= end)) {
      this.#fail('confused');
      return false;
    }
    this.#offset = offset;
    if (piece && offset === end) {
      this.#pieces.shift();
      this.#begin = end;
      this.#waiting -= piece.length;
    }
    return true;
  }

  async #ask(method: 'PATCH' | 'HEAD', body: Bytes | undefined, headers: Headers) {
    let answer: Answer;
    try {
      answer = await this.#environment.request(method, { ...TUS, ...headers }, body);
    } catch {
      return undefined; // the line is cut; the next attempt asks first
    }
    if (answer.status === 404 || answer.status === 410) this.#fail('gone');
    else if (answer.status === 413) this.#fail('tooLarge');
    else if (answer.status === 507) this.#fail('diskFull');
    return answer;
  }

  #fail(why: UploadFailure): void {
    if (this.#over) return;
    this.abandon();
    this.#listener.onFailed(why);
  }

  #pause(): Promise<void> {
    const ms = fullJitter(this.#attempt++, this.#environment.random());
    return new Promise((resolve) => this.#environment.later(ms, resolve));
  }
}
