import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Invitation, placeOf } from '../src/viewer/invitations.ts';
import type { GuideStep, ServerToTechnician } from '../src/viewer/messages.ts';
import type { Command, Event, Model, SessionState } from '../src/viewer/session-state.ts';
import { transition } from '../src/viewer/transition.ts';

const NOW = 1_000_000;
const open: Invitation = {
  number: '481205337',
  link: 'https://help.example.com/j/AAECAwQFBgcICQoLDA0ODw',
  until: NOW + 900_000,
  steps: [],
};
const other: Invitation = { ...open, number: '999888777' };
const idle: SessionState = { name: 'idle' };
const ended: SessionState = {
  name: 'ended',
  machineId: '123456789',
  sessionId: '0b8f7d2e-6a35-4c0f-9a51-2f7f5f3c1d10',
  reason: 'CUSTOMER_STOPPED',
  seconds: 5,
};

describe('session numbers', () => {
  test('none + invite -> asks the server', () => {
    const [model, commands] = step(idle, [], { kind: 'invite' });
    assert.deepEqual(model.invitations, []);
    assert.deepEqual(commands, [send({ type: 'invite' })]);
  });
  test('none + invited -> open, until then', () => {
    const { number, link } = open;
    const [model] = said(idle, [], { type: 'invited', number, link, secondsLeft: 900 });
    assert.deepEqual(model.invitations, [open]);
  });
  test('open + step -> open with the step', () => {
    const [model] = said(idle, [open], {
      type: 'step',
      number: open.number,
      step: 'PAGE_OPENED',
    });
    assert.deepEqual(model.invitations, [{ ...open, steps: ['PAGE_OPENED'] }]);
  });
  test('two + a step of one -> the other stays', () => {
    const [model] = said(idle, [other, open], {
      type: 'step',
      number: open.number,
      step: 'JOINED',
    });
    assert.deepEqual(model.invitations, [other, { ...open, steps: ['JOINED'] }]);
  });
  test('open + revoke -> none, tells the server', () => {
    const [model, commands] = step(idle, [open], { kind: 'revoke', number: open.number });
    assert.deepEqual(model.invitations, []);
    assert.deepEqual(commands, [send({ type: 'revoke', number: open.number })]);
  });
  test('open + invitation-over -> none', () => {
    const { number } = open;
    const [model] = said(idle, [open], { type: 'invitation-over', number, reason: 'USED' });
    assert.deepEqual(model.invitations, []);
  });
  test('open + welcome -> none: the server names those that still wait', () => {
    assert.deepEqual(said(idle, [open], { type: 'welcome', version: 1 })[0].invitations, []);
  });

  const joined = { type: 'joined', number: open.number, machineId: '123456789' } as const;
  test('idle + joined -> opening with the number as the password', () => {
    const [model, commands] = said(idle, [open], joined);
    assert.deepEqual(model.session, {
      name: 'opening',
      machineId: '123456789',
      password: open.number,
      customerNumber: '',
    });
    assert.deepEqual(commands, [
      send({ type: 'open', machineId: '123456789', customerNumber: '' }),
    ]);
    assert.equal(model.invitations[0]?.machineId, '123456789');
  });
  test('ended + joined -> ended, the customer waits', () => {
    const [model, commands] = said(ended, [open], joined);
    assert.equal(model.session, ended);
    assert.deepEqual(commands, []);
    assert.equal(model.invitations[0]?.machineId, '123456789');
  });
  test('idle + too many numbers -> idle with the reason; + invite -> without it', () => {
    const failure = { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 30 } as const;
    const [refused] = said(idle, [], { type: 'failure', ...failure });
    assert.deepEqual(refused.session, { name: 'idle', failure });
    assert.deepEqual(step(refused.session, [], { kind: 'invite' })[0].session, idle);
  });
});

describe('where the customer stands', () => {
  const cases: readonly (readonly [readonly GuideStep[], string])[] = [
    [[], 'told'],
    [['PAGE_OPENED'], 'page'],
    [['PAGE_OPENED', 'DOWNLOAD_STARTED'], 'download'],
    [['PAGE_OPENED', 'BROWSER_CHOSEN'], 'browser'],
    [['PROGRAM_STARTED', 'JOINED'], 'joined'],
    [['JOINED', 'CONSENT_ASKED'], 'asked'],
    [['JOINED', 'CONSENT_ASKED', 'REFUSED'], 'no'],
    [['JOINED', 'CONSENT_ASKED', 'REFUSED', 'GIVEN'], 'given'],
    [['DOWNLOAD_STARTED', 'PAGE_OPENED'], 'download'],
    [['REQUEST_SENT'], 'request'],
    [['REQUEST_SENT', 'PAGE_OPENED'], 'page'],
    [['PROGRAM_STARTED', 'JOINED', 'REQUEST_SENT'], 'joined'],
    [['JOINED', 'CONSENT_ASKED', 'TERMS_AGREED'], 'agreed'],
    [['JOINED', 'CONSENT_ASKED', 'TERMS_AGREED', 'REFUSED'], 'no'],
    [['JOINED', 'CONSENT_ASKED', 'TERMS_AGREED', 'GIVEN'], 'given'],
  ];
  for (const [steps, place] of cases) {
    test(`${steps.join(' ') || 'nothing'} -> ${place}`, () => {
      assert.equal(placeOf(steps), place);
    });
  }
});

describe('the customer of the session came with a number', () => {
  const { number } = open;
  const came: Invitation = { ...open, steps: ['JOINED'], machineId: '123456789' };
  const used: Event = server({ type: 'invitation-over', number, reason: 'USED' });
  const model = (served?: Invitation): Model => ({
    link: { name: 'up' },
    session: idle,
    invitations: [other, came],
    ...(served && { served }),
  });
  const after = (before: Model, event: Event) => transition(before, event, NOW)[0].served;

  test('joined + used -> the number is served', () => {
    assert.deepEqual(after(model(), used), came);
  });
  test('waiting for another page + used -> nothing', () => {
    assert.equal(after({ ...model(), invitations: [open] }, used), undefined);
  });
  test('joined + revoked -> nothing', () => {
    const revoked = server({ type: 'invitation-over', number, reason: 'REVOKED' });
    assert.equal(after(model(), revoked), undefined);
  });
  test('served + a step of it -> served with the step', () => {
    const ticked = server({ type: 'step', number, step: 'TERMS_AGREED' });
    assert.deepEqual(after(model(came), ticked)?.steps, ['JOINED', 'TERMS_AGREED']);
  });
  test('served + a step of another number -> as before', () => {
    const step = server({ type: 'step', number: other.number, step: 'PAGE_OPENED' });
    assert.equal(after(model(came), step), came);
  });
  test('served + a new session -> nothing', () => {
    assert.equal(after(model(came), { kind: 'new-session' }), undefined);
  });
});

function server(message: ServerToTechnician): Event {
  return { kind: 'server', message };
}

function step(
  session: SessionState,
  invitations: readonly Invitation[],
  event: Event,
): readonly [Model, readonly Command[]] {
  return transition({ link: { name: 'up' }, session, invitations }, event, NOW);
}

function said(
  session: SessionState,
  invitations: readonly Invitation[],
  message: ServerToTechnician,
) {
  return step(session, invitations, { kind: 'server', message });
}

function send(message: Extract<Command, { do: 'send' }>['message']): Command {
  return { do: 'send', message };
}
