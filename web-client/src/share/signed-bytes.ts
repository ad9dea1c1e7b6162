import type { SessionEvent } from './messages.ts';

/** The bytes that the signature of an event covers; the same as SessionEvent.java. */
export function eventBytes(event: SessionEvent): Uint8Array<ArrayBuffer> {
  return lines(
    'beistand event 1',
    event.sessionId,
    String(event.seq),
    event.kind,
    event.subject,
    event.detail,
    event.at,
    event.machineId,
    event.technician,
    event.firm,
    event.terms,
    event.nonce,
  );
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
