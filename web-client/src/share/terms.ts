/** Which terms of use the customer is shown, and how he agrees to them; as TermsShown.java. */
export interface TermsShown {
  readonly version: string;
  /** SHA-256 of the text, hexadecimal; absent if there is none. */
  readonly hash?: string;
  /** By a click of its own, or by allowing; absent if there is no text to agree to. */
  readonly way?: 'CLICK' | 'CONNECTING';
}

/** The text that was announced: its hash is the one in the session. Markdown, hostile text. */
export interface GenuineTerms {
  readonly german: string;
  readonly english: string;
}

const WITH_TEXT = /^(.{1,50})@([0-9a-f]{64})@(CLICK|CONNECTING)$/;

/** Reads `terms` of a message; anything else than a version with a text is a version without one. */
export function termsOf(text: string): TermsShown {
  const [, version, hash, way] = WITH_TEXT.exec(text) ?? [];
  return version !== undefined && hash !== undefined && (way === 'CLICK' || way === 'CONNECTING')
    ? { version, hash, way }
    : { version: text };
}

/**
 * What these bytes are: version, NUL, German text, NUL, English text, and the announced hash is that
 * of all of them. Undefined if they are anything else: nobody can agree to that.
 */
export async function genuineTerms(
  original: Uint8Array<ArrayBuffer>,
  shown: TermsShown,
): Promise<GenuineTerms | undefined> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', original));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [version, german, english, ...more] = new TextDecoder().decode(original).split('\0');
  return hash === shown.hash &&
    version === shown.version &&
    german !== undefined &&
    english !== undefined &&
    more.length === 0
    ? { german, english }
    : undefined;
}
