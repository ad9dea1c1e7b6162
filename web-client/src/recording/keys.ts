import type { SealingKey } from './chunks.ts';

/** A key that reviewers can open recordings with: its public part, as the server hands it out. */
export interface ReviewKey {
  readonly id: string | number;
  readonly name: string;
  /** SPKI (RFC 5280), base64url; RSA of at least 3072 bit. */
  readonly publicKey: string;
}

/** The recording's key as only the owner of that review key can read it. */
export interface WrappedKey {
  readonly reviewKey: string | number;
  /** RSA-OAEP with SHA-256, base64url. */
  readonly wrapped: string;
}

const OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };
const SEAL = { name: 'AES-GCM', length: 256 };
const LEAST_BITS = 3072;

/**
 * Makes a key for one recording and wraps it for every review key.
 *
 * @throws an error if one of the review keys is none, or too short: nobody should be left out unseen
 */
export async function freshKey(
  reviewKeys: readonly ReviewKey[],
): Promise<{ readonly key: SealingKey; readonly wrapped: readonly WrappedKey[] }> {
  const key = await crypto.subtle.generateKey(SEAL, true, ['encrypt']);
  const wrapped = await Promise.all(
    reviewKeys.map(async ({ id, publicKey }) => ({
      reviewKey: id,
      wrapped: await wrapKey(key, publicKey),
    })),
  );
  return { key, wrapped };
}

/** Wraps a recording's key for one review key: base64url. The key has to be extractable. */
export async function wrapKey(key: SealingKey, publicKey: string): Promise<string> {
  const wrapping = await crypto.subtle.importKey('spki', fromBase64Url(publicKey), OAEP, false, [
    'wrapKey',
  ]);
  const { modulusLength } = wrapping.algorithm as unknown as { modulusLength: number };
  if (modulusLength < LEAST_BITS) throw new Error(`a review key of ${modulusLength} bit`);
  return base64Url(new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrapping, 'RSA-OAEP')));
}

/**
 * The key of a recording.
 *
 * @param privateKey RSA-OAEP with SHA-256, allowed to unwrap
 * @param extractable whether it is to be wrapped for somebody else
 * @throws an `OperationError` if it was wrapped for somebody else
 */
export function unwrapKey(
  privateKey: SealingKey,
  wrapped: string,
  extractable = false,
): Promise<SealingKey> {
  return crypto.subtle.unwrapKey(
    'raw',
    fromBase64Url(wrapped),
    privateKey,
    'RSA-OAEP',
    SEAL,
    extractable,
    ['decrypt'],
  );
}

export function base64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
