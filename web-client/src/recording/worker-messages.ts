import type { RecordedEvent } from './records.ts';

/** What the page tells the worker that records. */
export type ToRecorder =
  | {
      readonly do: 'start';
      readonly session: string;
      readonly formToken: string;
      /** Of the track as RTP names it, such as `video/AV1`; empty while nobody knows. */
      readonly mimeType: string;
    }
  /** From here on everything is recorded; this is what stands now. */
  | { readonly do: 'begin'; readonly picture?: StandingPicture }
  /** A message of the channel `picture`. */
  | { readonly do: 'picture'; readonly message: ArrayBuffer }
  | { readonly do: 'event'; readonly event: RecordedEvent }
  /** Nothing more comes; what is there is still uploaded. */
  | { readonly do: 'end'; readonly why: string };

/** What stands on the page at this moment. */
export interface StandingPicture {
  readonly width: number;
  readonly height: number;
  /** Nothing is to be seen without it. */
  readonly bitmap?: ImageBitmap;
  readonly mark: number;
  readonly exact: boolean;
}

/** What the worker tells the page. */
export type FromRecorder =
  /** The server expects the recording. */
  | { readonly say: 'started'; readonly recording: string }
  /** What stands now is wanted: `begin`. */
  | { readonly say: 'begin-wanted' }
  | {
      readonly say: 'progress';
      /** Bytes that are not at the server yet. */
      readonly waiting: number;
      /** Whether the server cannot be reached. */
      readonly cut: boolean;
      /** Whether things are left out because the line is too slow. */
      readonly gap: boolean;
    }
  /** All of it is at the server. */
  | { readonly say: 'complete' }
  /** The video is encoded in another way from now on: this recording was ended. */
  | { readonly say: 'codec-changed' }
  | { readonly say: 'failed'; readonly why: RecordingFailure };

export type RecordingFailure =
  /** The operator has no review key. */
  | 'noKey'
  /** The session is not active for the server, or the customer has not agreed. */
  | 'refused'
  /** The server cannot be reached, or answers with a mistake. */
  | 'server'
  | 'diskFull'
  | 'tooLarge'
  /** The recording was deleted. */
  | 'gone'
  /** The video is encoded in a way that cannot be recorded. */
  | 'codec'
  /** This browser lacks what is needed. */
  | 'browser'
  /** A mistake of ours. */
  | 'broken';
