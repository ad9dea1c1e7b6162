import type { FromRecorder, RecordingFailure } from '../recording/worker-messages.ts';
import type { RecordingPolicy } from '../viewer/messages.ts';
import { make, write } from './dom.ts';
import type { RunningRecording } from './running-recording.ts';
import type { Texts } from './texts.ts';

type Progress = Extract<FromRecorder, { say: 'progress' }>;

/**
 * What the technician sees of recordings: the red sign while one runs, words and a button if it
 * cannot, and what still has to be uploaded after the session.
 */
export class RecordingSign {
  readonly #texts: Texts;
  readonly #sign = make('span', {
    id: 'recording',
    class: 'badge',
    role: 'status',
    'data-state': 'off',
    hidden: true,
  });
  readonly #words = make('span');
  readonly #failure = make('div', {
    id: 'recording-failure',
    class: 'notice danger',
    role: 'alert',
    hidden: true,
  });
  readonly #why = make('span');
  readonly #required = make('b');
  readonly #upload = make('p', {
    id: 'recording-upload',
    class: 'notice',
    role: 'status',
    hidden: true,
  });
  readonly #uploading = new Map<RunningRecording, Progress | undefined>();
  #policy: RecordingPolicy | undefined;

  /**
   * @param place where the sign stands
   * @param after what is said stands after this
   * @param again the technician wants to try once more
   */
  constructor(place: HTMLElement, after: HTMLElement, again: () => void, texts: Texts) {
    this.#texts = texts;
    this.#sign.append(make('i', { class: 'recording-lamp', 'aria-hidden': 'true' }), this.#words);
    const button = make('button', {
      id: 'recording-again',
      type: 'button',
      class: 'button small',
    });
    button.textContent = texts('console.recording.again');
    button.addEventListener('click', again);
    this.#failure.append(make('p', {}, this.#why, ' ', this.#required), button);
    place.append(this.#sign);
    after.after(this.#failure, this.#upload);
    window.addEventListener('beforeunload', (event) => {
      if (this.#uploading.size > 0) event.preventDefault();
    });
  }

  /** Whether the session goes on without a recording. */
  set policy(policy: RecordingPolicy | undefined) {
    if (policy === this.#policy) return;
    this.#policy = policy;
    write(
      this.#required,
      policy === 'REQUIRED' ? this.#texts('console.recording.required.none') : '',
    );
  }

  /** The ID that the server gave, for tests and scripts. */
  named(id: string): void {
    this.#sign.dataset['recording'] = id;
  }

  starts(): void {
    this.#failure.hidden = true;
    this.#show('starting', 'console.recording.starts');
  }

  runs(progress?: Progress): void {
    this.#failure.hidden = true;
    if (progress?.gap) this.#show('gap', 'console.recording.gap');
    else if (progress?.cut) this.#show('cut', 'console.recording.cut');
    else this.#show('running', 'console.recording.runs');
  }

  off(): void {
    this.#failure.hidden = true;
    this.#show('off', '');
  }

  failed(why: RecordingFailure): void {
    this.#show('failed', 'console.recording.failed');
    this.#failure.dataset['why'] = why;
    write(this.#why, this.#texts(`console.recording.failed.${why}`));
    this.#failure.hidden = false;
  }

  /** A recording that is over is still on its way to the server. */
  uploads(recording: RunningRecording, progress?: Progress): void {
    this.#uploading.set(recording, progress);
    this.#showUpload();
  }

  uploaded(recording: RunningRecording): void {
    this.#uploading.delete(recording);
    this.#showUpload();
    if (this.#uploading.size > 0) return;
    this.#upload.dataset['state'] = 'complete';
    this.#upload.className = 'notice ok';
    write(this.#upload, this.#texts('console.recording.uploaded'));
    this.#upload.hidden = false;
  }

  /** The rest of a recording will never reach the server. */
  lost(recording: RunningRecording, why: RecordingFailure): void {
    this.#uploading.delete(recording);
    this.#upload.dataset['state'] = 'lost';
    this.#upload.className = 'notice danger';
    write(
      this.#upload,
      `${this.#texts('console.recording.lost')} ${this.#texts(`console.recording.failed.${why}`)}`,
    );
    this.#upload.hidden = false;
  }

  #showUpload(): void {
    const all = [...this.#uploading.values()];
    if (all.length === 0) return;
    const bytes = all.reduce((sum, progress) => sum + (progress?.waiting ?? 0), 0);
    const cut = all.some((progress) => progress?.cut);
    this.#upload.dataset['state'] = cut ? 'cut' : 'uploading';
    this.#upload.className = cut ? 'notice warn' : 'notice';
    write(
      this.#upload,
      this.#texts(
        cut ? 'console.recording.upload.cut' : 'console.recording.upload',
        (bytes / 1_000_000).toLocaleString(document.documentElement.lang, {
          maximumFractionDigits: 1,
        }),
      ),
    );
    this.#upload.hidden = false;
  }

  #show(state: 'off' | 'starting' | 'running' | 'gap' | 'cut' | 'failed', key: string): void {
    this.#sign.hidden = state === 'off';
    if (this.#sign.dataset['state'] === state) return;
    this.#sign.dataset['state'] = state;
    const words = key === '' ? '' : this.#texts(key);
    this.#sign.title = words;
    write(this.#words, words);
  }
}
