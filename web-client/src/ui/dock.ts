import { make, write } from './dom.ts';
import { type Icon, icon } from './icons.ts';
import type { Texts } from './texts.ts';

/** What a service shows beside the picture. */
export interface Drawer {
  /** Of the element `#drawer-NAME` and the button `#dock-NAME`; the text `console.dock.NAME` names both. */
  readonly name: string;
  readonly icon: Icon;
  readonly content: HTMLElement;
  /** It is seen now. */
  onOpen?(): void;
  /** It is not seen any more. */
  onClose?(): void;
}

/**
 * The rail beside the picture with one button for each thing that two people do together, and the
 * drawer that opens next to it. At most one drawer is open; the picture makes room for it.
 */
export class Dock {
  readonly rail: HTMLElement;
  readonly drawers: HTMLElement;
  readonly #texts: Texts;
  readonly #entries = new Map<string, Entry>();
  readonly #switches = new Map<string, HTMLButtonElement>();
  #open: Entry | undefined;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.rail = make('nav', { id: 'dock', 'aria-label': texts('console.dock') });
    this.drawers = make('div', { id: 'drawers', hidden: true });
    this.drawers.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const button = this.#open?.button;
      this.close();
      button?.focus();
    });
  }

  /** Adds a drawer below those that are there; it appears with {@link available}. */
  add(drawer: Drawer): void {
    const { name } = drawer;
    const label = this.#texts(`console.dock.${name}`);
    const badge = make('span', { class: 'dock-badge', hidden: true });
    const button = make(
      'button',
      {
        id: `dock-${name}`,
        type: 'button',
        class: 'dock-button',
        title: label,
        'aria-label': label,
        'aria-expanded': 'false',
        'aria-controls': `drawer-${name}`,
        hidden: true,
      },
      icon(drawer.icon),
      badge,
    );
    const close = make(
      'button',
      {
        type: 'button',
        class: 'button small quiet tool drawer-close',
        'aria-label': this.#texts('console.dock.close'),
        title: this.#texts('console.dock.close'),
      },
      icon('end'),
    );
    const element = make(
      'section',
      {
        id: `drawer-${name}`,
        class: 'drawer',
        'aria-labelledby': `drawer-${name}-title`,
        hidden: true,
      },
      make('header', {}, make('h2', { id: `drawer-${name}-title` }, label), close),
      drawer.content,
    );
    const entry: Entry = { drawer, label, button, badge, element };
    button.addEventListener('click', () => {
      if (this.#open === entry) this.close();
      else this.open(name);
    });
    close.addEventListener('click', () => {
      this.close();
      button.focus();
    });
    this.#entries.set(name, entry);
    this.rail.append(button);
    this.drawers.append(element);
  }

  /** Adds a button without a drawer, which is on or off; it appears with {@link available}. */
  addSwitch(name: string, iconName: Icon, onSwitch: (on: boolean) => void): void {
    const label = this.#texts(`console.dock.${name}`);
    const button = make(
      'button',
      {
        id: `dock-${name}`,
        type: 'button',
        class: 'dock-button',
        title: label,
        'aria-label': label,
        'aria-pressed': 'false',
        hidden: true,
      },
      icon(iconName),
    );
    button.addEventListener('click', () =>
      onSwitch(button.getAttribute('aria-pressed') !== 'true'),
    );
    this.#switches.set(name, button);
    this.rail.append(button);
  }

  pressed(name: string, on: boolean): void {
    this.#switches.get(name)?.setAttribute('aria-pressed', String(on));
  }

  /** Shows or hides a drawer's button: an older agent does not know everything. */
  available(name: string, yes: boolean): void {
    const toggle = this.#switches.get(name);
    if (toggle) toggle.hidden = !yes;
    const entry = this.#entries.get(name);
    if (!entry) return;
    entry.button.hidden = !yes;
    if (!yes && this.#open === entry) this.close();
  }

  /** A number or a dot on the button: something waits there. `''` takes it away. */
  badge(name: string, text: string, meaning: string): void {
    const entry = this.#entries.get(name);
    if (!entry) return;
    write(entry.badge, text);
    entry.badge.hidden = text === '';
    entry.button.setAttribute(
      'aria-label',
      text === '' ? entry.label : `${entry.label}: ${meaning}`,
    );
  }

  isOpen(name: string): boolean {
    return this.#open?.drawer.name === name;
  }

  open(name: string): void {
    const entry = this.#entries.get(name);
    if (!entry || this.#open === entry) return;
    this.close();
    this.#open = entry;
    this.#reflect(entry, true);
    entry.drawer.onOpen?.();
  }

  close(): void {
    const entry = this.#open;
    this.#open = undefined;
    if (!entry) return;
    this.#reflect(entry, false);
    entry.drawer.onClose?.();
  }

  #reflect({ button, element }: Entry, open: boolean): void {
    button.setAttribute('aria-expanded', String(open));
    element.hidden = !open;
    this.drawers.hidden = !open;
  }
}

interface Entry {
  readonly drawer: Drawer;
  readonly label: string;
  readonly button: HTMLButtonElement;
  readonly badge: HTMLElement;
  readonly element: HTMLElement;
}
