import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerToAgent } from '../src/share/messages.ts';
import type { Event, State } from '../src/share/state.ts';
import {
  CHECK,
  CONNECT,
  endOf,
  given,
  HEAD,
  ID,
  NUMBER,
  type Play,
  peerOf,
  question,
  recorded,
  running,
  UP,
} from './share-play.ts';

const PIA = 'Pia Prüfer';
const OTHER = '5d1c3a70-0c57-4d0e-8f0e-2b7a6f0c1d22';
const NEXT = '555666777';

function server(message: ServerToAgent): Event {
  return { kind: 'server', message };
}

const HAND_OVER = server({ type: 'hand-over', sessionId: ID, technician: PIA });
const LOOK_ON = server({ type: 'look-on', sessionId: ID, technician: PIA });
const GONE = server({ type: 'onlooker-gone', sessionId: ID });
const HANDED_OVER = server({ type: 'end', sessionId: ID, reason: 'HANDED_OVER' });
const PICKED_UP = server({ type: 'picked-up', technician: PIA, number: NEXT });

function yes(play: Play, reply: 'allow' | 'allow-once' | 'refuse' = 'allow'): Play {
  return play.on({ kind: 'answered', question: question(play), reply });
}

/** Everything that was testified is committed. */
function committed(play: Play): Play {
  return play.on(...play.state.ledger.map(({ seq }) => recorded(seq)));
}

function inForce({ state: { phase } }: Play): readonly string[] {
  return phase.name === 'active' ? phase.grants.inForce : [];
}

function onlooker({ state: { phase } }: Play): string | undefined {
  return phase.name === 'active' ? phase.grants.onlooker : undefined;
}

function open({ state: { phase } }: Play): unknown {
  return phase.name === 'active' ? phase.asking.open?.wish : undefined;
}

function told(play: Play): unknown[] {
  return play.effects.filter((effect) => effect.do === 'tell').map(({ message }) => message);
}

for (const [what, message, grant] of [
  ['hand-over', HAND_OVER, 'HANDOVER'],
  ['look-on', LOOK_ON, 'ONLOOKER'],
] as const) {
  describe(`a colleague: ${what}`, () => {
    test('Active -> the name on record, then asked with that name', () => {
      const play = running().on(message);
      assert.deepEqual(play.record.slice(-2), [`COLLEAGUE_NAMED ${PIA}`, `ASKED ${grant}`]);
      const id = grant === 'HANDOVER' ? -1 : 0;
      assert.deepEqual(open(play), { grant, id, details: [PIA] });
    });
    test('asked + no -> REFUSED, and the session goes on as it was', () => {
      const play = yes(running().on(message), 'refuse');
      assert.equal(play.record.at(-1), `REFUSED ${grant}`);
      assert.deepEqual(inForce(play), ['VIEW']);
    });
    test('three noes -> the fourth is refused unasked, and nobody is named', () => {
      const play = running();
      for (let i = 0; i < 3; i++) yes(play.on(message), 'refuse');
      const before = play.record.length;
      assert.deepEqual(told(play.on(message)), [{ type: 'answer', grant, answer: 'REFUSED' }]);
      assert.equal(play.record.length, before);
    });
    test('during a pause -> waits, and is asked when the customer goes on', () => {
      const play = running().on({ kind: 'pause', paused: true }, message);
      assert.equal(play.record.at(-1), 'PAUSED');
      play.on({ kind: 'pause', paused: false });
      assert.equal(play.record.at(-1), `ASKED ${grant}`);
    });
    test('the technician’s page asks by itself -> refused: only the server can say who', () => {
      const play = running();
      play.on({ kind: 'wished', peer: peerOf(play), wish: { grant, id: 0, details: [] } });
      assert.deepEqual(told(play), [{ type: 'answer', grant, answer: 'REFUSED' }]);
      assert.equal(open(play), undefined);
    });
    for (const [why, sessionId, technician] of [
      ['of another session', OTHER, PIA],
      ['without a name', ID, ' '],
      ['with a name that turns around', ID, 'Pia\u202Eanna'],
      ['with an endless name', ID, 'x'.repeat(201)],
    ] as const) {
      test(`${why} -> nothing`, () => {
        const play = running().on(server({ type: what, sessionId, technician }));
        assert.equal(open(play), undefined);
        assert.equal(play.record.at(-1), 'CONNECTED');
      });
    }
    test('Asked, before anything is shown -> nothing', () => {
      assert.equal(open(given().on({ kind: 'stop' }).on(message)), undefined);
    });
  });
}

describe('a handover', () => {
  function agreed(): Play {
    return committed(yes(running().on(HAND_OVER), 'allow-once'));
  }
  function handedOver(): Play {
    return agreed().on(HANDED_OVER);
  }
  function joinedAgain(): Play {
    return handedOver().on(PICKED_UP, server({ type: 'joined', number: NEXT, technician: PIA }), {
      kind: 'password-made',
      number: NEXT,
      salt: 'c2FsdA',
      iterations: 200_000,
    });
  }
  function askedAgain(): Play {
    const check = { ...CHECK, sessionId: OTHER, technician: PIA };
    return joinedAgain().on({ kind: 'proof-checked', check, right: true });
  }

  for (const reply of ['allow', 'allow-once'] as const) {
    test(`asked + ${reply} -> GIVEN once, every right as it was: the server ends the session`, () => {
      const play = committed(yes(running().on(HAND_OVER), reply));
      assert.equal(play.record.at(-1), 'GIVEN HANDOVER once');
      assert.deepEqual(inForce(play), ['VIEW']);
    });
  }
  test('agreed + end -> Ended(HANDED_OVER), the capture goes first', () => {
    const play = handedOver();
    assert.equal(endOf(play), 'HANDED_OVER');
    assert.equal(play.did[0], 'release');
    assert.equal(play.record.at(-1), 'ENDED HANDED_OVER');
  });
  test('Ended(HANDED_OVER) + picked-up -> Joining, by itself', () => {
    const play = handedOver().on(PICKED_UP);
    assert.deepEqual(play.state.phase, { name: 'joining', number: NEXT, colleague: PIA });
    assert.deepEqual(play.did, ['send join']);
  });
  test('picked-up by somebody else, without a yes, or in a running session -> nothing', () => {
    const other = server({ type: 'picked-up', technician: 'Max', number: NEXT });
    assert.equal(endOf(handedOver().on(other)), 'HANDED_OVER');
    assert.equal(endOf(running().on(HANDED_OVER, PICKED_UP)), 'HANDED_OVER');
    assert.equal(endOf(agreed().on({ kind: 'stop' }, PICKED_UP)), 'CUSTOMER_STOPPED');
    assert.deepEqual(agreed().on(PICKED_UP).did, []);
    assert.equal(endOf(handedOver().on({ kind: 'report' }, PICKED_UP)), 'HANDED_OVER');
  });
  test('a yes that is not on record -> nobody takes over', () => {
    const play = yes(running().on(HAND_OVER), 'allow-once').on(HANDED_OVER, PICKED_UP);
    assert.equal(endOf(play), 'HANDED_OVER');
  });
  test('the colleague’s session begins with a question, and with no right', () => {
    const play = askedAgain();
    const { phase } = play.state;
    assert.equal(phase.name, 'asked');
    assert.equal(phase.name === 'asked' && phase.session.who.technician, PIA);
    yes(play).on(
      server({ type: 'recorded', sessionId: OTHER, seq: 1, head: HEAD }),
      server({ type: 'recorded', sessionId: OTHER, seq: 2, head: HEAD }),
    );
    assert.deepEqual(inForce(play), ['VIEW']);
  });
  test('Joined + a new line -> the colleague’s number is said again', () => {
    const play = joinedAgain().on({ kind: 'line-lost' }, UP);
    assert.deepEqual(play.did.slice(-1), ['send join']);
    assert.deepEqual(play.state.phase, { name: 'joining', number: NEXT, colleague: PIA });
  });
  for (const [what, event] of [
    ['not-joined', server({ type: 'not-joined', number: NEXT, reason: 'TECHNICIAN_AWAY' })],
    ['stop', { kind: 'stop' } as Event],
  ] as const) {
    test(`Joining + ${what} -> back to the end of the session, and nobody can take over any more`, () => {
      const play = handedOver().on(PICKED_UP, event);
      assert.equal(endOf(play), 'HANDED_OVER');
      assert.deepEqual(play.state.earlier, []);
      assert.deepEqual(play.on(PICKED_UP).did, []);
    });
  }
  test('what comes late of the first session -> kept for the customer', () => {
    const report = 'AbCdEfGhIjKlMnOpQrStUv';
    const play = askedAgain();
    const end = play.state.ledger.find(({ kind }) => kind === 'ENDED');
    play.on(recorded(end?.seq ?? 0));
    assert.ok(play.did.includes('check-head'));
    play.on(
      { kind: 'head-checked', sessionId: ID, head: HEAD, genuine: true },
      server({ type: 'session-report', sessionId: ID, token: report }),
    );
    const [first] = play.state.earlier;
    assert.equal(first?.report, report);
    assert.equal(first?.checkValue, 'FFEF 0000 0000 0000 0000');
    assert.equal(play.state.phase.name, 'asked');
  });
  test('Joining(the customer’s own number) + stop -> Start, as ever', () => {
    const play = running().on({ kind: 'stop' }, { kind: 'join', number: NUMBER }, { kind: 'stop' });
    assert.deepEqual(play.state.phase satisfies State['phase'], { name: 'start' });
  });
});

describe('a colleague who looks on', () => {
  function looking(): Play {
    return committed(yes(running().on(LOOK_ON)));
  }
  test('asked + yes -> in force once it is on record, and the page names the colleague', () => {
    const play = yes(running().on(LOOK_ON));
    assert.equal(play.record.at(-1), 'GIVEN ONLOOKER');
    assert.deepEqual(inForce(play), ['VIEW']);
    committed(play);
    assert.deepEqual(inForce(play), ['VIEW', 'ONLOOKER']);
    assert.equal(onlooker(play), PIA);
    assert.deepEqual(told(play), [{ type: 'grants', grants: ['VIEW', 'ONLOOKER'] }]);
  });
  test('the customer takes it back -> WITHDRAWN; the page hears it, the view stays', () => {
    const play = looking().on({ kind: 'withdraw', grant: 'ONLOOKER' });
    assert.equal(play.record.at(-1), 'WITHDRAWN ONLOOKER');
    assert.equal(onlooker(play), undefined);
    assert.deepEqual(told(play), [{ type: 'grants', grants: ['VIEW'] }]);
  });
  test('without the server the customer takes it back -> the page hears it all the same', () => {
    const play = looking().on({ kind: 'line-lost' }, { kind: 'withdraw', grant: 'ONLOOKER' });
    assert.deepEqual(told(play), [{ type: 'grants', grants: ['VIEW'] }]);
  });
  test('onlooker-gone, or given back by the page -> RETURNED, once', () => {
    assert.equal(looking().on(GONE).record.at(-1), 'RETURNED ONLOOKER');
    const play = looking();
    play.on({ kind: 'returned', peer: peerOf(play), grant: 'ONLOOKER' });
    const before = play.record.length;
    assert.equal(play.record.at(-1), 'RETURNED ONLOOKER');
    assert.equal(play.on(GONE).record.length, before);
  });
  test('asked + onlooker-gone -> the question closes, and a late yes counts for nothing', () => {
    const play = running().on(LOOK_ON);
    const late = question(play);
    play.on(GONE, { kind: 'answered', question: late, reply: 'allow' });
    assert.equal(open(play), undefined);
    assert.deepEqual(inForce(committed(play)), ['VIEW']);
  });
  test('a file asked + look-on, onlooker-gone -> asked for nothing but the file', () => {
    const play = running();
    const wish = { grant: 'FILES_IN', id: 3, details: ['a.txt'] } as const;
    play.on({ kind: 'wished', peer: peerOf(play), wish }, LOOK_ON, GONE);
    yes(play, 'refuse');
    assert.equal(play.record.at(-1), 'REFUSED FILES_IN');
    assert.equal(open(play), undefined);
  });
  test('look-on for another -> the first one’s ends, and the customer is asked', () => {
    const play = looking().on(server({ type: 'look-on', sessionId: ID, technician: 'Max Muster' }));
    assert.deepEqual(inForce(play), ['VIEW']);
    assert.deepEqual(play.record.slice(-3), [
      'RETURNED ONLOOKER',
      'COLLEAGUE_NAMED Max Muster',
      'ASKED ONLOOKER',
    ]);
  });
  test('the technician’s page was loaded anew -> RETURNED', () => {
    assert.deepEqual(inForce(looking().on(CONNECT)), ['VIEW']);
  });
  test('handed over meanwhile -> nobody looks on at the end', () => {
    const play = committed(yes(looking().on(HAND_OVER), 'allow-once')).on(HANDED_OVER);
    assert.equal(endOf(play), 'HANDED_OVER');
    assert.equal(onlooker(play), undefined);
  });
});
