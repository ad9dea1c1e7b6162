import type {
  AgentToTechnician,
  HandoverMessage,
  IceServer,
  OnlookerMessage,
  QueueMessage,
  QueueRefused,
  ServerToTechnician,
  TechnicianToAgent,
  TechnicianToServer,
} from './messages.ts';
import { Peer } from './peer.ts';
import type { DataChannel, PeerConnection } from './peer-connection.ts';
import { SessionSecret } from './session-secret.ts';
import type { Challenge, Command, Event, Model, Remembered } from './session-state.ts';
import { Signaling, type SignalingEnvironment } from './signaling.ts';
import { readStatistics, type Statistics } from './statistics.ts';
import { initial, transition } from './transition.ts';
import type { Fingerprints } from './words/fingerprints.ts';

/** What the session needs from the page around it. */
export interface SessionEnvironment extends SignalingEnvironment {
  createConnection(iceServers: readonly IceServer[], relayOnly: boolean): PeerConnection;
  readonly memory: Memory;
}

/** Keeps the session over a reload of the page, and no longer than the tab lives. */
export interface Memory {
  recall(): { readonly session: Remembered; readonly stretched: string | undefined } | undefined;
  remember(session: Remembered): void;
  rememberSecret(stretched: string): void;
  forget(): void;
}

export interface SessionListener {
  onChange(model: Model, before: Model): void;
  /** The agent has a channel of this name, for tiles or for a service; an older agent may have none. */
  onChannel(channel: DataChannel): void;
  /** What changes too often for the model: the cursor. */
  onCursor(message: CursorMessage): void;
  /** The queue of support requests, which is no part of the session. */
  onQueue(message: QueueMessage | QueueRefused): void;
  /** Sessions that go over to a colleague; the session itself only hears of its end. */
  onHandover(message: HandoverMessage): void;
  /** Colleagues who look on, here or at their sessions. */
  onOnlooker(message: OnlookerMessage): void;
}

export type CursorMessage = Extract<AgentToTechnician, { type: 'cursor-shape' | 'cursor-at' }>;

/** Seldom: the browser measures the way between the two computers by itself (ICE). */
const PING_EVERY_MS = 10_000;
/** The farewell has this long to leave before the connection closes. */
const FAREWELL_MS = 300;

/** Runs one page: keeps the model, carries out the commands of its transitions. */
export class Session {
  readonly #environment: SessionEnvironment;
  readonly #listener: SessionListener;
  readonly #signaling: Signaling;
  #model: Model;
  #secret: SessionSecret | undefined;
  #peer: Peer | undefined;
  #ping = { seq: 0, sentAt: 0 };
  #lastPongMs: number | undefined;

  constructor(environment: SessionEnvironment, listener: SessionListener) {
    this.#environment = environment;
    this.#listener = listener;
    const recalled = environment.memory.recall();
    this.#model = initial(recalled?.session);
    if (recalled?.stretched) this.#secret = SessionSecret.restore(recalled.stretched);
    this.#signaling = new Signaling(environment, {
      onMessage: (message) => {
        if (message.type === 'queue' || message.type === 'queue-refused') listener.onQueue(message);
        else if (isHandover(message)) listener.onHandover(message);
        else if (isOnlooker(message)) listener.onOnlooker(message);
        else this.dispatch({ kind: 'server', message });
      },
      onDown: () => this.dispatch({ kind: 'link-down' }),
      onClosed: (code) => this.dispatch({ kind: 'link-closed', code }),
    });
  }

  get model(): Model {
    return this.#model;
  }

  /** Time from the last answered ping to its pong, in milliseconds. */
  get lastPongMs(): number | undefined {
    return this.#lastPongMs;
  }

  /** Connects to the server, or tries again at once. */
  connect(): void {
    if (this.#model.link.name !== 'closed') this.#signaling.connect();
  }

  /** Takes in what happened. */
  dispatch(event: Event): void {
    const before = this.#model;
    const [model, commands] = transition(before, event, this.#environment.now());
    this.#model = model;
    for (const command of commands) this.#carryOut(command);
    this.#listener.onChange(model, before);
  }

  /** Whether the message went out to the server. */
  say(message: TechnicianToServer): boolean {
    return this.#signaling.send(message);
  }

  /** Whether the message went out to the customer's computer. */
  tell(message: TechnicianToAgent): boolean {
    return this.#peer?.tell(message) ?? false;
  }

  /** Both ends of the way to the customer's computer. */
  async fingerprints(): Promise<Fingerprints | undefined> {
    return this.#peer?.fingerprints();
  }

  async statistics(): Promise<Statistics | undefined> {
    const report = await this.#peer?.statistics();
    return report && readStatistics(report);
  }

  #carryOut(command: Command): void {
    switch (command.do) {
      case 'send':
        this.#signaling.send(command.message);
        break;
      case 'tell':
        this.tell(command.message);
        break;
      case 'prove':
        void this.#prove(command.sessionId, command.password, command.challenge);
        break;
      case 'connect':
        this.#connectPeer(command.sessionId, command.iceServers, command.relayOnly);
        break;
      case 'take-offer':
        void this.#takeOffer(command.sessionId, command.sdp, command.mac);
        break;
      case 'take-candidate':
        void this.#peer?.candidate(command.candidate);
        break;
      case 'disconnect':
        this.#disconnect();
        break;
      case 'remember':
        this.#environment.memory.remember(command.session);
        break;
      case 'forget':
        this.#secret = undefined;
        this.#environment.memory.forget();
        break;
    }
  }

  async #prove(sessionId: string, password: string, { salt, iterations }: Challenge) {
    const secret = await SessionSecret.of(password, salt, iterations);
    const proof = await secret.proof(sessionId);
    const { session } = this.#model;
    if (session.name !== 'proving' || session.sessionId !== sessionId) return;
    this.#secret = secret;
    this.#environment.memory.rememberSecret(secret.stretched());
    this.#signaling.send({ type: 'proof', sessionId, proof });
  }

  #connectPeer(sessionId: string, iceServers: readonly IceServer[], relayOnly: boolean): void {
    this.#peer?.close();
    this.#peer = undefined;
    if (!this.#secret) {
      this.dispatch({ kind: 'untrusted' });
      return;
    }
    const connection = this.#environment.createConnection(iceServers, relayOnly);
    const peer = new Peer(connection, this.#secret, sessionId, {
      onMessage: (message) => {
        if (peer === this.#peer) this.#onAgent(message);
      },
      onChannel: (channel) => {
        if (peer === this.#peer) this.#listener.onChannel(channel);
      },
      onPath: (open) => {
        if (peer === this.#peer) this.dispatch({ kind: 'path', open });
      },
      onCandidate: (candidate) => {
        if (peer === this.#peer) this.#signaling.send({ type: 'candidate', sessionId, candidate });
      },
    });
    this.#peer = peer;
    this.#keepPinging(peer);
  }

  async #takeOffer(sessionId: string, sdp: string, mac: string): Promise<void> {
    const peer = this.#peer;
    if (!peer) return;
    const answer = await peer.offer(sdp, mac);
    if (peer !== this.#peer) return;
    if (answer.outcome === 'untrusted') this.dispatch({ kind: 'untrusted' });
    else this.#signaling.send({ type: 'answer', sessionId, sdp: answer.sdp, mac: answer.mac });
  }

  #onAgent(message: AgentToTechnician): void {
    if (message.type === 'cursor-at' || message.type === 'cursor-shape') {
      this.#listener.onCursor(message);
      return;
    }
    if (message.type === 'pong' && message.seq === this.#ping.seq) {
      this.#lastPongMs = this.#environment.now() - this.#ping.sentAt;
    }
    this.dispatch({ kind: 'agent', message });
  }

  #keepPinging(peer: Peer): void {
    if (peer !== this.#peer) return;
    this.#ping = { seq: this.#ping.seq + 1, sentAt: this.#environment.now() };
    peer.tell({ type: 'ping', seq: this.#ping.seq });
    this.#environment.later(PING_EVERY_MS, () => this.#keepPinging(peer));
  }

  #disconnect(): void {
    const peer = this.#peer;
    this.#peer = undefined;
    if (peer) this.#environment.later(FAREWELL_MS, () => peer.close());
  }
}

function isHandover(message: ServerToTechnician): message is HandoverMessage {
  return (
    message.type === 'handover' ||
    message.type === 'session-offered' ||
    message.type === 'session-offer-over'
  );
}

function isOnlooker(message: ServerToTechnician): message is OnlookerMessage {
  return message.type.startsWith('onlook');
}
