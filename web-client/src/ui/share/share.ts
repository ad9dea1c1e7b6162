import { Customer } from '../../share/customer.ts';
import { makeMachineKey } from '../../share/machine-key.ts';
import { recordingOf } from '../../share/recording.ts';
import type { Phase, State } from '../../share/state.ts';
import type { AgentToTechnician } from '../../viewer/messages.ts';
import { byId, write } from '../dom.ts';
import { readTexts } from '../texts.ts';
import { AskDialog } from './ask-dialog.ts';
import { browserName } from './browser-name.ts';
import { Capture } from './capture.ts';
import { showEnd, wasReported } from './end-view.ts';
import { FilesCard } from './files-card.ts';
import { LivePage } from './live-page.ts';
import { Preview } from './preview.ts';
import { QuestionView } from './question-view.ts';
import { reportButton } from './report-button.ts';
import { Sender } from './sender.ts';
import { Services } from './services.ts';
import { StartForm } from './start-form.ts';
import { showWaiting } from './waiting-view.ts';

const main = byId('share');
const texts = readTexts(document);
const title = document.title;

void begin();

async function begin(): Promise<void> {
  const unable = !isSecureContext
    ? 'share.unable.insecure'
    : typeof RTCPeerConnection === 'undefined' || Capture.ways().length === 0
      ? 'share.unable.nothing'
      : undefined;
  const key = unable ? undefined : await makeMachineKey();
  if (key) run(key);
  else refuse(unable ?? 'share.unable.old');
}

function refuse(why: string): void {
  main.dataset['view'] = 'unable';
  byId('start').hidden = true;
  byId('unable').hidden = false;
  write(byId('unable-why'), texts(why));
}

function run(key: NonNullable<Awaited<ReturnType<typeof makeMachineKey>>>): void {
  const sender = new Sender();
  let capture: Capture | undefined;

  const customer = new Customer(
    {
      openSocket: () => new WebSocket(signalingUrl()),
      later: (ms, action) => {
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      },
      now: () => Date.now(),
      random: () => Math.random(),
      createConnection: (servers, relayOnly) => sender.connect(servers, relayOnly),
      introduction,
      release: () => {
        use(undefined);
        sender.pause(false); // of the session that ended
      },
      pause: (paused) => {
        sender.pause(paused);
      },
    },
    {
      key,
      publicUrl: location.origin,
      software: 'Beistand page',
      system: `browser ${browserName(navigator)}`,
    },
    {
      onChange: show,
      onPeer: (peer, post) => services.attach(peer, post, capture?.way === 'camera'),
      onDecided: (wish, allowed) => services.decided(wish, allowed),
      onQuality: (quality) => capture?.prefer(quality),
    },
  );

  const preview = new Preview(texts, () => {
    for (const message of screen()) customer.tell(message);
  });
  const form = new StartForm(texts, (number) => customer.dispatch({ kind: 'join', number }));
  const question = new QuestionView(
    texts,
    (number, chosen, termsTicked) => {
      use(chosen);
      customer.dispatch({ kind: 'answered', question: number, reply: 'allow', termsTicked });
    },
    (number) => customer.dispatch({ kind: 'answered', question: number, reply: 'refuse' }),
    () => customer.dispatch({ kind: 'terms-ticked' }),
  );
  const live = new LivePage(
    preview,
    {
      stop: () => customer.dispatch({ kind: 'stop' }),
      pause: (paused) => customer.dispatch({ kind: 'pause', paused }),
      change: () => void change(),
      torch: (on) => void torch(on),
      photograph: () => {
        if (capture) void services.photograph(capture);
      },
      withdraw: (grant) => customer.dispatch({ kind: 'withdraw', grant }),
      report: () => customer.dispatch({ kind: 'report' }),
    },
    texts,
  );
  const filesCard = new FilesCard(texts);
  let services = new Services(customer, live, preview, filesCard, say, texts);
  const ask = new AskDialog(texts, (number, reply) =>
    customer.dispatch({ kind: 'answered', question: number, reply }),
  );
  const report = reportButton(texts, 'after-abuse', () => customer.dispatch({ kind: 'report' }));
  byId('again').after(report);
  byId('waiting-cancel').addEventListener('click', () => customer.dispatch({ kind: 'stop' }));
  byId('again').addEventListener('click', () => location.replace(location.pathname));
  window.addEventListener('online', () => customer.redial());
  window.addEventListener('beforeunload', (event) => {
    if (customer.state.phase.name === 'active') event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => customer.redial());
  window.addEventListener('pagehide', () => customer.leave());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload(); // a page that comes back from the browser's memory has said goodbye
  });
  show(customer.state, customer.state);

  /** Shows this from now on, and lets go of what was shown before. */
  function use(next: Capture | undefined): void {
    const before = capture;
    capture = next;
    sender.show(next);
    live.showTorch(false);
    if (before && before !== next) before.stop();
    // The browser's own "stop sharing", a camera that was pulled out, a window that was closed.
    next?.track.addEventListener('ended', () => {
      if (capture === next) customer.dispatch({ kind: 'withdraw', grant: 'VIEW' });
    });
  }

  async function change(): Promise<void> {
    const before = capture;
    if (!before) return;
    if (before.way === 'camera') before.stop(); // a phone opens one camera at a time
    const next =
      before.way === 'camera'
        ? await Capture.camera(before.facing === 'user' ? 'environment' : 'user')
        : await Capture.screen();
    const { phase } = customer.state;
    if (!(next instanceof Capture)) {
      if (before.way === 'camera') customer.dispatch({ kind: 'withdraw', grant: 'VIEW' });
      return;
    }
    if (phase.name !== 'active' || phase.paused) {
      next.stop();
      return;
    }
    use(next);
    services.changed();
    for (const message of [...sharing(), ...screen()]) customer.tell(message);
    show(customer.state, customer.state);
  }

  async function torch(on: boolean): Promise<void> {
    await capture?.torch(on);
    live.showTorch(on);
  }

  function introduction(): AgentToTechnician[] {
    return [{ type: 'from-browser', name: browserName(navigator) }, ...sharing(), ...screen()];
  }

  function sharing(): AgentToTechnician[] {
    if (!capture) return [];
    const { extent, title } = capture;
    return [{ type: 'sharing', extent, title, visibility: 'SHOWN' }];
  }

  function screen(): AgentToTechnician[] {
    const { size } = preview;
    return size ? [{ type: 'screen', ...size }] : [];
  }

  function show(state: State, before: State): void {
    const { phase } = state;
    const view = viewOf(phase);
    if (phase.name === 'asked' && before.phase.name !== 'asked') {
      services.close();
      services = new Services(customer, live, preview, filesCard, say, texts);
    }
    main.dataset['view'] = view;
    main.dataset['phase'] = phase.name;
    main.dataset['line'] = state.line.name;
    if (state.line.name === 'up') main.dataset['machine'] = state.line.machineId;
    for (const section of VIEWS) byId(section).hidden = section !== view;
    document.body.classList.toggle('sharing', phase.name === 'active');
    document.title = phase.name === 'active' ? `● ${title}` : title;
    if (state === before || phase !== before.phase || state.line !== before.line) {
      form.show(state);
      question.show(phase.name === 'asked' ? phase : undefined);
      showWaiting(state, texts);
      showEnd(state, texts);
      report.hidden = phase.name !== 'ended' || !phase.who || wasReported(phase);
    }
    const active = phase.name === 'active' ? phase : undefined;
    preview.play(
      active ? capture : undefined,
      active !== undefined && (active.paused || recordingOf(active) === 'awaited'),
    );
    live.show(active, capture);
    ask.show(active);
    services.show(active, before.phase.name === 'active' ? before.phase : undefined);
    if (phase.name !== before.phase.name) headingOf(view)?.focus();
  }
}

/** Announces something that the customer should hear of, wherever he looks. */
function say(words: string): void {
  const said = byId('said');
  said.textContent = words;
  said.classList.remove('unseen');
  setTimeout(() => {
    if (said.textContent === words) said.classList.add('unseen');
  }, SAID_MS);
}

const SAID_MS = 6_000;
const VIEWS = ['start', 'waiting', 'question', 'live', 'after'] as const;
type View = (typeof VIEWS)[number];

function viewOf(phase: Phase): View {
  switch (phase.name) {
    case 'start':
      return 'start';
    case 'joining':
    case 'joined':
      return 'waiting';
    case 'asked':
      return 'question';
    case 'active':
      return 'live';
    case 'ended':
      return 'after';
  }
}

function headingOf(view: View): HTMLElement | null {
  return view === 'start' ? null : document.getElementById(`${view}-heading`);
}

function signalingUrl(): string {
  const url = new URL(main.dataset['signaling'] ?? '/share/signaling', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
