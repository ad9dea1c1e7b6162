import type { SealingKey } from '../recording/chunks.ts';
import { base64Url, fromBase64Url } from '../recording/keys.ts';

/**
 * Review keys: pairs of RSA-OAEP 3072 with SHA-256, made in the browser of whoever shall look at
 * recordings. The private part leaves it only locked: AES-256-GCM under a passphrase, and once more
 * under a recovery code that is printed, each through PBKDF2.
 */

export const ITERATIONS = 600_000;
/** Shorter passphrases are refused. */
export const SHORTEST_PASSPHRASE = 12;
const RSA = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;
/** Crockford's base32: no letter looks like a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 32;

/** One lock around the private part; all base64url. */
interface Lock {
  readonly salt: string;
  readonly iv: string;
  readonly ciphertext: string;
}

/** What the server keeps of the private part, as JSON. It cannot open it. */
interface LockedKey {
  readonly version: 1;
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly cipher: 'AES-256-GCM';
  readonly passphrase: Lock;
  readonly recovery: Lock;
}

/** A new review key as it goes to the server, and the code for its paper. */
export interface NewReviewKey {
  /** SubjectPublicKeyInfo, base64url. */
  readonly publicKey: string;
  /** JSON. */
  readonly lockedKey: string;
  /** Eight groups of four; the only copy. */
  readonly recoveryCode: string;
}

export async function makeReviewKey(passphrase: string): Promise<NewReviewKey> {
  const pair = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['wrapKey', 'unwrapKey'],
  );
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = base64Url(spki);
  const recoveryCode = newCode();
  const locked: LockedKey = {
    version: 1,
    kdf: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    cipher: 'AES-256-GCM',
    passphrase: await lock(pkcs8, passphrase.normalize('NFKC'), publicKey),
    recovery: await lock(pkcs8, codeOf(recoveryCode) ?? '', publicKey),
  };
  pkcs8.fill(0);
  return { publicKey, lockedKey: JSON.stringify(locked), recoveryCode };
}

/**
 * The private key, which cannot be exported; undefined if neither passphrase nor recovery code fits.
 *
 * @param lockedKey as the server keeps it
 * @param publicKey its other half, base64url; a lock of another key does not open
 */
export async function unlock(
  lockedKey: string,
  publicKey: string,
  secret: string,
): Promise<SealingKey | undefined> {
  const locked = JSON.parse(lockedKey) as LockedKey;
  if (locked.version !== 1) return undefined; // made by another program
  const { iterations } = locked;
  const code = codeOf(secret);
  const pkcs8 =
    (await open(locked.passphrase, secret.normalize('NFKC'), publicKey, iterations)) ??
    (code && (await open(locked.recovery, code, publicKey, iterations)));
  if (!pkcs8) return undefined;
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['unwrapKey']);
  pkcs8.fill(0);
  return key;
}

/** The first 20 hexadecimal digits of the public key's SHA-256 in groups of four, to compare. */
export async function fingerprint(publicKey: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', fromBase64Url(publicKey));
  return [...new Uint8Array(hash).subarray(0, 10)]
    .map((byte, i) => (i > 0 && i % 2 === 0 ? ' ' : '') + byte.toString(16).padStart(2, '0'))
    .join('');
}

async function lock(
  plaintext: Uint8Array<ArrayBuffer>,
  secret: string,
  publicKey: string,
): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await derived(secret, salt, ITERATIONS);
  const algorithm = { name: 'AES-GCM', iv, additionalData: bound(publicKey) };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plaintext));
  return { salt: base64Url(salt), iv: base64Url(iv), ciphertext: base64Url(ciphertext) };
}

async function open(
  { salt, iv, ciphertext }: Lock,
  secret: string,
  publicKey: string,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await derived(secret, fromBase64Url(salt), iterations);
  const algorithm = {
    name: 'AES-GCM',
    iv: fromBase64Url(iv),
    additionalData: bound(publicKey),
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64Url(ciphertext)));
  } catch (error) {
    // WebCrypto says no more than this of a wrong key.
    if (error instanceof Error && error.name === 'OperationError') return undefined;
    throw error;
  }
}

async function derived(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const raw = new TextEncoder().encode(secret);
  const material = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function bound(publicKey: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`beistand review key 1\n${publicKey}`);
}

/** 160 random bits. */
function newCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(CODE_LETTERS));
  const letters = [...random].map((byte) => LETTERS[byte & 31]).join('');
  return letters.replace(/.{4}(?=.)/g, '$& ');
}

/** A recovery code as it is meant, however it was typed; undefined if it is none. */
export function codeOf(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const fits =
    letters.length === CODE_LETTERS && [...letters].every((one) => LETTERS.includes(one));
  return fits ? letters : undefined;
}
