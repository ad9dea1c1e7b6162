import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { COMBINATIONS } from '../src/viewer/key-combinations.ts';
import { digitsOf, grouped, passwordOf } from '../src/viewer/machine-id.ts';
import { readStatistics } from '../src/viewer/statistics.ts';

const CATALOGUES = '../server/src/main/resources/texts';

describe('catalogues', () => {
  const used = usedKeys();
  test('the script uses keys', () => {
    assert.ok(used.size > 50, `${used.size} keys`);
  });
  for (const file of ['de.properties', 'en.properties']) {
    test(`${file} has every key that the script uses`, () => {
      const has = keysOf(file);
      assert.deepEqual(
        [...used].filter((key) => !has.has(key)),
        [],
      );
    });
  }
});

describe('catalogues of the customer’s page', () => {
  const sources = readdirSync('src/ui/share')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/ui/share/${name}`, 'utf8'))
    .join('\n');
  const protocol = readFileSync('target/generated/protocol.ts', 'utf8');
  const used = new Set([...sources.matchAll(/'(share\.[\w.]+)'/g)].map(([, key]) => key ?? ''));
  for (const reason of constants(protocol, 'EndReason')) used.add(`share.end.${reason}`);
  for (const reason of constants(protocol, 'JoinRefusal')) used.add(`share.failure.${reason}`);
  for (const problem of ['nothing', 'denied', 'missing', 'busy', 'terms'])
    used.add(`share.problem.${problem}`);
  for (const way of ['screen', 'camera'])
    for (const what of ['before', 'wants']) used.add(`share.question.${what}.${way}`);
  for (const state of ['asked', 'running']) used.add(`share.files.${state}`);
  for (const file of ['de.properties', 'en.properties']) {
    test(`${file} has every key that the page uses`, () => {
      const has = keysOf(file);
      assert.deepEqual(
        [...used].filter((key) => !has.has(key)),
        [],
      );
    });
  }
});

describe('what people type', () => {
  for (const typed of [
    '123456789',
    '123 456 789',
    ' 123-456-789 ',
    'ID: 123.456.789',
    '1234567890',
  ]) {
    test(`${typed} -> 123 456 789`, () => {
      assert.equal(grouped(digitsOf(typed)), '123 456 789');
    });
  }
  test('no space at the end while typing', () => {
    assert.deepEqual(['123', '1234', ''].map(grouped), ['123', '123 4', '']);
  });
  test('a password in small letters with hyphens -> groups of capitals', () => {
    assert.equal(grouped(passwordOf('kxr-47m uz8')), 'KXR 47M UZ8');
  });
});

describe('statistics', () => {
  test('a report of a browser -> codec, frames, path', () => {
    const entries = [
      { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
      { id: 'P', type: 'candidate-pair', currentRoundTripTime: 0.012, localCandidateId: 'L' },
      { id: 'L', type: 'local-candidate', candidateType: 'relay' },
      { id: 'C', type: 'codec', mimeType: 'video/AV1' },
      {
        id: 'V',
        type: 'inbound-rtp',
        kind: 'video',
        codecId: 'C',
        framesPerSecond: 27,
        packetsReceived: 100,
        jitterBufferDelay: 0.5,
        jitterBufferEmittedCount: 50,
      },
    ];
    const statistics = readStatistics(entries);
    assert.equal(statistics.codec, 'AV1');
    assert.equal(statistics.framesPerSecond, 27);
    assert.equal(statistics.packetsReceived, 100);
    assert.equal(statistics.packetsLost, 0);
    assert.equal(statistics.jitterBufferMs, 10);
    assert.equal(statistics.roundTripMs, 12);
    assert.equal(statistics.relayed, true);
  });
  test('an empty report -> zeros', () => {
    const { codec, framesPerSecond, relayed } = readStatistics([]);
    assert.deepEqual(
      { codec, framesPerSecond, relayed },
      {
        codec: '',
        framesPerSecond: 0,
        relayed: false,
      },
    );
  });
});

/** Every key that stands in the sources, and every key that they make of a constant. */
function usedKeys(): Set<string> {
  const sources = readdirSync('src/ui')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/ui/${name}`, 'utf8'))
    .join('\n');
  const keys = new Set([...sources.matchAll(/'(console\.[\w.]+)'/g)].map(([, key]) => key ?? ''));
  const protocol = readFileSync('target/generated/protocol.ts', 'utf8');
  for (const reason of constants(protocol, 'EndReason')) keys.add(`console.end.${reason}`);
  for (const code of constants(protocol, 'FailureCode')) keys.add(`failure.${code}`);
  for (const key of ['console.end.UNKNOWN', 'failure.LINK_LOST']) keys.add(key);
  for (const step of ['computer', 'password', 'consent', 'picture'])
    keys.add(`console.step.${step}`);
  for (const station of ['page', 'download', 'program', 'consent'])
    keys.add(`console.guide.${station}`);
  for (const place of ['told', 'page', 'download', 'browser', 'joined', 'asked', 'no', 'given'])
    keys.add(`console.say.${place}`);
  for (const quality of constants(protocol, 'PictureQuality'))
    keys.add(`console.quality.${quality}`);
  for (const fact of ['size', 'path', 'frames', 'rate', 'answer', 'way'])
    keys.add(`console.connection.${fact}`);
  for (const state of ['view', 'asking', 'held', 'waits', 'paused'])
    keys.add(`console.control.state.${state}`);
  for (const extent of constants(protocol, 'Extent')) keys.add(`console.source.${extent}`);
  for (const grant of constants(protocol, 'Grant')) keys.add(`console.right.${grant}`);
  for (const state of ['none', 'asking', 'held', 'once', 'refused', 'expired', 'withdrawn', 'each'])
    keys.add(`console.right.state.${state}`);
  for (const outcome of [...constants(protocol, 'Outcome'), 'LOST'])
    for (const way of ['put', 'fetch']) keys.add(`console.clipboard.${way}.${outcome}`);
  for (const what of ['asked', 'ready', 'notAllowed', 'offer', 'click', 'fetched'])
    keys.add(`console.clipboard.say.${what}`);
  for (const key of [
    'in',
    'in.what',
    'out',
    'out.what',
    'put',
    'fetch',
    'copy',
    'cancel',
    'unreadHere',
  ])
    keys.add(`console.clipboard.${key}`);
  for (const state of ['none', 'asking', 'held', 'once', 'refused', 'expired', 'withdrawn'])
    keys.add(`console.clipboard.state.${state}`);
  for (const state of ['waiting', 'delivered', 'refused']) keys.add(`console.chat.${state}`);
  for (const what of [
    'pointer',
    'pen',
    'arrow',
    'box',
    'flash',
    ...constants(protocol, 'InkColour'),
  ])
    keys.add(`console.ink.${what}`);
  keys.add('console.dock.ink');
  for (const end of constants(protocol, 'TransferEnd')) keys.add(`console.files.end.${end}`);
  for (const reason of constants(protocol, 'SkipReason')) keys.add(`console.files.skip.${reason}`);
  for (const state of ['asked', 'choosing', 'interrupted'])
    keys.add(`console.files.state.${state}`);
  for (const what of ['ask', 'back']) keys.add(`console.right.${what}`);
  for (const name of Object.keys(COMBINATIONS))
    if (name !== 'backspace' && name !== 'enter') keys.add(`console.keys.${name}`);
  const failures = readFileSync('src/recording/worker-messages.ts', 'utf8').split(
    'export type RecordingFailure =',
  )[1];
  for (const [, why] of failures?.matchAll(/\| '(\w+)'/g) ?? [])
    keys.add(`console.recording.failed.${why}`);
  for (const [, drawer] of sources.matchAll(/readonly name = '(\w+)';/g))
    keys.add(`console.dock.${drawer}`);
  return keys;
}

function constants(protocol: string, name: string): string[] {
  const type = protocol.match(new RegExp(`export type ${name} = ([^;]+);`))?.[1];
  assert.ok(type, `${name} is generated`);
  return [...type.matchAll(/"(\w+)"/g)].map(([, constant]) => constant ?? '');
}

function keysOf(file: string): Set<string> {
  const lines = readFileSync(`${CATALOGUES}/${file}`, 'utf8').split('\n');
  return new Set(lines.map((line) => line.match(/^([\w.]+) = \S/)?.[1] ?? ''));
}
