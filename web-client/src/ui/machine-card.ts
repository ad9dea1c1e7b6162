import { make, write } from './dom.ts';
import type { Texts } from './texts.ts';

/** A computer as its technicians know it, and the customers it could belong to. */
interface Named {
  readonly name: string;
  readonly customer: number | null;
  readonly customers: readonly {
    readonly id: number;
    readonly number: string;
    readonly name: string;
  }[];
}

const LONGEST_NAME = '100';

/** What the technicians call the customer's computer and whose it is, set while they are at it. */
export class MachineCard {
  readonly element: HTMLFormElement;
  readonly #texts: Texts;
  readonly #formToken: string;
  readonly #name = make('input', {
    id: 'machine-name',
    type: 'text',
    autocomplete: 'off',
    maxlength: LONGEST_NAME,
    'aria-describedby': 'machine-name-hint',
  });
  readonly #customer = make('select', { id: 'machine-customer' });
  readonly #save: HTMLButtonElement;
  readonly #state = make('p', { id: 'machine-state', class: 'muted', role: 'status' });
  #machineId = '';

  constructor(formToken: string, texts: Texts) {
    this.#formToken = formToken;
    this.#texts = texts;
    this.#save = make(
      'button',
      { id: 'machine-save', class: 'button small secondary' },
      texts('console.named.save'),
    );
    this.element = make(
      'form',
      { id: 'machine-form', hidden: true },
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'machine-name' }, texts('console.named.name')),
        this.#name,
        make('p', { id: 'machine-name-hint', class: 'hint' }, texts('console.named.hint')),
      ),
      make(
        'div',
        { class: 'field' },
        make('label', { for: 'machine-customer' }, texts('console.named.customer')),
        this.#customer,
      ),
      make('p', { class: 'actions' }, this.#save),
      this.#state,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#keep();
    });
    this.element.addEventListener('input', () => write(this.#state, ''));
  }

  /** The drawer opened on this computer: shows what is known of it now. */
  async load(machineId: string): Promise<void> {
    if (machineId !== this.#machineId) this.clear();
    this.#machineId = machineId;
    const named = await read(machineId);
    if (!named || machineId !== this.#machineId) return;
    const typing = this.element.contains(document.activeElement);
    if (!typing) this.#show(named);
    this.element.hidden = false;
  }

  /** The session is over. */
  clear(): void {
    this.#machineId = '';
    this.element.hidden = true;
    this.#name.value = '';
    this.#customer.replaceChildren();
    write(this.#state, '');
  }

  #show({ name, customer, customers }: Named): void {
    this.#name.value = name;
    this.#customer.replaceChildren(
      make('option', { value: '' }, this.#texts('console.named.nobody')),
      ...customers.map((one) =>
        make('option', { value: String(one.id) }, `${one.name} (${one.number})`),
      ),
    );
    this.#customer.value = customer === null ? '' : String(customer);
  }

  async #keep(): Promise<void> {
    const machineId = this.#machineId;
    this.#save.disabled = true;
    const outcome = await send(machineId, {
      'form-token': this.#formToken,
      name: this.#name.value,
      customer: this.#customer.value,
    });
    this.#save.disabled = false;
    if (machineId !== this.#machineId) return;
    this.#state.dataset['outcome'] = outcome;
    write(this.#state, this.#texts(`console.named.${outcome}`));
  }
}

/** Undefined also if the server cannot be reached. */
async function read(machineId: string): Promise<Named | undefined> {
  try {
    const answer = await fetch(`/machines/${machineId}`, {
      headers: { Accept: 'application/json' },
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function send(
  machineId: string,
  fields: Record<string, string>,
): Promise<'saved' | 'bad' | 'failed'> {
  try {
    const answer = await fetch(`/machines/${machineId}`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
    return answer.ok ? 'saved' : answer.status === 422 ? 'bad' : 'failed';
  } catch {
    return 'failed';
  }
}
