import type { ChatLine, ChatSide } from '../../share/chat-side.ts';
import { LONGEST_TEXT } from '../../viewer/chat/conversation.ts';
import { parts } from '../../viewer/chat/links.ts';
import { make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** What both write to each other, beside the preview. */
export class ChatCard {
  readonly element: HTMLElement;
  readonly #chat: ChatSide;
  readonly #texts: Texts;
  readonly #log: HTMLElement;
  readonly #list = make('ol');
  readonly #box: HTMLTextAreaElement;
  #drawn = 0;

  constructor(chat: ChatSide, texts: Texts) {
    this.#chat = chat;
    this.#texts = texts;
    this.#log = make(
      'div',
      {
        id: 'chat-messages',
        role: 'log',
        'aria-label': texts('share.chat'),
        tabindex: '0',
        hidden: true,
      },
      this.#list,
    );
    this.#box = make('textarea', {
      id: 'chat-box',
      rows: '2',
      maxlength: String(LONGEST_TEXT),
      'aria-label': texts('share.chat.field'),
      placeholder: texts('share.chat.field'),
    });
    const send = make(
      'button',
      { id: 'chat-send', class: 'button secondary' },
      texts('share.chat.send'),
    );
    const form = make('form', { class: 'chat-form' }, this.#box, send);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#say();
    });
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#say();
    });
    this.element = make(
      'section',
      { id: 'chat', class: 'card', 'aria-labelledby': 'chat-heading' },
      make('h2', { id: 'chat-heading' }, texts('share.chat')),
      this.#log,
      form,
    );
  }

  show(): void {
    const { lines, received } = this.#chat;
    for (const line of lines) {
      if (line.seq > this.#drawn) {
        this.#list.append(this.#row(line));
        this.#drawn = line.seq;
        this.#log.hidden = false;
        this.#log.scrollTop = this.#log.scrollHeight;
      }
    }
    while (this.#list.childElementCount > lines.length) this.#list.firstElementChild?.remove();
    for (const row of this.#list.querySelectorAll<HTMLElement>('[data-from=customer]')) {
      const delivered = Number(row.dataset['seq']) <= received;
      row.dataset['state'] = delivered ? 'delivered' : 'waiting';
      const state = row.querySelector('.chat-state');
      const key = delivered ? 'share.chat.delivered' : 'share.chat.waiting';
      if (state) write(state, this.#texts(key));
    }
  }

  #say(): void {
    if (this.#chat.say(this.#box.value)) this.#box.value = '';
    this.#box.focus();
  }

  #row({ seq, customer, at, text }: ChatLine): HTMLElement {
    const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
    });
    const who = this.#texts(customer ? 'share.chat.you' : 'share.chat.other');
    const bubble = make('p', { class: 'bubble' });
    for (const part of parts(text)) {
      bubble.append('text' in part ? part.text : link(part));
    }
    return make(
      'li',
      { 'data-from': customer ? 'customer' : 'technician', 'data-seq': String(seq) },
      make('small', { class: 'muted' }, `${who} · ${time}`),
      bubble,
      ...(customer ? [make('small', { class: 'muted chat-state' })] : []),
    );
  }
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
