import { type Answer, Answerer, type Authenticator } from './answerer.ts';
import { decodeAgentToTechnician } from './decode.ts';
import type { AgentToTechnician, IceCandidate, TechnicianToAgent } from './messages.ts';
import type { DataChannel, PeerConnection, StatsReport } from './peer-connection.ts';
import { Malformed } from './shape.ts';
import { type Fingerprints, fingerprintsOf } from './words/fingerprints.ts';

export interface PeerListener {
  onMessage(message: AgentToTechnician): void;
  /** The agent has a channel beside `control` and `pointer`; nothing came on it yet. */
  onChannel(channel: DataChannel): void;
  onPath(open: boolean): void;
  onCandidate(candidate: IceCandidate): void;
}

/** What is still wanted a moment later. */
const LASTING: ReadonlySet<TechnicianToAgent['type']> = new Set([
  'ask',
  'give-back',
  'quality',
  'choose-screen',
  'recording',
  'bye',
]);

/** The way to the customer's computer: one WebRTC connection and the data channels on it. */
export class Peer {
  readonly #connection: PeerConnection;
  readonly #answerer: Answerer;
  readonly #listener: PeerListener;
  readonly #channels = new Map<string, DataChannel>();
  /** What was said before `control` opened. */
  #unsaid: TechnicianToAgent[] = [];

  constructor(
    connection: PeerConnection,
    authenticator: Authenticator,
    sessionId: string,
    listener: PeerListener,
  ) {
    this.#connection = connection;
    this.#answerer = new Answerer(connection, authenticator, sessionId);
    this.#listener = listener;
    connection.onconnectionstatechange = () => this.#onState();
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      listener.onCandidate({
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid ?? '',
        sdpMLineIndex: candidate.sdpMLineIndex ?? 0,
      });
    };
    connection.ondatachannel = ({ channel }) => this.#onChannel(channel);
  }

  offer(sdp: string, mac: string): Promise<Answer> {
    return this.#answerer.offer(sdp, mac);
  }

  candidate(candidate: IceCandidate): Promise<void> {
    return this.#answerer.candidate(candidate);
  }

  /**
   * Whether the message goes out: moves on `pointer`, all others on `control`. The picture may run
   * before `control` is open, so what the technician wants by then waits for it; input does not.
   */
  tell(message: TechnicianToAgent): boolean {
    const channel = this.#channels.get(message.type === 'move' ? 'pointer' : 'control');
    if (channel?.readyState !== 'open') {
      const waits =
        LASTING.has(message.type) && (channel?.readyState ?? 'connecting') === 'connecting';
      if (waits) this.#unsaid.push(message);
      return waits;
    }
    channel.send(JSON.stringify(message));
    return true;
  }

  /** Both ends as the browser sees them; undefined before the way between the two stands. */
  fingerprints(): Promise<Fingerprints | undefined> {
    return fingerprintsOf(this.#connection);
  }

  statistics(): Promise<StatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#connection.close();
  }

  #onState(): void {
    const state = this.#connection.connectionState;
    if (state === 'connected') this.#listener.onPath(true);
    if (state === 'disconnected' || state === 'failed') this.#listener.onPath(false);
  }

  #sayWhatWaits(): void {
    const waiting = this.#unsaid;
    this.#unsaid = [];
    for (const message of waiting) this.tell(message);
  }

  #onChannel(channel: DataChannel): void {
    this.#channels.set(channel.label, channel);
    if (channel.label !== 'control' && channel.label !== 'pointer') {
      this.#listener.onChannel(channel);
      return;
    }
    if (channel.label === 'control') {
      channel.onopen = () => this.#sayWhatWaits();
      this.#sayWhatWaits();
    }
    channel.onmessage = ({ data }) => {
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        const message = decodeAgentToTechnician(data);
        if (channel.label === 'pointer' && message.type !== 'cursor-at') {
          throw new Malformed(`${message.type} does not travel on pointer`);
        }
        this.#listener.onMessage(message);
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The customer’s computer sent something unknown', error);
      }
    };
  }
}
