export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How large the picture is drawn so that all of it is seen, in CSS pixels. */
export function fitted(stage: Size, picture: Size): Size {
  if (picture.width === 0 || picture.height === 0) return { width: 0, height: 0 };
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height);
  return { width: Math.floor(picture.width * scale), height: Math.floor(picture.height * scale) };
}

/** How large the picture is drawn so that each of its pixels is one of the screen, in CSS pixels. */
export function original(picture: Size, devicePixelRatio: number): Size {
  return { width: picture.width / devicePixelRatio, height: picture.height / devicePixelRatio };
}

/**
 * The pixel of the picture under a point of the page; outside the picture the nearest one.
 *
 * @param drawn where the picture is drawn, in the coordinates of `point`
 */
export function toPicture(point: Point, drawn: Size & Point, picture: Size): Point {
  const pixel = (offset: number, length: number, pixels: number) =>
    length === 0 ? 0 : Math.max(0, Math.min(pixels - 1, Math.floor((offset / length) * pixels)));
  return {
    x: pixel(point.x - drawn.x, drawn.width, picture.width),
    y: pixel(point.y - drawn.y, drawn.height, picture.height),
  };
}

/** The nearest point inside a box. */
export function clamped(point: Point, box: Size & Point): Point {
  const within = (at: number, from: number, length: number) =>
    Math.max(from, Math.min(from + length - 1, at));
  return { x: within(point.x, box.x, box.width), y: within(point.y, box.y, box.height) };
}
