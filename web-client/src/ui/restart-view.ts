import { grouped } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import type { Model } from '../viewer/session-state.ts';
import { byId, clock, make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** While the customer's computer restarts: for how long already, and the way out. */
export class RestartView {
  readonly #session: Session;
  readonly #section: HTMLElement;
  readonly #machine = make('h1', { class: 'code progress-machine' });
  readonly #clock = make('p', { id: 'restart-clock', class: 'restart-clock' });

  constructor(session: Session, texts: Texts) {
    this.#session = session;
    const cancel = make(
      'button',
      { id: 'restart-cancel', type: 'button', class: 'button secondary' },
      texts('console.restart.cancel'),
    );
    cancel.addEventListener('click', () => session.dispatch({ kind: 'end' }));
    this.#section = make(
      'section',
      { id: 'restarting', class: 'restarting', hidden: true },
      this.#machine,
      make('p', { class: 'restart-turn', 'aria-hidden': 'true' }),
      make('h2', {}, texts('console.restart.heading')),
      this.#clock,
      make('p', { class: 'muted' }, texts('console.restart.explain')),
      make('p', {}, cancel),
    );
    byId('status').before(this.#section);
    setInterval(() => this.#tick(), 500);
  }

  show({ session }: Model): void {
    this.#section.hidden = session.name !== 'restarting';
    if (session.name === 'restarting') write(this.#machine, grouped(session.machineId));
    this.#tick();
  }

  #tick(): void {
    const { session } = this.#session.model;
    if (session.name !== 'restarting') return;
    write(this.#clock, clock(Math.max(0, (Date.now() - session.restartedAt) / 1000)));
  }
}
