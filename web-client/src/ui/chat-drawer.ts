import { type ChatMessage, Conversation, LONGEST_TEXT } from '../viewer/chat/conversation.ts';
import { parts } from '../viewer/chat/links.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import { chatMemory } from './chat-memory.ts';
import type { Dock, Drawer } from './dock.ts';
import { make } from './dom.ts';
import type { Texts } from './texts.ts';
import { Toast } from './toast.ts';

/** What technician and customer write to each other, and the box to write in. */
export class ChatDrawer implements Drawer {
  readonly name = 'chat';
  readonly icon = 'chat';
  readonly content = make('div', { class: 'chat' });
  readonly toast: Toast;
  readonly #dock: Dock;
  readonly #texts: Texts;
  readonly #conversation: Conversation;
  readonly #list = make('ol', { id: 'chat-messages', tabindex: '0' });
  readonly #empty = make('p', { class: 'chat-empty' });
  readonly #box: HTMLTextAreaElement;
  readonly #time: Intl.DateTimeFormat;
  readonly #shown = new Map<string, { message: ChatMessage; row: HTMLElement }>();

  constructor(dock: Dock, texts: Texts) {
    this.#dock = dock;
    this.#texts = texts;
    this.#time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
    this.toast = new Toast('chat-toast', () => dock.open(this.name));
    this.#conversation = new Conversation({
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
      outbox: chatMemory,
      onChange: () => this.#show(),
      onNews: (message) => this.#announce(message),
    });
    this.#list.setAttribute('aria-label', texts('console.chat.messages'));
    this.#list.setAttribute('aria-live', 'polite');
    this.#empty.textContent = texts('console.chat.empty');
    this.#box = make('textarea', {
      id: 'chat-box',
      rows: '3',
      maxlength: String(LONGEST_TEXT),
      placeholder: texts('console.chat.box'),
      'aria-label': texts('console.chat.box'),
      'aria-describedby': 'chat-hint',
    });
    const send = make(
      'button',
      { id: 'chat-send', type: 'submit', class: 'button small' },
      texts('console.chat.send'),
    );
    const hint = make('small', { id: 'chat-hint' }, texts('console.chat.hint'));
    const form = make('form', { class: 'chat-form' }, this.#box, make('div', {}, hint, send));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    document.addEventListener('visibilitychange', () => this.#look());
    // A phone that is turned, or its keyboard that opens, must not hide the newest words.
    new ResizeObserver(() => this.#list.scrollTo(0, this.#list.scrollHeight)).observe(this.#list);
    this.content.append(this.#empty, this.#list, form);
  }

  /** A session runs. */
  begin(sessionId: string): void {
    this.#conversation.begin(sessionId);
  }

  attach(channel: DataChannel): void {
    this.#dock.available(this.name, true);
    this.#conversation.attach(channel);
  }

  onOpen(): void {
    this.toast.hide();
    this.#look();
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#box.focus();
  }

  onClose(): void {
    this.#look();
  }

  /** The session is over. */
  over(): void {
    this.#conversation.over();
    this.toast.hide();
    this.#box.value = '';
    this.#dock.available(this.name, false);
  }

  #send(): void {
    if (this.#conversation.say(this.#box.value)) this.#box.value = '';
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#box.focus();
  }

  #look(): void {
    this.#conversation.looking = this.#dock.isOpen(this.name) && !document.hidden;
  }

  #announce(message: ChatMessage): void {
    if (this.#dock.isOpen(this.name)) return;
    this.toast.show(this.#texts('console.chat.news'), message.text);
  }

  #show(): void {
    const { messages, unread } = this.#conversation;
    const atEnd = this.#list.scrollTop + this.#list.clientHeight >= this.#list.scrollHeight - 24;
    const ids = new Set(messages.map(keyOf));
    for (const [key, { row }] of this.#shown) {
      if (ids.has(key)) continue;
      row.remove();
      this.#shown.delete(key);
    }
    let before: Element | null = null;
    for (const message of messages) {
      const row = this.#row(message);
      const next: Element | null = before
        ? before.nextElementSibling
        : this.#list.firstElementChild;
      if (row !== next) this.#list.insertBefore(row, next);
      before = row;
    }
    this.#empty.hidden = messages.length > 0;
    this.#list.hidden = messages.length === 0;
    if (atEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#dock.badge(
      this.name,
      unread === 0 ? '' : unread > 99 ? '99+' : String(unread),
      this.#texts('console.chat.unread', unread),
    );
  }

  #row(message: ChatMessage): HTMLElement {
    const key = keyOf(message);
    const shown = this.#shown.get(key);
    if (shown && shown.message.seq === message.seq && shown.message.refused === message.refused) {
      return shown.row;
    }
    const row = this.#draw(message);
    shown?.row.replaceWith(row);
    this.#shown.set(key, { message, row });
    return row;
  }

  #draw(message: ChatMessage): HTMLElement {
    const { customer, seq, refused, at, id } = message;
    const state = refused ? 'refused' : seq === undefined ? 'waiting' : 'delivered';
    const who = this.#texts(customer ? 'console.chat.customer' : 'console.chat.you');
    const foot = make('small', {}, this.#time.format(at));
    if (!customer) foot.append(' · ', this.#texts(`console.chat.${state}`));
    const bubble = make(
      'div',
      { class: 'bubble', dir: 'auto' },
      make('span', { class: 'unseen' }, `${who}: `),
      ...parts(message.text).map((part) => ('href' in part ? link(part) : part.text)),
    );
    const row = make(
      'li',
      { 'data-from': customer ? 'customer' : 'technician', 'data-state': state },
      bubble,
      foot,
    );
    if (refused) {
      const again = make(
        'button',
        { type: 'button', class: 'button small quiet' },
        this.#texts('console.chat.again'),
      );
      again.addEventListener('click', () => this.#conversation.again(id));
      row.append(again);
    }
    return row;
  }
}

/** A message keeps its place in the list when it comes back from the agent. */
function keyOf({ customer, id }: ChatMessage): string {
  return `${customer ? 'c' : 't'} ${id}`;
}

function link(part: Exclude<ReturnType<typeof parts>[number], { text: string }>): HTMLElement {
  return make(
    'a',
    {
      href: part.href,
      target: '_blank',
      rel: 'noopener noreferrer',
      referrerpolicy: 'no-referrer',
    },
    part.before,
    make('b', {}, part.host),
    part.after,
  );
}
