import { asControl, CONTROL_V, copies, pastes } from '../viewer/clipboard/keys.ts';
import type { Point } from '../viewer/geometry.ts';
import { press } from '../viewer/key-combinations.ts';
import {
  KeyboardInput,
  type KeyPress,
  type Modifiers,
  NOTHING_HELD,
  type Platform,
} from '../viewer/keyboard.ts';
import type { TechnicianToAgent } from '../viewer/messages.ts';
import { PointerInput } from '../viewer/pointer.ts';
import { WheelNotches } from '../viewer/wheel.ts';

/** What takes the technician's hands: a picture and a box for the keyboard, in one window. */
export interface Pad {
  /** Under the mouse. */
  readonly surface: HTMLElement;
  readonly keyboardBox: HTMLTextAreaElement;
  /** The pixel of the shared picture under a point of the window. */
  pixelAt(point: Point): Point;
}

/** What the keys that copy and paste do beside being pressed there. */
export interface CopyAndPaste {
  /** To be called within the event; answers whether the keys are to go through. */
  paste(data: DataTransfer | null): Promise<boolean>;
  /** The keys that copy went through. */
  copied(): void;
}

export type Tell = (message: TechnicianToAgent) => void;

/** Of all windows and fingers together, as the customer's computer sees but one pointer. */
export const moves = { count: 0 };

/** A browser tells of what is pasted within this time after the keys. */
const PASTE_COMES_MS = 100;

const TO_DELETE = '\u00a0\u00a0';

/** Sends the technician's mouse and keyboard to the customer's computer while it is attached. */
export class InputCapture {
  readonly #pad: Pad;
  readonly #tell: Tell;
  readonly #leave: () => void;
  readonly #copyAndPaste: CopyAndPaste | undefined;
  readonly #keyboard = new KeyboardInput(platform());
  readonly #pointer = new PointerInput(moves);
  readonly #wheel = new WheelNotches();
  #attached: AbortController | undefined;
  #frame = 0;
  /** The keys that the browser is about to paste for. */
  #pasteKeys: KeyPress | undefined;
  /** What was typed since, while it is not clear what becomes of them. */
  #held: TechnicianToAgent[] | undefined;
  /** The technician uses an on-screen keyboard. */
  #soft = false;

  /** @param leave takes the focus where the keyboard is the browser's again */
  constructor(pad: Pad, tell: Tell, leave: () => void, copyAndPaste?: CopyAndPaste) {
    this.#pad = pad;
    this.#tell = tell;
    this.#leave = leave;
    this.#copyAndPaste = copyAndPaste;
  }

  get attached(): boolean {
    return this.#attached !== undefined;
  }

  /** A window beside the page draws even while the page is covered. */
  get #window(): Window {
    return this.#pad.keyboardBox.ownerDocument.defaultView ?? window;
  }

  attach(): void {
    if (this.#attached) return;
    this.#attached = new AbortController();
    const { signal } = this.#attached;
    const box = this.#pad.keyboardBox;
    const picture = this.#pad.surface;
    box.tabIndex = 0;
    listen(box, signal, {
      keydown: (event) => this.#onKeyDown(event),
      keyup: (event) => this.#onKey(event, this.#keyboard.up(pressOf(event))),
      compositionend: (event) => this.#onText(event.data),
      input: (event) => this.#onInput(event as InputEvent),
      paste: (event) => this.#onPaste(event),
      blur: () => this.release(),
      // The menu key and Shift+F10: Firefox (153) opens its own menu for them whatever becomes of the
      // press, and the menu would swallow the release.
      contextmenu: (event) => event.preventDefault(),
    });
    listen(picture, signal, {
      pointerdown: (event) => this.#onPointer(event),
      pointermove: (event) => this.#onPointer(event),
      pointerup: (event) => this.#onPointer(event),
      pointercancel: () => this.release(),
      lostpointercapture: (event) => this.#onPointer(event),
      wheel: (event) => this.#onWheel(event),
      mousedown: (event) => this.#onMouseDown(event),
      mouseup: (event) => event.preventDefault(),
      auxclick: (event) => event.preventDefault(),
      contextmenu: (event) => event.preventDefault(),
      dragstart: (event) => event.preventDefault(),
    });
    this.#window.addEventListener('blur', () => this.release(), { signal });
    box.ownerDocument.addEventListener('visibilitychange', () => this.release(), { signal });
  }

  detach(): void {
    if (!this.#attached) return;
    this.release();
    this.#attached.abort();
    this.#attached = undefined;
    this.#soft = false;
    this.#pad.keyboardBox.tabIndex = -1;
    this.#pad.keyboardBox.blur();
  }

  /** Everything that is down there comes up. */
  release(): void {
    if (!this.#attached) return;
    this.#letGo();
    this.forget();
    this.#tell({ type: 'release' });
  }

  /** Everything that was down there has come up by itself. */
  forget(): void {
    this.#keyboard.reset();
    this.#pointer.reset();
  }

  #send(messages: readonly TechnicianToAgent[]): void {
    if (this.#held) this.#held.push(...messages);
    else for (const message of messages) this.#tell(message);
  }

  #letGo(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#send(held);
  }

  /** The keys that paste are left to the browser, which then tells what was copied. */
  #onKeyDown(event: KeyboardEvent): void {
    const press = pressOf(event);
    if (this.#copyAndPaste && pastes(press)) {
      this.#keyboard.passedOver();
      this.#pasteKeys = asControl(press);
      setTimeout(() => this.#pasteUnasked(), PASTE_COMES_MS);
      event.stopPropagation();
      return;
    }
    this.#onKey(event, this.#keyboard.down(press));
    if (copies(press) && !press.repeat) this.#copyAndPaste?.copied();
  }

  /** A browser with nothing to paste may not say so. */
  #pasteUnasked(): void {
    const keys = this.#pasteKeys;
    this.#pasteKeys = undefined;
    if (keys && this.#attached) this.#send(this.#keyboard.chord(keys));
  }

  /** What is typed meanwhile waits, so that it stands behind what is pasted. */
  #onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    const keys = this.#pasteKeys ?? CONTROL_V;
    this.#pasteKeys = undefined;
    const goes = this.#copyAndPaste?.paste(event.clipboardData);
    if (!goes || this.#held) return;
    // From nothing held to nothing held: what is typed meanwhile is right with it and without it.
    this.#send(this.#keyboard.modifiers(NOTHING_HELD));
    const chord = this.#keyboard.chord(keys);
    this.#held = [];
    void goes.then((through) => {
      const typed = this.#held;
      this.#held = undefined;
      if (!this.#attached || !typed) return;
      if (through) this.#send(chord);
      this.#send(typed);
    });
  }

  #onKey(
    event: KeyboardEvent,
    { messages, handled, leave }: ReturnType<KeyboardInput['down']>,
  ): void {
    if (handled) event.preventDefault();
    event.stopPropagation();
    this.#send(messages);
    if (leave) this.#leave();
  }

  #onText(text: string): void {
    this.#send(this.#keyboard.text(text));
    this.#empty();
  }

  /** Brings up the on-screen keyboard; the keyboard goes to the customer's computer. */
  showSoftKeyboard(): void {
    this.#soft = true;
    this.#empty();
    this.#pad.keyboardBox.focus({ preventScroll: true });
  }

  /** An on-screen keyboard tells of Backspace only if there is something to delete. */
  #empty(): void {
    const box = this.#pad.keyboardBox;
    box.value = this.#soft ? TO_DELETE : '';
    box.setSelectionRange(box.value.length, box.value.length);
  }

  /** Characters that came without a key: an on-screen keyboard, dictation, an emoji panel. */
  #onInput(event: InputEvent): void {
    const { inputType } = event;
    if (event.isComposing || inputType === 'insertCompositionText') return;
    if (inputType === 'insertLineBreak') this.#send(press('enter'));
    else if (inputType === 'deleteContentBackward') this.#send(press('backspace'));
    else if (inputType.startsWith('insert') && inputType !== 'insertFromComposition') {
      this.#onText(event.data ?? '');
    }
    this.#empty();
  }

  #onMouseDown(event: MouseEvent): void {
    event.preventDefault();
    this.#pad.keyboardBox.focus({ preventScroll: true });
  }

  #onPointer(event: PointerEvent): void {
    if (event.pointerType === 'touch') return; // TouchCapture's
    const picture = this.#pad.surface;
    if (event.type === 'pointerdown') picture.setPointerCapture(event.pointerId);
    const { x, y } = this.#pad.pixelAt({ x: event.clientX, y: event.clientY });
    const messages = this.#pointer.at(x, y, event.buttons);
    if (messages.length > 0)
      this.#send([...this.#keyboard.modifiers(modifiersOf(event)), ...messages]);
    else this.#send(this.#keyboard.staleModifiers(modifiersOf(event)));
    if (this.#frame === 0) this.#frame = this.#window.requestAnimationFrame(() => this.#sendMove());
  }

  #sendMove(): void {
    this.#frame = 0;
    const move = this.#attached && this.#pointer.takeMove();
    if (move) this.#tell(move);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { dx, dy } = this.#wheel.turn({
      deltaX: event.deltaX,
      deltaY: event.deltaY,
      deltaMode: event.deltaMode,
      timeStamp: event.timeStamp,
      shift: event.shiftKey,
    });
    if (dx === 0 && dy === 0) return;
    const { x, y } = this.#pad.pixelAt({ x: event.clientX, y: event.clientY });
    this.#send([...this.#keyboard.modifiers(modifiersOf(event)), { type: 'wheel', dx, dy, x, y }]);
  }
}

type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

function listen(element: HTMLElement, signal: AbortSignal, handlers: Handlers): void {
  for (const [name, handler] of Object.entries(handlers)) {
    element.addEventListener(name, handler as EventListener, { signal, passive: false });
  }
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { code, key, repeat } = event;
  const isComposing = event.isComposing || event.keyCode === 229; // Safari says it only there.
  return { code, key, repeat, isComposing, ...modifiersOf(event) };
}

function modifiersOf(event: KeyboardEvent | MouseEvent): Modifiers {
  return {
    ctrl: event.ctrlKey,
    alt: event.altKey,
    shift: event.shiftKey,
    meta: event.metaKey,
    altGraph: event.getModifierState('AltGraph'),
  };
}

function platform(): Platform {
  if (/Mac|iPhone|iPad/.test(navigator.platform)) return 'mac';
  return navigator.platform.startsWith('Win') ? 'windows' : 'other';
}
