import { type Combination, press, typed } from '../viewer/key-combinations.ts';
import type { TechnicianToAgent } from '../viewer/messages.ts';
import type { Active } from '../viewer/session-state.ts';
import { make } from './dom.ts';
import { Panel } from './panel.ts';
import type { Texts } from './texts.ts';

/** Those that the technician's own computer keeps for itself. */
const KEPT: readonly Combination[] = [
  'start',
  'switchWindow',
  'closeWindow',
  'secure',
  'tasks',
  'run',
  'lock',
  'layout',
  'print',
];
/** Those that a phone has not. */
const MISSING: readonly Combination[] = ['escape', 'tab', 'delete', 'left', 'up', 'down', 'right'];

/** Sends keys that cannot be pressed here, and types a text where nothing can be pasted. */
export class KeysPanel {
  readonly element: HTMLElement;
  readonly #panel: Panel;
  readonly #buttons: HTMLButtonElement[] = [];
  readonly #reason: HTMLElement;
  readonly #text: HTMLTextAreaElement;
  readonly #submit: HTMLButtonElement;

  constructor(button: HTMLButtonElement, tell: (message: TechnicianToAgent) => void, texts: Texts) {
    this.#panel = new Panel(button, 'keys-panel', texts('console.keys'), () => undefined);
    this.element = this.#panel.element;
    this.#reason = make('p', { id: 'keys-reason', class: 'muted' }, texts('console.keys.reason'));
    const send = (messages: readonly TechnicianToAgent[]) => {
      for (const message of messages) tell(message);
    };
    const row = (names: readonly Combination[], label: string) => {
      const group = make('div', { class: 'keys', role: 'group', 'aria-label': label });
      for (const name of names) {
        const key = make(
          'button',
          { type: 'button', class: 'button small secondary', 'data-keys': name },
          texts(`console.keys.${name}`),
        );
        key.addEventListener('click', () => send(press(name)));
        this.#buttons.push(key);
        group.append(key);
      }
      return group;
    };
    this.#text = make('textarea', {
      id: 'type-text',
      rows: '3',
      autocomplete: 'off',
      spellcheck: 'false',
    });
    this.#submit = make(
      'button',
      { id: 'type-submit', type: 'submit', class: 'button small' },
      texts('console.keys.type.submit'),
    );
    const form = make(
      'form',
      { class: 'field' },
      make('label', { for: 'type-text' }, texts('console.keys.type')),
      make('p', { class: 'hint' }, texts('console.keys.type.hint')),
      this.#text,
      this.#submit,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(typed(this.#text.value));
      this.#text.value = '';
      this.#panel.close();
    });
    this.element.append(
      this.#reason,
      row(KEPT, texts('console.keys.kept')),
      row(MISSING, texts('console.keys.missing')),
      form,
    );
  }

  show(session: Active): void {
    const held =
      session.rights.CONTROL === 'held' && session.picture === 'running' && !session.paused;
    this.#reason.hidden = held;
    for (const button of [...this.#buttons, this.#submit]) button.disabled = !held;
    this.#text.disabled = !held;
  }
}
