import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { EndReason, FailureCode, ServerToTechnician } from '../src/viewer/messages.ts';
import { NO_RIGHTS } from '../src/viewer/rights.ts';
import type {
  Active,
  Command,
  Event,
  Model,
  Remembered,
  SessionState,
} from '../src/viewer/session-state.ts';
import { initial, transition } from '../src/viewer/transition.ts';

const S = '0b8f7d2e-6a35-4c0f-9a51-2f7f5f3c1d10';
const NOW = 1_000_000;
const challenge = { salt: 'AAECAwQFBgcICQoLDA0ODw', iterations: 1000 };
const identity = {
  machineId: '123456789',
  sessionId: S,
  challenge,
  agentPresent: true,
  recording: 'OFF',
} as const;

const idle: SessionState = { name: 'idle' };
const attempt = { machineId: '123456789', password: 'P', customerNumber: '' };
const opening: SessionState = { name: 'opening', ...attempt };
const resuming: SessionState = { name: 'resuming', ...identity, since: undefined };
const proving: SessionState = { name: 'proving', ...identity };
const asksPassword: SessionState = { name: 'awaiting-password', ...identity, attemptsLeft: 2 };
const asksConsent: SessionState = { name: 'awaiting-consent', ...identity };
const active: Active = {
  name: 'active',
  ...identity,
  since: NOW - 5_000,
  picture: 'none',
  rights: NO_RIGHTS,
  customerActive: false,
  paused: false,
};
const running: Active = { ...active, picture: 'running' };
const held: Active = { ...running, rights: { ...NO_RIGHTS, VIEW: 'held', CONTROL: 'held' } };
const ended: SessionState = {
  name: 'ended',
  machineId: '123456789',
  sessionId: S,
  reason: 'CUSTOMER_STOPPED',
  seconds: 5,
};

describe('a pause', () => {
  const paused = (on: boolean) =>
    ({ kind: 'agent', message: { type: 'paused', paused: on } }) as const;
  test('running + paused -> paused, rights and picture stay', () => {
    assert.deepEqual(step(held, paused(true)), [{ ...held, paused: true }, []]);
  });
  test('paused + go on -> as before', () => {
    assert.deepEqual(step({ ...held, paused: true }, paused(false)), [held, []]);
  });
  test('a reload during it + paused -> shown at once, there is no picture to wait for', () => {
    assert.deepEqual(step(active, paused(true)), [{ ...running, paused: true }, []]);
  });
  test('no picture yet + not paused -> goes on waiting for the picture', () => {
    assert.deepEqual(step(active, paused(false)), [active, []]);
  });
});

describe('before the picture', () => {
  test('idle + open -> opening, says open', () => {
    const [session, commands] = step(idle, { kind: 'open', machineId: '123456789', password: 'P' });
    assert.deepEqual(session, opening);
    assert.deepEqual(commands, [
      send({ type: 'open', machineId: '123456789', customerNumber: '' }),
    ]);
  });
  test('opening + password-challenge -> proving, remembers and proves', () => {
    const [session, commands] = said(opening, {
      type: 'password-challenge',
      sessionId: S,
      ...challenge,
    });
    const { recording: _, ...unsaid } = identity;
    assert.deepEqual(session, { name: 'proving', ...unsaid });
    assert.deepEqual(
      commands.map((command) => command.do),
      ['remember', 'prove'],
    );
  });
  test('opening + end -> idle; the late password-challenge is answered with end', () => {
    const [session] = step(opening, { kind: 'end' });
    assert.deepEqual(session, idle);
    const [, commands] = said(session, { type: 'password-challenge', sessionId: S, ...challenge });
    assert.deepEqual(commands, [send({ type: 'end', sessionId: S })]);
  });
  for (const code of ['COMPUTER_OFFLINE', 'COMPUTER_BUSY', 'TOO_MANY_ATTEMPTS'] as const) {
    test(`opening + failure ${code} -> idle with the reason`, () => {
      const [session] = said(opening, { type: 'failure', code, retryAfterSeconds: 30 });
      assert.deepEqual(session, { name: 'idle', failure: { code, retryAfterSeconds: 30 } });
    });
  }
  const needed = { code: 'CUSTOMER_NUMBER_NEEDED', retryAfterSeconds: 0 } as const;
  const gated: SessionState = { name: 'idle', failure: needed, gate: attempt };
  test('opening + customer number needed -> idle, the attempt waits', () => {
    assert.deepEqual(said(opening, { type: 'failure', ...needed })[0], gated);
  });
  test('the attempt waits + name-customer -> opening with the number', () => {
    const [session, commands] = step(gated, { kind: 'name-customer', customerNumber: 'K-1' });
    const named = { ...attempt, customerNumber: 'K-1' };
    assert.deepEqual(session, { name: 'opening', ...named });
    const { machineId, customerNumber } = named;
    assert.deepEqual(commands, [send({ type: 'open', machineId, customerNumber })]);
  });
  test('the attempt waits + end -> idle', () => {
    assert.deepEqual(step(gated, { kind: 'end' }), [idle, []]);
  });
  test('idle + name-customer -> idle: nothing waits', () => {
    assert.deepEqual(step(idle, { kind: 'name-customer', customerNumber: 'K-1' }), [idle, []]);
  });
  test('opening + link-down -> idle with LINK_LOST', () => {
    const [session] = step(opening, { kind: 'link-down' });
    assert.deepEqual(session, {
      name: 'idle',
      failure: { code: 'LINK_LOST', retryAfterSeconds: 0 },
    });
  });
  test('proving + status WAITING -> proving: the proof is still being made', () => {
    assert.equal(said(proving, status('WAITING'))[0].name, 'proving');
  });
  test('proving + password-rejected 2 -> awaiting-password 2', () => {
    const [session] = said(proving, { type: 'password-rejected', sessionId: S, attemptsLeft: 2 });
    assert.deepEqual(session, asksPassword);
  });
  test('proving + password-rejected 0 -> proving: ended follows', () => {
    const message = { type: 'password-rejected', sessionId: S, attemptsLeft: 0 } as const;
    assert.deepEqual(said(proving, message)[0], proving);
  });
  test('proving + failure TOO_MANY_ATTEMPTS -> awaiting-password with the reason', () => {
    const failure = { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 9 } as const;
    const [session] = said(proving, { type: 'failure', ...failure });
    assert.deepEqual(session, {
      name: 'awaiting-password',
      ...identity,
      attemptsLeft: undefined,
      failure,
    });
  });
  test('awaiting-password + password -> proving, proves', () => {
    const [session, commands] = step(asksPassword, { kind: 'password', password: 'Q' });
    assert.deepEqual(session, proving);
    assert.deepEqual(commands, [{ do: 'prove', sessionId: S, password: 'Q', challenge }]);
  });
  test('proving + status AWAITING_CONSENT -> awaiting-consent', () => {
    assert.deepEqual(said(proving, status('AWAITING_CONSENT'))[0], asksConsent);
  });
  test('awaiting-consent + status ACTIVE -> active since now, remembered', () => {
    const [session, commands] = said(asksConsent, status('ACTIVE'));
    assert.deepEqual(session, { ...active, since: NOW });
    const remembered = { machineId: '123456789', sessionId: S, challenge, since: NOW };
    assert.deepEqual(commands, [{ do: 'remember', session: remembered }]);
  });
  test('awaiting-consent + ended CONSENT_REFUSED -> ended without a duration', () => {
    const [session] = said(asksConsent, over('CONSENT_REFUSED', 0));
    assert.deepEqual(session, { ...ended, reason: 'CONSENT_REFUSED', seconds: undefined });
  });
  for (const state of [resuming, proving, asksPassword, asksConsent]) {
    test(`${state.name} + end -> idle, says end, forgets`, () => {
      const [session, commands] = step(state, { kind: 'end' });
      assert.deepEqual(session, idle);
      assert.deepEqual(commands, [send({ type: 'end', sessionId: S }), { do: 'forget' }]);
    });
  }
});

describe('what is shown', () => {
  const box = { y: 0, width: 640, height: 800 };
  const left = { id: '7', name: 'L', x: 0, primary: true, ...box };
  const right = { id: '8', name: 'R', x: 640, primary: false, ...box };
  const screens = (list: (typeof left)[], shown: string) =>
    ({ kind: 'agent', message: { type: 'screens', screens: list, shown } }) as const;
  const after = (...events: ReturnType<typeof screens>[]) =>
    events.reduce((session: SessionState, event) => step(session, event)[0], active);
  const gone = (session: SessionState) => session.name === 'active' && session.screenGone;

  test('another monitor is chosen -> nothing is missed', () => {
    assert.equal(gone(after(screens([left, right], '7'), screens([left, right], '8'))), false);
  });
  test('the shown monitor is taken away -> the page says so until another is shown', () => {
    const taken = [screens([left, right], '8'), screens([left], 'all')];
    assert.equal(gone(after(...taken)), true);
    assert.equal(gone(after(...taken, screens([left, right], 'all'))), true);
    assert.equal(gone(after(...taken, screens([left, right], '7'))), false);
  });
  test('another monitor is taken away -> nothing is missed', () => {
    assert.equal(gone(after(screens([left, right], '7'), screens([left], 'all'))), false);
  });
});

describe('a restart', () => {
  const restarting: SessionState = {
    name: 'restarting',
    ...identity,
    since: active.since,
    restartedAt: NOW,
  };

  test('active + status RESTARTING -> restarting, disconnects', () => {
    assert.deepEqual(said(held, status('RESTARTING')), [restarting, [{ do: 'disconnect' }]]);
  });
  test('restarting + status without the computer -> the clock goes on', () => {
    const [session] = said(restarting, { ...status('RESTARTING'), agentPresent: false });
    assert.deepEqual(session, { ...restarting, agentPresent: false });
  });
  test('restarting + AWAITING_CONSENT, ACTIVE -> asked again, active since the first yes', () => {
    const [asked] = said(restarting, status('AWAITING_CONSENT'));
    assert.deepEqual(asked, { ...asksConsent, since: active.since });
    const [session] = said(asked, status('ACTIVE'));
    assert.deepEqual(session, active);
  });
  test('restarting + the computer did not restart -> active, and waits for the picture', () => {
    assert.deepEqual(said(restarting, status('ACTIVE'))[0], active);
  });
  test('restarting + end -> ended, the server hears it', () => {
    const [session, commands] = step(restarting, { kind: 'end' });
    assert.deepEqual(session, { ...ended, reason: 'TECHNICIAN_ENDED' });
    assert.deepEqual(commands[0], send({ type: 'end', sessionId: S }));
  });
  test('reloaded + status RESTARTING -> restarting', () => {
    const [session] = said({ ...resuming, since: active.since }, status('RESTARTING'));
    assert.deepEqual(session, restarting);
  });
});

describe('the spoken check', () => {
  test('active + words-differ -> ended WORDS_DIFFER, the server hears it, disconnects', () => {
    const [session, commands] = step(running, { kind: 'words-differ' });
    assert.deepEqual(session, { ...ended, reason: 'WORDS_DIFFER' });
    assert.deepEqual(commands, [
      send({ type: 'words-differ', sessionId: S }),
      { do: 'disconnect' },
      { do: 'forget' },
    ]);
  });
});

describe('the picture', () => {
  test('active + connect -> connects', () => {
    const [, commands] = said(active, connect());
    assert.deepEqual(commands, [{ do: 'connect', sessionId: S, iceServers: [], relayOnly: false }]);
  });
  test('awaiting-consent + connect -> nothing: no consent, no connection', () => {
    assert.deepEqual(said(asksConsent, connect()), [asksConsent, []]);
  });
  test('awaiting-consent + offer -> nothing', () => {
    const offer = { type: 'offer', sessionId: S, sdp: 'v=0', mac: 'm' } as const;
    assert.deepEqual(said(asksConsent, offer), [asksConsent, []]);
  });
  test('active + offer of another session -> nothing', () => {
    const offer = { type: 'offer', sessionId: 'other', sdp: 'v=0', mac: 'm' } as const;
    assert.deepEqual(said(active, offer), [active, []]);
  });
  test('active + picture -> running', () => {
    assert.deepEqual(step(active, { kind: 'picture' })[0], running);
  });
  test('running + path broken -> interrupted; + path open -> running', () => {
    const [broken] = step(running, { kind: 'path', open: false });
    assert.deepEqual(broken, { ...running, picture: 'interrupted' });
    assert.deepEqual(step(broken, { kind: 'path', open: true })[0], running);
  });
  test('no picture yet + path open -> no picture yet', () => {
    assert.deepEqual(step(active, { kind: 'path', open: true })[0], active);
  });
  test('active + untrusted -> ended UNTRUSTED_PEER, says end, disconnects, forgets', () => {
    const [session, commands] = step(active, { kind: 'untrusted' });
    assert.deepEqual(session, { ...ended, reason: 'UNTRUSTED_PEER' });
    assert.deepEqual(commands, [
      send({ type: 'end', sessionId: S }),
      { do: 'disconnect' },
      { do: 'forget' },
    ]);
  });
});

describe('control', () => {
  test('running + ask CONTROL -> asking, asks', () => {
    const [session, commands] = step(running, { kind: 'ask', grant: 'CONTROL' });
    assert.deepEqual(session, { ...running, rights: { ...NO_RIGHTS, CONTROL: 'asking' } });
    assert.deepEqual(commands, [{ do: 'tell', message: { type: 'ask', grant: 'CONTROL' } }]);
  });
  test('asking + ask CONTROL -> asking, asks once only', () => {
    const asking: Active = { ...running, rights: { ...NO_RIGHTS, CONTROL: 'asking' } };
    assert.deepEqual(step(asking, { kind: 'ask', grant: 'CONTROL' }), [asking, []]);
  });
  test('asking + answer GIVEN -> once: the answer alone gives nothing for the session', () => {
    const asking: Active = { ...running, rights: { ...NO_RIGHTS, CONTROL: 'asking' } };
    const session = agent(asking, { type: 'answer', grant: 'CONTROL', answer: 'GIVEN' });
    assert.deepEqual(session, { ...running, rights: { ...NO_RIGHTS, CONTROL: 'once' } });
  });
  test('held + answer REFUSED for one use -> held', () => {
    assert.deepEqual(agent(held, { type: 'answer', grant: 'CONTROL', answer: 'REFUSED' }), held);
  });
  test('asking + grants CONTROL -> held', () => {
    const asking: Active = { ...running, rights: { ...NO_RIGHTS, CONTROL: 'asking' } };
    assert.deepEqual(agent(asking, { type: 'grants', grants: ['VIEW', 'CONTROL'] }), held);
  });
  for (const [answer, control] of [
    ['REFUSED', 'refused'],
    ['EXPIRED', 'expired'],
  ] as const) {
    test(`asking + answer ${answer} -> ${control}`, () => {
      const asking: Active = { ...running, rights: { ...NO_RIGHTS, CONTROL: 'asking' } };
      const session = agent(asking, { type: 'answer', grant: 'CONTROL', answer });
      assert.deepEqual(session, { ...running, rights: { ...NO_RIGHTS, CONTROL: control } });
    });
  }
  test('held + grants without CONTROL -> withdrawn', () => {
    const session = agent(held, { type: 'grants', grants: ['VIEW'] });
    assert.deepEqual(session, {
      ...running,
      rights: { ...NO_RIGHTS, VIEW: 'held', CONTROL: 'withdrawn' },
    });
  });
  test('held + give-back CONTROL -> none, then grants without CONTROL -> none', () => {
    const [session, commands] = step(held, { kind: 'give-back', grant: 'CONTROL' });
    assert.deepEqual(commands, [{ do: 'tell', message: { type: 'give-back', grant: 'CONTROL' } }]);
    assert.equal(
      (agent(session, { type: 'grants', grants: ['VIEW'] }) as Active).rights.CONTROL,
      'none',
    );
  });
  test('held + connect -> none: a new connection starts with the view only', () => {
    const [session] = said(held, connect());
    assert.deepEqual(session, { ...running, picture: 'interrupted', rights: NO_RIGHTS });
  });
});

describe('lost and found', () => {
  test('running + link-down -> running', () => {
    assert.deepEqual(step(running, { kind: 'link-down' }), [running, []]);
  });
  test('running + welcome -> attach without offer', () => {
    assert.deepEqual(said(running, { type: 'welcome', version: 1 }), [running, [attach(false)]]);
  });
  test('active without picture + welcome -> attach with offer', () => {
    assert.deepEqual(said(active, { type: 'welcome', version: 1 }), [active, [attach(true)]]);
  });
  for (const state of [proving, asksPassword, asksConsent]) {
    test(`${state.name} + welcome -> resuming, attach with offer`, () => {
      assert.deepEqual(said(state, { type: 'welcome', version: 1 }), [resuming, [attach(true)]]);
    });
  }
  test('a reloaded page -> resuming; + welcome -> attach; + status ACTIVE -> active since before', () => {
    const since = NOW - 60_000;
    const remembered: Remembered = { machineId: '123456789', sessionId: S, challenge, since };
    const model = initial(remembered);
    const [welcomed, commands] = said(model.session, { type: 'welcome', version: 1 });
    assert.deepEqual(commands, [attach(true)]);
    assert.deepEqual(said(welcomed, status('ACTIVE'))[0], { ...active, since });
  });
  test('resuming + status WAITING -> awaiting-password, attempts unknown', () => {
    const [session] = said(resuming, status('WAITING'));
    assert.deepEqual(session, { ...asksPassword, attemptsLeft: undefined });
  });
  test('resuming + status REQUESTED -> proving', () => {
    assert.deepEqual(said(resuming, status('REQUESTED'))[0], proving);
  });
  test('resuming + failure UNKNOWN_SESSION -> ended without a reason', () => {
    const failure = { type: 'failure', code: 'UNKNOWN_SESSION', retryAfterSeconds: 0 } as const;
    const [session] = said(resuming, failure);
    assert.deepEqual(session, { ...ended, reason: undefined, seconds: undefined });
  });
  test('running + status with the agent away -> running, agent away', () => {
    const [session] = said(running, { ...status('ACTIVE'), agentPresent: false });
    assert.deepEqual(session, { ...running, agentPresent: false });
  });
  for (const code of ['LOGIN_REQUIRED', 'UNSUPPORTED_VERSION', 'IDENTITY_REJECTED'] as const) {
    test(`running + failure ${code} -> the line closes for good, the picture goes on`, () => {
      const model = transition(up(running), failed(code), NOW)[0];
      assert.deepEqual(model, { ...up(running), link: { name: 'closed', code } });
      const later = transition(model, { kind: 'link-down' }, NOW)[0];
      assert.equal(later.link.name, 'closed');
    });
  }
  test('running + failure REPLACED -> idle with the reason, disconnects, forgets', () => {
    const [session, commands] = step(running, failed('REPLACED'));
    assert.deepEqual(session, {
      name: 'idle',
      failure: { code: 'REPLACED', retryAfterSeconds: 0 },
    });
    assert.deepEqual(commands, [{ do: 'disconnect' }, { do: 'forget' }]);
  });
  test('link: connecting + welcome -> up; + link-down -> down; + welcome -> up', () => {
    let model: Model = initial();
    const names = [];
    for (const event of [welcome(), { kind: 'link-down' }, welcome()] as Event[]) {
      model = transition(model, event, NOW)[0];
      names.push(model.link.name);
    }
    assert.deepEqual(names, ['up', 'down', 'up']);
  });
});

describe('the end', () => {
  test('running + end -> ended TECHNICIAN_ENDED, says bye and end', () => {
    const [session, commands] = step(running, { kind: 'end' });
    assert.deepEqual(session, { ...ended, reason: 'TECHNICIAN_ENDED' });
    assert.deepEqual(commands, [
      { do: 'tell', message: { type: 'bye' } },
      send({ type: 'end', sessionId: S }),
      { do: 'disconnect' },
      { do: 'forget' },
    ]);
  });
  test('running + bye of the agent -> ended with its reason', () => {
    assert.deepEqual(agent(running, { type: 'bye', reason: 'CUSTOMER_STOPPED' }), ended);
  });
  test('running + ended of the server -> ended with its seconds', () => {
    assert.deepEqual(said(running, over('AGENT_LOST', 77))[0], {
      ...ended,
      reason: 'AGENT_LOST',
      seconds: 77,
    });
  });
  test('ended + new-session -> idle', () => {
    assert.deepEqual(step(ended, { kind: 'new-session' })[0], idle);
  });
  test('ended + anything else -> ended', () => {
    const events: Event[] = [
      welcome(),
      { kind: 'server', message: over('AGENT_LOST', 1) },
      { kind: 'server', message: status('ACTIVE') },
      { kind: 'server', message: connect() },
      failed('UNKNOWN_SESSION'),
      failed('REPLACED'),
      { kind: 'link-down' },
      { kind: 'link-closed', code: 'REPLACED' },
      { kind: 'agent', message: { type: 'grants', grants: ['CONTROL'] } },
      { kind: 'picture' },
      { kind: 'path', open: true },
      { kind: 'untrusted' },
      { kind: 'open', machineId: '1', password: 'P' },
      { kind: 'password', password: 'P' },
      { kind: 'ask', grant: 'CONTROL' },
      { kind: 'give-back', grant: 'CONTROL' },
      { kind: 'end' },
    ];
    for (const event of events) assert.deepEqual(step(ended, event), [ended, []], event.kind);
  });
});

function up(session: SessionState): Model {
  return { link: { name: 'up' }, session, invitations: [] };
}

function step(session: SessionState, event: Event): [SessionState, readonly Command[]] {
  const [model, commands] = transition(up(session), event, NOW);
  return [model.session, commands];
}

function said(session: SessionState, message: ServerToTechnician) {
  return step(session, { kind: 'server', message });
}

function agent(
  session: SessionState,
  message: Extract<Event, { kind: 'agent' }>['message'],
): SessionState {
  return step(session, { kind: 'agent', message })[0];
}

function send(message: Extract<Command, { do: 'send' }>['message']): Command {
  return { do: 'send', message };
}

function attach(needsOffer: boolean): Command {
  return send({ type: 'attach', sessionId: S, needsOffer });
}

function status(phase: 'WAITING' | 'REQUESTED' | 'AWAITING_CONSENT' | 'ACTIVE' | 'RESTARTING') {
  return { type: 'status', sessionId: S, phase, agentPresent: true, recording: 'OFF' } as const;
}

function over(reason: EndReason, seconds: number) {
  return { type: 'ended', sessionId: S, reason, seconds } as const;
}

function connect(): ServerToTechnician {
  return { type: 'connect', sessionId: S, iceServers: [], relayOnly: false };
}

function failed(code: FailureCode): Event {
  return { kind: 'server', message: { type: 'failure', code, retryAfterSeconds: 0 } };
}

function welcome(): Event {
  return { kind: 'server', message: { type: 'welcome', version: 1 } };
}
