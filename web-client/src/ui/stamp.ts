/** Paints pixels on a canvas: all of them, or only those that are not transparent. */
export class Stamp {
  readonly #target: CanvasRenderingContext2D;
  #pad: OffscreenCanvas | undefined;

  constructor(target: CanvasRenderingContext2D) {
    this.#target = target;
  }

  paint(
    x: number,
    y: number,
    width: number,
    pixels: Uint8ClampedArray<ArrayBuffer>,
    holes: boolean,
  ): void {
    const image = new ImageData(pixels, width);
    if (!holes) {
      this.#target.putImageData(image, x, y);
      return;
    }
    // putImageData writes transparent pixels, too; drawImage leaves what stands below them.
    const { height } = image;
    const pad = this.#padOf(width, height);
    pad.getContext('2d')?.putImageData(image, 0, 0);
    this.#target.drawImage(pad, 0, 0, width, height, x, y, width, height);
  }

  #padOf(width: number, height: number): OffscreenCanvas {
    const pad = this.#pad;
    if (pad && pad.width >= width && pad.height >= height) return pad;
    this.#pad = new OffscreenCanvas(
      Math.max(width, pad?.width ?? 0),
      Math.max(height, pad?.height ?? 0),
    );
    return this.#pad;
  }
}
