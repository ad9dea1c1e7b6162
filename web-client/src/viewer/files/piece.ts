/** Bytes of one file in one binary message: docs/files.md. */
export interface Piece {
  readonly transfer: number;
  readonly entry: number;
  readonly offset: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const HEADER = 16;

/** Bytes of the file in one message: larger ones hold up the input beside them. */
export const PIECE_SIZE = 16 * 1024;
/** The same on a line that takes so much at once. */
export const MOST_PIECE_SIZE = 64 * 1024;

/** Undefined if it is no piece. */
export function readPiece(message: ArrayBuffer): Piece | undefined {
  if (message.byteLength <= HEADER) return undefined;
  const view = new DataView(message);
  const offset = view.getUint32(8) * 2 ** 32 + view.getUint32(12);
  if (!Number.isSafeInteger(offset)) return undefined;
  const bytes = new Uint8Array(message, HEADER);
  return { transfer: view.getInt32(0), entry: view.getInt32(4), offset, bytes };
}

export function writePiece({ transfer, entry, offset, bytes }: Piece): ArrayBuffer {
  const message = new ArrayBuffer(HEADER + bytes.length);
  const view = new DataView(message);
  view.setInt32(0, transfer);
  view.setInt32(4, entry);
  view.setUint32(8, Math.floor(offset / 2 ** 32));
  view.setUint32(12, offset % 2 ** 32);
  new Uint8Array(message).set(bytes, HEADER);
  return message;
}
