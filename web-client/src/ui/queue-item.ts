import { grouped } from '../viewer/machine-id.ts';
import type { Colleague, QueuedRequest, TechnicianToServer } from '../viewer/messages.ts';
import { type Deed, deeds, waitedSeconds } from '../viewer/queue/queue.ts';
import { clock, make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** One request in the queue; keeps its element over changes, so that what is typed in it stays. */
export class QueueItem {
  readonly element = make('li', { class: 'queue-item' });
  readonly #texts: Texts;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #who = make('b', { class: 'queue-who' });
  readonly #company = make('span', { class: 'muted' });
  readonly #waits = make('span', { class: 'badge number', 'data-waits': '' });
  readonly #state = make('p', { class: 'queue-state' });
  readonly #words = make('p', { class: 'queue-words' });
  readonly #facts = make('dl', { class: 'queue-facts' });
  readonly #number = make('div', { class: 'queue-number', hidden: true });
  readonly #actions = make('div', { class: 'row-actions' });
  readonly #hand: HTMLElement;
  readonly #colleagues = make('select');
  readonly #nobody = make('p', { class: 'hint' });
  readonly #handOver: HTMLButtonElement;
  readonly #close: HTMLElement;
  readonly #note = make('textarea', { rows: '2', maxlength: '1000' });
  #request: QueuedRequest;
  #receivedAt = 0;

  constructor(request: QueuedRequest, say: (message: TechnicianToServer) => void, texts: Texts) {
    this.#request = request;
    this.#texts = texts;
    this.#say = say;
    this.element.dataset['request'] = String(request.id);
    this.#handOver = this.#button('hand-yes', 'console.queue.hand', () =>
      this.#say({
        type: 'hand-over',
        requestId: request.id,
        technicianId: Number(this.#colleagues.value),
      }),
    );
    this.#hand = this.#form(
      'hand',
      'console.queue.hand.to',
      this.#colleagues,
      this.#nobody,
      this.#handOver,
    );
    this.#close = this.#form(
      'close',
      'console.queue.close.note',
      this.#note,
      this.#button('on-site', 'console.queue.close.onSite', () => this.#settle('ON_SITE')),
      this.#button('done', 'console.queue.close.done', () => this.#settle('DONE')),
    );
    this.element.append(
      make('header', {}, this.#who, this.#company, this.#waits),
      this.#state,
      this.#words,
      this.#facts,
      this.#number,
      this.#actions,
      this.#hand,
      this.#close,
    );
  }

  show(request: QueuedRequest, colleagues: readonly Colleague[], receivedAt: number): void {
    const before = this.#request;
    this.#request = request;
    this.#receivedAt = receivedAt;
    const { phase, mine } = request;
    this.element.dataset['phase'] = phase;
    this.element.dataset['mine'] = String(mine);
    write(this.#who, request.name);
    write(this.#company, request.customer || request.company);
    write(this.#state, this.#stateWords());
    this.#state.hidden = this.#state.textContent === '';
    write(this.#words, request.words);
    this.#words.hidden = request.words === '';
    this.#showFacts();
    this.#showNumber();
    if (before.phase !== phase || before.mine !== mine || !this.#actions.firstChild) {
      this.#hand.hidden = true;
      this.#close.hidden = true;
      this.#actions.replaceChildren(...deeds(request).map((deed) => this.#deed(deed)));
    }
    this.#showColleagues(colleagues);
    this.tick();
  }

  /** Counts the waiting on. */
  tick(): void {
    const seconds = waitedSeconds(this.#request, Date.now() - this.#receivedAt);
    const waiting = this.#request.phase === 'WAITING';
    write(
      this.#waits,
      waiting
        ? this.#texts('console.queue.waits', clock(seconds))
        : this.#texts(`console.queue.phase.${this.#request.phase}`),
    );
    const long = waiting && seconds >= 300;
    this.#waits.className = `badge number ${waiting ? (long ? 'danger' : 'warn') : 'ok'}`;
  }

  #stateWords(): string {
    const { phase, technician, mine } = this.#request;
    if (phase === 'WAITING') {
      if (technician === '') return '';
      return mine
        ? this.#texts('console.queue.forMe')
        : this.#texts('console.queue.for', technician);
    }
    return mine ? this.#texts('console.queue.mine') : this.#texts('console.queue.has', technician);
  }

  #showFacts(): void {
    const { phone, customerNumber, machineId, machineName, here } = this.#request;
    const call = make('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone);
    const facts: (readonly [string, string | HTMLElement])[] = [['phone', call]];
    if (customerNumber !== '') facts.push(['number', customerNumber]);
    const computer =
      machineId === ''
        ? this.#texts('console.queue.page')
        : [machineName, grouped(machineId)].filter((part) => part !== '').join(' · ');
    facts.push(['computer', computer]);
    if (!here) facts.push(['computer', this.#texts('console.queue.away')]);
    this.#facts.replaceChildren(
      ...facts.map(([name, value]) =>
        make(
          'div',
          {},
          make('dt', {}, this.#texts(`console.queue.${name}`)),
          make('dd', {}, value),
        ),
      ),
    );
  }

  #showNumber(): void {
    const { number, machineId } = this.#request;
    this.#number.hidden = number === '';
    this.#number.dataset['number'] = number;
    this.#number.replaceChildren(
      make('small', { class: 'muted' }, this.#texts('console.queue.sessionNumber')),
      make('b', { class: 'code' }, grouped(number)),
      make(
        'small',
        { class: 'muted' },
        this.#texts(machineId === '' ? 'console.queue.reads' : 'console.queue.joins'),
      ),
    );
  }

  #showColleagues(colleagues: readonly Colleague[]): void {
    const chosen = this.#colleagues.value;
    this.#colleagues.replaceChildren(
      ...colleagues.map(({ id, name }) => make('option', { value: String(id) }, name)),
    );
    if (colleagues.some(({ id }) => String(id) === chosen)) this.#colleagues.value = chosen;
    this.#colleagues.hidden = colleagues.length === 0;
    this.#handOver.disabled = colleagues.length === 0;
    write(this.#nobody, colleagues.length === 0 ? this.#texts('console.queue.hand.nobody') : '');
  }

  #deed(deed: Deed): HTMLButtonElement {
    const requestId = this.#request.id;
    switch (deed) {
      case 'pick':
        return this.#button(
          deed,
          'console.queue.pick',
          () => this.#say({ type: 'pick-up', requestId }),
          'button small',
        );
      case 'again':
        return this.#button(deed, 'console.queue.again', () =>
          this.#say({ type: 'pick-up', requestId }),
        );
      case 'back':
        return this.#button(deed, 'console.queue.back', () =>
          this.#say({ type: 'put-back', requestId }),
        );
      case 'hand':
        return this.#button(deed, 'console.queue.hand', () => this.#unfold(this.#hand));
      case 'close':
        return this.#button(deed, 'console.queue.close', () => this.#unfold(this.#close));
    }
  }

  #unfold(form: HTMLElement): void {
    const open = form.hidden;
    this.#hand.hidden = true;
    this.#close.hidden = true;
    form.hidden = !open;
    if (open) form.querySelector<HTMLElement>('select, textarea')?.focus();
  }

  #settle(how: 'ON_SITE' | 'DONE'): void {
    this.#say({
      type: 'close-request',
      requestId: this.#request.id,
      how,
      note: this.#note.value.trim(),
    });
  }

  #button(
    name: string,
    key: string,
    action: () => void,
    style = 'button small secondary',
  ): HTMLButtonElement {
    const button = make(
      'button',
      { type: 'button', class: style, 'data-do': name },
      this.#texts(key),
    );
    button.addEventListener('click', action);
    return button;
  }

  #form(name: string, key: string, field: HTMLElement, ...more: HTMLElement[]): HTMLElement {
    const id = `queue-${name}-${this.#request.id}`;
    field.id = id;
    return make(
      'div',
      { class: 'queue-form', 'data-form': name, hidden: true },
      make('label', { for: id }, this.#texts(key)),
      field,
      ...more.filter((one) => one.tagName !== 'BUTTON'),
      make('div', { class: 'row-actions' }, ...more.filter((one) => one.tagName === 'BUTTON')),
    );
  }
}
