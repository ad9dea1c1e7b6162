/// <reference path="./text-files.d.ts" />
import german from '../../../../protocol/src/main/resources/de/beistand/protocol/trust/words-de.txt';
import english from '../../../../protocol/src/main/resources/de/beistand/protocol/trust/words-en.txt';
import type { Fingerprints } from './fingerprints.ts';

/** How many words are read, and how many bits of the hash each takes; as in SpokenWords.java. */
const COUNT = 3;
const BITS = 9;
const NONCE = /^[A-Za-z0-9_-]{43}$/;

const LISTS: Readonly<Record<string, readonly string[]>> = {
  de: german.trimEnd().split('\n'),
  en: english.trimEnd().split('\n'),
};

/** 32 fresh random bytes, base64url. */
export function newNonce(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Fixes a nonce without telling it; the same bytes as SpokenWords.java. */
export async function commitmentTo(nonce: string): Promise<string> {
  return base64url(await sha256(`beistand words commitment 1\n${nonce}`));
}

/**
 * The words of one connection; the same as in SpokenWords.java.
 *
 * @param language `de` or `en`; German if it is neither
 * @returns undefined if a nonce is none
 */
export async function spokenWords(
  language: string,
  agentNonce: string,
  pageNonce: string,
  { agent, page }: Fingerprints,
): Promise<readonly string[] | undefined> {
  if (!NONCE.test(agentNonce) || !NONCE.test(pageNonce)) return undefined;
  const list = (language === 'en' ? LISTS['en'] : LISTS['de']) ?? [];
  const hash = await sha256(['beistand words 1', agentNonce, pageNonce, agent, page].join('\n'));
  const [a = 0, b = 0, c = 0, d = 0] = hash;
  const bits = ((a << 24) | (b << 16) | (c << 8) | d) >>> (32 - COUNT * BITS);
  return Array.from({ length: COUNT }, (_, i) => {
    const index = (bits >>> ((COUNT - 1 - i) * BITS)) % 2 ** BITS;
    return list[index] ?? '';
  });
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
