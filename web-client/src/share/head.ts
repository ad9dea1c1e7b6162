import type { Head } from './messages.ts';
import { bytesOf, headBytes } from './signed-bytes.ts';

/** As Head.java: the link is a SHA-256, the signature one of Ed25519. */
const LINK = /^[\w-]{43}$/;

/**
 * Whether the evidence key that is named in it signed this head for this session; the same as
 * Head.java. Everything in it is the server's word and may have any form.
 */
export async function isGenuine(sessionId: string, head: Head): Promise<boolean> {
  if (!LINK.test(head.link)) return false;
  try {
    const raw = bytesOf(head.key);
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const signed = headBytes(sessionId, head);
    return await crypto.subtle.verify('Ed25519', key, bytesOf(head.signature), signed);
  } catch (error) {
    console.warn('What the server says about the record is not signed as it must be', error);
    return false;
  }
}
