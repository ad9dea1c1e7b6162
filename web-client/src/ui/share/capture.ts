import { type CaptureProblem, captureProblem } from '../../share/capture-problem.ts';
import type { Extent, PictureQuality } from '../../viewer/messages.ts';

/** What the customer shows with. */
export type Way = 'screen' | 'camera';

/** What a browser may add to the constraints of today's DOM types. */
interface DisplayOptions extends DisplayMediaStreamOptions {
  selfBrowserSurface?: 'exclude';
  surfaceSwitching?: 'include';
  monitorTypeSurfaces?: 'include';
}

/** Names that a browser makes up for itself and nobody can read. */
const UNREADABLE = /^(screen|window|web-contents-media-stream|monitor)[:_]/;

/** The screen, window, tab or camera that the customer chose, as long as it is shown. */
export class Capture {
  readonly way: Way;
  readonly extent: Extent;
  readonly facing: 'environment' | 'user' | undefined;
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;

  private constructor(way: Way, stream: MediaStream, facing?: 'environment' | 'user') {
    const [track] = stream.getVideoTracks();
    if (!track) throw new DOMException('no picture', 'NotFoundError');
    this.way = way;
    this.facing = facing;
    this.stream = stream;
    this.track = track;
    this.extent = way === 'camera' ? 'CAMERA' : extentOf(track.getSettings().displaySurface);
    track.contentHint = way === 'camera' ? '' : 'detail';
  }

  /** The ways that this browser has. */
  static ways(): readonly Way[] {
    const media: Partial<MediaDevices> | undefined = navigator.mediaDevices;
    const ways: Way[] = [];
    if (media?.getDisplayMedia) ways.push('screen');
    if (media?.getUserMedia) ways.push('camera');
    return ways;
  }

  /** Lets the customer choose in the browser's own dialog. In a click only. */
  static async screen(): Promise<Capture | CaptureProblem> {
    const options: DisplayOptions = {
      video: { frameRate: { ideal: 15, max: 30 } },
      audio: false,
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      monitorTypeSurfaces: 'include',
    };
    return attempt(async () => {
      return new Capture('screen', await navigator.mediaDevices.getDisplayMedia(options));
    });
  }

  static async camera(facing: 'environment' | 'user'): Promise<Capture | CaptureProblem> {
    return attempt(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: facing }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
      return new Capture('camera', stream, facing);
    });
  }

  /** What it calls itself: hostile text, may be empty. */
  get title(): string {
    const { label } = this.track;
    return UNREADABLE.test(label) ? '' : label.slice(0, 200);
  }

  /** What the technician asked for while the picture moves. */
  prefer(quality: PictureQuality): void {
    if (this.way === 'screen') this.track.contentHint = quality === 'FAST' ? 'motion' : 'detail';
  }

  get hasTorch(): boolean {
    const abilities: MediaTrackCapabilities & { torch?: boolean } =
      this.track.getCapabilities?.() ?? {};
    return abilities.torch === true;
  }

  async torch(on: boolean): Promise<void> {
    const constraint: MediaTrackConstraintSet & { torch: boolean } = { torch: on };
    await this.track.applyConstraints({ advanced: [constraint] });
  }

  stop(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }
}

async function attempt(open: () => Promise<Capture>): Promise<Capture | CaptureProblem> {
  const asked = performance.now();
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return captureProblem(error.name, error.message, performance.now() - asked);
  }
}

function extentOf(surface: string | undefined): Extent {
  switch (surface) {
    case 'browser':
      return 'TAB';
    case 'window':
      return 'PROGRAM';
    default:
      return 'MONITOR';
  }
}
