/**
 * The few globals that browsers and Node share and the viewer uses. It has no DOM library, so that
 * nothing in it can touch a page.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array<ArrayBuffer>): string;
}
declare class URL {
  constructor(address: string);
  readonly href: string;
  readonly hostname: string;
}
declare function atob(base64: string): string;
declare function btoa(binary: string): string;

interface CryptoKey {
  readonly type: string;
}
declare const crypto: {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  readonly subtle: {
    digest(algorithm: string, data: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: string | { name: string; hash: string },
      extractable: boolean,
      usages: ('deriveBits' | 'sign' | 'verify')[],
    ): Promise<CryptoKey>;
    deriveBits(
      algorithm: { name: string; hash: string; salt: Uint8Array<ArrayBuffer>; iterations: number },
      key: CryptoKey,
      length: number,
    ): Promise<ArrayBuffer>;
    sign(algorithm: string, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
    verify(
      algorithm: 'Ed25519',
      key: CryptoKey,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
    generateKey(
      algorithm: 'Ed25519',
      extractable: boolean,
      usages: ('sign' | 'verify')[],
    ): Promise<{ readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }>;
    exportKey(format: 'raw', key: CryptoKey): Promise<ArrayBuffer>;
  };
};

declare const console: {
  info(message: string, detail: unknown): void;
  warn(message: string, detail: unknown): void;
};
