/** As browsers choose by themselves (W3C WebRTC § 4.10.2). */
const CURVE: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * What a connection needs and can have before anybody has agreed: a certificate, and a browser that has
 * looked for its codecs once. It saves time between the customer's yes and the picture; nothing leaves the
 * browser.
 */
export class HeadStart {
  #certificate: RTCCertificate | undefined;

  /** The customer is being asked. */
  async begin(): Promise<void> {
    const idle = new RTCPeerConnection();
    try {
      idle.addTransceiver('video', { direction: 'recvonly' });
      idle.createDataChannel('');
      const [certificate] = await Promise.all([
        RTCPeerConnection.generateCertificate(CURVE),
        idle.createOffer(),
      ]);
      this.#certificate = certificate;
    } catch (error) {
      console.info('The connection will make its certificate itself', error);
    } finally {
      idle.close();
    }
  }

  /** For one connection: sessions must not be told to belong together by their certificates. */
  take(): RTCCertificate[] | undefined {
    const certificate = this.#certificate;
    this.#certificate = undefined;
    return certificate && [certificate];
  }
}
