import type {
  AgentToTechnician,
  IceServer,
  PictureQuality,
  TechnicianToAgent,
} from '../viewer/messages.ts';
import { SessionSecret, same } from '../viewer/session-secret.ts';
import type { SignalingEnvironment } from '../viewer/signaling.ts';
import { isGenuine } from './head.ts';
import { randomText } from './machine-key.ts';
import type { Head, PasswordCheck } from './messages.ts';
import { type Fact, Notary } from './notary.ts';
import { type Identity, ServerLine } from './server-line.ts';
import { type OfferingConnection, SharingPeer } from './sharing-peer.ts';
import type { Effect, Event, State, Wish } from './state.ts';
import { INITIAL, transition } from './transition.ts';

/** PBKDF2 rounds, as in SessionSecret.java. */
const ITERATIONS = 200_000;
/** The farewell has this long to leave before the connection closes. */
const FAREWELL_MS = 300;

/** What the customer's session needs from the page around it. */
export interface CustomerEnvironment extends SignalingEnvironment {
  /** A connection that sends what is shown. */
  createConnection(iceServers: readonly IceServer[], relayOnly: boolean): OfferingConnection;
  /** Who is there and what is shown; said first on each connection. */
  introduction(): readonly AgentToTechnician[];
  /** Ends screen or camera. */
  release(): void;
  pause(paused: boolean): void;
}

export interface CustomerListener {
  onChange(state: State, before: State): void;
  /** A new connection is made: services take their channels from it. */
  onPeer(peer: SharingPeer, post: (wish: Wish) => void): void;
  onDecided(wish: Wish, allowed: boolean): void;
  onQuality(quality: PictureQuality): void;
}

/** Runs one customer's page: keeps the state, carries out the effects of its transitions. */
export class Customer {
  readonly #environment: CustomerEnvironment;
  readonly #notary: Notary;
  readonly #listener: CustomerListener;
  readonly #line: ServerLine;
  #state: State = INITIAL;
  #secret: SessionSecret | undefined;
  #peer: { readonly number: number; readonly peer: SharingPeer } | undefined;
  /** Signing takes a moment; what the server is told keeps its order all the same. */
  #outbox: Promise<unknown> = Promise.resolve();

  constructor(environment: CustomerEnvironment, identity: Identity, listener: CustomerListener) {
    this.#environment = environment;
    this.#notary = new Notary(identity.key);
    this.#listener = listener;
    this.#line = new ServerLine(environment, identity, {
      onUp: (machineId, firm) => this.dispatch({ kind: 'line-up', machineId, firm }),
      onLost: () => this.dispatch({ kind: 'line-lost' }),
      onRefused: (code) => this.dispatch({ kind: 'line-refused', code }),
      onMessage: (message) => this.dispatch({ kind: 'server', message }),
    });
  }

  get state(): State {
    return this.#state;
  }

  /** Dials at once if the next attempt is due later: the network is back. */
  redial(): void {
    if (this.#state.line.name === 'down') this.#line.dial();
  }

  /** Takes in what happened. */
  dispatch(event: Event): void {
    const before = this.#state;
    const [state, effects] = transition(before, event, this.#environment.now());
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
    this.#listener.onChange(state, before);
  }

  /** The page goes away, and its key with it: nothing of this visit can go on. */
  leave(): void {
    this.#peer?.peer.tell({ type: 'bye', reason: 'AGENT_CLOSED' });
    this.#line.hangUp();
  }

  /** The two people read different words. */
  wordsDiffer(): void {
    if (this.#peer) this.dispatch({ kind: 'words-differ', peer: this.#peer.number });
  }

  /** Says something on the control channel. */
  tell(message: AgentToTechnician): void {
    this.#peer?.peer.tell(message);
  }

  #carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'dial':
        this.#line.dial();
        break;
      case 'send':
        this.#outbox = this.#outbox.then(() => this.#line.send(effect.message));
        break;
      case 'testify':
        this.#testify(effect.event);
        break;
      case 'make-password':
        void this.#makePassword(effect.number);
        break;
      case 'check-proof':
        void this.#checkProof(effect.check);
        break;
      case 'check-head':
        void this.#checkHead(effect.sessionId, effect.head);
        break;
      case 'open-peer':
        void this.#openPeer(effect);
        break;
      case 'close-peer':
        this.#closePeer(effect);
        break;
      case 'verify-answer':
        void this.#verify(effect);
        break;
      case 'accept-answer':
        void this.#of(effect.peer)
          ?.accept(effect.sdp)
          .catch((error) => this.#broke(effect, error));
        break;
      case 'add-candidate':
        void this.#of(effect.peer)?.candidate(effect.candidate);
        break;
      case 'restart-ice':
        void this.#offer(effect.peer, true);
        break;
      case 'tell':
        this.#of(effect.peer)?.tell(effect.message);
        break;
      case 'introduce':
        for (const message of this.#environment.introduction()) {
          this.#of(effect.peer)?.tell(message);
        }
        break;
      case 'pause':
        this.#environment.pause(effect.paused);
        break;
      case 'timer': {
        const { timer, ms } = effect;
        this.#environment.later(ms, () => this.dispatch({ kind: 'time-up', timer }));
        break;
      }
      case 'decide':
        this.#listener.onDecided(effect.wish, effect.allowed);
        break;
      case 'hang-up':
        this.#line.hangUp();
        break;
      case 'release':
        this.#environment.release();
        break;
    }
  }

  #testify(fact: Fact): void {
    const signed = this.#notary.sign(fact);
    this.#outbox = this.#outbox.then(async () => {
      this.#line.send({ type: 'record', ...(await signed) });
    });
  }

  async #makePassword(number: string): Promise<void> {
    const salt = randomText(16);
    this.#secret = await SessionSecret.of(number, salt, ITERATIONS);
    this.dispatch({ kind: 'password-made', number, salt, iterations: ITERATIONS });
  }

  async #checkProof(check: PasswordCheck): Promise<void> {
    const expected = await this.#secret?.proof(check.sessionId);
    const right = expected !== undefined && same(expected, check.proof);
    this.dispatch({ kind: 'proof-checked', check, right });
  }

  async #checkHead(sessionId: string, head: Head): Promise<void> {
    const genuine = await isGenuine(sessionId, head);
    this.dispatch({ kind: 'head-checked', sessionId, head, genuine });
  }

  async #openPeer(effect: Extract<Effect, { do: 'open-peer' }>): Promise<void> {
    const { peer: number, iceServers, relayOnly } = effect;
    const connection = this.#environment.createConnection(iceServers, relayOnly);
    const peer = new SharingPeer(connection, {
      onMessage: (message) => this.#heard(number, message),
      onControl: (open) => this.dispatch({ kind: 'channel', peer: number, open }),
      onPath: (path) => this.dispatch({ kind: 'path', peer: number, path }),
      onCandidate: (candidate) =>
        this.dispatch({ kind: 'candidate-found', peer: number, candidate }),
    });
    this.#peer = { number, peer };
    this.#listener.onPeer(peer, (wish) => this.dispatch({ kind: 'wished', peer: number, wish }));
    await this.#offer(number, false);
  }

  async #offer(number: number, restart: boolean): Promise<void> {
    const secret = this.#secret;
    const peer = this.#of(number);
    const { phase } = this.#state;
    if (!secret || !peer || phase.name !== 'active') return;
    const { sessionId } = phase.session.who;
    try {
      const sdp = await peer.offer(restart);
      const mac = await secret.macOffer(sessionId, sdp);
      this.dispatch({ kind: 'offer-made', peer: number, sdp, mac });
    } catch (error) {
      this.#broke({ peer: number }, error);
    }
  }

  async #verify({ peer, sdp, mac }: Extract<Effect, { do: 'verify-answer' }>): Promise<void> {
    const { phase } = this.#state;
    if (phase.name !== 'active') return;
    const expected = await this.#secret?.macAnswer(phase.session.who.sessionId, sdp);
    const genuine = expected !== undefined && same(expected, mac);
    this.dispatch({ kind: 'answer-verified', peer, sdp, genuine });
  }

  #closePeer({ peer: number, bye }: Extract<Effect, { do: 'close-peer' }>): void {
    const peer = this.#of(number);
    this.#peer = undefined;
    if (!peer) return;
    if (bye) peer.tell({ type: 'bye', reason: bye });
    this.#environment.later(bye ? FAREWELL_MS : 0, () => peer.close());
  }

  #heard(peer: number, message: TechnicianToAgent): void {
    switch (message.type) {
      case 'ask':
        this.dispatch({ kind: 'wished', peer, wish: { grant: message.grant, id: 0, details: [] } });
        break;
      case 'give-back':
        this.dispatch({ kind: 'returned', peer, grant: message.grant });
        break;
      case 'ping':
        this.#of(peer)?.tell({ type: 'pong', seq: message.seq });
        break;
      case 'recording':
        this.dispatch({ kind: 'recording', peer, running: message.running });
        break;
      case 'quality':
        this.#listener.onQuality(message.quality);
        break;
      case 'bye':
        this.dispatch({ kind: 'technician-left', peer });
        break;
      // There is one picture, and nobody but the customer clicks and types here.
      case 'choose-screen':
      case 'move':
      case 'button':
      case 'wheel':
      case 'key':
      case 'text':
      case 'release':
        break;
    }
  }

  #of(number: number): SharingPeer | undefined {
    return this.#peer?.number === number ? this.#peer.peer : undefined;
  }

  #broke({ peer }: { readonly peer: number }, error: unknown): void {
    console.warn('The connection cannot be used', error);
    this.dispatch({ kind: 'broke', peer });
  }
}
