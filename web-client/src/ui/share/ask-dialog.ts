import { colleagueIn } from '../../share/colleague.ts';
import { isNeeded } from '../../share/recording.ts';
import type { Active, Reply, Wish } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import { byId, clock, make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { askWords } from './ask-words.ts';
import { LONGEST_NAME, namesOf } from './question-view.ts';

const ARMED_AFTER_MS = 600;
const LONGEST_DETAIL = 120;

/** Asks the customer about one thing that the technician wants during the session. */
export class AskDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #heading = make('h2', { id: 'ask-heading', tabindex: '-1', autofocus: true });
  readonly #what = make('p', { class: 'muted' });
  readonly #reminder = make('p', { class: 'muted' });
  readonly #warning = make('p', { class: 'notice warn' });
  readonly #answers: HTMLElement;
  readonly #once: HTMLButtonElement;
  readonly #always: HTMLButtonElement;
  readonly #who = make('p', { class: 'who' });
  readonly #colleague = make('p', { id: 'ask-colleague', class: 'who' });
  readonly #details = make('ul', { class: 'ask-details' });
  readonly #countdown = make('p', { class: 'small muted' });
  readonly #texts: Texts;
  #open: NonNullable<Active['asking']['open']> | undefined;
  readonly #gives: HTMLButtonElement[] = [];
  #armedAt = 0;

  constructor(texts: Texts, onAnswer: (question: number, reply: Reply) => void) {
    this.#texts = texts;
    const answer = (id: string, key: string, reply: Reply) => {
      const button = make('button', { id, type: 'button', class: 'button secondary' }, texts(key));
      button.addEventListener('click', (event) => {
        const armed = event.isTrusted && performance.now() >= this.#armedAt;
        if (this.#open && (armed || reply === 'refuse')) onAnswer(this.#open.question, reply);
      });
      if (reply !== 'refuse') this.#gives.push(button);
      return button;
    };
    this.#once = answer('ask-once', 'share.ask.once', 'allow-once');
    this.#always = answer('ask-always', 'share.ask.always', 'allow');
    this.#answers = make(
      'div',
      { class: 'answers three' },
      answer('ask-refuse', 'share.refuse', 'refuse'),
      this.#once,
      this.#always,
    );
    this.#dialog = make(
      'dialog',
      { id: 'ask', class: 'card', role: 'alertdialog', 'aria-labelledby': 'ask-heading' },
      this.#heading,
      this.#who,
      this.#details,
      this.#colleague,
      this.#what,
      this.#reminder,
      this.#warning,
      this.#answers,
      this.#countdown,
    );
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#open) onAnswer(this.#open.question, 'refuse');
    });
    byId('share').append(this.#dialog);
    setInterval(() => this.#tick(), 250);
  }

  show(active: Active | undefined): void {
    const open = active?.asking.open;
    if (open?.question === this.#open?.question) return;
    this.#open = open;
    if (!open || !active) {
      this.#dialog.close();
      return;
    }
    this.#arm();
    this.#say(open.wish, active);
    this.#tick();
    // Not modal: Stop above it must stay in reach.
    if (!this.#dialog.open) this.#dialog.show();
  }

  /** Who asks, for what, and what to think of before answering. */
  #say(wish: Wish, active: Active): void {
    const words = askWords(wish.grant);
    const { technician, firm } = namesOf(active.session);
    const needed = isNeeded(active.session, wish.grant) ? words.needed : undefined;
    this.#dialog.dataset['about'] = words.about;
    write(this.#heading, this.#texts(words.heading));
    this.#who.replaceChildren(
      make('strong', {}, technician),
      make('span', { class: 'muted' }, firm),
      ...(words.wants ? [make('span', {}, this.#texts(words.wants))] : []),
    );
    const colleague = colleagueIn(wish);
    this.#colleague.hidden = colleague === undefined;
    this.#colleague.replaceChildren(make('strong', {}, plain(colleague ?? '', LONGEST_NAME)));
    this.#details.hidden = words.about !== 'files';
    this.#details.replaceChildren(
      ...wish.details.map((detail) => make('li', {}, plain(detail, LONGEST_DETAIL))),
    );
    write(this.#what, this.#texts(words.what));
    this.#reminder.hidden = words.reminder === undefined;
    write(this.#reminder, words.reminder ? this.#texts(words.reminder) : '');
    write(
      this.#warning,
      `${this.#texts('share.question.only')} ${this.#texts(needed ?? words.warning)}`,
    );
    this.#once.hidden = words.once === undefined;
    write(this.#once, words.once ? this.#texts(words.once) : '');
    write(this.#always, this.#texts(words.always));
    this.#answers.classList.toggle('three', words.once !== undefined);
  }

  /** Nothing is given by a press that began before the question could be read. */
  #arm(): void {
    this.#armedAt = performance.now() + ARMED_AFTER_MS;
    for (const button of this.#gives) button.setAttribute('aria-disabled', 'true');
    setTimeout(() => {
      for (const button of this.#gives) button.removeAttribute('aria-disabled');
    }, ARMED_AFTER_MS);
  }

  #tick(): void {
    if (!this.#open) return;
    const left = Math.max(0, Math.ceil((this.#open.until - Date.now()) / 1000));
    write(this.#countdown, this.#texts('share.countdown', clock(left)));
  }
}
