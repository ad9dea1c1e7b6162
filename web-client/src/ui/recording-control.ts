import type { RecordedEvent } from '../recording/records.ts';
import type { RecordingFailure, StandingPicture } from '../recording/worker-messages.ts';
import type { CursorMessage, Session } from '../viewer/session.ts';
import type { Active, Model } from '../viewer/session-state.ts';
import { OwnRecordings } from './own-recordings.ts';
import { RecordingSign } from './recording-sign.ts';
import { CAN_RECORD, RunningRecording } from './running-recording.ts';
import type { Stage } from './stage.ts';
import type { Texts } from './texts.ts';
import type { Standing } from './tile-layer.ts';

/** What the control needs of the page. */
export interface RecordingPage {
  readonly session: Session;
  readonly stage: Stage;
  readonly formToken: string;
  /** Address of the worker's script. */
  readonly recorder: string;
}

/**
 * Records as long as the customer's right RECORDING is in force, and tells the customer's computer
 * whether it does. A recording that is over is uploaded to its end, whatever the page does meanwhile.
 */
export class RecordingControl {
  readonly #page: RecordingPage;
  readonly #sign: RecordingSign;
  readonly #own: OwnRecordings | undefined;
  /** What is going on, or what the next one will be made with. */
  #current: RunningRecording | undefined;
  #state: 'ready' | 'starting' | 'running' | 'failed' = 'ready';
  /** Through which the frames go. */
  #carrier: RunningRecording | undefined;
  #receiver: RTCRtpReceiver | undefined;
  #cursorAt: CursorMessage | undefined;

  constructor(page: RecordingPage, place: HTMLElement, after: HTMLElement, texts: Texts) {
    this.#page = page;
    // Without a secure context there are no sessions, and no locks.
    if (isSecureContext) this.#own = new OwnRecordings(page.formToken);
    this.#sign = new RecordingSign(place, after, () => this.#again(), texts);
  }

  /** A new connection brings its video here; nothing of it came yet. */
  receive(receiver: RTCRtpReceiver): void {
    this.#receiver = receiver;
    this.#cursorAt = undefined;
    this.#handOver(undefined);
    const { session } = this.#page.session.model;
    if (session.name !== 'active' || !mayBeRecorded(session) || !CAN_RECORD) return;
    this.#current ??= this.#fresh();
    this.#handOver(this.#current);
    if (isWanted(session)) this.#say();
  }

  cursor(message: CursorMessage): void {
    if (message.type === 'cursor-at') this.#cursorAt = message;
    if (this.#state !== 'running') return;
    const event = message.type === 'cursor-at' ? { ...message } : this.#cursorShape();
    if (event) this.#current?.event(event);
  }

  show({ session }: Model, before: Model): void {
    if (session.name !== 'active') {
      this.#sign.policy = undefined;
      this.#stop('session-over');
      this.#forget();
      return;
    }
    this.#sign.policy = session.recording;
    if (!isWanted(session)) {
      this.#stop('withdrawn');
    } else if (this.#state === 'running') {
      const known = before.session.name === 'active' ? before.session : undefined;
      for (const event of changes(session, known)) this.#current?.event(event);
    } else if (this.#state === 'ready') {
      this.#start(session);
    }
  }

  #fresh(): RunningRecording {
    let id = '';
    const recording: RunningRecording = new RunningRecording(this.#page.recorder, {
      onStarted: (given) => {
        id = given;
        this.#own?.begun(id);
        this.#sign.named(id);
        if (recording === this.#current) this.#begin(recording);
      },
      onBeginWanted: () => {
        if (recording === this.#current) this.#page.stage.tiles.begin();
      },
      onProgress: (progress) => {
        if (recording === this.#current) this.#sign.runs(progress);
        else this.#sign.uploads(recording, progress);
      },
      onComplete: () => {
        this.#own?.over(id);
        this.#sign.uploaded(recording);
      },
      onCodecChanged: () => {
        if (recording !== this.#current) return;
        this.#stop('codec');
        this.#again();
      },
      onFailed: (why) => this.#onFailed(recording, why),
    });
    return recording;
  }

  #start(session: Active): void {
    if (!CAN_RECORD) {
      this.#fail('browser');
      return;
    }
    if (!this.#current) {
      this.#current = this.#fresh();
      this.#handOver(this.#current);
    }
    const mimeType = this.#receiver?.getParameters().codecs[0]?.mimeType ?? '';
    const { formToken } = this.#page;
    this.#current.start({ session: session.sessionId, formToken, mimeType });
    this.#state = 'starting';
    this.#sign.starts();
    this.#say();
  }

  #begin(recording: RunningRecording): void {
    this.#state = 'running';
    this.#page.stage.tiles.watchedBy({
      begin: (standing) => {
        recording.begin(this.#picture(standing));
        for (const event of this.#known()) recording.event(event);
      },
      message: (message) => recording.picture(message),
    });
    this.#sign.runs();
    this.#say();
  }

  #stop(why: string): void {
    const recording = this.#current;
    if (this.#state === 'ready') return;
    if (this.#state !== 'failed' && recording) {
      recording.end(why);
      this.#sign.uploads(recording);
      this.#current = undefined;
    }
    this.#enter('ready');
    this.#sign.off();
  }

  #onFailed(recording: RunningRecording, why: RecordingFailure): void {
    if (recording === this.#current) this.#fail(why);
    else this.#sign.lost(recording, why);
  }

  #fail(why: RecordingFailure): void {
    this.#current = undefined;
    this.#enter('failed');
    this.#sign.failed(why);
  }

  /** Whatever ran runs no more. */
  #enter(state: 'ready' | 'failed'): void {
    const ran = this.#state === 'running';
    this.#state = state;
    if (ran) this.#page.stage.tiles.watchedBy(undefined);
    if (ran) this.#say();
  }

  /** The technician wants to try once more. */
  #again(): void {
    const { session } = this.#page.session.model;
    if (session.name !== 'active' || !isWanted(session)) return;
    this.#state = 'ready';
    this.#start(session);
  }

  /** The connection is over. */
  #forget(): void {
    this.#handOver(undefined);
    this.#receiver = undefined;
    this.#current?.end('unused');
    this.#current = undefined;
  }

  /** From now on this one has the frames. */
  #handOver(recording: RunningRecording | undefined): void {
    if (recording === this.#carrier) return;
    if (recording && this.#receiver) recording.attach(this.#receiver);
    this.#carrier?.detached();
    this.#carrier = recording;
  }

  #say(): void {
    this.#page.session.tell({ type: 'recording', running: this.#state === 'running' });
  }

  #picture(standing: Standing | undefined): StandingPicture | undefined {
    if (!standing) return undefined;
    const { size, mark, exact, blank } = standing;
    const bitmap = blank ? undefined : this.#page.stage.standing(size);
    return bitmap ? { ...size, mark, exact, bitmap } : { ...size, mark, exact: false };
  }

  /** What a player has to know that joins now. */
  #known(): RecordedEvent[] {
    const { session } = this.#page.session.model;
    if (session.name !== 'active') return [];
    const shape = this.#cursorShape();
    return [
      ...changes(session, undefined),
      ...(shape ? [shape] : []),
      ...(this.#cursorAt ? [{ ...this.#cursorAt }] : []),
    ];
  }

  /** The shape with its picture, also if the computer sent that earlier. */
  #cursorShape(): RecordedEvent | undefined {
    const shape = this.#page.stage.cursor.shape;
    if (!shape) return undefined;
    const { width, height, hotX, hotY, url } = shape;
    const png = url.slice(url.indexOf(',') + 1);
    return { type: 'cursor-shape', id: 0, width, height, hotX, hotY, png };
  }
}

function isWanted({ rights }: Active): boolean {
  return rights.RECORDING === 'held';
}

function mayBeRecorded({ recording }: Active): boolean {
  return recording === 'ASK' || recording === 'REQUIRED';
}

/** What is different from before, or everything that holds. */
function changes(now: Active, before: Active | undefined): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  if (now.screen && now.screen !== before?.screen) events.push({ type: 'size', ...now.screen });
  if (now.monitors && (now.monitors !== before?.monitors || now.shown !== before.shown)) {
    events.push({ type: 'screens', screens: now.monitors, shown: now.shown });
  }
  if (now.sharing && now.sharing !== before?.sharing) events.push({ ...now.sharing });
  if (now.paused !== (before?.paused ?? false)) {
    events.push({ type: 'paused', paused: now.paused });
  }
  const interrupted = now.picture === 'interrupted';
  if (interrupted !== (before?.picture === 'interrupted')) {
    events.push({ type: interrupted ? 'interrupted' : 'restored' });
  }
  return events;
}
