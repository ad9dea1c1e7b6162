import { grouped } from '../viewer/machine-id.ts';
import type { IceServer } from '../viewer/messages.ts';
import { Showing } from '../viewer/onlooker/showing.ts';
import { counted } from '../viewer/queue/queue.ts';
import { Session } from '../viewer/session.ts';
import type { Model, SessionState } from '../viewer/session-state.ts';
import { AfterView } from './after-view.ts';
import { ConnectForm } from './connect-form.ts';
import { byId, make, write } from './dom.ts';
import { GateForm } from './gate-form.ts';
import { HeadStart } from './head-start.ts';
import { InvitePanel } from './invite-panel.ts';
import { KnownPicker } from './known-picker.ts';
import { LiveView } from './live-view.ts';
import { openOnlookerWay } from './onlooker-picture.ts';
import { Probe } from './probe.ts';
import { Progress } from './progress.ts';
import { QueuePanel } from './queue-panel.ts';
import { RecordingControl } from './recording-control.ts';
import { RestartView } from './restart-view.ts';
import { type StatusWords, statusWords } from './status-words.ts';
import { tabMemory } from './tab-memory.ts';
import { readTexts } from './texts.ts';

const main = byId('console');
const texts = readTexts(document);
const status = byId('status');
const title = document.title;
const wayOn = make('a', { id: 'way-on', class: 'button secondary', hidden: true });
status.after(wayOn);

const session = new Session(
  {
    openSocket: () => new WebSocket(signalingUrl()),
    later: (ms, action) => {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    createConnection,
    memory: tabMemory,
  },
  {
    onChange: show,
    onChannel: (channel) => live.attach(channel),
    onCursor: (message) => {
      live.stage.cursor.receive(message);
      recording.cursor(message);
    },
    onQueue: (message) => {
      queue.receive(message);
      if (message.type === 'queue') live.bench.colleagues(message.colleagues);
    },
    onHandover: (message) => {
      queue.handover(message);
      live.bench.handover.receive(message);
    },
    onOnlooker: (message) => {
      queue.onlooking(message);
      live.bench.onlooker.receive(message);
      showing.receive(message);
    },
  },
);
let waiting = 0;
const headStart = new HeadStart();
const form = new ConnectForm(session, texts);
const gate = new GateForm(session, texts);
const invite = new InvitePanel(session, texts);
new KnownPicker(texts);
const progress = new Progress(session, texts);
const restart = new RestartView(session, texts);
const live = new LiveView(session, texts);
const queue = new QueuePanel(
  (message) => session.say(message),
  (count) => {
    waiting = count;
    live.bench.queued(count, texts('console.queue.phase.WAITING'));
    showTitle(session.model);
  },
  texts,
);
const recording = new RecordingControl(
  {
    session,
    stage: live.stage,
    formToken: main.dataset['formToken'] ?? '',
    recorder: main.dataset['recorder'] ?? '',
  },
  live.recordingSign,
  status,
  texts,
);
const showing = new Showing((connect) =>
  openOnlookerWay(connect, {
    stage: live.stage,
    pausedWords: texts('console.paused'),
    create: emptyConnection,
    say: (message) => session.say(message),
  }),
);
const ways = byId('connect').parentElement ?? main;
ways.append(queue.element);
const after = new AfterView(session, main.dataset['formToken'] ?? '', texts);
const probe = new Probe(session, live.stage, (statistics) => live.connection.measured(statistics));

if (isSecureContext) {
  show(session.model, session.model);
  session.connect();
  window.addEventListener('online', () => session.connect());
} else {
  // Browsers give neither WebCrypto nor full screen to plain http.
  say({ text: texts('console.insecure'), tone: 'warn' });
}

function show(model: Model, before: Model): void {
  main.dataset['phase'] = model.session.name;
  main.dataset['view'] = viewOf(model.session);
  main.dataset['link'] = model.link.name;
  say(statusWords(model, texts));
  offerWayOn(model);
  showTitle(model);
  placeQueue();
  if (model.link.name === 'up' && before.link.name !== 'up') session.say({ type: 'watch-queue' });
  const inBrowser = model.session.name === 'active' && model.session.browser !== undefined;
  main.dataset['customer'] = inBrowser ? 'browser' : 'program';
  if (model.session.name === 'awaiting-consent' && before.session.name !== model.session.name) {
    void headStart.begin();
  }
  form.show(model, before);
  gate.show(model, before);
  invite.show(model, before);
  queue.busy(model.session.name !== 'idle' && model.session.name !== 'ended');
  progress.show(model);
  restart.show(model);
  live.show(model, before);
  recording.show(model, before);
  showing.allowed(onlookedAt(model.session));
  after.show(model);
  measure(model, before);
}

function showTitle({ session: state }: Model): void {
  const whose = nameOf(state);
  document.title = counted(whose ? `${whose} · ${title}` : title, waiting);
}

/** In a session the queue goes into its drawer; else it stands beside the forms. */
function placeQueue(): void {
  const home = main.dataset['view'] === 'live' ? live.bench.queueHome : ways;
  if (queue.element.parentElement !== home) home.append(queue.element);
}

/** The session at which a colleague may look on, as the customer's computer says; '' = none. */
function onlookedAt(session: SessionState): string {
  return session.name === 'active' && session.rights.ONLOOKER === 'held' ? session.sessionId : '';
}

/** Whose session it is, for the title of the tab. */
function nameOf(session: SessionState): string {
  if (session.name === 'active' && session.browser !== undefined) return texts('console.browser');
  return 'machineId' in session ? grouped(session.machineId) : '';
}

function say({ text, tone }: StatusWords): void {
  if (status.textContent === text && status.dataset['tone'] === tone) return;
  status.dataset['tone'] = tone;
  status.textContent = text;
  // What is said briefly is shown from the beginning again.
  for (const animation of status.getAnimations()) animation.currentTime = 0;
}

/** A line that closed for good comes back with a login or a fresh page. */
function offerWayOn({ link, session }: Model): void {
  wayOn.hidden = link.name !== 'closed' || session.name !== 'idle';
  if (link.name !== 'closed') return;
  const login = link.code === 'LOGIN_REQUIRED';
  wayOn.href = (login && main.dataset['login']) || location.href;
  write(wayOn, texts(login ? 'console.login' : 'console.reload'));
}

/** Which of the page's four faces is shown. */
function viewOf(state: SessionState): 'form' | 'progress' | 'live' | 'after' {
  switch (state.name) {
    case 'idle':
    case 'awaiting-password':
      return 'form';
    case 'opening':
    case 'resuming':
    case 'proving':
    case 'awaiting-consent':
    case 'restarting':
      return 'progress';
    case 'active':
      return state.picture === 'none' ? 'progress' : 'live';
    case 'ended':
      return 'after';
  }
}

function measure({ session: now }: Model, { session: then }: Model): void {
  if (now.name !== 'active') return;
  if (then.name !== 'active') probe.agreed();
  else if (now.picture === 'running' && then.picture === 'none') probe.pictured();
}

function signalingUrl(): string {
  const url = new URL(main.dataset['signaling'] ?? '/console/signaling', location.href);
  url.protocol = url.protocol === 'https:' || url.protocol === 'wss:' ? 'wss:' : 'ws:';
  return url.href;
}

function emptyConnection(
  servers: readonly IceServer[],
  relayOnly: boolean,
  certificates: RTCCertificate[] = [],
): RTCPeerConnection {
  return new RTCPeerConnection({
    certificates,
    iceServers: servers.map(({ urls, username, credential }) =>
      username ? { urls, username, credential } : { urls },
    ),
    iceTransportPolicy: relayOnly ? 'relay' : 'all',
    bundlePolicy: 'max-bundle',
  });
}

function createConnection(servers: readonly IceServer[], relayOnly: boolean): RTCPeerConnection {
  const connection = emptyConnection(servers, relayOnly, headStart.take());
  connection.ontrack = ({ track, receiver, streams }) => {
    showAtOnce(receiver);
    live.stage.play(streams[0] ?? new MediaStream([track]));
    recording.receive(receiver);
  };
  return connection;
}

/** A remote desktop wants the newest frame, not the smoothest picture. */
function showAtOnce(receiver: RTCRtpReceiver): void {
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
  // Chromium heeds its older name as well, and that one also bounds the renderer's queue.
  if ('playoutDelayHint' in receiver) Object.assign(receiver, { playoutDelayHint: 0 });
}
