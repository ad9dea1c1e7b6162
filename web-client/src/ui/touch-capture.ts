import type { Point } from '../viewer/geometry.ts';
import type { TechnicianToAgent } from '../viewer/messages.ts';
import { type Gesture, HOLD_MS, TouchGestures } from '../viewer/touch.ts';
import { WheelNotches } from '../viewer/wheel.ts';
import { moves } from './input-capture.ts';
import type { Stage } from './stage.ts';

/** Fingers on the picture: zoom and pan always, tap, drag and wheel while the technician controls. */
export class TouchCapture {
  /** Whether fingers act on the customer's computer. */
  controls = false;
  readonly #stage: Stage;
  readonly #tell: (message: TechnicianToAgent) => void;
  readonly #gestures = new TouchGestures();
  readonly #wheel = new WheelNotches();
  #hold: number | undefined;

  constructor(stage: Stage, tell: (message: TechnicianToAgent) => void) {
    this.#stage = stage;
    this.#tell = tell;
    const on = (type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel') =>
      stage.video.addEventListener(type, (event) => {
        if (event.pointerType !== 'touch') return;
        event.preventDefault();
        this.#onPointer(event);
      });
    on('pointerdown');
    on('pointermove');
    on('pointerup');
    on('pointercancel');
  }

  #onPointer(event: PointerEvent): void {
    const touch = { id: event.pointerId, x: event.clientX, y: event.clientY };
    switch (event.type) {
      case 'pointerdown':
        this.#stage.video.setPointerCapture(event.pointerId);
        this.#do(this.#gestures.down(touch));
        clearTimeout(this.#hold);
        this.#hold = window.setTimeout(() => this.#do(this.#gestures.rest()), HOLD_MS);
        break;
      case 'pointermove':
        this.#do(this.#gestures.move(touch));
        break;
      case 'pointerup':
        this.#do(this.#gestures.up(touch));
        break;
      case 'pointercancel':
        this.#do(this.#gestures.cancel());
        break;
    }
  }

  #do(gestures: readonly Gesture[]): void {
    for (const gesture of gestures) {
      if (gesture.kind === 'zoom') this.#stage.zoomBy(gesture.factor, gesture);
      else if (gesture.kind === 'pan') this.#stage.panBy(gesture.dx, gesture.dy);
      else if (this.controls) this.#act(gesture);
    }
  }

  #act(gesture: Exclude<Gesture, { kind: 'zoom' | 'pan' }>): void {
    const at = this.#stage.pixelAt(gesture);
    switch (gesture.kind) {
      case 'held':
        navigator.vibrate?.(20);
        this.#move(at);
        break;
      case 'tap':
        this.#move(at);
        this.#button(gesture.button, true, at);
        this.#button(gesture.button, false, at);
        break;
      case 'drag':
        if (gesture.phase === 'move') this.#move(at);
        else this.#button(0, gesture.phase === 'start', at);
        break;
      case 'scroll': {
        const { dx, dy } = this.#wheel.turn({
          deltaX: gesture.dx,
          deltaY: gesture.dy,
          deltaMode: 0,
          timeStamp: performance.now(),
          shift: false,
        });
        if (dx !== 0 || dy !== 0) this.#tell({ type: 'wheel', dx, dy, ...at });
        break;
      }
    }
  }

  #button(button: number, down: boolean, at: Point): void {
    this.#tell({ type: 'button', button, down, ...at });
  }

  #move(at: Point): void {
    this.#tell({ type: 'move', seq: ++moves.count, ...at });
  }
}
