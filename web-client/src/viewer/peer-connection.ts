/** An event handler. A method's type, because only methods may know less of an event than the browser. */
export type Handler<E> = { handle(event: E): void }['handle'];

/** The part of W3C WebRTC that the viewer uses; a browser's RTCPeerConnection fits. */
export interface PeerConnection {
  readonly connectionState: string;
  readonly localDescription: { readonly sdp: string } | null;
  readonly remoteDescription: { readonly sdp: string } | null;
  /** Not in every browser has it certificates (Firefox). */
  readonly sctp: {
    readonly transport: { getRemoteCertificates?(): readonly ArrayBuffer[] };
  } | null;
  setRemoteDescription(description: { type: 'offer'; sdp: string }): Promise<void>;
  setLocalDescription(): Promise<void>;
  addIceCandidate(candidate: CandidateInit): Promise<void>;
  getStats(): Promise<StatsReport>;
  close(): void;
  onconnectionstatechange: Handler<never> | null;
  onicecandidate: Handler<{ candidate: LocalCandidate | null }> | null;
  ondatachannel: Handler<{ channel: DataChannel }> | null;
}

export interface CandidateInit {
  candidate: string;
  sdpMid: string;
  sdpMLineIndex: number;
}

export interface LocalCandidate {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
}

export interface DataChannel {
  readonly label: string;
  readonly readyState: string;
  /** `arraybuffer` or `blob`; how binary messages arrive. */
  binaryType: string;
  /** Bytes that wait for the network. */
  readonly bufferedAmount: number;
  send(message: string | ArrayBuffer): void;
  close(): void;
  onclose: Handler<never> | null;
  onopen: Handler<never> | null;
  onmessage: Handler<{ data: unknown }> | null;
}

/** What getStats answers: entries by their ID. */
export interface StatsReport {
  forEach(visit: (entry: StatsEntry) => void): void;
}

export interface StatsEntry {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}
