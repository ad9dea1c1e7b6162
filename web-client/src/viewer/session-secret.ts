/**
 * What both sides know once the customer has read the session password over the phone; the same
 * bytes as SessionSecret.java.
 */
export class SessionSecret {
  readonly #stretched: Uint8Array<ArrayBuffer>;

  private constructor(stretched: Uint8Array<ArrayBuffer>) {
    this.#stretched = stretched;
  }

  /**
   * Stretches a password with PBKDF2-HMAC-SHA-256 (RFC 8018 § 5.2).
   *
   * @param password as typed; spaces, hyphens and case do not matter
   * @param salt base64url
   */
  static async of(password: string, salt: string, iterations: number): Promise<SessionSecret> {
    const key = await crypto.subtle.importKey('raw', utf8(normalize(password)), 'PBKDF2', false, [
      'deriveBits',
    ]);
    const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64Url(salt), iterations };
    return new SessionSecret(new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256)));
  }

  /** The secret that {@link stretched} described. */
  static restore(stretched: string): SessionSecret {
    return new SessionSecret(fromBase64Url(stretched));
  }

  /** The secret as base64url, so that a reload of the page finds it again. */
  stretched(): string {
    return toBase64Url(this.#stretched);
  }

  /** Shows knowledge of the password for one session, base64url. */
  async proof(sessionId: string): Promise<string> {
    return toBase64Url(await hmac(this.#stretched, `beistand proof 1\n${sessionId}`));
  }

  /** Authenticates an offer, base64url. */
  macOffer(sessionId: string, sdp: string): Promise<string> {
    return this.#mac('offer', sessionId, sdp);
  }

  /** Authenticates an answer, base64url. */
  macAnswer(sessionId: string, sdp: string): Promise<string> {
    return this.#mac('answer', sessionId, sdp);
  }

  async #mac(role: string, sessionId: string, sdp: string): Promise<string> {
    const key = await hmac(this.#stretched, `beistand channel 1\n${sessionId}`);
    return toBase64Url(await hmac(key, `${role}\n${sdp}`));
  }
}

/** Upper case without spaces and hyphens: what the two sides compare. */
export function normalize(password: string): string {
  return password.replace(/[ \t\n\v\f\r-]/g, '').toUpperCase();
}

/** Whether two codes are equal; takes the same time wherever they differ. */
export function same(expected: string, actual: string): boolean {
  let difference = expected.length ^ actual.length;
  for (let i = 0; i < expected.length; i++) {
    difference |= expected.charCodeAt(i) ^ actual.charCodeAt(i);
  }
  return difference === 0;
}

async function hmac(
  key: Uint8Array<ArrayBuffer>,
  message: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(message)));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(base64Url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
