import type { TechnicianToAgent } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Session } from '../viewer/session.ts';
import type { Active, Model } from '../viewer/session-state.ts';
import { ConnectionPanel } from './connection-panel.ts';
import { byId, make } from './dom.ts';
import { EndDialog } from './end-dialog.ts';
import { FullScreen } from './full-screen.ts';
import { icon } from './icons.ts';
import { InputCapture } from './input-capture.ts';
import { KeysPanel } from './keys-panel.ts';
import { ScreenWindows } from './screen-windows.ts';
import { ScreensMenu } from './screens-menu.ts';
import { Stage } from './stage.ts';
import type { Texts } from './texts.ts';
import { Toolbar } from './toolbar.ts';
import { TouchCapture } from './touch-capture.ts';
import { Workbench } from './workbench.ts';

/** The running session: picture, toolbar, mouse and keyboard. */
export class LiveView {
  readonly stage: Stage;
  readonly connection: ConnectionPanel;
  readonly #main = byId('console');
  readonly #section = byId('live');
  readonly #toolbar: Toolbar;
  readonly #screens: ScreensMenu;
  readonly #windows: ScreenWindows;
  readonly bench: Workbench;
  readonly #keys: KeysPanel;
  readonly #touch: TouchCapture;
  readonly #input: InputCapture;
  readonly #fullScreen: FullScreen;
  readonly #end: EndDialog;
  readonly #session: Session;

  constructor(session: Session, texts: Texts) {
    this.#session = session;
    this.stage = new Stage(texts);
    this.#end = new EndDialog(this.#main, session, texts);
    this.#fullScreen = new FullScreen(this.#main, (on) => {
      this.#main.classList.toggle('full', on);
      this.#toolbar.showFullScreen(on);
      if (this.#input.attached) this.stage.keyboardBox.focus({ preventScroll: true });
    });
    this.#toolbar = new Toolbar(
      session,
      this.#end,
      {
        toggleFit: () => this.#toggleFit(),
        toggleFullScreen: () => void this.#fullScreen.toggle(),
      },
      texts,
    );
    this.connection = new ConnectionPanel(this.#toolbar.connection, session, this.stage, texts);
    const tell = (message: TechnicianToAgent) => session.tell(message);
    this.#windows = new ScreenWindows(this.stage, tell, texts);
    this.#screens = new ScreensMenu(this.#toolbar.screens, session, this.#windows, texts);
    this.#keys = new KeysPanel(this.#toolbar.keys, tell, texts);
    this.#touch = new TouchCapture(this.stage, tell);
    this.#section.append(this.connection.element, this.#screens.element, this.#keys.element);
    this.bench = new Workbench(
      session,
      this.stage,
      this.#main.dataset['formToken'] ?? '',
      () => this.#inputGoesWhere(),
      texts,
    );
    this.#input = new InputCapture(
      this.stage,
      tell,
      () => this.#toolbar.focus(),
      this.bench.clipboard,
    );
    this.#toolbar.softKeyboard.addEventListener('click', () => this.#input.showSoftKeyboard());
    this.#section.append(keyboardNote(texts));
    const handle = make(
      'button',
      { id: 'toolbar-handle', type: 'button', 'aria-label': texts('console.toolbar') },
      icon('more'),
    );
    this.#toolbar.element.before(handle);
    handle.addEventListener('click', () => this.#toolbar.focus());
    this.stage.onPicture(() => session.dispatch({ kind: 'picture' }));
    setInterval(() => this.#tick(), 500);
  }

  /** A channel of the agent opened. */
  attach(channel: DataChannel): void {
    if (channel.label === 'picture') this.stage.tiles.attach(channel);
    else this.bench.attach(channel);
  }

  /** Where the sign stands that tells of a recording. */
  get recordingSign(): HTMLElement {
    return this.#toolbar.recording;
  }

  show({ session }: Model, before: Model): void {
    const live = session.name === 'active' && session.picture !== 'none';
    this.#section.hidden = !live;
    document.body.classList.toggle('in-session', live);
    if (session.name !== 'active') {
      if (before.session.name === 'active') this.#leave();
      return;
    }
    this.stage.show(session);
    this.#toolbar.show(session, Date.now());
    this.#screens.show(session);
    this.#windows.show(session);
    this.bench.show(session);
    this.#keys.show(session);
    if (session.picture === 'running') this.#runs(before.session);
    this.#showControl(session, before.session);
  }

  #showControl(session: Active, before: Model['session']): void {
    const held = session.rights.CONTROL === 'held';
    const newly = held && !(before.name === 'active' && before.rights.CONTROL === 'held');
    this.stage.element.classList.toggle('controlled', held);
    this.#fullScreen.wantsKeys = held;
    this.#inputGoesWhere();
    if (newly && mayTakeFocus()) this.stage.keyboardBox.focus({ preventScroll: true });
    if (session.customerActive) this.#input.forget();
  }

  /** To the customer's computer, unless a tool is chosen or there is nothing to control. */
  #inputGoesWhere(): void {
    const { session } = this.#session.model;
    const held = session.name === 'active' && session.rights.CONTROL === 'held' && !session.paused;
    const theirs = held && !this.bench.ink.active;
    this.#touch.controls = theirs;
    if (theirs) this.#input.attach();
    else this.#input.detach();
  }

  #runs(before: Model['session']): void {
    if (before.name !== 'active' || before.picture === 'none') this.connection.connected();
  }

  #toggleFit(): void {
    this.stage.fits = !this.stage.fits;
    this.#toolbar.showFit(this.stage.fits);
  }

  #tick(): void {
    const { session } = this.#session.model;
    if (session.name === 'active') this.#toolbar.tick(session, Date.now());
  }

  #leave(): void {
    this.#input.detach();
    this.#end.close();
    this.#windows.closeAll();
    this.bench.clear();
    this.connection.reset();
    this.stage.play(undefined);
    void this.#fullScreen.leave();
  }
}

/** Says once where the keyboard goes and how to get it back; the box itself is described by it too. */
function keyboardNote(texts: Texts): HTMLElement {
  const note = make('p', { id: 'keyboard-note', 'aria-hidden': 'true' });
  note.textContent = texts('console.keyboard.hint');
  note.addEventListener('animationend', () => note.remove());
  return note;
}

/** The keyboard goes to the picture only if the technician is not in the middle of something else. */
function mayTakeFocus(): boolean {
  const focused = document.activeElement;
  return (
    !focused || focused === document.body || focused.id === 'control' || focused.id === 'console'
  );
}
