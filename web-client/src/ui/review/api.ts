import type { Ciphertext } from '../../review/recording-file.ts';

/** What the server says of a recording to whoever gave a reason. Times are ISO 8601. */
export interface Manifest {
  readonly recording: string;
  readonly codec: string;
  readonly state: string;
  readonly bytes: number;
  readonly startedAt: string;
  /** Empty while more may come. */
  readonly completedAt: string;
  readonly keys: readonly { readonly reviewKey: number; readonly wrapped: string }[];
  /** Milliseconds since the beginning. */
  readonly gaps: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly why: string;
  }[];
}

/** A review key with its locked private part. */
export interface StoredKey {
  readonly id: number;
  readonly name: string;
  readonly publicKey: string;
  readonly lockedKey: string;
  /** Null while new recordings are wrapped for it. */
  readonly retiredAt: string | null;
}

/** The server said no; with its status. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

/** The server's side of looking back. */
export class ReviewApi {
  readonly #formToken: string;

  constructor(formToken: string) {
    this.#formToken = formToken;
  }

  /** Says why: the server notes it and lets this login read the recording for an hour. */
  async giveReason(recording: string, reason: string): Promise<void> {
    await this.#post(`/recordings/${recording}/views`, { reason });
  }

  manifest(recording: string): Promise<Manifest> {
    return json(`/recordings/${recording}`);
  }

  reviewKeys(): Promise<readonly StoredKey[]> {
    return json('/admin/review-keys');
  }

  async addReviewKey(name: string, publicKey: string, lockedKey: string): Promise<void> {
    await this.#post('/admin/review-keys', { name, publicKey, lockedKey });
  }

  /** Lets a further reviewer open a recording. */
  async addKey(recording: string, reviewKey: number, wrapped: string): Promise<void> {
    await this.#post(`/recordings/${recording}/keys`, { reviewKey, wrapped });
  }

  /** The encrypted file, read in ranges. */
  ciphertext(recording: string, size: number): Ciphertext {
    return {
      size,
      read: async (from, to) => {
        const range = { Range: `bytes=${from}-${to - 1}` };
        const response = await fetch(`/recordings/${recording}/content`, { headers: range });
        if (response.status !== 206) throw new Refused(response.status);
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (bytes.length !== to - from) throw new Refused(response.status);
        return bytes;
      },
    };
  }

  async #post(path: string, body: object): Promise<void> {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Form-Token': this.#formToken },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Refused(response.status);
  }
}

async function json<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Refused(response.status);
  return (await response.json()) as T;
}
