import type { IceCandidate, IceServer, TechnicianToServer } from '../viewer/messages.ts';
import type { OnlookerConnect, OnlookerWay } from '../viewer/onlooker/showing.ts';
import type { Stage } from './stage.ts';
import { StageCopy } from './stage-copy.ts';

const MOST_BITS = 4_000_000;

/** What ways to a colleague's page are made of. */
export interface OnlookerParts {
  readonly stage: Stage;
  /** Stand in the picture while the customer pauses. */
  readonly pausedWords: string;
  create(servers: readonly IceServer[], relayOnly: boolean): RTCPeerConnection;
  say(message: TechnicianToServer): void;
}

/** Begins to send what the technician sees: one picture, and nothing comes back. */
export function openOnlookerWay(connect: OnlookerConnect, parts: OnlookerParts): OnlookerWay {
  const copy = new StageCopy(parts.stage, parts.pausedWords);
  const connection = parts.create(connect.iceServers, connect.relayOnly);
  const way = new Way(connect.sessionId, connect.round, connection, copy, parts.say);
  void way.offer();
  return way;
}

/** One connection to the colleague's page, which answers. */
class Way implements OnlookerWay {
  readonly #sessionId: string;
  readonly #round: number;
  readonly #connection: RTCPeerConnection;
  readonly #copy: StageCopy;
  readonly #say: (message: TechnicianToServer) => void;
  #ended = false;
  /** Came before the answer. */
  #early: IceCandidate[] = [];

  constructor(
    sessionId: string,
    round: number,
    connection: RTCPeerConnection,
    copy: StageCopy,
    say: (message: TechnicianToServer) => void,
  ) {
    this.#sessionId = sessionId;
    this.#round = round;
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
    if (this.#ended) return;
    // letters stay sharp; rather fewer pictures a second
    const parameters = sender.getParameters();
    Object.assign(parameters, { degradationPreference: 'maintain-resolution' });
    await sender.setParameters(parameters);
    if (this.#ended) return;
    this.#say({
      type: 'onlooker-offer',
      sessionId: this.#sessionId,
      round: this.#round,
      sdp: this.#connection.localDescription?.sdp ?? '',
    });
  }

  answer(sdp: string): void {
    void this.#answer(sdp);
  }

  async #answer(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
    const early = this.#early;
    this.#early = [];
    for (const candidate of early) {
      if (!this.#ended) await this.#connection.addIceCandidate(candidate);
    }
  }

  candidate(candidate: IceCandidate): void {
    if (!this.#connection.remoteDescription) this.#early.push(candidate);
    else void this.#connection.addIceCandidate(candidate);
  }

  end(): void {
    this.#ended = true;
    this.#copy.end();
    this.#connection.close();
  }
}
