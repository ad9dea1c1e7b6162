import type { Grant } from '../viewer/messages.ts';
import { GRANTS } from '../viewer/rights.ts';
import type { Session } from '../viewer/session.ts';
import type { Active, Right } from '../viewer/session-state.ts';
import type { Drawer } from './dock.ts';
import { make, write } from './dom.ts';
import { type Icon, icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** Those that the customer is asked for at each use; there is nothing to ask for beforehand. */
const EACH_TIME: ReadonlySet<Grant> = new Set([
  'FILES_OUT',
  'SYSTEM_INFORMATION',
  'RESTART',
  'HANDOVER',
  'ONLOOKER',
]);

const ICONS: Readonly<Record<Grant, Icon>> = {
  VIEW: 'eye',
  CONTROL: 'pointer',
  FILES_IN: 'files',
  FILES_OUT: 'files',
  CLIPBOARD_IN: 'clipboard',
  CLIPBOARD_OUT: 'clipboard',
  SYSTEM_INFORMATION: 'computer',
  RESTART: 'restart',
  RECORDING: 'record',
  HANDOVER: 'handover',
  ONLOOKER: 'onlooker',
};

/** Every right with what became of it, and the button that asks for it or gives it back. */
export class RightsDrawer implements Drawer {
  readonly name = 'rights';
  readonly icon = 'rights';
  readonly content = make('ul', { class: 'rights' });
  readonly #texts: Texts;
  readonly #rows = new Map<Grant, Row>();
  #shown: Active | undefined;

  constructor(session: Session, texts: Texts) {
    this.#texts = texts;
    for (const grant of GRANTS) {
      if (grant === 'HANDOVER' || grant === 'ONLOOKER') continue; // have drawers of their own
      const state = make('small', { class: 'right-state' });
      const button = make('button', {
        type: 'button',
        class: 'button small secondary',
        'data-right-button': grant,
      });
      button.addEventListener('click', () => {
        const held = this.#shown?.rights[grant] === 'held';
        session.dispatch({ kind: held ? 'give-back' : 'ask', grant });
      });
      const row = make(
        'li',
        { 'data-right': grant },
        icon(ICONS[grant]),
        make('span', {}, make('b', {}, texts(`console.right.${grant}`)), state),
        button,
      );
      this.#rows.set(grant, { row, state, button });
      this.content.append(row);
    }
  }

  show(session: Active): void {
    if (
      session.rights === this.#shown?.rights &&
      session.picture === this.#shown.picture &&
      session.recording === this.#shown.recording
    ) {
      return;
    }
    this.#shown = session;
    for (const [grant, { row, state, button }] of this.#rows) {
      const right = session.rights[grant];
      row.dataset['state'] = right;
      write(state, this.#texts(`console.right.state.${stateOf(grant, right)}`));
      const held = right === 'held';
      const what = held ? 'back' : 'ask';
      write(button, this.#texts(`console.right.${what}`));
      button.setAttribute(
        'aria-label',
        `${this.#texts(`console.right.${what}`)}: ${this.#texts(`console.right.${grant}`)}`,
      );
      button.hidden = grant === 'VIEW' || EACH_TIME.has(grant);
      if (grant === 'RECORDING') {
        row.hidden = session.recording === undefined || session.recording === 'OFF';
        // Given back it would end the session.
        button.hidden = session.recording === 'REQUIRED';
      }
      button.disabled = right === 'asking' || session.picture !== 'running';
    }
  }
}

function stateOf(grant: Grant, right: Right): string {
  return right === 'none' && EACH_TIME.has(grant) ? 'each' : right;
}

interface Row {
  readonly row: HTMLElement;
  readonly state: HTMLElement;
  readonly button: HTMLButtonElement;
}
