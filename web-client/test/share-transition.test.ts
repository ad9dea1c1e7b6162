import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PasswordCheck } from '../src/share/messages.ts';
import type { Event } from '../src/share/state.ts';
import { CONSENT_MS } from '../src/share/transition.ts';
import {
  asked,
  CHECK,
  CONNECT,
  endOf,
  given,
  HEAD,
  ID,
  joined,
  NUMBER,
  Play,
  peerOf,
  question,
  recorded,
  running,
  UP,
} from './share-play.ts';

describe('the way in', () => {
  test('Start + join -> Joining, dials; up -> joins', () => {
    const play = new Play().on({ kind: 'join', number: NUMBER });
    assert.deepEqual(play.did, ['dial']);
    assert.deepEqual(play.on(UP).did, ['send join']);
  });
  for (const reason of ['UNKNOWN', 'USED', 'EXPIRED', 'REVOKED', 'TECHNICIAN_AWAY'] as const) {
    test(`Joining + not-joined(${reason}) -> Start(${reason}), and another number is tried at once`, () => {
      const play = new Play().on({ kind: 'join', number: NUMBER }, UP, {
        kind: 'server',
        message: { type: 'not-joined', number: NUMBER, reason },
      });
      assert.deepEqual(play.state.phase, { name: 'start', failure: reason });
      assert.deepEqual(play.on({ kind: 'join', number: '222222222' }).did, ['send join']);
    });
  }
  test('Joining + joined(another number) -> Joining', () => {
    const play = new Play().on({ kind: 'join', number: NUMBER }, UP, {
      kind: 'server',
      message: { type: 'joined', number: '999999999', technician: 'X' },
    });
    assert.equal(play.state.phase.name, 'joining');
  });
  test('Joining + joined -> Joined, the number becomes the password; made -> password-ready', () => {
    const play = new Play().on({ kind: 'join', number: NUMBER }, UP, {
      kind: 'server',
      message: { type: 'joined', number: NUMBER, technician: 'Tom Technik' },
    });
    assert.deepEqual(play.effects, [{ do: 'make-password', number: NUMBER }]);
    assert.deepEqual(joined().did, ['send password-ready']);
  });
  test('Joined + stop -> Start, hangs up', () => {
    const play = joined().on({ kind: 'stop' });
    assert.deepEqual(play.did, ['hang-up']);
    assert.equal(play.state.phase.name, 'start');
    assert.deepEqual(play.on({ kind: 'join', number: NUMBER }).did, ['dial']);
  });
  test('Joined + a new line -> the number is said again', () => {
    assert.deepEqual(joined().on({ kind: 'line-lost' }, UP).did, ['send join']);
  });
});

describe('the proof', () => {
  test('right -> Asked, accepted before the question is testified', () => {
    const play = asked();
    assert.deepEqual(play.did, ['send password-accepted', 'testify', 'timer']);
    assert.deepEqual(play.record, ['ASKED VIEW']);
  });
  test('wrong three times -> Ended(WRONG_PASSWORD)', () => {
    const play = joined();
    for (const left of [2, 1, 0]) {
      play.on({ kind: 'proof-checked', check: CHECK, right: false });
      const said = play.effects.find((effect) => effect.do === 'send');
      assert.deepEqual(said?.message, {
        type: 'password-rejected',
        sessionId: ID,
        attemptsLeft: left,
      });
    }
    assert.equal(endOf(play), 'WRONG_PASSWORD');
  });
  for (const [what, change] of [
    ['a name that turns around', { technician: 'moT\u202E' }],
    ['a line break in the firm', { firm: 'Muster\nIT' }],
    ['an empty name', { technician: '  ' }],
    ['no session', { sessionId: 'x' }],
    ['half a character', { technician: 'T\ud800' }],
  ] as const) {
    test(`from ${what} -> nobody is asked`, () => {
      const check = { ...CHECK, ...change };
      assert.equal(
        joined().on({ kind: 'proof-checked', check, right: true }).state.phase.name,
        'joined',
      );
    });
  }
});

describe('the consent', () => {
  test('Asked + refuse -> Ended(CONSENT_REFUSED), the capture goes first', () => {
    const play = asked();
    play.on({ kind: 'answered', question: question(play), reply: 'refuse' });
    assert.equal(endOf(play), 'CONSENT_REFUSED');
    assert.equal(play.did[0], 'release');
    assert.deepEqual(play.record, ['ASKED VIEW', 'REFUSED VIEW']);
  });
  test('Asked + silence -> Ended(CONSENT_EXPIRED)', () => {
    const play = asked();
    const timer = play.effects.find((effect) => effect.do === 'timer');
    assert.equal(timer?.do === 'timer' && timer.ms, CONSENT_MS);
    play.on({ kind: 'time-up', timer: question(play) });
    assert.equal(endOf(play), 'CONSENT_EXPIRED');
    assert.deepEqual(play.record, ['ASKED VIEW', 'EXPIRED VIEW']);
  });
  for (const [way, ticked, phase] of [
    ['CLICK', false, 'asked'],
    ['CLICK', true, 'active'],
    ['CONNECTING', false, 'active'],
  ] as const) {
    test(`terms by ${way}, ${ticked ? '' : 'not '}ticked + allow -> ${phase}`, () => {
      const check = { ...CHECK, terms: `2026-11@${'0123456789abcdef'.repeat(4)}@${way}` };
      const play = joined().on({ kind: 'proof-checked', check, right: true });
      play.on({
        kind: 'answered',
        question: question(play),
        reply: 'allow',
        termsTicked: ticked,
      });
      assert.equal(play.state.phase.name, phase);
    });
  }
  test('Asked + the terms ticked -> Asked, and the technician hears of it', () => {
    const play = asked().on({ kind: 'terms-ticked' });
    assert.equal(play.state.phase.name, 'asked');
    assert.deepEqual(play.effects, [{ do: 'send', message: { type: 'terms-ticked' } }]);
  });
  test('Joined + the terms ticked -> nothing: nobody asks', () => {
    assert.deepEqual(joined().on({ kind: 'terms-ticked' }).effects, []);
  });
  test('Asked + an answer to another question -> Asked', () => {
    const play = asked();
    play.on({ kind: 'answered', question: question(play) + 1, reply: 'allow' });
    assert.equal(play.state.phase.name, 'asked');
  });
  test('given + connect before the yes is committed -> nothing opens', () => {
    assert.deepEqual(given().on(recorded(1), CONNECT).did, []);
  });
  test('given + committed + connect -> a peer opens', () => {
    assert.deepEqual(given().on(recorded(1), recorded(2), CONNECT).did, ['open-peer', 'timer']);
  });
  test('given + connect of another session -> nothing opens', () => {
    const other: Event = {
      kind: 'server',
      message: {
        type: 'connect',
        sessionId: 'other',
        iceServers: [],
        relayOnly: false,
        offered: false,
      },
    };
    assert.deepEqual(given().on(recorded(1), recorded(2), other).did, []);
  });
});

describe('while it runs', () => {
  test('the record up to the picture', () => {
    assert.deepEqual(running().record, ['ASKED VIEW', 'GIVEN VIEW', 'CONNECTED']);
  });
  test('the channel opens -> who is there, which rights, whether paused', () => {
    const told = running().effects.map((effect) =>
      effect.do === 'tell' ? effect.message.type : effect.do,
    );
    assert.deepEqual(told, ['introduce', 'grants', 'paused']);
  });
  test('a wrong answer -> Ended(UNTRUSTED_PEER)', () => {
    const play = given().on(recorded(1), recorded(2), CONNECT);
    const peer = peerOf(play);
    play.on(
      { kind: 'offer-made', peer, sdp: 'v=0', mac: 'bWFj' },
      { kind: 'answer-verified', peer, sdp: 'v=0', genuine: false },
    );
    assert.equal(endOf(play), 'UNTRUSTED_PEER');
  });
  test('stop -> the capture ends before anybody is told', () => {
    const play = running().on({ kind: 'stop' });
    assert.deepEqual(play.did, ['release', 'close-peer', 'testify']);
    assert.deepEqual(play.record.slice(-1), ['ENDED CUSTOMER_STOPPED']);
  });
  test('the browser’s own end of sharing -> withdrawn, and over', () => {
    const play = running().on({ kind: 'withdraw', grant: 'VIEW' });
    assert.deepEqual(play.record.slice(-2), ['WITHDRAWN VIEW', 'ENDED CUSTOMER_STOPPED']);
    assert.equal(endOf(play), 'CUSTOMER_STOPPED');
  });
  test('control is wished -> refused at once, nobody is asked', () => {
    const play = running();
    const wish = { grant: 'CONTROL', id: 0, details: [] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish });
    assert.deepEqual(play.effects, [
      {
        do: 'tell',
        peer: peerOf(play),
        message: { type: 'answer', grant: 'CONTROL', answer: 'REFUSED' },
      },
    ]);
    assert.equal(play.record.length, 3);
  });
  test('pause -> no frame leaves before anything is said; go on -> the other way round', () => {
    const play = running().on({ kind: 'pause', paused: true });
    assert.deepEqual(play.did, ['pause', 'testify', 'tell']);
    play.on({ kind: 'pause', paused: false });
    assert.deepEqual(play.did, ['testify', 'tell', 'pause']);
    assert.deepEqual(play.record.slice(-2), ['PAUSED', 'RESUMED']);
  });
  test('a file is wished, allowed once, committed -> carried out', () => {
    const play = running();
    const wish = { grant: 'FILES_IN', id: 7, details: ['a.txt'] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish });
    play.on({ kind: 'answered', question: question(play), reply: 'allow-once' });
    assert.ok(!play.did.includes('decide'));
    play.on(recorded(5));
    assert.ok(play.effects.some((effect) => effect.do === 'decide' && effect.allowed));
    assert.deepEqual(play.record.slice(-2), ['ASKED FILES_IN', 'GIVEN FILES_IN once']);
  });
  test('three noes to files -> the fourth wish is refused unasked', () => {
    const play = running();
    for (const id of [1, 2, 3]) {
      play.on({ kind: 'wished', peer: peerOf(play), wish: { grant: 'FILES_IN', id, details: [] } });
      play.on({ kind: 'answered', question: question(play), reply: 'refuse' });
    }
    play.on({
      kind: 'wished',
      peer: peerOf(play),
      wish: { grant: 'FILES_IN', id: 4, details: [] },
    });
    assert.deepEqual(play.did, ['tell', 'decide']);
  });
  test('during a pause a wish waits until the customer goes on', () => {
    const play = running().on({ kind: 'pause', paused: true });
    const wish = { grant: 'FILES_IN', id: 1, details: [] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish });
    assert.ok(!play.record.includes('ASKED FILES_IN'));
    play.on({ kind: 'pause', paused: false });
    assert.ok(play.record.includes('ASKED FILES_IN'));
  });
  test('the technician’s page was loaded anew -> only VIEW survives', () => {
    const play = running();
    const wish = { grant: 'FILES_IN', id: 0, details: [] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish });
    play.on({ kind: 'answered', question: question(play), reply: 'allow' });
    play.on(recorded(5), CONNECT);
    assert.deepEqual(play.did, ['close-peer', 'testify', 'testify', 'open-peer', 'timer']);
    assert.deepEqual(play.record.slice(-2), ['RETURNED FILES_IN', 'INTERRUPTED']);
  });
  test('the path breaks and comes back -> both are on record', () => {
    const play = running();
    const peer = peerOf(play);
    play.on({ kind: 'path', peer, path: 'failed' });
    assert.ok(play.did.includes('restart-ice'));
    play.on({ kind: 'path', peer, path: 'connected' });
    assert.deepEqual(play.record.slice(-2), ['INTERRUPTED', 'RESTORED']);
  });
  test('the line is lost and back -> resumes, and repeats what was not committed', () => {
    const play = running().on({ kind: 'line-lost' }, UP);
    assert.deepEqual(play.did, ['send resume', 'testify']);
  });
  test('the line stays away -> Ended(AGENT_LOST)', () => {
    const play = running().on({ kind: 'line-lost' });
    const timer = play.effects.find((effect) => effect.do === 'timer');
    play.on({ kind: 'time-up', timer: timer?.do === 'timer' ? timer.timer : 0 });
    assert.equal(endOf(play), 'AGENT_LOST');
  });
  test('what belongs to an earlier connection -> nothing', () => {
    const play = running();
    assert.deepEqual(play.on({ kind: 'technician-left', peer: peerOf(play) - 1 }).did, []);
  });
  test('the technician ends -> Ended(TECHNICIAN_ENDED)', () => {
    const end: Event = {
      kind: 'server',
      message: { type: 'end', sessionId: ID, reason: 'TECHNICIAN_ENDED' },
    };
    assert.equal(endOf(running().on(end)), 'TECHNICIAN_ENDED');
  });
});

describe('abuse', () => {
  test('reported while it runs -> Ended(ABUSE_REPORTED), said again on a new line until it is noted', () => {
    const play = running().on({ kind: 'report' });
    assert.equal(endOf(play), 'ABUSE_REPORTED');
    assert.ok(play.did.includes('send report-abuse'));
    assert.ok(play.on({ kind: 'line-lost' }, UP).did.includes('send report-abuse'));
    play.on({ kind: 'server', message: { type: 'abuse-noted', sessionId: ID } });
    assert.ok(!play.on({ kind: 'line-lost' }, UP).did.includes('send report-abuse'));
  });
  test('reported afterwards -> said, and the end stays what it was', () => {
    const play = running().on({ kind: 'stop' }, { kind: 'report' });
    assert.deepEqual(play.did, ['send report-abuse']);
    assert.equal(endOf(play), 'CUSTOMER_STOPPED');
  });
});

describe('terminal means terminal', () => {
  const ended = () => running().on({ kind: 'stop' });
  for (const event of [
    CONNECT,
    { kind: 'answered', question: 1, reply: 'allow' },
    { kind: 'pause', paused: true },
    { kind: 'withdraw', grant: 'VIEW' },
    { kind: 'proof-checked', check: CHECK, right: true },
  ] as Event[]) {
    test(`Ended + ${event.kind} -> Ended`, () => {
      const play = ended();
      const { phase } = play.state;
      assert.equal(play.on(event).state.phase, phase);
      assert.deepEqual(play.effects, []);
    });
  }
  test('Ended + a new line -> what was not committed is repeated', () => {
    assert.deepEqual(ended().on({ kind: 'line-lost' }, UP).did, ['testify', 'testify']);
  });
  const checked = (genuine: boolean, sessionId = ID): Event => ({
    kind: 'head-checked',
    sessionId,
    head: HEAD,
    genuine,
  });
  test('Ended + everything committed -> the head is checked before it is shown', () => {
    const play = ended().on(recorded(3));
    assert.deepEqual(play.did, []); // the end is still on its way
    assert.deepEqual(play.on(recorded(4)).did, ['check-head']);
    assert.deepEqual(evidenceOf(play), [undefined, undefined]);
    assert.deepEqual(evidenceOf(play.on(checked(true))), ['FFEF 0000 0000 0000 0000', undefined]);
  });
  test('Ended + a head without its signature -> no check value, but a warning', () => {
    const play = ended().on(recorded(3), recorded(4), checked(true), checked(false));
    assert.deepEqual(evidenceOf(play), [undefined, true]);
  });
  test('Ended + a head of another session -> Ended', () => {
    assert.deepEqual(evidenceOf(ended().on(checked(true, `${ID}0`))), [undefined, undefined]);
  });
});

function evidenceOf({ state: { phase } }: Play): unknown[] {
  return phase.name === 'ended' ? [phase.checkValue, phase.forged] : [];
}

describe('recording', () => {
  type Policy = PasswordCheck['recording'];

  function chosen(recording: Policy): Play {
    const play = joined().on({
      kind: 'proof-checked',
      check: { ...CHECK, recording },
      right: true,
    });
    return play.on({ kind: 'answered', question: question(play), reply: 'allow' });
  }

  function agreed(recording: Policy): Play {
    const play = chosen(recording);
    return play
      .on({ kind: 'answered', question: question(play), reply: 'allow' })
      .on(recorded(1), recorded(2), recorded(3), recorded(4));
  }

  function connected(recording: Policy): Play {
    const play = agreed(recording).on(CONNECT);
    const peer = peerOf(play);
    return play.on(
      { kind: 'offer-made', peer, sdp: 'v=0', mac: 'bWFj' },
      { kind: 'answer-verified', peer, sdp: 'v=0', genuine: true },
      { kind: 'path', peer, path: 'connected' },
      { kind: 'channel', peer, open: true },
    );
  }

  /** Whether frames may leave the page, as the effects say. */
  function blind(play: Play): boolean {
    return play.all.reduce((now, effect) => (effect.do === 'pause' ? effect.paused : now), false);
  }

  test('OFF -> never asked, and an ask of the page is refused', () => {
    const play = running();
    const wish = { grant: 'RECORDING', id: 0, details: [] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish });
    assert.ok(!play.record.some((line) => line.includes('RECORDING')));
  });
  test('ASK + no -> goes on', () => {
    const play = chosen('ASK');
    play.on({ kind: 'answered', question: question(play), reply: 'refuse' });
    assert.equal(play.state.phase.name, 'active');
    assert.equal(blind(play), false);
    assert.deepEqual(play.record.slice(-2), ['ASKED RECORDING', 'REFUSED RECORDING']);
  });
  test('REQUIRED + no -> ended(CONSENT_REFUSED), nothing was ever sent', () => {
    const play = chosen('REQUIRED');
    assert.equal(blind(play), true);
    play.on({ kind: 'answered', question: question(play), reply: 'refuse' });
    const { phase } = play.state;
    assert.equal(phase.name === 'ended' && phase.reason, 'CONSENT_REFUSED');
    assert.ok(!play.all.some((effect) => effect.do === 'open-peer'));
  });
  test('REQUIRED: connect before the second yes is on record -> nothing', () => {
    const play = chosen('REQUIRED').on(recorded(1), recorded(2), CONNECT);
    assert.deepEqual(play.did, []);
  });
  test('REQUIRED: no frame leaves until the page records, nor after it stopped', () => {
    const play = connected('REQUIRED');
    const peer = peerOf(play);
    assert.equal(blind(play), true);
    assert.equal(blind(play.on({ kind: 'recording', peer, running: true })), false);
    assert.equal(blind(play.on({ kind: 'recording', peer, running: false })), true);
    play.on({ kind: 'recording', peer, running: true }, { kind: 'channel', peer, open: false });
    assert.equal(blind(play), true);
  });
  test('REQUIRED: the page is loaded anew -> the right stays, its word does not', () => {
    const play = connected('REQUIRED');
    play.on({ kind: 'recording', peer: peerOf(play), running: true }, CONNECT);
    assert.equal(blind(play), true);
    const { phase } = play.state;
    assert.deepEqual(phase.name === 'active' && phase.grants.inForce, ['VIEW', 'RECORDING']);
  });
  test('REQUIRED + withdrawn -> ended; ASK + withdrawn -> goes on', () => {
    const required = connected('REQUIRED').on({ kind: 'withdraw', grant: 'RECORDING' });
    assert.equal(required.state.phase.name, 'ended');
    const asks = connected('ASK').on({ kind: 'withdraw', grant: 'RECORDING' });
    assert.equal(asks.state.phase.name, 'active');
    assert.equal(asks.record.at(-1), 'WITHDRAWN RECORDING');
  });
});
