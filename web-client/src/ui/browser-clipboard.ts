import type { Copied } from '../viewer/clipboard/exchange.ts';

/** As in Png.java: a screenshot of three 4K monitors. */
const MOST_PIXELS = 25_000_000;

/** Something copied, and the mark that tells it from everything else; '' for nothing. */
export interface Marked {
  readonly copied: Copied;
  readonly mark: string;
}

const NOTHING: Marked = { copied: {}, mark: '' };

/** What a paste event brings. Call it within the event: afterwards there is nothing in it. */
export async function fromPaste(data: DataTransfer | null): Promise<Marked> {
  if (!data) return NOTHING;
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  const picture = [...data.files].find(({ type }) => type.startsWith('image/'));
  return marked(text, html, picture);
}

/** What stands in the browser's clipboard; the browser may ask for leave. */
export async function fromBrowser(): Promise<Marked> {
  const items = await navigator.clipboard.read();
  const find = async (wanted: string) => {
    for (const item of items) {
      if (item.types.includes(wanted)) return item.getType(wanted);
    }
    return undefined;
  };
  const text = await (await find('text/plain'))?.text();
  const html = await (await find('text/html'))?.text();
  return marked(text ?? '', html ?? '', await find('image/png'));
}

/** Puts it into the browser's clipboard; fails without the technician's attention to this page. */
export async function toBrowser({ copied }: Marked): Promise<void> {
  const forms: Record<string, Blob> = {};
  if (copied.TEXT) forms['text/plain'] = new Blob([copied.TEXT], { type: 'text/plain' });
  if (copied.HTML) forms['text/html'] = new Blob([copied.HTML], { type: 'text/html' });
  if (copied.IMAGE) forms['image/png'] = new Blob([copied.IMAGE], { type: 'image/png' });
  await navigator.clipboard.write([new ClipboardItem(forms)]);
}

/** What the customer's computer sent: text must be UTF-8, a picture is decoded and encoded anew. */
export async function checked(hostile: Copied): Promise<Marked> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const picture = hostile.IMAGE && new Blob([hostile.IMAGE], { type: 'image/png' });
  if (hostile.IMAGE && pixelsOf(hostile.IMAGE) > MOST_PIXELS) throw new Error('too many pixels');
  return marked(
    hostile.TEXT ? utf8.decode(hostile.TEXT) : '',
    hostile.HTML ? utf8.decode(hostile.HTML) : '',
    picture,
  );
}

async function marked(text: string, html: string, picture: Blob | undefined): Promise<Marked> {
  const utf8 = new TextEncoder();
  const image = picture && (await encodedAnew(picture));
  const copied: Copied = {
    ...(text === '' ? {} : { TEXT: utf8.encode(text) }),
    ...(html === '' ? {} : { HTML: utf8.encode(html) }),
    ...(image ? { IMAGE: image.png } : {}),
  };
  // Browsers rewrite HTML and pictures on their way through the clipboard, but no text and no pixels.
  if (text !== '') return { copied, mark: await markOf('text', utf8.encode(lines(text))) };
  if (image) return { copied, mark: await markOf(image.size, image.pixels) };
  return html === '' ? NOTHING : { copied, mark: await markOf('html', utf8.encode(html)) };
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

async function markOf(kind: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${kind} ${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function encodedAnew(picture: Blob): Promise<{
  png: Uint8Array<ArrayBuffer>;
  size: string;
  pixels: Uint8Array<ArrayBuffer>;
}> {
  const bitmap = await createImageBitmap(picture);
  try {
    const { width, height } = bitmap;
    if (width * height > MOST_PIXELS) throw new Error('too many pixels');
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return {
      png: new Uint8Array(await blob.arrayBuffer()),
      size: `image ${width}x${height}`,
      pixels: new Uint8Array(data),
    };
  } finally {
    bitmap.close();
  }
}

/** From a PNG's header (ISO/IEC 15948 § 11.2.2), before anything decodes it. */
function pixelsOf(png: Uint8Array<ArrayBuffer>): number {
  if (png.length < 24) throw new Error('no PNG');
  const header = new DataView(png.buffer, png.byteOffset);
  if (header.getUint32(0) !== 0x89504e47 || header.getUint32(12) !== 0x49484452) {
    throw new Error('no PNG');
  }
  return header.getUint32(16) * header.getUint32(20);
}
