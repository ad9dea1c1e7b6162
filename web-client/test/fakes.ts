import type { ServerToTechnician, TechnicianToServer } from '../src/viewer/messages.ts';
import type {
  CandidateInit,
  DataChannel,
  PeerConnection,
  StatsReport,
} from '../src/viewer/peer-connection.ts';
import type { Socket } from '../src/viewer/signaling.ts';

/** A server's end of the socket that may close twice and speak after its end. */
export class FakeSocket implements Socket {
  readonly sent: TechnicianToServer[] = [];
  closedWith: number | undefined;
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code: number): void {
    this.closedWith = code;
    this.onclose?.({ code });
  }

  opens(): void {
    this.onopen?.(undefined as never);
  }

  says(message: ServerToTechnician): void {
    this.saysText(JSON.stringify(message));
  }

  saysText(text: string): void {
    this.onmessage?.({ data: text });
  }

  closes(code: number): void {
    this.onclose?.({ code });
  }
}

/** A clock that only the test moves. */
export class FakeTime {
  #now = 1_000_000;
  #tasks: { at: number; action: () => void }[] = [];

  now = (): number => this.#now;

  later = (ms: number, action: () => void): (() => void) => {
    const task = { at: this.#now + ms, action };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  };

  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#tasks.filter((task) => task.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#tasks = this.#tasks.filter((task) => task !== next);
      this.#now = next.at;
      next.action();
    }
    this.#now = end;
  }
}

/** A peer connection that notes what touches it and refuses candidates before an offer. */
export class FakeConnection implements PeerConnection {
  readonly log: string[] = [];
  connectionState = 'new';
  localDescription: { sdp: string } | null = null;
  remoteDescription: { sdp: string } | null = null;
  sctp: PeerConnection['sctp'] = null;
  #remote = false;
  onconnectionstatechange: PeerConnection['onconnectionstatechange'] = null;
  onicecandidate: PeerConnection['onicecandidate'] = null;
  ondatachannel: PeerConnection['ondatachannel'] = null;

  async setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    await undefined;
    this.#remote = true;
    this.log.push(`offer ${sdp}`);
  }

  async setLocalDescription(): Promise<void> {
    await undefined;
    this.localDescription = { sdp: `answer ${this.log.length}` };
  }

  async addIceCandidate({ candidate }: CandidateInit): Promise<void> {
    await undefined;
    if (!this.#remote) throw new Error('InvalidStateError: no remote description');
    if (candidate === 'stale') throw new Error('OperationError: unknown ufrag');
    this.log.push(`candidate ${candidate}`);
  }

  async getStats(): Promise<StatsReport> {
    return new Map();
  }

  close(): void {
    this.log.push('close');
  }

  becomes(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.(undefined as never);
  }
}

export class FakeChannel implements DataChannel {
  readonly sent: { type: string }[] = [];
  readonly bytes: ArrayBuffer[] = [];
  readonly label: string;
  readyState = 'open';
  onopen: DataChannel['onopen'] = null;
  onmessage: DataChannel['onmessage'] = null;
  onclose: DataChannel['onclose'] = null;
  binaryType = 'blob';
  bufferedAmount = 0;

  constructor(label: string) {
    this.label = label;
  }

  send(message: string | ArrayBuffer): void {
    if (this.readyState !== 'open') throw new Error('InvalidStateError: channel is not open');
    if (typeof message === 'string') this.sent.push(JSON.parse(message));
    else this.bytes.push(message);
  }

  close(): void {
    this.readyState = 'closed';
  }
}

/** Waits until `condition` holds; the test runner's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
