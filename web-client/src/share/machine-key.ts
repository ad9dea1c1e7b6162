/** What signs for this customer: made for one visit of the page, and it cannot leave the browser. */
export interface MachineKey {
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
  /** Ed25519 (RFC 8032), base64url. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
}

/** A new key; undefined where the browser has no Ed25519 (before Chrome 137, Firefox 129, Safari 17). */
export async function makeMachineKey(): Promise<MachineKey | undefined> {
  try {
    const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return 'privateKey' in pair ? await machineKeyOf(pair) : undefined;
  } catch (error) {
    console.warn('This browser makes no Ed25519 key', error);
    return undefined;
  }
}

/** A key as WebCrypto hands it out, in browsers and in Node. */
type Key = Parameters<typeof crypto.subtle.sign>[1];

export async function machineKeyOf(pair: {
  readonly publicKey: Key;
  readonly privateKey: Key;
}): Promise<MachineKey> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    publicKey: base64url(raw),
    sign: async (bytes) =>
      base64url(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes))),
  };
}

/** Fresh random bytes, base64url. */
export function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
