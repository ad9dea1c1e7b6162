import { isNeeded } from '../../share/recording.ts';
import type { Active, Reply } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import { byId, clock, make, write } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { namesOf } from './question-view.ts';

const ARMED_AFTER_MS = 600;
const LONGEST_DETAIL = 120;

/** Asks the customer about one thing that the technician wants during the session. */
export class AskDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #heading = make('h2', { id: 'ask-heading', tabindex: '-1', autofocus: true });
  readonly #what = make('p', { class: 'muted' });
  readonly #warning = make('p', { class: 'notice warn' });
  readonly #answers: HTMLElement;
  readonly #once: HTMLButtonElement;
  readonly #always: HTMLButtonElement;
  readonly #who = make('p', { class: 'who' });
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
      this.#what,
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
    this.#say(open.wish.grant === 'RECORDING', isNeeded(active.session, open.wish.grant));
    const { technician, firm } = namesOf(active.session);
    this.#who.replaceChildren(
      make('strong', {}, technician),
      make('span', { class: 'muted' }, firm),
    );
    this.#details.replaceChildren(
      ...open.wish.details.map((detail) => make('li', {}, plain(detail, LONGEST_DETAIL))),
    );
    this.#tick();
    // Not modal: Stop above it must stay in reach.
    if (!this.#dialog.open) this.#dialog.show();
  }

  /** The words of the question: about files, or about being recorded. */
  #say(recording: boolean, needed: boolean): void {
    const about = recording ? 'share.ask.recording' : 'share.ask.files';
    write(this.#heading, this.#texts(about));
    write(this.#what, this.#texts(`${about}.what`));
    write(
      this.#warning,
      `${this.#texts('share.question.only')} ${this.#texts(`${about}.${needed ? 'needed' : 'warning'}`)}`,
    );
    this.#dialog.dataset['about'] = recording ? 'recording' : 'files';
    this.#details.hidden = recording;
    this.#once.hidden = recording;
    this.#answers.classList.toggle('three', !recording);
    write(this.#always, this.#texts(recording ? 'share.allow' : 'share.ask.always'));
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
