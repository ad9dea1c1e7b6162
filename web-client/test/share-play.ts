import type { PasswordCheck } from '../src/share/messages.ts';
import type { Effect, Event, State } from '../src/share/state.ts';
import { INITIAL, transition } from '../src/share/transition.ts';

export const ID = '0b8f7d2e-6a35-4c0f-9a51-2f7f5f3c1d10';
export const NUMBER = '123456789';
export const HEAD = { position: 9, link: '_-8'.padEnd(43, 'A'), at: '', key: '', signature: '' };
export const UP: Event = { kind: 'line-up', machineId: '987654321', firm: 'Muster IT' };
export const CHECK: PasswordCheck = {
  type: 'password-check',
  sessionId: ID,
  nonce: 'bm9uY2U',
  technician: 'Tom Technik',
  firm: 'Muster IT',
  terms: '1',
  recording: 'OFF',
  proof: 'cHJvb2Y',
};

/** Plays events at one time; gives the state and what the last one caused. */
export class Play {
  state: State = INITIAL;
  effects: readonly Effect[] = [];
  all: Effect[] = [];
  now = 1_800_000_000_000;

  on(...events: Event[]): this {
    for (const event of events) {
      [this.state, this.effects] = transition(this.state, event, this.now);
      this.all.push(...this.effects);
    }
    return this;
  }

  /** What was testified so far, each once. */
  get record(): string[] {
    const kinds = new Map<number, string>();
    for (const effect of this.all) {
      if (effect.do !== 'testify') continue;
      const { seq, kind, subject, detail } = effect.event;
      kinds.set(seq, [kind, subject, detail].filter((word) => word !== '').join(' '));
    }
    return [...kinds.values()];
  }

  get did(): string[] {
    return this.effects.map((effect) =>
      effect.do === 'send' ? `send ${effect.message.type}` : effect.do,
    );
  }
}

export function joined(): Play {
  return new Play().on(
    { kind: 'join', number: NUMBER },
    UP,
    { kind: 'server', message: { type: 'joined', number: NUMBER, technician: 'Tom Technik' } },
    { kind: 'password-made', number: NUMBER, salt: 'c2FsdA', iterations: 200_000 },
  );
}

export function asked(): Play {
  return joined().on({ kind: 'proof-checked', check: CHECK, right: true });
}

export function question(play: Play): number {
  const { phase } = play.state;
  if (phase.name === 'asked') return phase.question;
  if (phase.name === 'active' && phase.asking.open) return phase.asking.open.question;
  throw new Error(`no question in ${phase.name}`);
}

export function given(): Play {
  const play = asked();
  return play.on({ kind: 'answered', question: question(play), reply: 'allow' });
}

export function recorded(seq: number): Event {
  return { kind: 'server', message: { type: 'recorded', sessionId: ID, seq, head: HEAD } };
}

export const CONNECT: Event = {
  kind: 'server',
  message: { type: 'connect', sessionId: ID, iceServers: [], relayOnly: false, offered: false },
};

/** Up to the picture. */
export function running(): Play {
  const play = given().on(recorded(1), recorded(2), CONNECT);
  const peer = peerOf(play);
  return play.on(
    { kind: 'offer-made', peer, sdp: 'v=0', mac: 'bWFj' },
    { kind: 'answer-verified', peer, sdp: 'v=0', genuine: true },
    { kind: 'path', peer, path: 'connected' },
    { kind: 'channel', peer, open: true },
  );
}

export function peerOf(play: Play): number {
  const { phase } = play.state;
  if (phase.name !== 'active' || !phase.link) throw new Error('no peer');
  return phase.link.peer;
}

/** Why it is over; the phase if it is not. */
export function endOf(play: Play): string {
  const { phase } = play.state;
  return phase.name === 'ended' ? phase.reason : phase.name;
}
