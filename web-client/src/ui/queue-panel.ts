import type {
  HandoverMessage,
  OnlookerMessage,
  QueueMessage,
  QueueRefused,
  TechnicianToServer,
} from '../viewer/messages.ts';
import { arrived, wanted } from '../viewer/queue/queue.ts';
import { make, write } from './dom.ts';
import { icon } from './icons.ts';
import { OfferedLooks } from './offered-looks.ts';
import { OfferedSessions } from './offered-sessions.ts';
import { QueueItem } from './queue-item.ts';
import { QueueSound } from './queue-sound.ts';
import type { Texts } from './texts.ts';

/** The queue of support requests, live; it stands beside the form, and in a drawer during a session. */
export class QueuePanel {
  readonly element: HTMLElement;
  readonly #texts: Texts;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #onCount: (count: number) => void;
  readonly #sound = new QueueSound();
  readonly #toggle = make('button', {
    id: 'queue-sound',
    type: 'button',
    class: 'button small quiet tool',
  });
  readonly #list = make('ul', { id: 'queue-list' });
  readonly #empty: HTMLElement;
  readonly #said = make('p', { id: 'queue-said', class: 'unseen', role: 'status' });
  readonly #refused = make('p', {
    id: 'queue-refused',
    class: 'notice warn',
    role: 'alert',
    hidden: true,
  });
  readonly #offered: OfferedSessions;
  readonly #looks: OfferedLooks;
  readonly #items = new Map<number, QueueItem>();
  #last: QueueMessage | undefined;

  /** @param onCount hears how many wait for this technician */
  constructor(
    say: (message: TechnicianToServer) => void,
    onCount: (count: number) => void,
    texts: Texts,
  ) {
    this.#texts = texts;
    this.#say = (message) => {
      this.#refused.hidden = true;
      say(message);
    };
    this.#onCount = onCount;
    this.#offered = new OfferedSessions(this.#say, (words) => this.#ring(words), texts);
    this.#looks = new OfferedLooks(this.#say, (words) => this.#ring(words), texts);
    this.#empty = make(
      'div',
      { id: 'queue-empty' },
      make('p', {}, make('b', {}, texts('console.queue.empty'))),
      make('p', { class: 'muted' }, texts('console.queue.empty.text')),
    );
    this.#toggle.addEventListener('click', () => {
      this.#sound.toggle();
      this.#showSound();
    });
    this.element = make(
      'section',
      { id: 'queue', class: 'card', 'aria-labelledby': 'queue-heading' },
      make('header', {}, make('h2', { id: 'queue-heading' }, texts('console.queue')), this.#toggle),
      this.#said,
      this.#refused,
      this.#offered.element,
      this.#looks.element,
      this.#empty,
      this.#list,
    );
    this.#showSound();
    setInterval(() => {
      for (const item of this.#items.values()) item.tick();
    }, 1000);
  }

  receive(message: QueueMessage | QueueRefused): void {
    if (message.type === 'queue') this.#show(message);
    else {
      write(this.#refused, this.#texts(`console.queue.refused.${message.reason}`));
      this.#refused.hidden = false;
    }
  }

  /** A colleague offers a session, or does not any more. */
  handover(message: HandoverMessage): void {
    this.#offered.receive(message);
    this.#count();
  }

  /** A colleague wants this technician to look on, or does not any more. */
  onlooking(message: OnlookerMessage): void {
    this.#looks.receive(message);
    this.#count();
  }

  /** Whether this page has a session of its own. */
  busy(now: boolean): void {
    this.#looks.busy(now);
    this.#offered.busy(now);
  }

  #count(): void {
    const requests = this.#last?.requests ?? [];
    const offers = this.#offered.count + this.#looks.count;
    this.#empty.hidden = requests.length + offers > 0;
    this.#onCount(wanted(requests).length + offers);
  }

  #show(message: QueueMessage): void {
    const before = this.#last;
    this.#last = message;
    const now = Date.now();
    for (const request of message.requests) {
      const item = this.#items.get(request.id) ?? this.#add(request);
      item.show(request, message.colleagues, now);
    }
    const ids = new Set(message.requests.map(({ id }) => id));
    for (const [id, item] of this.#items) {
      if (ids.has(id)) continue;
      item.element.remove();
      this.#items.delete(id);
    }
    this.#count();
    if (before) this.#announce(before, message);
  }

  #add(request: QueueMessage['requests'][number]): QueueItem {
    const item = new QueueItem(request, this.#say, this.#texts);
    this.#items.set(request.id, item);
    this.#list.append(item.element);
    return item;
  }

  #announce(before: QueueMessage, now: QueueMessage): void {
    const fresh = arrived(before.requests, now.requests);
    const [first] = fresh;
    if (!first) return;
    this.#ring(this.#texts('console.queue.new', first.company || first.name));
  }

  #ring(words: string): void {
    write(this.#said, words);
    const rang = this.#sound.ring();
    this.element.dataset['rang'] = String(
      Number(this.element.dataset['rang'] ?? 0) + (rang ? 1 : 0),
    );
  }

  #showSound(): void {
    const { on } = this.#sound;
    this.#toggle.setAttribute('aria-pressed', String(on));
    const label = this.#texts(on ? 'console.queue.sound.on' : 'console.queue.sound.off');
    this.#toggle.title = label;
    this.#toggle.setAttribute('aria-label', this.#texts('console.queue.sound'));
    this.#toggle.replaceChildren(icon(on ? 'bell' : 'mute'), label);
  }
}
