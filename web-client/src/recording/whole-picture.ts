/** How many pixels a tile has at most: what the page decodes in one piece (docs/picture.md). */
const MOST_PIXELS = 65_536;
/** Bytes of one message on the channel `picture`. */
const MOST_MESSAGE = 16_384;
const TILE_HEADER = 18;
const DEFLATED = 1;

type Bytes = Uint8Array<ArrayBuffer>;

/** Everything that stands on the page, as one picture. */
export interface WholePicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and whatever, row by row; undefined while nothing is to be seen. */
  readonly pixels: Uint8ClampedArray | undefined;
  /** What came before this mark is in it. */
  readonly mark: number;
  /** Whether it is the customer's screen, pixel by pixel. */
  readonly exact: boolean;
}

/**
 * Writes a picture as an agent would send it on the channel `picture` (docs/picture.md), so that a
 * player needs nothing of what came before: its size, tiles that cover it, and whether it is exact.
 */
export async function wholePictureMessages(picture: WholePicture): Promise<Bytes[]> {
  const { width, height, pixels, mark, exact } = picture;
  const messages = [sizeMessage(mark, width, height)];
  if (!pixels) return messages;
  const rows = Math.max(1, Math.floor(MOST_PIXELS / width));
  for (let y = 0; y < height; y += rows) {
    const tileRows = Math.min(rows, height - y);
    const data = await deflateRaw(rgb(pixels, y * width, tileRows * width));
    messages.push(...tileMessages({ mark, y, width, height: tileRows }, data));
  }
  if (exact) messages.push(exactMessage(mark));
  return messages;
}

function rgb(rgba: Uint8ClampedArray, from: number, pixels: number): Bytes {
  const bytes = new Uint8Array(pixels * 3);
  for (let i = 0, at = from * 4; i < bytes.length; i += 3, at += 4) {
    bytes[i] = rgba[at] ?? 0;
    bytes[i + 1] = rgba[at + 1] ?? 0;
    bytes[i + 2] = rgba[at + 2] ?? 0;
  }
  return bytes;
}

async function deflateRaw(bytes: Bytes): Promise<Bytes> {
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(deflated).arrayBuffer());
}

function tileMessages(
  tile: { mark: number; y: number; width: number; height: number },
  data: Bytes,
): Bytes[] {
  const first = data.subarray(0, MOST_MESSAGE - TILE_HEADER);
  const head = new Uint8Array(TILE_HEADER + first.length);
  const view = new DataView(head.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, tile.mark);
  view.setUint16(5, 0);
  view.setUint16(7, tile.y);
  view.setUint16(9, tile.width);
  view.setUint16(11, tile.height);
  view.setUint8(13, DEFLATED);
  view.setUint32(14, data.length);
  head.set(first, TILE_HEADER);
  const messages = [head];
  for (let at = first.length; at < data.length; at += MOST_MESSAGE - 1) {
    const more = data.subarray(at, at + MOST_MESSAGE - 1);
    const message = new Uint8Array(1 + more.length);
    message[0] = 2;
    message.set(more, 1);
    messages.push(message);
  }
  return messages;
}

function sizeMessage(mark: number, width: number, height: number): Bytes {
  const message = new Uint8Array(9);
  const view = new DataView(message.buffer);
  view.setUint8(0, 5);
  view.setUint32(1, mark);
  view.setUint16(5, width);
  view.setUint16(7, height);
  return message;
}

function exactMessage(mark: number): Bytes {
  const message = new Uint8Array(5);
  const view = new DataView(message.buffer);
  view.setUint8(0, 4);
  view.setUint32(1, mark);
  return message;
}
