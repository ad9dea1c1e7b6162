/** What a recording's video is encoded with; H.264 would need its parameter sets taken out of band. */
export type Codec = 'av1' | 'vp8' | 'vp9';

/** The codec of a track by its RTP name such as `video/AV1`; undefined if it cannot be recorded. */
export function codecOf(mimeType: string): Codec | undefined {
  switch (mimeType.toLowerCase()) {
    case 'video/av1':
      return 'av1';
    case 'video/vp8':
      return 'vp8';
    case 'video/vp9':
      return 'vp9';
    default:
      return undefined;
  }
}

/** The largest picture of each AV1 level in pixels, and the level's number (AV1 specification, A.3). */
const AV1_LEVELS: readonly (readonly [number, string])[] = [
  [147_456, '00'],
  [278_784, '01'],
  [665_856, '04'],
  [1_065_024, '05'],
  [2_359_296, '08'],
  [8_912_896, '12'],
];

/** How WebCodecs and the container call it; live video is 8 bit, 4:2:0. */
export function codecString(codec: Codec, width: number, height: number): string {
  switch (codec) {
    case 'av1': {
      const level = AV1_LEVELS.find(([pixels]) => width * height <= pixels)?.[1] ?? '16';
      return `av01.0.${level}M.08`;
    }
    case 'vp8':
      return 'vp8';
    case 'vp9':
      return width * height <= 2_228_224 ? 'vp09.00.41.08' : 'vp09.00.51.08';
  }
}
