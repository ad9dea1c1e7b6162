/** Which terms of use the customer is shown, and how he agrees to them; as TermsShown.java. */
export interface TermsShown {
  readonly version: string;
  /** By a click of its own, or by allowing; absent if there is no text to agree to. */
  readonly way?: 'CLICK' | 'CONNECTING';
}

const WITH_TEXT = /^(.{1,50})@[0-9a-f]{64}@(CLICK|CONNECTING)$/;

/** Reads `terms` of a message; anything else than a version with a text is a version without one. */
export function termsOf(text: string): TermsShown {
  const [, version, way] = WITH_TEXT.exec(text) ?? [];
  return version !== undefined && (way === 'CLICK' || way === 'CONNECTING')
    ? { version, way }
    : { version: text };
}
