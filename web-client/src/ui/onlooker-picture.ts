import type { IceServer, OnlookerMessage, TechnicianToServer } from '../viewer/messages.ts';
import type { Model } from '../viewer/session-state.ts';
import type { Stage } from './stage.ts';
import { StageCopy } from './stage-copy.ts';

const MOST_BITS = 4_000_000;

type Connect = Extract<OnlookerMessage, { type: 'onlooker-connect' }>;

/**
 * The way from this page to that of a colleague who looks on. It stands only while the customer's
 * computer says by itself that ONLOOKER is in force; it sends one picture and takes nothing.
 */
export class OnlookerPicture {
  readonly #stage: Stage;
  readonly #say: (message: TechnicianToServer) => void;
  readonly #create: (servers: readonly IceServer[], relayOnly: boolean) => RTCPeerConnection;
  readonly #pausedWords: string;
  #allowedIn = '';
  /** Came before the customer's computer said that it may be. */
  #wanted: Connect | undefined;
  #way: Way | undefined;

  constructor(
    stage: Stage,
    create: (servers: readonly IceServer[], relayOnly: boolean) => RTCPeerConnection,
    say: (message: TechnicianToServer) => void,
    pausedWords: string,
  ) {
    this.#stage = stage;
    this.#create = create;
    this.#say = say;
    this.#pausedWords = pausedWords;
  }

  show({ session }: Model): void {
    const held = session.name === 'active' && session.rights.ONLOOKER === 'held';
    this.#allowedIn = held ? session.sessionId : '';
    if (this.#way && this.#way.sessionId !== this.#allowedIn) this.#end();
    if (session.name !== 'active') this.#wanted = undefined;
    this.#begin();
  }

  receive(message: OnlookerMessage): void {
    switch (message.type) {
      case 'onlooker-connect':
        this.#end();
        this.#wanted = message;
        this.#begin();
        break;
      case 'onlooker-answer':
        if (message.round === this.#way?.round) void this.#way.answer(message.sdp);
        break;
      case 'onlooker-candidate':
        if (message.round === this.#way?.round) void this.#way.candidate(message.candidate);
        break;
      case 'onlooker':
        if (message.phase !== 'LOOKING') {
          this.#wanted = undefined;
          this.#end();
        }
        break;
      case 'onlooking-offered':
      case 'onlooking-over':
      case 'onlooking-ready':
        break;
    }
  }

  #begin(): void {
    const wanted = this.#wanted;
    if (!wanted || wanted.sessionId !== this.#allowedIn) return;
    this.#wanted = undefined;
    const copy = new StageCopy(this.#stage, this.#pausedWords);
    const connection = this.#create(wanted.iceServers, wanted.relayOnly);
    this.#way = new Way(wanted.sessionId, wanted.round, connection, copy, this.#say);
    void this.#way.offer();
  }

  #end(): void {
    this.#way?.end();
    this.#way = undefined;
  }
}

/** One connection to the colleague's page, which answers. */
class Way {
  readonly sessionId: string;
  readonly round: number;
  readonly #connection: RTCPeerConnection;
  readonly #copy: StageCopy;
  readonly #say: (message: TechnicianToServer) => void;
  /** Came before the answer. */
  #early: RTCIceCandidateInit[] = [];

  constructor(
    sessionId: string,
    round: number,
    connection: RTCPeerConnection,
    copy: StageCopy,
    say: (message: TechnicianToServer) => void,
  ) {
    this.sessionId = sessionId;
    this.round = round;
    this.#connection = connection;
    this.#copy = copy;
    this.#say = say;
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      const { sdpMid, sdpMLineIndex } = candidate;
      say({
        type: 'onlooker-candidate',
        sessionId,
        round,
        candidate: {
          candidate: candidate.candidate,
          sdpMid: sdpMid ?? '',
          sdpMLineIndex: sdpMLineIndex ?? 0,
        },
      });
    };
  }

  async offer(): Promise<void> {
    const { sender } = this.#connection.addTransceiver(this.#copy.track, {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: MOST_BITS }],
    });
    await this.#connection.setLocalDescription();
    // letters stay sharp; rather fewer pictures a second
    const parameters = sender.getParameters();
    Object.assign(parameters, { degradationPreference: 'maintain-resolution' });
    await sender.setParameters(parameters);
    const { sessionId, round } = this;
    const sdp = this.#connection.localDescription?.sdp ?? '';
    this.#say({ type: 'onlooker-offer', sessionId, round, sdp });
  }

  async answer(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    const early = this.#early;
    this.#early = [];
    for (const candidate of early) await this.#connection.addIceCandidate(candidate);
  }

  async candidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.#connection.remoteDescription) this.#early.push(candidate);
    else await this.#connection.addIceCandidate(candidate);
  }

  end(): void {
    this.#copy.end();
    this.#connection.close();
  }
}
