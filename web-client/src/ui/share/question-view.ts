import type { CaptureProblem } from '../../share/capture-problem.ts';
import type { Asked, Session } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import { byId, clock, write } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { Capture, type Way } from './capture.ts';
import { type TermsProblem, TermsRow } from './terms-row.ts';

/** Longest name of a person or a firm that is shown. */
export const LONGEST_NAME = 80;
/** No press counts that began before anybody could read the question. */
const ARMED_AFTER_MS = 600;

/** Asks the customer whether, and what, to show; Allow opens the browser's own choice. */
export class QuestionView {
  readonly #texts: Texts;
  readonly #ways = byId('ways');
  readonly #problem = byId('question-problem');
  readonly #terms: TermsRow;
  readonly #allow = byId<HTMLButtonElement>('allow');
  readonly #onAllow: (question: number, capture: Capture, termsTicked: boolean) => void;
  #asked: Asked | undefined;
  #armedAt = 0;
  #choosing = false;

  constructor(
    texts: Texts,
    onAllow: (question: number, capture: Capture, termsTicked: boolean) => void,
    onRefuse: (question: number) => void,
    onTermsTicked: () => void,
  ) {
    this.#texts = texts;
    this.#terms = new TermsRow(texts, onTermsTicked);
    this.#onAllow = onAllow;
    const ways = Capture.ways();
    this.#ways.hidden = ways.length < 2;
    for (const radio of this.#radios()) {
      radio.checked = radio.value === ways[0];
      radio.addEventListener('change', () => this.#showWay());
    }
    this.#showWay();
    this.#allow.addEventListener('click', (event) => {
      if (this.#counts(event)) void this.#choose();
    });
    byId('refuse').addEventListener('click', () => {
      if (this.#asked) onRefuse(this.#asked.question);
    });
    setInterval(() => this.#count(), 250);
  }

  show(asked: Asked | undefined): void {
    if (asked?.question === this.#asked?.question) return;
    this.#asked = asked;
    this.#complain(undefined);
    if (!asked) return;
    this.#arm();
    const { technician, firm } = namesOf(asked.session);
    write(byId('question-technician'), technician);
    write(byId('question-firm'), firm);
    this.#terms.show(asked.session.who.terms);
    const { recording } = asked.session.who;
    const recorded = byId('question-recording');
    recorded.hidden = recording === 'OFF';
    if (recording !== 'OFF') write(recorded, this.#texts(`share.question.recorded.${recording}`));
    this.#count();
  }

  #arm(): void {
    this.#armedAt = performance.now() + ARMED_AFTER_MS;
    this.#allow.setAttribute('aria-disabled', 'true');
    setTimeout(() => {
      if (!this.#choosing) this.#allow.removeAttribute('aria-disabled');
    }, ARMED_AFTER_MS);
  }

  /** Only the customer's own press, on a question that had time to be read. */
  #counts(event: MouseEvent): boolean {
    return event.isTrusted && performance.now() >= this.#armedAt;
  }

  async #choose(): Promise<void> {
    const asked = this.#asked;
    if (!asked || this.#choosing) return;
    const missing = this.#terms.problem();
    if (missing) {
      this.#complain(missing);
      return;
    }
    this.#choosing = true;
    this.#allow.setAttribute('aria-disabled', 'true');
    this.#complain(undefined);
    const chosen =
      this.#way() === 'camera' ? await Capture.camera('environment') : await Capture.screen();
    this.#choosing = false;
    this.#allow.removeAttribute('aria-disabled');
    if (!(chosen instanceof Capture)) this.#complain(chosen);
    // The question may have gone while the browser's own dialog stood open.
    else if (this.#asked === asked) this.#onAllow(asked.question, chosen, this.#terms.ticked);
    else chosen.stop();
  }

  #way(): Way {
    const chosen = this.#radios().find((radio) => radio.checked)?.value;
    return chosen === 'camera' || chosen === 'screen' ? chosen : (Capture.ways()[0] ?? 'screen');
  }

  #radios(): HTMLInputElement[] {
    return [...this.#ways.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  }

  #showWay(): void {
    const way = this.#way();
    write(byId('question-wants'), this.#texts(`share.question.wants.${way}`));
    write(byId('question-before'), this.#texts(`share.question.before.${way}`));
  }

  #complain(problem: CaptureProblem | TermsProblem | undefined): void {
    write(this.#problem, problem ? this.#texts(`share.problem.${problem}`) : '');
    this.#problem.hidden = problem === undefined;
  }

  #count(): void {
    if (!this.#asked) return;
    const left = Math.max(0, Math.ceil((this.#asked.until - Date.now()) / 1000));
    write(byId('countdown'), this.#texts('share.countdown', clock(left)));
  }
}

/** Technician and firm as they may be shown. */
export function namesOf({ who }: Session): { technician: string; firm: string } {
  return {
    technician: plain(who.technician, LONGEST_NAME),
    firm: plain(who.firm, LONGEST_NAME),
  };
}
