import { recordingOf } from '../../share/recording.ts';
import type { Active } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import type { Extent } from '../../viewer/messages.ts';
import { byId, clock, make, write } from '../dom.ts';
import { type Icon, icon } from '../icons.ts';
import type { Texts } from '../texts.ts';
import type { Capture } from './capture.ts';
import type { Preview } from './preview.ts';
import { LONGEST_NAME, namesOf } from './question-view.ts';
import { reportButton } from './report-button.ts';

/** What the customer can do while something is shown. */
export interface LiveActions {
  stop(): void;
  pause(paused: boolean): void;
  /** Another screen, window or tab, or the other camera. */
  change(): void;
  torch(on: boolean): void;
  photograph(): void;
  /** The customer does not want to be recorded any more, or nobody else to look on. */
  withdraw(grant: 'RECORDING' | 'ONLOOKER'): void;
  /** Ends everything, and the operator hears of it. */
  report(): void;
}

/** While something is shown: who sees what, the red Stop, the preview, and what belongs to them. */
export class LivePage {
  /** Where services put what they show. */
  readonly side = make('div', { class: 'live-side' });
  readonly #section = byId('live');
  readonly #heading = make('h1', { id: 'live-heading', tabindex: '-1' });
  readonly #state = make('p', { id: 'live-state', class: 'small' });
  readonly #recording: HTMLElement;
  readonly #unrecord: HTMLButtonElement;
  readonly #unlooked: HTMLButtonElement;
  readonly #onlooker = make('p', { id: 'live-onlooker', role: 'status' });
  readonly #clock = make('span', { id: 'live-clock', class: 'number' });
  readonly #pause: HTMLButtonElement;
  readonly #change: HTMLButtonElement;
  readonly #torch: HTMLButtonElement;
  readonly #photo: HTMLButtonElement;
  readonly #texts: Texts;
  #active: Active | undefined;

  constructor(preview: Preview, actions: LiveActions, texts: Texts) {
    this.#texts = texts;
    const stop = make(
      'button',
      { id: 'stop', type: 'button', class: 'stop', title: texts('share.stop.hint') },
      icon('stop'),
      make('span', {}, texts('share.stop')),
    );
    stop.addEventListener('click', () => actions.stop());
    this.#recording = make(
      'strong',
      { id: 'live-recording', class: 'recording-sign', role: 'status' },
      make('i', { class: 'recording-dot', 'aria-hidden': 'true' }),
      make('span', {}, texts('share.recording')),
    );
    const bar = make(
      'div',
      { class: 'live-bar' },
      make('i', { class: 'live-lamp', 'aria-hidden': 'true' }),
      make('div', { class: 'live-words' }, this.#heading, this.#state, this.#onlooker),
      this.#recording,
      this.#clock,
      stop,
    );
    this.#pause = this.#button('pause', 'pause', 'share.pause', () =>
      actions.pause(!this.#active?.paused),
    );
    this.#change = this.#button('change', 'screens', 'share.change', () => actions.change());
    this.#torch = this.#button('torch', 'torch', 'share.torch', () =>
      actions.torch(this.#torch.getAttribute('aria-pressed') !== 'true'),
    );
    this.#photo = this.#button('photo', 'camera', 'share.photo', () => actions.photograph());
    this.#unrecord = this.#button('unrecord', 'record', 'share.recording.withdraw', () =>
      actions.withdraw('RECORDING'),
    );
    this.#unlooked = this.#button('unlooked', 'onlooker', 'share.onlooker.withdraw', () =>
      actions.withdraw('ONLOOKER'),
    );
    const tools = make(
      'div',
      { class: 'live-tools' },
      this.#photo,
      this.#pause,
      this.#change,
      this.#torch,
      this.#unrecord,
      this.#unlooked,
    );
    const report = reportButton(texts, 'live-report', () => actions.report());
    const shown = make('div', { class: 'live-shown' }, preview.element, tools, report);
    this.#section.append(bar, make('div', { class: 'live-columns' }, shown, this.side));
    setInterval(() => this.#tick(), 500);
  }

  show(active: Active | undefined, capture: Capture | undefined): void {
    const begins = active !== undefined && this.#active === undefined;
    this.#active = active;
    if (!active) return;
    const { technician, firm } = namesOf(active.session);
    const who = firm ? `${technician} (${firm})` : technician;
    const extent = capture?.extent ?? 'MONITOR';
    write(this.#heading, this.#headingOf(active, extent, who));
    const words = this.#stateOf(active);
    write(this.#state, words);
    this.#state.hidden = words === '';
    this.#section.dataset['state'] = active.paused ? 'paused' : (active.link?.path ?? 'connecting');
    this.#relabel(
      this.#pause,
      active.paused ? 'play' : 'pause',
      active.paused ? 'share.resume' : 'share.pause',
    );
    const camera = capture?.way === 'camera';
    this.#relabel(
      this.#change,
      camera ? 'flip' : 'screens',
      camera ? 'share.turn' : 'share.change',
    );
    this.#photo.hidden = !camera;
    this.#photo.disabled = active.paused || active.link?.path !== 'connected';
    this.#torch.hidden = !capture?.hasTorch;
    this.#change.disabled = active.paused;
    this.#recording.hidden = recordingOf(active) !== 'running';
    this.#unrecord.hidden = !active.grants.inForce.includes('RECORDING');
    this.#showOnlooker(active);
    this.#tick();
    if (begins) this.#heading.focus();
  }

  /** The technician asks for a photograph, or has one now. */
  photographWanted(wanted: boolean): void {
    this.#photo.classList.toggle('wanted', wanted);
  }

  showTorch(on: boolean): void {
    this.#torch.setAttribute('aria-pressed', String(on));
  }

  /** Who may look on, as long as that is so. */
  #showOnlooker({ grants }: Active): void {
    const looking = grants.inForce.includes('ONLOOKER');
    const name = plain(grants.onlooker ?? '', LONGEST_NAME);
    write(this.#onlooker, looking ? this.#texts('share.onlooker', name) : '');
    this.#onlooker.hidden = !looking;
    this.#unlooked.hidden = !looking;
  }

  #headingOf(active: Active, extent: Extent, who: string): string {
    if (active.paused) return this.#texts('share.live.paused');
    if (recordingOf(active) === 'awaited') return this.#texts('share.live.unseen');
    return this.#sees(extent, who);
  }

  #sees(extent: Extent, who: string): string {
    switch (extent) {
      case 'CAMERA':
        return this.#texts('share.live.camera', who);
      case 'TAB':
        return this.#texts('share.live.tab', who);
      case 'PROGRAM':
        return this.#texts('share.live.window', who);
      case 'MONITOR':
      case 'DESKTOP':
        return this.#texts('share.live.screen', who);
    }
  }

  #stateOf(active: Active): string {
    const { link, technicianAway, session } = active;
    if (technicianAway) return this.#texts('share.live.away');
    if (link?.path === 'connected') {
      return recordingOf(active) === 'awaited' ? this.#texts('share.recording.awaited') : '';
    }
    const key = session.connectedAt === undefined ? 'connecting' : 'interrupted';
    return this.#texts(key === 'connecting' ? 'share.live.connecting' : 'share.live.interrupted');
  }

  #tick(): void {
    const since = this.#active?.session.connectedAt;
    write(this.#clock, since === undefined ? '' : clock(Math.max(0, (Date.now() - since) / 1000)));
  }

  #button(id: string, name: Icon, key: string, action: () => void): HTMLButtonElement {
    const button = make(
      'button',
      { id, type: 'button', class: 'button secondary' },
      icon(name),
      make('span', {}, this.#texts(key)),
    );
    button.addEventListener('click', action);
    return button;
  }

  #relabel(button: HTMLButtonElement, name: Icon, key: string): void {
    const words = this.#texts(key);
    if (button.textContent === words) return;
    button.replaceChildren(icon(name), make('span', {}, words));
  }
}
