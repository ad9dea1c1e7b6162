import { grouped } from '../viewer/machine-id.ts';
import type { Session } from '../viewer/session.ts';
import type { Model } from '../viewer/session-state.ts';
import { byId, make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** Asks the technician whose computer it is, where the firm helps registered customers only. */
export class GateForm {
  readonly #section: HTMLElement;
  readonly #lead = make('p', { class: 'muted' });
  readonly #error = make('p', { id: 'gate-error', class: 'notice danger', role: 'alert' });
  readonly #number = make('input', {
    id: 'gate-number',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '30',
    required: true,
  });
  readonly #go: HTMLButtonElement;
  readonly #texts: Texts;

  constructor(session: Session, texts: Texts) {
    this.#texts = texts;
    this.#go = make(
      'button',
      { id: 'gate-submit', class: 'button wide' },
      texts('console.gate.go'),
    );
    const cancel = make(
      'button',
      { id: 'gate-cancel', type: 'button', class: 'button secondary wide' },
      texts('console.cancel'),
    );
    cancel.addEventListener('click', () => session.dispatch({ kind: 'end' }));
    const label = make('label', { for: 'gate-number' }, texts('console.gate.number'));
    const form = make(
      'form',
      { id: 'gate-form', autocomplete: 'off', novalidate: true },
      make('div', { class: 'field' }, label, this.#number),
      this.#go,
      cancel,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const customerNumber = this.#number.value.trim();
      if (customerNumber === '') this.#number.focus();
      else session.dispatch({ kind: 'name-customer', customerNumber });
    });
    this.#section = make(
      'section',
      { id: 'gate', class: 'card sheet', 'aria-labelledby': 'gate-heading', hidden: true },
      make('h1', { id: 'gate-heading' }, texts('console.gate.heading')),
      this.#lead,
      this.#error,
      form,
    );
    byId('connect').before(this.#section);
  }

  show({ link, session }: Model, before: Model): void {
    const gate = session.name === 'idle' ? session.gate : undefined;
    this.#section.hidden = gate === undefined;
    this.#go.disabled = link.name !== 'up';
    if (!gate || before.session === session) return;
    const { machineId, customerNumber } = gate;
    write(this.#lead, this.#texts('console.gate.lead', grouped(machineId)));
    const tried = customerNumber !== '';
    write(this.#error, tried ? this.#texts('console.gate.unknown', customerNumber) : '');
    this.#error.hidden = !tried;
    this.#number.setAttribute('aria-invalid', String(tried));
    this.#number.value = customerNumber;
    this.#number.select();
    this.#number.focus();
  }
}
