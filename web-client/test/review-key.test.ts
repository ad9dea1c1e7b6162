import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshKey, unwrapKey, wrapKey } from '../src/recording/keys.ts';
import {
  codeOf,
  fingerprint,
  ITERATIONS,
  makeReviewKey,
  unlock,
} from '../src/review/review-key.ts';
import { commandOf, SPEEDS, speedAfter } from '../src/review/shortcuts.ts';
import { momentIn, neighbour, sourceSwitches, spansOf } from '../src/review/time-bar.ts';

const PASSPHRASE = 'Übermut tut selten gut';

describe('review keys', () => {
  test('passphrase and recovery code open it, nothing else does', async () => {
    const made = await makeReviewKey(PASSPHRASE);
    const { lockedKey, publicKey, recoveryCode } = made;
    assert.equal(JSON.parse(lockedKey).iterations, 600_000);
    assert.equal(ITERATIONS, 600_000);
    assert.ok(await unlock(lockedKey, publicKey, PASSPHRASE));
    assert.ok(await unlock(lockedKey, publicKey, PASSPHRASE.normalize('NFD')));
    const typed = recoveryCode.toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o');
    assert.ok(await unlock(lockedKey, publicKey, typed));
    assert.equal(await unlock(lockedKey, publicKey, `${PASSPHRASE}!`), undefined);
    const other = recoveryCode.startsWith('A') ? 'B' : 'A';
    assert.equal(await unlock(lockedKey, publicKey, other + recoveryCode.slice(1)), undefined);
    const elses = await makeReviewKey('somebody else’s');
    assert.equal(await unlock(lockedKey, elses.publicKey, PASSPHRASE), undefined);
    assert.match(await fingerprint(publicKey), /^([0-9a-f]{4} ){4}[0-9a-f]{4}$/);
    assert.ok(!lockedKey.includes(recoveryCode.slice(0, 4)));
  });

  test('a recording’s key is handed on by who can open it', async () => {
    const [anna, ben] = [
      await makeReviewKey('Anna Anna Anna'),
      await makeReviewKey('Ben Ben Ben Ben'),
    ];
    const review = { id: 1, name: 'Anna', publicKey: anna.publicKey };
    const { wrapped } = await freshKey([review]);
    const annas = await unlock(anna.lockedKey, anna.publicKey, 'Anna Anna Anna');
    const bens = await unlock(ben.lockedKey, ben.publicKey, 'Ben Ben Ben Ben');
    assert.ok(annas && bens && wrapped[0]);
    await assert.rejects(unwrapKey(bens, wrapped[0].wrapped));
    const key = await unwrapKey(annas, wrapped[0].wrapped, true);
    assert.ok(await unwrapKey(bens, await wrapKey(key, ben.publicKey)));
  });

  test('codes as people type them', () => {
    const code = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    assert.equal(codeOf('0123 4567 89ab cdef ghjk mnpq rstv wxyz'), code);
    assert.equal(codeOf('OI23-4567 89AB CDEF GHJK MNPQ RSTV WXYZ'), code);
    assert.equal(codeOf('0123 4567'), undefined);
    assert.equal(codeOf(`${code.slice(0, 31)}!`), undefined);
  });
});

describe('keys of the player', () => {
  const pressed = (key: string, more = {}) =>
    commandOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });
  test('as in other players', () => {
    assert.deepEqual(pressed(' '), { kind: 'toggle' });
    assert.deepEqual(pressed('K'), { kind: 'toggle' });
    assert.deepEqual(pressed('j'), { kind: 'by', ms: -10_000 });
    assert.deepEqual(pressed('ArrowRight'), { kind: 'by', ms: 5_000 });
    assert.deepEqual(pressed('7'), { kind: 'to', part: 0.7 });
    assert.deepEqual(pressed('?'), { kind: 'help' });
  });
  test('with Ctrl, or unknown -> the browser’s', () => {
    assert.equal(pressed('l', { ctrlKey: true }), undefined);
    assert.equal(pressed('x'), undefined);
    assert.equal(pressed('constructor'), undefined);
  });
  test('faster and slower within what there is', () => {
    assert.deepEqual(
      SPEEDS.map((speed) => speedAfter(speed, 1)),
      [1, 1.5, 2, 4, 8, 8],
    );
    assert.deepEqual(
      SPEEDS.map((speed) => speedAfter(speed, -1)),
      [0.5, 0.5, 1, 1.5, 2, 4],
    );
  });
});

describe('the time bar', () => {
  const event = (time: number, type: string, fields = {}) => ({ time, type, fields });
  test('pauses, interruptions, gaps; what never ends lasts to the end', () => {
    const spans = spansOf(
      [
        event(1_000, 'paused', { paused: true }),
        event(1_500, 'paused', { paused: true }),
        event(3_000, 'paused', { paused: false }),
        event(4_000, 'interrupted'),
        event(5_000, 'restored'),
        event(7_000, 'gap', { from: 6_000, to: 7_000, why: 'line' }),
        event(9_000, 'interrupted'),
      ],
      10_000,
      [
        { from: 9_500, to: 60_000 },
        { from: 10_200, to: 14_000 },
      ],
    );
    assert.deepEqual(
      spans.map(({ kind, from, to }) => `${kind} ${from} ${to}`),
      [
        'paused 1000 3000',
        'interrupted 4000 5000',
        'gap 6000 7000',
        'interrupted 9000 10000',
        'gap 9500 10000',
        'gap 10000 10000', // behind the end: the page was gone
      ],
    );
  });
  test('another monitor or window -> a switch; the first one is none', () => {
    const events = [
      event(0, 'screens', { shown: 'a' }),
      event(0, 'sharing', { extent: 'MONITOR', title: 'x' }),
      event(10, 'screens', { shown: 'a', screens: [1] }),
      event(20, 'screens', { shown: 'b' }),
      event(30, 'sharing', { extent: 'PROGRAM', title: 'y' }),
    ];
    assert.deepEqual(sourceSwitches(events), [20, 30]);
  });
  test('events of the session within the recording', () => {
    const recording = { startedAt: 1_000_000, ms: 60_000 };
    assert.equal(momentIn(1_030_000, recording), 30_000);
    assert.equal(momentIn(999_500, recording), 0);
    assert.equal(momentIn(900_000, recording), undefined);
    assert.equal(momentIn(1_070_000, recording), undefined);
    assert.equal(neighbour([30, 10_000, 20_000], 10_000, 1), 20_000);
    assert.equal(neighbour([30, 10_000, 20_000], 10_000, -1), 30);
  });
});
