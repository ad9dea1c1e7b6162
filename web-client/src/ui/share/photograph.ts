import type { Photograph } from '../../share/still-side.ts';
import type { Capture } from './capture.ts';

/** What a browser has that takes photographs by itself (W3C MediaStream Image Capture). */
interface PhotoTaker {
  takePhoto(): Promise<Blob>;
}
type PhotoTakers = { ImageCapture?: new (track: MediaStreamTrack) => PhotoTaker };

const QUALITY = 0.92;

/**
 * A photograph in the camera's full resolution, or a frame of the video where the browser takes none.
 * It is encoded anew, so that nothing goes along that the camera wrote beside it, such as the place.
 */
export async function photographOf(
  capture: Capture,
  video: HTMLVideoElement,
  name: string,
): Promise<Photograph | undefined> {
  const picture = (await taken(capture.track)) ?? (await createImageBitmap(video));
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  const { width, height } = picture;
  picture.close();
  if (width === 0 || height === 0) return undefined;
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height, name };
}

async function taken(track: MediaStreamTrack): Promise<ImageBitmap | undefined> {
  const { ImageCapture } = globalThis as PhotoTakers;
  if (!ImageCapture || track.readyState !== 'live') return undefined;
  try {
    return await createImageBitmap(await new ImageCapture(track).takePhoto());
  } catch (error) {
    console.info('The camera takes no photographs; a frame has to do', error);
    return undefined;
  }
}
