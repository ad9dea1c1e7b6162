import { fullJitter } from '../../viewer/backoff.ts';
import { SUPPORTED_VERSIONS } from '../../viewer/messages.ts';
import {
  closedWith,
  type WatchEvent,
  type Watching,
  watched,
} from '../../viewer/onlooker/watching.ts';
import {
  decodeServerToOnlooker,
  type OnlookerToServer,
  type ServerToOnlooker,
} from '../../viewer/onlooker-messages.ts';
import { Malformed } from '../../viewer/shape.ts';
import { byId, write } from '../dom.ts';
import { readTexts } from '../texts.ts';

/** A picture that does not come by then is asked for again. */
const PICTURE_WITHIN_MS = 15_000;
/** As long as the browser itself may need to find the way again. */
const HEAL_WITHIN_MS = 5_000;

const main = byId('watch');
const video = byId<HTMLVideoElement>('watch-screen');
const said = byId('watch-said');
const hint = byId('watch-hint');
const leave = byId<HTMLButtonElement>('watch-leave');
const home = byId('watch-home');
const texts = readTexts(document);

let state: Watching = { name: 'connecting' };
let socket: WebSocket | undefined;
let attempt = 0;
let way: { readonly round: number; readonly connection: RTCPeerConnection } | undefined;
let patience: ReturnType<typeof setTimeout> | undefined;

leave.addEventListener('click', () => {
  say({ type: 'leave' });
  happened({ kind: 'over', reason: 'LEFT' });
});
video.addEventListener('playing', () => happened({ kind: 'picture' }));
window.addEventListener('online', () => {
  if (!socket) connect();
});
show();
connect();

function connect(): void {
  if (state.name === 'over') return;
  const line = new WebSocket(signalingUrl());
  socket = line;
  line.onopen = () =>
    say({
      type: 'hello',
      versions: [...SUPPORTED_VERSIONS],
      sessionId: main.dataset['session'] ?? '',
    });
  line.onmessage = ({ data }) => {
    if (line === socket) hear(data);
  };
  line.onclose = ({ code }) => {
    if (line !== socket) return;
    socket = undefined;
    const reason = closedWith(code);
    if (reason) happened({ kind: 'over', reason });
    else setTimeout(() => !socket && connect(), fullJitter(attempt++, Math.random()));
  };
}

function hear(data: unknown): void {
  let message: ServerToOnlooker;
  try {
    if (typeof data !== 'string') throw new Malformed('not text');
    message = decodeServerToOnlooker(data);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    socket?.close(4400);
    return;
  }
  switch (message.type) {
    case 'welcome':
      attempt = 0;
      happened({ kind: 'welcome' });
      break;
    case 'connect':
      prepare(message);
      break;
    case 'offer':
      if (message.round === way?.round) void answer(way.connection, message.round, message.sdp);
      break;
    case 'candidate':
      if (message.round === way?.round) void way.connection.addIceCandidate(message.candidate);
      break;
    case 'over':
      happened({ kind: 'over', reason: message.reason });
      break;
    case 'failure':
      break; // the close code says the same
  }
}

function prepare({ round, iceServers, relayOnly }: Extract<ServerToOnlooker, { type: 'connect' }>) {
  way?.connection.close();
  happened({ kind: 'connect' });
  const connection = new RTCPeerConnection({
    iceServers: iceServers.map(({ urls, username, credential }) =>
      username ? { urls, username, credential } : { urls },
    ),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  });
  way = { round, connection };
  connection.ontrack = ({ track }) => {
    video.srcObject = new MediaStream([track]);
  };
  connection.onicecandidate = ({ candidate: found }) => {
    if (!found?.candidate) return;
    const { candidate, sdpMid, sdpMLineIndex } = found;
    say({
      type: 'candidate',
      round,
      candidate: { candidate, sdpMid: sdpMid ?? '', sdpMLineIndex: sdpMLineIndex ?? 0 },
    });
  };
  connection.onconnectionstatechange = () => {
    if (connection !== way?.connection) return;
    switch (connection.connectionState) {
      case 'connected':
        clearTimeout(patience);
        break;
      case 'disconnected':
        happened({ kind: 'path-lost' });
        againWithin(HEAL_WITHIN_MS);
        break;
      case 'failed':
        happened({ kind: 'path-lost' });
        againWithin(0);
        break;
    }
  };
  againWithin(PICTURE_WITHIN_MS);
}

/** Candidates wait in the browser for the description: both come in order on one line. */
async function answer(connection: RTCPeerConnection, round: number, sdp: string): Promise<void> {
  await connection.setRemoteDescription({ type: 'offer', sdp });
  if (connection !== way?.connection) return;
  await connection.setLocalDescription();
  if (connection !== way?.connection) return;
  say({ type: 'answer', round, sdp: connection.localDescription?.sdp ?? '' });
}

function againWithin(ms: number): void {
  clearTimeout(patience);
  patience = setTimeout(() => {
    say({ type: 'again' });
    againWithin(PICTURE_WITHIN_MS);
  }, ms);
}

function say(message: OnlookerToServer): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function happened(event: WatchEvent): void {
  state = watched(state, event);
  if (state.name === 'over') {
    clearTimeout(patience);
    way?.connection.close();
    way = undefined;
    video.srcObject = null;
    socket?.close();
  }
  show();
}

function show(): void {
  const key = state.name === 'over' ? `over.${state.reason}` : state.name;
  main.dataset['state'] = state.name;
  main.dataset['reason'] = state.name === 'over' ? state.reason : '';
  write(said, texts(`watch.${key}`));
  write(hint, texts(`watch.${key}.hint`));
  leave.hidden = state.name === 'over';
  home.hidden = state.name !== 'over';
}

function signalingUrl(): string {
  const url = new URL(main.dataset['signaling'] ?? '', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
