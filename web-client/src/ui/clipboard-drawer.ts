import { ClipboardExchange, type Ended, type Progress } from '../viewer/clipboard/exchange.ts';
import { PasteRules } from '../viewer/clipboard/paste-rules.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Active, Right } from '../viewer/session-state.ts';
import { checked, fromBrowser, fromPaste, type Marked, toBrowser } from './browser-clipboard.ts';
import type { Dock, Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import type { Texts } from './texts.ts';
import { Toast } from './toast.ts';

/** The keys that paste wait so long for the customer's computer; then the technician presses again. */
const KEYS_WAIT_MS = 2_000;
const MOST_LINES = 8;
/** Smaller ones are there before anybody could see a bar. */
const WORTH_A_BAR = 256 << 10;

type Way = 'in' | 'out';

/** What is copied here and pasted there, and the other way round. */
export class ClipboardDrawer implements Drawer {
  readonly name = 'clipboard';
  readonly icon = 'clipboard';
  readonly content = make('div', { class: 'clipboard' });
  readonly toast: Toast;
  readonly #dock: Dock;
  readonly #texts: Texts;
  readonly #rules = new PasteRules();
  readonly #exchange: ClipboardExchange;
  readonly #put: HTMLButtonElement;
  readonly #fetch: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #states = { in: make('small'), out: make('small') };
  readonly #bar = make('progress', { id: 'clipboard-progress', max: '1' });
  readonly #running: HTMLElement;
  readonly #log = make('ol', { id: 'clipboard-log', 'aria-live': 'polite' });
  readonly #time: Intl.DateTimeFormat;
  #rights: Readonly<Record<Way, Right>> = { in: 'none', out: 'none' };
  #onToast: () => void = () => undefined;
  #offered = false;
  /** Came from the customer, but the browser would not take it without a click. */
  #waiting: Marked | undefined;

  constructor(dock: Dock, texts: Texts) {
    this.#dock = dock;
    this.#texts = texts;
    this.#time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
    this.toast = new Toast('clipboard-toast', () => this.#onToast());
    this.#exchange = new ClipboardExchange({
      later: (ms, action) => setTimeout(action, ms),
      onProgress: (progress) => this.#showProgress(progress),
    });
    this.#put = this.#button('clipboard-put', 'put', () => this.#putFromBrowser());
    this.#fetch = this.#button('clipboard-fetch', 'fetch', () => this.#fetchNow(false));
    this.#copy = this.#button('clipboard-copy', 'copy', () => this.#write());
    this.#copy.hidden = true;
    const cancel = this.#button('clipboard-cancel', 'cancel', async () => this.#exchange.cancel());
    cancel.classList.add('quiet');
    this.#bar.setAttribute('aria-label', texts('console.clipboard.progress'));
    this.#running = make('div', { class: 'clipboard-running', hidden: true }, this.#bar, cancel);
    this.content.append(
      this.#section('in', this.#put),
      this.#section('out', this.#fetch, this.#copy),
      this.#running,
      this.#log,
    );
    this.content.addEventListener('paste', (event) => {
      event.preventDefault();
      void fromPaste(event.clipboardData).then((marked) => this.#putNow(marked));
    });
    window.addEventListener('blur', () => this.#rules.away());
    document.addEventListener('visibilitychange', () => this.#rules.away());
  }

  attach(channel: DataChannel): void {
    this.#dock.available(this.name, true);
    this.#exchange.attach(channel);
  }

  show({ rights: { CLIPBOARD_IN, CLIPBOARD_OUT } }: Active): void {
    this.#rights = { in: CLIPBOARD_IN, out: CLIPBOARD_OUT };
    for (const way of ['in', 'out'] as const) {
      write(this.#states[way], this.#texts(`console.clipboard.state.${this.#rights[way]}`));
      this.#states[way].dataset['state'] = this.#rights[way];
    }
  }

  /** The session is over. */
  over(): void {
    this.#exchange.detach();
    this.#rules.reset();
    this.#waiting = undefined;
    this.#offered = false;
    this.#copy.hidden = true;
    this.#log.replaceChildren();
    this.toast.hide();
    this.#dock.available(this.name, false);
  }

  /**
   * The technician pressed the keys that paste; to be called within the event.
   *
   * @returns whether the keys are to go through
   */
  async paste(data: DataTransfer | null): Promise<boolean> {
    if (!this.#exchange.available) return true;
    const marked = await fromPaste(data).catch(() => undefined);
    if (!marked || this.#rules.paste(marked.mark) === 'keys') return true;
    switch (this.#rights.in) {
      case 'held':
        return this.#putWithKeys(marked);
      case 'refused':
      case 'expired':
      case 'withdrawn':
        this.#say('notAllowed', () => this.#dock.open(this.name));
        return true;
      case 'none':
      case 'asking':
      case 'once':
        this.#say('asked');
        void this.#putNow(marked).then((done) => done && this.#say('ready'));
        return false;
    }
  }

  /** The keys that copy went to the customer's computer. */
  copied(): void {
    if (!this.#exchange.available) return;
    this.#rules.copiedThere();
    if (this.#rights.out === 'held') {
      void this.#fetchNow(true);
    } else if (!this.#offered) {
      this.#offered = true;
      this.#say('offer', () => void this.#fetchNow(false));
    }
  }

  async #putWithKeys(marked: Marked): Promise<boolean> {
    let late = false;
    const put = this.#putNow(marked);
    void put.then((done) => done && late && this.#say('ready'));
    const waited = new Promise<boolean>((resolve) => {
      setTimeout(() => {
        late = true;
        resolve(false);
      }, KEYS_WAIT_MS);
    });
    return Promise.race([put, waited]);
  }

  async #putFromBrowser(): Promise<void> {
    try {
      await this.#putNow(await fromBrowser());
    } catch {
      this.#tell('unreadHere'); // the browser or the technician said no
    }
  }

  /** Whether it is in the customer's clipboard now. */
  async #putNow(marked: Marked): Promise<boolean> {
    const ended = await this.#exchange.put(marked.copied);
    if (ended.kind !== 'ended') return false;
    if (ended.outcome === 'DONE') this.#rules.shared(marked.mark);
    this.#tell(`put.${ended.outcome}`, describe(marked, this.#texts));
    return ended.outcome === 'DONE';
  }

  async #fetchNow(afterCopy: boolean): Promise<void> {
    const ended: Ended = await this.#exchange.fetch(afterCopy);
    if (ended.kind === 'ended') {
      // Some programs copy nothing, and nothing was lost by it.
      if (ended.outcome !== 'UNCHANGED') this.#tell(`fetch.${ended.outcome}`);
      return;
    }
    try {
      this.#waiting = await checked(ended.copied);
    } catch {
      this.#tell('fetch.UNREADABLE');
      return;
    }
    await this.#write();
  }

  async #write(): Promise<void> {
    const marked = this.#waiting;
    if (!marked) return;
    try {
      await toBrowser(marked);
    } catch {
      this.#copy.hidden = false;
      this.#say('click', () => void this.#write());
      return;
    }
    this.#waiting = undefined;
    this.#copy.hidden = true;
    this.#rules.shared(marked.mark);
    const what = describe(marked, this.#texts);
    this.#tell('fetch.DONE', what);
    if (!this.#dock.isOpen(this.name)) this.#say('fetched');
  }

  /** Above the picture, for a moment. */
  #say(what: string, onClick: () => void = () => this.#dock.open(this.name)): void {
    this.#onToast = onClick;
    this.toast.show(
      this.#texts('console.dock.clipboard'),
      this.#texts(`console.clipboard.say.${what}`),
    );
  }

  /** In the list of the last transfers, newest first. */
  #tell(what: string, content = ''): void {
    const text = this.#texts(`console.clipboard.${what}`, content);
    const time = make('small', {}, this.#time.format(Date.now()));
    this.#log.prepend(make('li', { 'data-what': what }, make('span', {}, text), time));
    while (this.#log.childElementCount > MOST_LINES) this.#log.lastElementChild?.remove();
  }

  #showProgress(progress: Progress | undefined): void {
    this.#put.disabled = progress !== undefined;
    this.#fetch.disabled = progress !== undefined;
    this.#running.hidden = progress === undefined || progress.total < WORTH_A_BAR;
    if (progress) this.#bar.value = progress.total === 0 ? 0 : progress.done / progress.total;
  }

  #section(way: Way, ...buttons: HTMLElement[]): HTMLElement {
    return make(
      'section',
      { 'data-way': way },
      make('h3', {}, this.#texts(`console.clipboard.${way}`)),
      make('p', {}, this.#texts(`console.clipboard.${way}.what`)),
      this.#states[way],
      ...buttons,
    );
  }

  #button(id: string, key: string, action: () => Promise<void>): HTMLButtonElement {
    const button = make(
      'button',
      { id, type: 'button', class: 'button small secondary' },
      this.#texts(`console.clipboard.${key}`),
    );
    button.addEventListener('click', () => void action());
    return button;
  }
}

function describe({ copied }: Marked, texts: Texts): string {
  const what: string[] = [];
  if (copied.TEXT) {
    const characters = [...new TextDecoder().decode(copied.TEXT)].length;
    what.push(
      texts(
        copied.HTML ? 'console.clipboard.formatted' : 'console.clipboard.text',
        characters.toLocaleString(document.documentElement.lang),
      ),
    );
  }
  if (copied.IMAGE) {
    const kilobytes = Math.ceil(copied.IMAGE.length / 1000);
    what.push(
      texts('console.clipboard.image', kilobytes.toLocaleString(document.documentElement.lang)),
    );
  }
  return what.join(', ');
}
