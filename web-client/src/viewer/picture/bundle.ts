import { Malformed } from '../shape.ts';

const BUNDLE = 7;

/** The messages that one message of the channel `picture` holds: itself, or those of a bundle (docs/picture.md). */
export function* unbundled(data: ArrayBuffer): Generator<ArrayBuffer> {
  const bytes = new Uint8Array(data);
  if (bytes[0] !== BUNDLE) {
    yield data;
    return;
  }
  const view = new DataView(data);
  let at = 1;
  while (at < bytes.length) {
    const from = at + 2;
    if (from > bytes.length) throw new Malformed('a bundle cut short');
    at = from + view.getUint16(at);
    if (at > bytes.length) throw new Malformed('a bundle cut short');
    yield data.slice(from, at);
  }
}
