import type { PeerConnection } from '../peer-connection.ts';

/** SHA-256 of the certificates (DER) of both ends of a connection, hexadecimal. */
export interface Fingerprints {
  readonly agent: string;
  readonly page: string;
}

/**
 * Both ends as the browser sees them: its own by the answer that it made, the other one by the
 * certificate that was presented, or, where the browser does not show it, by the offer, to which the
 * browser holds the certificate (RFC 8122 § 5). Undefined if one of them is not to be had.
 */
export async function fingerprintsOf(
  connection: Pick<PeerConnection, 'sctp' | 'localDescription' | 'remoteDescription'>,
): Promise<Fingerprints | undefined> {
  const presented = connection.sctp?.transport.getRemoteCertificates?.()[0];
  const agent = presented
    ? hex(await crypto.subtle.digest('SHA-256', presented))
    : fingerprintIn(connection.remoteDescription?.sdp);
  const page = fingerprintIn(connection.localDescription?.sdp);
  return agent && page ? { agent, page } : undefined;
}

/** The SHA-256 fingerprint in an SDP. */
export function fingerprintIn(sdp: string | undefined): string | undefined {
  const line = /^a=fingerprint:sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})\s*$/im.exec(sdp ?? '');
  return line?.[1]?.replaceAll(':', '').toLowerCase();
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
