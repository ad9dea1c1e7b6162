import { fullJitter } from './backoff.ts';
import {
  type FailureCode,
  type ServerToTechnician,
  SUPPORTED_VERSIONS,
  type TechnicianToServer,
} from './messages.ts';
import type { Handler } from './peer-connection.ts';
import { Malformed } from './shape.ts';
import { decodeServerToTechnician } from './signaling-messages.ts';

/** The part of a browser's WebSocket that signaling uses. */
export interface Socket {
  send(text: string): void;
  close(code: number): void;
  onopen: Handler<never> | null;
  onmessage: Handler<{ data: unknown }> | null;
  onclose: Handler<{ code: number }> | null;
}

/** What signaling needs from the world around it. */
export interface SignalingEnvironment {
  openSocket(): Socket;
  /** Calls `action` after `ms` milliseconds; the result calls it off. */
  later(ms: number, action: () => void): () => void;
  now(): number;
  random(): number;
}

export interface SignalingListener {
  onMessage(message: ServerToTechnician): void;
  onDown(): void;
  /** The server closed for good. */
  onClosed(code: FailureCode): void;
}

/** A connection that held this long counts as good: the next attempt starts from the beginning. */
const GOOD_MS = 15_000;

/** The page's line to the server: says hello, reconnects with full jitter, until it is closed for good. */
export class Signaling {
  readonly #environment: SignalingEnvironment;
  readonly #listener: SignalingListener;
  #socket: Socket | undefined;
  #welcomed = false;
  #attempt = 0;
  #openedAt = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(environment: SignalingEnvironment, listener: SignalingListener) {
    this.#environment = environment;
    this.#listener = listener;
  }

  /** Connects now, also if the next attempt is due later. Does nothing while a line exists. */
  connect(): void {
    if (this.#socket) return;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    const socket = this.#environment.openSocket();
    this.#socket = socket;
    this.#openedAt = this.#environment.now();
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'hello', versions: SUPPORTED_VERSIONS }));
    socket.onmessage = ({ data }) => this.#onMessage(socket, data);
    socket.onclose = ({ code }) => this.#onClose(socket, code);
  }

  /** Whether the message went out: the line has to be welcomed. */
  send(message: TechnicianToServer): boolean {
    if (!this.#welcomed || !this.#socket) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #onMessage(socket: Socket, data: unknown): void {
    if (socket !== this.#socket) return;
    let message: ServerToTechnician;
    try {
      if (typeof data !== 'string') throw new Malformed('not text');
      message = decodeServerToTechnician(data);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      socket.close(4400);
      return;
    }
    if (message.type === 'welcome') this.#welcomed = true;
    this.#listener.onMessage(message);
  }

  #onClose(socket: Socket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    this.#welcomed = false;
    const final = FINAL_CLOSE[code];
    if (final) {
      this.#listener.onClosed(final);
      return;
    }
    const held = this.#environment.now() - this.#openedAt;
    this.#attempt = held >= GOOD_MS ? 0 : this.#attempt;
    const wait = fullJitter(this.#attempt++, this.#environment.random());
    this.#cancelRetry = this.#environment.later(wait, () => this.connect());
    this.#listener.onDown();
  }
}

/** Close codes after which the same page will not be let in again (docs/protocol.md). */
const FINAL_CLOSE: Readonly<Record<number, FailureCode>> = {
  4401: 'LOGIN_REQUIRED',
  4403: 'IDENTITY_REJECTED',
  4406: 'UNSUPPORTED_VERSION',
  4409: 'REPLACED',
};
