import type { EventKind } from '../viewer/messages.ts';
import { base64url } from './machine-key.ts';
import type { Head, SessionEvent } from './messages.ts';

/** Whether subject and detail may be personal, so that the signature covers them hashed only; as EventKind.java. */
const FREE: Readonly<Record<EventKind, boolean>> = {
  ASKED: false,
  GIVEN: false,
  REFUSED: false,
  EXPIRED: false,
  WITHDRAWN: false,
  RETURNED: false,
  CONNECTED: false,
  INTERRUPTED: false,
  RESTORED: false,
  FILE_RECEIVED: true,
  FILE_SENT: true,
  CLIPBOARD_RECEIVED: true,
  CLIPBOARD_SENT: true,
  SYSTEM_INFORMATION_SENT: true,
  PAUSED: false,
  RESUMED: false,
  RESTARTING: false,
  RESTARTED: false,
  RESTART_FAILED: true,
  WORDS_CONFIRMED: true,
  COLLEAGUE_NAMED: true,
  ENDED: false,
};

/** The bytes that the signature of an event covers; the same as SessionEvent.java. */
export async function eventBytes(event: SessionEvent): Promise<Uint8Array<ArrayBuffer>> {
  const { subject, detail, technician, firm } = event;
  const open = !FREE[event.kind];
  return lines(
    'beistand event 2',
    event.sessionId,
    String(event.seq),
    event.kind,
    open ? subject : '',
    open ? detail : '',
    event.at,
    event.machineId,
    event.terms,
    event.nonce,
    await commitment(event.salt, subject, detail, technician, firm),
    event.previous,
  );
}

/** Stands for texts that can be erased; the same as Commitment.java. */
async function commitment(salt: string, ...texts: string[]): Promise<string> {
  return hash(lines('beistand commitment 1', ''), bytesOf(salt), lines(...texts));
}

/** Where the chain of a session's events begins; the same as Chain.java. */
export function chainStart(sessionId: string, nonce: string): Promise<string> {
  return hash(lines('beistand chain 1', sessionId, nonce));
}

/** What the next event names as the one before it; the same as Chain.java. */
export function chainAfter(signed: Uint8Array<ArrayBuffer>, signature: string): Promise<string> {
  return hash(signed, bytesOf(signature));
}

/** What people compare: the first 20 hexadecimal digits of a link, in groups of four. */
export function checkValue(link: string): string {
  const digits = [...bytesOf(link).subarray(0, 10)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return (digits.join('').toUpperCase().match(/.{4}/g) ?? []).join(' ');
}

/** What the server signs about the end of a record; the same as Head.java. */
export function headBytes(sessionId: string, head: Head): Uint8Array<ArrayBuffer> {
  return lines('beistand head 1', sessionId, String(head.position), head.link, head.at);
}

/** What the machine key signs to show who connects, here and now; the same as MachineProof.java. */
export function proofBytes(
  publicUrl: string,
  nonce: string,
  publicKey: string,
): Uint8Array<ArrayBuffer> {
  return lines('beistand machine 1', publicUrl, nonce, publicKey);
}

/**
 * A moment as java.time.Instant writes it, which is what is signed: no fraction where there is none.
 *
 * @param ms since 1970
 */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function lines(...texts: string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(texts.join('\n'));
}

/** SHA-256 of the parts one after the other, base64url. */
async function hash(...parts: Uint8Array<ArrayBuffer>[]): Promise<string> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', all)));
}

/** @throws if it is no base64url */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
}
