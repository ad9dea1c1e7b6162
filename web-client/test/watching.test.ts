import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  closedWith,
  type Over,
  type WatchEvent,
  type Watching,
  watched,
} from '../src/viewer/onlooker/watching.ts';

const CONNECTING: Watching = { name: 'connecting' };
const WAITING: Watching = { name: 'waiting' };
const LOOKING: Watching = { name: 'looking' };
const LOST: Watching = { name: 'lost' };
const OVER: Watching = { name: 'over', reason: 'WITHDRAWN' };

describe('a colleague’s page', () => {
  const steps: [Watching, WatchEvent, Watching][] = [
    [CONNECTING, { kind: 'welcome' }, WAITING],
    [WAITING, { kind: 'connect' }, WAITING],
    [WAITING, { kind: 'picture' }, LOOKING],
    [WAITING, { kind: 'path-lost' }, WAITING],
    [LOOKING, { kind: 'welcome' }, LOOKING],
    [LOOKING, { kind: 'path-lost' }, LOST],
    [LOOKING, { kind: 'connect' }, LOST],
    [LOST, { kind: 'picture' }, LOOKING],
    [LOOKING, { kind: 'over', reason: 'WITHDRAWN' }, OVER],
    [CONNECTING, { kind: 'over', reason: 'WITHDRAWN' }, OVER],
    [OVER, { kind: 'picture' }, OVER],
    [OVER, { kind: 'welcome' }, OVER],
    [OVER, { kind: 'over', reason: 'LEFT' }, OVER],
  ];
  for (const [before, event, after] of steps) {
    test(`${before.name} + ${event.kind} -> ${after.name}`, () => {
      assert.deepEqual(watched(before, event), after);
    });
  }
  test('a line that just broke is tried again', () => {
    for (const code of [1000, 1001, 1006, 1011, 1012, 4408])
      assert.equal(closedWith(code), undefined);
  });
});

const REASONS: Record<Over, true> = {
  WITHDRAWN: true,
  ENDED: true,
  LEFT: true,
  SESSION_OVER: true,
  NOT_ALLOWED: true,
  LOGIN_REQUIRED: true,
  REPLACED: true,
  OLD_PAGE: true,
};

for (const language of ['de', 'en']) {
  test(`${language} has words for every state`, () => {
    const catalogue = readFileSync(
      `../server/src/main/resources/texts/${language}.properties`,
      'utf8',
    );
    const states = ['connecting', 'waiting', 'looking', 'lost'].concat(
      Object.keys(REASONS).map((reason) => `over.${reason}`),
    );
    for (const state of states) {
      assert.ok(catalogue.includes(`\nwatch.${state} = `), state);
      assert.ok(catalogue.includes(`\nwatch.${state}.hint = `), state);
    }
  });
}
