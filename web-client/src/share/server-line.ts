import { fullJitter } from '../viewer/backoff.ts';
import { type FailureCode, SUPPORTED_VERSIONS } from '../viewer/messages.ts';
import { Malformed } from '../viewer/shape.ts';
import type { SignalingEnvironment, Socket } from '../viewer/signaling.ts';
import { decodeServerToAgent } from './decode.ts';
import type { MachineKey } from './machine-key.ts';
import type { AgentToServer, ServerToAgent } from './messages.ts';
import { proofBytes } from './signed-bytes.ts';

/** Who the page says it is. */
export interface Identity {
  readonly key: MachineKey;
  /** The server's address, as the page was loaded from it: what the key's proof is bound to. */
  readonly publicUrl: string;
  readonly software: string;
  /** Begins with `browser `. */
  readonly system: string;
}

export interface ServerLineListener {
  onUp(machineId: string, firm: string): void;
  onLost(): void;
  /** The server will not have this page; nobody dials any more. */
  onRefused(code: FailureCode): void;
  onMessage(message: ServerToAgent): void;
}

/** A connection that held this long counts as good: the next attempt starts from the beginning. */
const GOOD_MS = 15_000;

/** The customer's line to the server: proves the key, and dials again with full jitter. */
export class ServerLine {
  readonly #environment: SignalingEnvironment;
  readonly #identity: Identity;
  readonly #listener: ServerLineListener;
  #socket: Socket | undefined;
  #welcomed = false;
  #closed = false;
  #attempt = 0;
  #openedAt = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(environment: SignalingEnvironment, identity: Identity, listener: ServerLineListener) {
    this.#environment = environment;
    this.#identity = identity;
    this.#listener = listener;
  }

  /** Dials now, also if the next attempt is due later. Does nothing while a line exists. */
  dial(): void {
    if (this.#socket || this.#closed) return;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    const socket = this.#environment.openSocket();
    this.#socket = socket;
    this.#openedAt = this.#environment.now();
    const { key, software, system } = this.#identity;
    socket.onopen = () => {
      const { publicKey } = key;
      this.#write(socket, {
        type: 'hello',
        versions: SUPPORTED_VERSIONS,
        publicKey,
        software,
        system,
      });
    };
    socket.onmessage = ({ data }) => void this.#receive(socket, data);
    socket.onclose = ({ code }) => this.#onClose(socket, code);
  }

  /** Closes the line until somebody dials again. */
  hangUp(): void {
    this.#cancelRetry?.();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#welcomed = false;
    socket?.close(1000);
  }

  /** Says something if the line stands; otherwise it is lost. */
  send(message: AgentToServer): void {
    if (this.#welcomed && this.#socket) this.#write(this.#socket, message);
  }

  #write(socket: Socket, message: AgentToServer): void {
    socket.send(JSON.stringify(message));
  }

  async #receive(socket: Socket, data: unknown): Promise<void> {
    if (socket !== this.#socket) return;
    let message: ServerToAgent;
    try {
      if (typeof data !== 'string') throw new Malformed('not text');
      message = decodeServerToAgent(data);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      socket.close(4400);
      return;
    }
    if (message.type === 'challenge') {
      await this.#prove(socket, message.nonce);
    } else if (message.type === 'welcome') {
      this.#welcomed = true;
      this.#listener.onUp(message.machineId, message.firm);
    } else {
      this.#listener.onMessage(message);
    }
  }

  async #prove(socket: Socket, nonce: string): Promise<void> {
    const { key, publicUrl } = this.#identity;
    const signature = await key.sign(proofBytes(publicUrl, nonce, key.publicKey));
    if (socket === this.#socket) this.#write(socket, { type: 'prove', signature });
  }

  #onClose(socket: Socket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = undefined;
    this.#welcomed = false;
    const final = FINAL_CLOSE[code];
    if (final) {
      this.#closed = true;
      this.#listener.onRefused(final);
      return;
    }
    const held = this.#environment.now() - this.#openedAt;
    this.#attempt = held >= GOOD_MS ? 0 : this.#attempt;
    const wait = fullJitter(this.#attempt++, this.#environment.random());
    this.#cancelRetry = this.#environment.later(wait, () => this.dial());
    this.#listener.onLost();
  }
}

/** Close codes after which the same page will not be let in again (docs/protocol.md). */
const FINAL_CLOSE: Readonly<Record<number, FailureCode>> = {
  4403: 'IDENTITY_REJECTED',
  4406: 'UNSUPPORTED_VERSION',
  4409: 'REPLACED',
  4429: 'TOO_MANY_ATTEMPTS',
};
