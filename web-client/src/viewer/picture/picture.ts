import { type ClockState, FrameClock } from './frame-clock.ts';
import { type Move, type PictureEvent, PictureReader, type Tile } from './picture-reader.ts';

/** Where tiles are painted: a canvas over the video. */
export interface Surface {
  /** Nobody looks: tiles are counted and never decoded. */
  readonly blind?: true;
  /** A new picture of this size begins; nothing is painted yet. */
  resize(width: number, height: number): void;
  /** With `holes` what stands stays where the pixels are transparent. */
  paint(
    x: number,
    y: number,
    width: number,
    pixels: Uint8ClampedArray<ArrayBuffer>,
    holes: boolean,
  ): void;
  /** What was painted at `fromX`, `fromY` is painted at `x`, `y` as well. */
  move(move: Move): void;
  /** The video is seen again. */
  clear(): void;
}

/** All that a picture knows but its pixels, which are the surface's. */
export interface PictureState {
  readonly size: { readonly width: number; readonly height: number };
  readonly clock: ClockState;
  readonly newestTile: number | undefined;
  readonly exactMark: number | undefined;
  readonly blank: boolean;
}

/**
 * One picture of two paths, by the rules of docs/picture.md: tiles over video, and an old frame never
 * covers a newer tile.
 */
export class Picture {
  readonly #surface: Surface;
  readonly #reader = new PictureReader();
  readonly #clock = new FrameClock();
  #newestTile: number | undefined;
  #exactMark: number | undefined;
  #tilesPainted = 0;
  #blank = false;
  #movesPainted = 0;

  constructor(surface: Surface) {
    this.#surface = surface;
    surface.clear();
  }

  get tilesPainted(): number {
    return this.#tilesPainted;
  }

  get movesPainted(): number {
    return this.#movesPainted;
  }

  /** Since this mark what stands is the customer's screen, pixel by pixel; undefined while it is not. */
  get exactMark(): number | undefined {
    return this.#exactMark;
  }

  /** The mark of the video frame that stands; undefined while nobody knows. */
  get standingMark(): number | undefined {
    return this.#clock.mark;
  }

  /** What is seen: tiles over the video, or the video alone. */
  get path(): 'tiles' | 'video' {
    return this.#newestTile === undefined ? 'video' : 'tiles';
  }

  /** To come back to this moment; undefined in the middle of a tile. */
  get state(): PictureState | undefined {
    const size = this.#reader.state;
    if (!size) return undefined;
    return {
      size,
      clock: this.#clock.state,
      newestTile: this.#newestTile,
      exactMark: this.#exactMark,
      blank: this.#blank,
    };
  }

  /** Goes on from that moment; the surface shows what it showed then already. */
  resume(state: PictureState): void {
    this.#reader.resume(state.size);
    this.#clock.resume(state.clock);
    this.#newestTile = state.newestTile;
    this.#exactMark = state.exactMark;
    this.#blank = state.blank;
  }

  /** A message of the channel. Throws Malformed; nothing further may come then. */
  receive(message: Uint8Array): PictureEvent['kind'] | undefined {
    const event = this.#reader.read(message);
    switch (event?.kind) {
      case 'tile':
        this.#onTile(event.tile);
        break;
      case 'move':
        this.#onMove(event.move);
        break;
      case 'frame':
        this.#clock.announce(event.mark, event.captureMs);
        this.#uncover();
        break;
      case 'exact':
        if (this.#blank) return undefined;
        this.#exactMark = event.mark;
        break;
      case 'size':
        this.#blank = false;
        this.#forgetTiles();
        this.#surface.resize(event.width, event.height);
        break;
      case undefined:
        break;
    }
    return event?.kind;
  }

  /** Takes everything away; nothing is painted before the next picture begins. */
  blank(): void {
    this.#blank = true;
    this.#forgetTiles();
    this.#surface.clear();
  }

  /** A video frame with this RTP timestamp stands on the screen. */
  frameStands(rtpTimestamp: number): void {
    this.#clock.observe(rtpTimestamp);
    this.#uncover();
  }

  #onTile(tile: Tile): void {
    if (this.#blank || this.#isOld(tile.mark)) return;
    if (!this.#surface.blind) {
      this.#surface.paint(tile.x, tile.y, tile.width, tile.pixels(), tile.holes);
    }
    this.#newestTile = Math.max(tile.mark, this.#newestTile ?? 0);
    this.#tilesPainted++;
  }

  #onMove(move: Move): void {
    if (this.#blank || this.#isOld(move.mark)) return;
    this.#surface.move(move);
    this.#newestTile = Math.max(move.mark, this.#newestTile ?? 0);
    this.#movesPainted++;
  }

  /** Rule 1: an old tile is not painted. */
  #isOld(mark: number): boolean {
    const standing = this.#clock.mark;
    return standing !== undefined && standing > mark;
  }

  /** Rules 2 and 3: only a frame newer than every tile uncovers the video. */
  #uncover(): void {
    const standing = this.#clock.mark;
    if (standing === undefined || this.#newestTile === undefined) return;
    if (standing <= this.#newestTile) return;
    this.#forgetTiles();
    this.#surface.clear();
  }

  #forgetTiles(): void {
    this.#newestTile = undefined;
    this.#exactMark = undefined;
  }
}
