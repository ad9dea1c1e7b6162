import type { Session } from '../viewer/session.ts';
import type { Ended, Model } from '../viewer/session-state.ts';
import { byId, clock, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** After the session: why it ended, how long it was, the note, and the way to the next one. */
export class AfterView {
  readonly #section = byId('after');
  readonly #note = byId<HTMLTextAreaElement>('note');
  readonly #noteStatus = byId('note-status');
  readonly #submit = byId<HTMLButtonElement>('note-submit');
  readonly #field: HTMLElement | null;
  readonly #formToken: string;
  readonly #texts: Texts;
  #session: Ended | undefined;
  #saved = '';

  constructor(session: Session, formToken: string, texts: Texts) {
    this.#formToken = formToken;
    this.#texts = texts;
    this.#field = this.#note.closest('.field');
    byId('note-form').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#save();
    });
    byId('again').addEventListener('click', (event) => {
      event.preventDefault();
      void this.#leave(session);
    });
  }

  show({ session }: Model): void {
    this.#section.hidden = session.name !== 'ended';
    if (session.name !== 'ended' || session === this.#session) return;
    this.#session = session;
    this.#note.value = '';
    this.#saved = '';
    write(this.#noteStatus, '');
    write(byId('end-reason'), this.#texts(`console.end.${session.reason ?? 'UNKNOWN'}`));
    byId('end-reason').dataset['reason'] = session.reason ?? 'UNKNOWN';
    const { seconds } = session;
    const duration = byId('end-duration');
    duration.hidden = seconds === undefined;
    if (seconds !== undefined) {
      write(duration, this.#texts('console.ended.duration', clock(seconds)));
    }
    if (this.#field) this.#field.hidden = seconds === undefined;
    this.#submit.hidden = seconds === undefined;
    byId<HTMLAnchorElement>('record-link').href = `/sessions/${session.sessionId}`;
    byId('after-heading').focus();
  }

  /** Whether the note is at the server. */
  async #save(): Promise<boolean> {
    const note = this.#note.value;
    if (!this.#session) return false;
    this.#submit.disabled = true;
    const saved = await post(`/sessions/${this.#session.sessionId}/note`, {
      'form-token': this.#formToken,
      note,
    });
    this.#submit.disabled = false;
    if (saved) this.#saved = note;
    write(this.#noteStatus, this.#texts(saved ? 'console.note.saved' : 'console.note.failed'));
    this.#noteStatus.className = saved ? 'notice ok' : 'notice danger';
    return saved;
  }

  /** A note that was typed but not saved is saved on the way. */
  async #leave(session: Session): Promise<void> {
    if (this.#note.value === this.#saved || (await this.#save())) {
      session.dispatch({ kind: 'new-session' });
    }
  }
}

/** Posts a form; false also if the server cannot be reached or the login is over. */
async function post(path: string, fields: Record<string, string>): Promise<boolean> {
  try {
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
    return answer.ok && !new URL(answer.url).pathname.startsWith('/login');
  } catch {
    return false;
  }
}
