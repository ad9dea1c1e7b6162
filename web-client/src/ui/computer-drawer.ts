import { readReport } from '../viewer/machine/report.ts';
import { decodeMachineToTechnician } from '../viewer/machine-messages.ts';
import type { MachineToAgent, MachineToTechnician } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Session } from '../viewer/session.ts';
import type { Active, Right } from '../viewer/session-state.ts';
import { Malformed } from '../viewer/shape.ts';
import type { Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import { icon } from './icons.ts';
import { MachineCard } from './machine-card.ts';
import type { Texts } from './texts.ts';

const CONFLICT = 409;

/** The customer's computer: its name, the report about it, and its restart. */
export class ComputerDrawer implements Drawer {
  readonly name = 'computer';
  readonly icon = 'computer';
  readonly content: HTMLElement;
  readonly #session: Session;
  readonly #texts: Texts;
  readonly #formToken: string;
  readonly #ask: HTMLButtonElement;
  readonly #restart: HTMLButtonElement;
  readonly #state = make('p', { id: 'report-state', class: 'muted', role: 'status' });
  readonly #restartState = make('p', { id: 'restart-state', class: 'muted', role: 'status' });
  readonly #report = make('div', { id: 'report', class: 'report-cards' });
  readonly #copy: HTMLButtonElement;
  readonly #keep: HTMLButtonElement;
  readonly #kept = make('p', { id: 'report-kept', class: 'muted', role: 'status' });
  readonly #card: MachineCard;
  #channel: DataChannel | undefined;
  #text = '';
  #reading = false;

  constructor(session: Session, formToken: string, texts: Texts) {
    this.#session = session;
    this.#formToken = formToken;
    this.#texts = texts;
    this.#card = new MachineCard(formToken, texts);
    const button = (id: string, what: string, look: string) =>
      make('button', { id, type: 'button', class: `button ${look}` }, texts(what));
    this.#ask = button('report-ask', 'console.report.ask', 'secondary');
    this.#copy = button('report-copy', 'console.report.copy', 'small secondary');
    this.#keep = button('report-keep', 'console.report.keep', 'small secondary');
    this.#restart = button('restart-ask', 'console.restart.ask', 'secondary');
    this.#restart.prepend(icon('restart'));
    this.#ask.addEventListener('click', () => this.#say({ type: 'want-report' }));
    this.#restart.addEventListener('click', () => this.#say({ type: 'want-restart' }));
    this.#copy.addEventListener('click', () => void this.#copyText());
    this.#keep.addEventListener('click', () => void this.#keepText());
    this.content = make(
      'div',
      { class: 'computer' },
      this.#card.element,
      this.#ask,
      this.#state,
      this.#report,
      make('p', { class: 'actions report-actions' }, this.#copy, this.#keep),
      this.#kept,
      make('h3', {}, texts('console.restart.title')),
      make('p', { class: 'muted' }, texts('console.restart.before')),
      this.#restart,
      this.#restartState,
    );
    this.#show();
  }

  attach(channel: DataChannel): void {
    this.#channel = channel;
    this.#reading = false;
    channel.onmessage = ({ data }) => {
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        if (channel === this.#channel) this.#heard(decodeMachineToTechnician(data));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s computer sent something unknown', error);
      }
    };
  }

  onOpen(): void {
    const { session } = this.#session.model;
    if (session.name === 'active') void this.#card.load(session.machineId);
  }

  /** What became of the two questions. */
  show({ rights }: Active): void {
    const report = rights.SYSTEM_INFORMATION;
    if (report !== 'none') this.#reading = false;
    this.#ask.disabled = report === 'asking' || this.#reading;
    write(this.#state, this.#words(this.#reading ? 'reading' : report));
    this.#restart.disabled = rights.RESTART === 'asking';
    if (rights.RESTART !== 'none') write(this.#restartState, this.#words(rights.RESTART));
  }

  /** The session is over: nothing of the customer's computer stays on the page. */
  reset(): void {
    this.#channel = undefined;
    this.#card.clear();
    this.#text = '';
    this.#reading = false;
    write(this.#state, '');
    write(this.#restartState, '');
    write(this.#kept, '');
    this.#show();
  }

  #heard(message: MachineToTechnician): void {
    switch (message.type) {
      case 'reading':
        this.#reading = true;
        this.#ask.disabled = true;
        write(this.#state, this.#texts('console.report.reading'));
        break;
      case 'report':
        this.#text = message.text;
        this.#reading = false;
        write(this.#kept, '');
        this.#keep.disabled = false;
        this.#show();
        break;
      case 'not-restarted':
        write(this.#restartState, message.why);
        break;
    }
  }

  #words(right: Right | 'reading'): string {
    switch (right) {
      case 'reading':
        return this.#texts('console.report.reading');
      case 'asking':
      case 'refused':
      case 'expired':
        return this.#texts(`console.right.state.${right}`);
      case 'none':
      case 'held':
      case 'once':
      case 'withdrawn':
        return '';
    }
  }

  #show(): void {
    const sections = readReport(this.#text);
    this.#report.replaceChildren(
      ...sections.map(({ heading, facts }) =>
        make(
          'section',
          { class: 'report-card' },
          make('h3', {}, heading),
          make(
            'dl',
            {},
            ...facts.map(({ label, value, warn }) =>
              make(
                'div',
                warn ? { 'data-warn': true } : {},
                make('dt', {}, label),
                make('dd', {}, value),
              ),
            ),
          ),
        ),
      ),
    );
    this.#copy.hidden = this.#keep.hidden = sections.length === 0;
  }

  async #copyText(): Promise<void> {
    await navigator.clipboard.writeText(this.#text);
    write(this.#kept, this.#texts('console.report.copied'));
  }

  /** The server keeps only what the customer's computer testified to have sent. */
  async #keepText(): Promise<void> {
    const { session } = this.#session.model;
    if (session.name !== 'active') return;
    this.#keep.disabled = true;
    const status = await post(`/sessions/${session.sessionId}/report`, {
      'form-token': this.#formToken,
      report: this.#text,
    });
    const kept = status !== undefined && status < 300;
    this.#keep.disabled = kept;
    const what = kept ? 'kept' : status === CONFLICT ? 'early' : 'failed';
    write(this.#kept, this.#texts(`console.report.${what}`));
  }

  #say(message: MachineToAgent): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }
}

/** The status of the answer; undefined if the server cannot be reached. */
async function post(path: string, fields: Record<string, string>): Promise<number | undefined> {
  try {
    return (await fetch(path, { method: 'POST', body: new URLSearchParams(fields) })).status;
  } catch {
    return undefined;
  }
}
