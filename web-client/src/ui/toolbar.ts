import { plain } from '../viewer/chat/plain.ts';
import { grouped } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import type { Active } from '../viewer/session-state.ts';
import { byId, clock, make, write } from './dom.ts';
import type { EndDialog } from './end-dialog.ts';
import { type Icon, icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** Of a browser's own name that is shown. */
const LONGEST_NAME = 100;

/** What the toolbar can do besides speaking to the session. */
export interface ToolbarActions {
  toggleFit(): void;
  toggleFullScreen(): void;
}

/** The bar above the picture: whose screen, since when, who controls, how it is shown, and the end. */
export class Toolbar {
  readonly element = byId('toolbar');
  readonly #texts: Texts;
  readonly #machine = make('h1', { id: 'machine', class: 'code' });
  /** What a customer shows who has nothing but a browser. */
  readonly #source = make('span', { id: 'source', class: 'badge', hidden: true });
  readonly #clock = make('span', { id: 'clock', class: 'number', role: 'timer' });
  /** Where the sign stands that tells of a recording. */
  readonly recording = make('span', { class: 'tool-recording' });
  readonly #state = make('span', { id: 'control-state' });
  readonly #control: HTMLButtonElement;
  readonly #fit: HTMLButtonElement;
  readonly #fullScreen: HTMLButtonElement;
  /** Opens what {@link ConnectionPanel} shows. */
  readonly connection: HTMLButtonElement;
  /** Opens what {@link ScreensMenu} shows. */
  readonly screens: HTMLButtonElement;
  /** Opens what {@link KeysPanel} shows. */
  readonly keys: HTMLButtonElement;
  /** Brings up the on-screen keyboard; only where there are fingers. */
  readonly softKeyboard: HTMLButtonElement;
  #shown: Active | undefined;

  constructor(session: Session, end: EndDialog, actions: ToolbarActions, texts: Texts) {
    this.#texts = texts;
    this.#control = make('button', { id: 'control', type: 'button', class: 'button small' });
    this.#fit = this.#iconButton('fit', 'original', texts('console.original'));
    this.#fullScreen = this.#iconButton('fullscreen', 'expand', texts('console.fullscreen'));
    this.#fullScreen.hidden = !document.fullscreenEnabled;
    this.connection = this.#iconButton('connection', 'signal', texts('console.connection'));
    this.screens = this.#iconButton('screens', 'screens', texts('console.screens'));
    this.keys = this.#iconButton('keys', 'command', texts('console.keys'));
    this.softKeyboard = this.#iconButton('soft-keyboard', 'keys', texts('console.keys.soft'));
    const stop = make(
      'button',
      {
        id: 'end',
        type: 'button',
        class: 'button small dangerous',
        'aria-label': texts('console.end'),
        title: texts('console.end'),
      },
      icon('end'),
      make('span', {}, texts('console.end.short')),
    );
    this.element.append(
      make(
        'span',
        { class: 'tool-group' },
        make('i', { class: 'lamp' }),
        this.#machine,
        this.#source,
        this.#clock,
        this.recording,
      ),
      make('span', { class: 'tool-group tool-control' }, this.#state, this.#control),
      make(
        'span',
        { class: 'tool-group' },
        this.softKeyboard,
        this.keys,
        this.screens,
        this.connection,
        this.#fit,
        this.#fullScreen,
        stop,
      ),
    );
    this.#control.addEventListener('click', () =>
      session.dispatch({
        kind: this.#shown?.rights.CONTROL === 'held' ? 'give-back' : 'ask',
        grant: 'CONTROL',
      }),
    );
    this.#fit.addEventListener('click', () => actions.toggleFit());
    this.#fullScreen.addEventListener('click', () => actions.toggleFullScreen());
    stop.addEventListener('click', () => end.ask());
  }

  show(session: Active, now: number): void {
    this.tick(session, now);
    if (session === this.#shown) return;
    this.#shown = session;
    this.#showWhose(session);
    this.element.dataset['picture'] = session.picture;
    this.#showControl(session);
  }

  /** A browser has a number of its own for one visit only: it names nobody. */
  #showWhose({ machineId, browser, sharing }: Active): void {
    const inBrowser = browser !== undefined;
    write(this.#machine, inBrowser ? this.#texts('console.browser') : grouped(machineId));
    this.#machine.title = inBrowser ? plain(browser, LONGEST_NAME) : '';
    this.#source.hidden = !inBrowser || !sharing;
    if (!inBrowser || !sharing || this.#source.dataset['extent'] === sharing.extent) return;
    this.#source.dataset['extent'] = sharing.extent;
    this.#source.replaceChildren(
      icon(sharing.extent === 'CAMERA' ? 'camera' : 'screens'),
      this.#texts(`console.source.${sharing.extent}`),
    );
  }

  tick(session: Active, now: number): void {
    write(this.#clock, clock(Math.max(0, (now - session.since) / 1000)));
  }

  showFit(fits: boolean): void {
    this.#relabel(this.#fit, fits ? 'original' : 'fit', fits ? 'console.original' : 'console.fit');
  }

  showFullScreen(on: boolean): void {
    const key = on ? 'console.fullscreen.leave' : 'console.fullscreen';
    this.#relabel(this.#fullScreen, on ? 'shrink' : 'expand', key);
  }

  /** Where the focus goes when the keyboard leaves the picture. */
  focus(): void {
    (this.#control.disabled ? this.#fit : this.#control).focus();
  }

  #showControl(session: Active): void {
    const { rights, picture, paused, customerActive, browser } = session;
    const control = rights.CONTROL;
    this.#state.title = browser === undefined ? '' : this.#texts('console.browser.control');
    const held = control === 'held';
    const state = paused
      ? 'paused'
      : held
        ? customerActive
          ? 'waits'
          : 'held'
        : control === 'asking'
          ? 'asking'
          : 'view';
    if (this.#state.dataset['state'] !== state) {
      this.#state.dataset['state'] = state;
      this.#state.className = `badge ${held ? 'live' : ''}`;
      this.#state.replaceChildren(
        icon(paused ? 'pause' : held ? 'pointer' : 'eye'),
        this.#texts(`console.control.state.${state}`),
      );
    }
    write(this.#control, this.#texts(held ? 'console.control.release' : 'console.control.ask'));
    this.#control.classList.toggle('secondary', held);
    this.#control.disabled = control === 'asking' || paused || picture !== 'running';
    this.softKeyboard.hidden = !held || !matchMedia('(any-pointer: coarse)').matches;
  }

  #iconButton(id: string, name: Icon, label: string): HTMLButtonElement {
    return make(
      'button',
      { id, type: 'button', class: 'button small quiet tool', 'aria-label': label, title: label },
      icon(name),
    );
  }

  #relabel(button: HTMLButtonElement, name: Icon, key: string): void {
    const label = this.#texts(key);
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(name));
  }
}
