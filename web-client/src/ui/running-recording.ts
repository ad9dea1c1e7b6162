import type { RecordedEvent } from '../recording/records.ts';
import type {
  FromRecorder,
  RecordingFailure,
  StandingPicture,
  ToRecorder,
} from '../recording/worker-messages.ts';

/** What becomes of a recording. */
export interface RecordingListener {
  /** The server expects it; it has to be begun. */
  onStarted(id: string): void;
  /** What stands now is wanted again. */
  onBeginWanted(): void;
  onProgress(progress: Extract<FromRecorder, { say: 'progress' }>): void;
  /** All of it is at the server. */
  onComplete(): void;
  /** It was ended, because another one has to go on. */
  onCodecChanged(): void;
  /** It will never be complete. */
  onFailed(why: RecordingFailure): void;
}

/** Whether this browser lets a page see the encoded frames. */
export const CAN_RECORD = 'RTCRtpScriptTransform' in window && 'OffscreenCanvas' in window;

/**
 * One recording and the worker that makes it, from before its start until the last byte is at the
 * server. A worker that was attached once hands frames on as long as the connection lives: Chromium
 * (156) gives frames to no worker that was attached later, and to nobody once it is detached.
 */
export class RunningRecording {
  readonly #worker: Worker;
  /** Whether frames go through this worker. */
  #carries = false;
  #started = false;
  /** Nothing more will be said of it. */
  #over = false;

  /** @param address of the worker's script */
  constructor(address: string, listener: RecordingListener) {
    const worker = new Worker(scriptAddress(address), { type: 'module' });
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromRecorder>) => this.#hear(data, listener);
    worker.onerror = (event) => {
      console.error('The recorder made a mistake', event.message);
      this.#hear({ say: 'failed', why: 'broken' }, listener);
    };
  }

  /** From now on the frames that come here go through the worker. At once, or in place of another. */
  attach(receiver: RTCRtpReceiver): void {
    this.#carries = true;
    receiver.transform = new RTCRtpScriptTransform(this.#worker);
  }

  /** No frames come any more: the connection is over, or another worker has them. */
  detached(): void {
    this.#carries = false;
    this.#leave();
  }

  /** Announces it to the server. */
  start(order: Omit<Extract<ToRecorder, { do: 'start' }>, 'do'>): void {
    this.#started = true;
    this.#tell({ do: 'start', ...order });
  }

  /** Everything from here on; `picture` is what stands. */
  begin(picture: StandingPicture | undefined): void {
    if (!picture) this.#tell({ do: 'begin' });
    else this.#tell({ do: 'begin', picture }, picture.bitmap ? [picture.bitmap] : []);
  }

  picture(message: ArrayBuffer): void {
    this.#tell({ do: 'picture', message }, [message]);
  }

  event(event: RecordedEvent): void {
    this.#tell({ do: 'event', event });
  }

  /** Nothing more is recorded; what is here still goes to the server. */
  end(why: string): void {
    this.#tell({ do: 'end', why });
    if (this.#started) return;
    this.#over = true;
    this.#leave();
  }

  #hear(message: FromRecorder, listener: RecordingListener): void {
    if (this.#over) return;
    switch (message.say) {
      case 'started':
        listener.onStarted(message.recording);
        break;
      case 'begin-wanted':
        listener.onBeginWanted();
        break;
      case 'progress':
        listener.onProgress(message);
        break;
      case 'codec-changed':
        listener.onCodecChanged();
        break;
      case 'complete':
        this.#close();
        listener.onComplete();
        break;
      case 'failed':
        this.#close();
        listener.onFailed(message.why);
        break;
    }
  }

  #close(): void {
    this.#over = true;
    this.#leave();
  }

  #leave(): void {
    if (this.#over && !this.#carries) this.#worker.terminate();
  }

  #tell(message: ToRecorder, transfer: Transferable[] = []): void {
    if (!this.#over) this.#worker.postMessage(message, transfer);
  }
}

/** The part of W3C Trusted Types that is needed here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

const RECORDER = /^\/static\/recorder\.js(\?v=[0-9a-f]+)?$/;

/** The address as the page's policy for scripts wants it: this one file and nothing else. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'recorder',
  {
    createScriptURL(address) {
      if (!RECORDER.test(address)) throw new TypeError('not the recorder');
      return address;
    },
  },
);

function scriptAddress(address: string): string {
  return policy ? policy.createScriptURL(address) : address;
}
