import { decodeTechnicianToAgent } from '../viewer/decode.ts';
import type { AgentToTechnician, IceCandidate, TechnicianToAgent } from '../viewer/messages.ts';
import type {
  CandidateInit,
  DataChannel,
  Handler,
  LocalCandidate,
  PeerConnection,
} from '../viewer/peer-connection.ts';
import { Malformed } from '../viewer/shape.ts';
import type { Path } from './state.ts';

/** The part of W3C WebRTC that whoever offers uses; a browser's RTCPeerConnection fits. */
export interface OfferingConnection
  extends Pick<
    PeerConnection,
    'connectionState' | 'localDescription' | 'remoteDescription' | 'sctp' | 'close'
  > {
  createDataChannel(
    label: string,
    options?: { ordered?: boolean; maxRetransmits?: number },
  ): DataChannel;
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: { type: 'answer'; sdp: string }): Promise<void>;
  addIceCandidate(candidate: CandidateInit): Promise<void>;
  restartIce(): void;
  onconnectionstatechange: Handler<never> | null;
  onicecandidate: Handler<{ candidate: LocalCandidate | null }> | null;
}

export interface SharingPeerListener {
  onMessage(message: TechnicianToAgent): void;
  /** The control channel stands, or is gone. */
  onControl(open: boolean): void;
  onPath(path: Path): void;
  onCandidate(candidate: IceCandidate): void;
}

/** The way to the technician's page: one WebRTC connection, and the channels that this side makes. */
export class SharingPeer {
  readonly connection: OfferingConnection;
  readonly #control: DataChannel;
  #early: IceCandidate[] = [];
  #answered = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: OfferingConnection, listener: SharingPeerListener) {
    this.connection = connection;
    this.#control = connection.createDataChannel('control');
    this.#control.onopen = () => listener.onControl(true);
    this.#control.onclose = () => listener.onControl(false);
    this.#control.onmessage = ({ data }) => {
      try {
        if (typeof data !== 'string') throw new Malformed('not text');
        listener.onMessage(decodeTechnicianToAgent(data));
      } catch (error) {
        if (!(error instanceof Malformed)) throw error;
        console.warn('The technician’s page sent something unknown', error);
      }
    };
    connection.onconnectionstatechange = () => {
      const path = connection.connectionState;
      if (path === 'connected' || path === 'disconnected' || path === 'failed') {
        listener.onPath(path);
      }
    };
    connection.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      listener.onCandidate({
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid ?? '',
        sdpMLineIndex: candidate.sdpMLineIndex ?? 0,
      });
    };
  }

  /** A channel of a service, reliable and ordered; it may be used once it is open. */
  channel(label: string): DataChannel {
    return this.connection.createDataChannel(label);
  }

  /** An offer, the first or one that restarts ICE. */
  offer(restart: boolean): Promise<string> {
    return this.#next(async () => {
      if (restart) this.connection.restartIce();
      await this.connection.setLocalDescription();
      this.#answered = false;
      return this.connection.localDescription?.sdp ?? '';
    });
  }

  accept(sdp: string): Promise<void> {
    return this.#next(async () => {
      await this.connection.setRemoteDescription({ type: 'answer', sdp });
      this.#answered = true;
      for (const candidate of this.#early.splice(0)) await this.#add(candidate);
    });
  }

  /** Candidates wait for the answer before them. */
  candidate(candidate: IceCandidate): Promise<void> {
    return this.#next(async () => {
      if (this.#answered) await this.#add(candidate);
      else this.#early.push(candidate);
    });
  }

  tell(message: AgentToTechnician): void {
    if (this.#control.readyState === 'open') this.#control.send(JSON.stringify(message));
  }

  close(): void {
    this.connection.close();
  }

  /** A candidate that does not fit is of a path given up meanwhile: the others still count. */
  async #add(candidate: IceCandidate): Promise<void> {
    try {
      await this.connection.addIceCandidate(candidate);
    } catch (error) {
      console.info('A candidate does not fit any more', error);
    }
  }

  #next<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#last.then(action);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
