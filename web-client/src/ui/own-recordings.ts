const STORE = 'beistand.recordings';

/** So many are remembered; more are left to the server's own patience. */
const MOST = 32;

/**
 * The recordings that pages of this browser make, by their IDs in localStorage. Only the page that
 * makes one has its key: when that page is gone nothing more can come, and the server is told, by the
 * page itself as it goes, or by the next one here. A Web Lock per recording says whether its page lives.
 */
export class OwnRecordings {
  readonly #formToken: string;
  /** Those of this page, with what lets go of their locks. */
  readonly #mine = new Map<string, () => void>();

  constructor(formToken: string) {
    this.#formToken = formToken;
    for (const id of remembered()) this.#closeOnceLeft(id);
    window.addEventListener('pagehide', ({ persisted }) => {
      if (!persisted) for (const id of this.#mine.keys()) void this.#close(id);
    });
  }

  /** This page makes it from now on. */
  begun(id: string): void {
    const over = new Promise<void>((resolve) => this.#mine.set(id, resolve));
    void navigator.locks.request(lockOf(id), () => {
      if (this.#mine.has(id)) remember([...remembered(), id]);
      return over;
    });
  }

  /** All of it is at the server, or nothing more will be. */
  over(id: string): void {
    forget(id);
    this.#mine.get(id)?.();
    this.#mine.delete(id);
  }

  /** Waits until no page has it any more; then nobody can go on with it. */
  #closeOnceLeft(id: string): void {
    void navigator.locks.request(lockOf(id), async () => {
      if (remembered().includes(id) && (await this.#close(id))) forget(id);
    });
  }

  /** Whether the server knows. It is said once more by the next page if it could not be reached. */
  async #close(id: string): Promise<boolean> {
    try {
      const { status } = await fetch(`/recordings/${id}/close`, {
        method: 'POST',
        headers: { 'X-Form-Token': this.#formToken },
        redirect: 'manual',
        keepalive: true,
      });
      return status === 204 || status === 404;
    } catch (error) {
      console.warn('The server was not told of a recording that is over', error);
      return false;
    }
  }
}

function lockOf(id: string): string {
  return `${STORE}.${id}`;
}

function remembered(): readonly string[] {
  const ids: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
  return Array.isArray(ids) ? ids.filter((id) => /^[0-9a-f-]{36}$/.test(String(id))) : [];
}

function remember(ids: readonly string[]): void {
  localStorage.setItem(STORE, JSON.stringify(ids.slice(-MOST)));
}

function forget(id: string): void {
  remember(remembered().filter((other) => other !== id));
}
