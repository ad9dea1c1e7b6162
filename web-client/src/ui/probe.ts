import type { Session } from '../viewer/session.ts';
import type { Statistics } from '../viewer/statistics.ts';
import type { Stage } from './stage.ts';

/** Measures the running session for `window.beistand`: for tests, the demo and a curious technician. */
export class Probe {
  #activeAt: number | undefined;
  #firstPictureMs: number | undefined;
  #statistics: Statistics | undefined;

  /** @param onStatistics hears each report of the browser */
  constructor(session: Session, stage: Stage, onStatistics: (statistics: Statistics) => void) {
    const number = (name: Exclude<keyof Statistics, 'codec' | 'relayed'>) => ({
      enumerable: true,
      get: () => this.#statistics?.[name] ?? 0,
    });
    const facts = Object.create(null, {
      phase: { enumerable: true, get: () => session.model.session.name },
      link: { enumerable: true, get: () => session.model.link.name },
      picture: { enumerable: true, get: () => active(session)?.picture },
      paused: { enumerable: true, get: () => active(session)?.paused },
      control: { enumerable: true, get: () => active(session)?.rights.CONTROL },
      screen: { enumerable: true, get: () => active(session)?.screen },
      shown: { enumerable: true, get: () => active(session)?.shown },
      visibility: { enumerable: true, get: () => active(session)?.sharing?.visibility },
      codec: { enumerable: true, get: () => this.#statistics?.codec ?? '' },
      relayed: { enumerable: true, get: () => this.#statistics?.relayed ?? false },
      firstPictureMs: { enumerable: true, get: () => this.#firstPictureMs },
      lastPongMs: { enumerable: true, get: () => session.lastPongMs },
      framesPresented: {
        enumerable: true,
        get: () => stage.video.getVideoPlaybackQuality().totalVideoFrames,
      },
      tilesPainted: { enumerable: true, get: () => stage.tiles.picture?.tilesPainted ?? 0 },
      movesPainted: { enumerable: true, get: () => stage.tiles.picture?.movesPainted ?? 0 },
      exactMark: { enumerable: true, get: () => stage.tiles.picture?.exactMark },
      standingMark: { enumerable: true, get: () => stage.tiles.picture?.standingMark },
      pathNow: { enumerable: true, get: () => stage.tiles.picture?.path ?? 'video' },
      framesPerSecond: number('framesPerSecond'),
      framesDecoded: number('framesDecoded'),
      framesDropped: number('framesDropped'),
      frameWidth: number('frameWidth'),
      frameHeight: number('frameHeight'),
      packetsReceived: number('packetsReceived'),
      packetsLost: number('packetsLost'),
      bytesReceived: number('bytesReceived'),
      bytesOfAll: number('bytesOfAll'),
      jitterBufferMs: number('jitterBufferMs'),
      roundTripMs: number('roundTripMs'),
    });
    Object.defineProperty(window, 'beistand', { value: Object.freeze(facts) });
    setInterval(async () => {
      const statistics = await session.statistics();
      if (!statistics) return;
      this.#statistics = statistics;
      onStatistics(statistics);
    }, 500);
  }

  /** The customer agreed. */
  agreed(): void {
    this.#activeAt = performance.now();
    this.#firstPictureMs = undefined;
  }

  /** A first frame is on the screen. */
  pictured(): void {
    if (this.#activeAt === undefined) return;
    this.#firstPictureMs ??= Math.round(performance.now() - this.#activeAt);
  }
}

function active(session: Session) {
  const state = session.model.session;
  return state.name === 'active' ? state : undefined;
}
