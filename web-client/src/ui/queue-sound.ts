/** Two soft tones when somebody asks for help; the technician can switch them off. */
export class QueueSound {
  static readonly #KEY = 'beistand.queue.sound';
  #context: AudioContext | undefined;
  #on = localStorage.getItem(QueueSound.#KEY) !== 'off';

  constructor() {
    // Browsers let a page sound only after the person has done something on it.
    const wake = () => {
      this.#context ??= new AudioContext();
      if (this.#context.state === 'suspended') void this.#context.resume();
    };
    addEventListener('pointerdown', wake, { capture: true, passive: true });
    addEventListener('keydown', wake, { capture: true, passive: true });
  }

  get on(): boolean {
    return this.#on;
  }

  toggle(): void {
    this.#on = !this.#on;
    localStorage.setItem(QueueSound.#KEY, this.#on ? 'on' : 'off');
    if (this.#on) this.ring();
  }

  /** Whether it could be heard. */
  ring(): boolean {
    const context = this.#context;
    if (!this.#on || context?.state !== 'running') return false;
    tone(context, 659, 0);
    tone(context, 880, 0.18);
    return true;
  }
}

function tone(context: AudioContext, hertz: number, after: number): void {
  const start = context.currentTime + after;
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.45);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.5);
}
