import { Player } from '../../review/player.ts';
import type { RecordingFile } from '../../review/recording-file.ts';
import { commandOf, SPEEDS, speedAfter } from '../../review/shortcuts.ts';
import { type KnownGap, neighbour, sourceSwitches, spansOf } from '../../review/time-bar.ts';
import { clock, make, write } from '../dom.ts';
import { type Icon, icon } from '../icons.ts';
import type { Texts } from '../texts.ts';
import { BrowserDecoder, NoDecoder } from './browser-decoder.ts';
import { ReplayScreen } from './replay-screen.ts';
import type { ShortcutsDialog } from './shortcuts-dialog.ts';
import { TimeBarView } from './time-bar-view.ts';

/** What belongs to a recording that is open. */
export interface OpenRecording {
  readonly file: RecordingFile;
  /** As WebCodecs names it; undefined where this browser does not play it. */
  readonly codec: string | undefined;
  /** How long it should be, before it is known. */
  readonly expectedMs: number;
  readonly gaps: readonly KnownGap[];
}

/** Something of the session's timeline that lies within the recording. */
export interface Moment {
  readonly at: number;
  readonly words: string;
}

/** The player of one recording on the page. */
export class Replay {
  readonly element: HTMLElement;
  readonly screen: ReplayScreen;
  readonly player: Player<VideoFrame, Blob | undefined>;
  readonly #open: OpenRecording;
  readonly #texts: Texts;
  readonly #bar: TimeBarView;
  readonly #toggle: HTMLButtonElement;
  readonly #time = make('span', { class: 'replay-time number', id: 'replay-time' });
  readonly #speed: HTMLSelectElement;
  readonly #word: HTMLElement;
  readonly #help: ShortcutsDialog;
  readonly #onTime: (ms: number) => void;
  #moments: readonly Moment[] = [];
  #marked = '';
  #closed = false;

  constructor(
    open: OpenRecording,
    texts: Texts,
    help: ShortcutsDialog,
    onTime: (ms: number) => void,
  ) {
    this.#open = open;
    this.#texts = texts;
    this.#help = help;
    this.#onTime = onTime;
    this.screen = new ReplayScreen(texts);
    const decoder = open.codec ? new BrowserDecoder(open.codec) : new NoDecoder();
    this.player = new Player(open.file, decoder, this.screen, () => this.#show());
    this.#bar = new TimeBarView(texts, (ms) => this.player.seek(ms));
    this.#toggle = this.#button('replay-toggle', 'play', 'review.play', () => this.#playOrPause());
    this.#speed = make(
      'select',
      { id: 'replay-speed', 'aria-label': texts('review.speed') },
      ...SPEEDS.map((speed) => make('option', { value: String(speed) }, speedWords(speed))),
    );
    this.#speed.value = '1';
    this.#speed.addEventListener('change', () => {
      this.player.speed = Number(this.#speed.value);
    });
    this.#word = make('p', {
      id: 'replay-word',
      class: 'replay-word',
      role: 'status',
      hidden: true,
    });
    this.screen.element.append(this.#word);
    this.screen.element.addEventListener('click', () => this.#playOrPause());
    this.element = make(
      'div',
      { class: 'replay-player', id: 'replay-player' },
      this.screen.element,
      this.#bar.element,
      make(
        'div',
        { class: 'replay-controls' },
        this.#toggle,
        this.#button('replay-back', 'back', 'review.back', () => this.#by(-10_000)),
        this.#button('replay-forward', 'forward', 'review.forward', () => this.#by(10_000)),
        this.#time,
        make('span', { class: 'replay-space' }),
        this.#speed,
        this.#button('replay-help', 'keys', 'review.shortcuts', () => help.show()),
        this.#button('replay-full', 'expand', 'review.fullscreen', () => void this.#fullScreen()),
      ),
    );
    this.#tick();
    void this.#scan();
  }

  /** Where the recording ends as far as it is known, or as it is expected. */
  get ms(): number {
    const { file, expectedMs } = this.#open;
    return file.scanned ? file.index.end : Math.max(file.index.end, expectedMs);
  }

  get file(): RecordingFile {
    return this.#open.file;
  }

  /** The lines of the timeline that lie in this recording. */
  set moments(moments: readonly Moment[]) {
    this.#moments = moments;
    this.#marked = '';
    this.#show();
  }

  close(): void {
    this.#closed = true;
    this.player.close();
    this.element.remove();
  }

  /** Whether the key did something here. */
  key(event: KeyboardEvent): boolean {
    const command = commandOf(event);
    if (!command) return false;
    switch (command.kind) {
      case 'toggle':
        this.#playOrPause();
        break;
      case 'by':
        this.#by(command.ms);
        break;
      case 'to':
        this.player.seek(this.ms * command.part);
        break;
      case 'faster':
        this.player.speed = speedAfter(this.player.speed, command.steps);
        break;
      case 'event': {
        const times = this.#moments.map(({ at }) => at);
        const moment = neighbour(times, this.player.at, command.steps);
        if (moment !== undefined) this.player.seek(moment);
        break;
      }
      case 'fullscreen':
        void this.#fullScreen();
        break;
      case 'help':
        this.#help.show();
        break;
    }
    return true;
  }

  #playOrPause(): void {
    if (this.player.running) this.player.pause();
    else this.player.play();
  }

  #by(ms: number): void {
    this.player.seek(this.player.at + ms);
  }

  async #fullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.element.requestFullscreen();
  }

  async #scan(): Promise<void> {
    try {
      await this.#open.file.scan(() => this.#show());
    } catch (error) {
      if (this.#closed) return;
      console.warn('The recording could not be read on', error);
      this.#say('review.word.lost');
    }
  }

  #tick(): void {
    requestAnimationFrame((now) => {
      if (this.#closed) return;
      this.player.tick(now);
      this.#tick();
    });
  }

  #show(): void {
    if (this.#closed) return;
    const { index, verdict } = this.#open.file;
    const { at, state, speed } = this.player;
    this.element.dataset['state'] = state;
    this.element.dataset['verdict'] = verdict.kind;
    write(this.#time, `${clock(at / 1000)} / ${clock(this.ms / 1000)}`);
    this.#bar.show(at, index.end, this.ms);
    this.#speed.value = String(speed);
    const running = this.player.running;
    const label = this.#texts(running ? 'review.pause' : 'review.play');
    if (this.#toggle.getAttribute('aria-label') !== label) {
      this.#toggle.setAttribute('aria-label', label);
      this.#toggle.title = label;
      this.#toggle.replaceChildren(icon(running ? 'pause' : 'play'));
    }
    if (this.player.failure !== undefined) this.#say('review.word.lost');
    else if (state === 'waiting') this.#say('review.word.waiting');
    else this.#word.hidden = true;
    const marks = `${index.events.length} ${Math.round(this.ms)} ${this.#moments.length}`;
    if (marks !== this.#marked) {
      this.#marked = marks;
      const spans = spansOf(index.events, this.ms, this.#open.gaps);
      this.#bar.mark(spans, sourceSwitches(index.events), this.#moments);
    }
    this.#onTime(at);
  }

  #say(key: string): void {
    write(this.#word, this.#texts(key));
    this.#word.hidden = false;
  }

  #button(id: string, name: Icon, key: string, action: () => void): HTMLButtonElement {
    const words = this.#texts(key);
    const properties = { id, type: 'button', class: 'replay-button', 'aria-label': words };
    const button = make('button', { ...properties, title: words }, icon(name));
    button.addEventListener('click', action);
    return button;
  }
}

function speedWords(speed: number): string {
  return `${String(speed).replace('.', document.documentElement.lang === 'de' ? ',' : '.')}×`;
}
