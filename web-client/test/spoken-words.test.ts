import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { WordsToTechnician } from '../src/viewer/messages.ts';
import { Exchange } from '../src/viewer/words/exchange.ts';
import { fingerprintIn, fingerprintsOf } from '../src/viewer/words/fingerprints.ts';
import { commitmentTo, newNonce, spokenWords } from '../src/viewer/words/spoken-words.ts';
import { FakeChannel, FakeConnection, until } from './fakes.ts';

interface Vector {
  language: string;
  agentNonce: string;
  pageNonce: string;
  agentFingerprint: string;
  pageFingerprint: string;
  commitment: string;
  words: string[];
}

const ENDS = { agent: '0a'.repeat(32), page: '0b'.repeat(32) };
const AGENT_NONCE = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const OTHER_NONCE = 'BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const GOLDEN: Vector[] = JSON.parse(
  readFileSync('../protocol/src/test/resources/golden/spoken-words.json', 'utf8'),
);

for (const vector of GOLDEN) {
  test(`spoken-words.json: ${vector.words.join(' ')} are the words of Java`, async () => {
    const { language, agentNonce, pageNonce } = vector;
    const ends = { agent: vector.agentFingerprint, page: vector.pageFingerprint };
    assert.equal(await commitmentTo(agentNonce), vector.commitment);
    assert.deepEqual(await spokenWords(language, agentNonce, pageNonce, ends), vector.words);
  });
}

describe('exchange', () => {
  test('committed + the nonce of the commitment -> the words of both nonces', async () => {
    const { channel, exchange } = begin(ENDS);
    await commit(channel, AGENT_NONCE);
    say(channel, { type: 'reveal', nonce: AGENT_NONCE });
    await until(() => exchange.check.name === 'words');
    const words = await spokenWords('de', AGENT_NONCE, sentNonce(channel), ENDS);
    assert.deepEqual(exchange.check, { name: 'words', language: 'de', words });
  });
  test('committed + another nonce than was committed to -> caught', async () => {
    const { channel, exchange } = begin(ENDS);
    await commit(channel, AGENT_NONCE);
    say(channel, { type: 'reveal', nonce: OTHER_NONCE });
    await until(() => exchange.check.name === 'caught');
  });
  test('committed + another commitment -> caught', async () => {
    const { channel, exchange } = begin(ENDS);
    await commit(channel, AGENT_NONCE);
    say(channel, { type: 'commit', language: 'de', commitment: await commitmentTo(OTHER_NONCE) });
    await until(() => exchange.check.name === 'caught');
  });
  test('waiting + a nonce without commitment -> caught', async () => {
    const { channel, exchange } = begin(ENDS);
    say(channel, { type: 'reveal', nonce: AGENT_NONCE });
    await until(() => exchange.check.name === 'caught');
    assert.deepEqual(channel.sent, []);
  });
  test('words + a second nonce -> caught, the words are gone', async () => {
    const { channel, exchange } = begin(ENDS);
    await commit(channel, AGENT_NONCE);
    say(channel, { type: 'reveal', nonce: AGENT_NONCE });
    say(channel, { type: 'reveal', nonce: AGENT_NONCE });
    await until(() => exchange.check.name === 'caught');
  });
  test('words + judged the same -> agreed, and the agent hears it', async () => {
    const { channel, exchange } = begin(ENDS);
    await commit(channel, AGENT_NONCE);
    say(channel, { type: 'reveal', nonce: AGENT_NONCE });
    await until(() => exchange.check.name === 'words');
    exchange.judge(true);
    assert.equal(exchange.check.name, 'agreed');
    assert.deepEqual(channel.sent.at(-1), { type: 'verdict', same: true });
  });
  test('waiting + commit without fingerprints -> impossible, no nonce goes out', async () => {
    const { channel, exchange } = begin();
    say(channel, { type: 'commit', language: 'de', commitment: await commitmentTo(AGENT_NONCE) });
    await until(() => exchange.check.name === 'impossible');
    assert.deepEqual(channel.sent, []);
  });
  test('what is no message -> nothing changes', async () => {
    const { channel, exchange } = begin(ENDS);
    channel.onmessage?.({ data: '{"type":"commit"}' });
    channel.onmessage?.({ data: new ArrayBuffer(3) });
    await commit(channel, AGENT_NONCE);
    assert.equal(exchange.check.name, 'committed');
  });
  test('every nonce is new', () => {
    assert.notEqual(newNonce(), newNonce());
    assert.match(newNonce(), /^[A-Za-z0-9_-]{43}$/);
  });
});

describe('fingerprints', () => {
  const sdp = (byte: string) =>
    `v=0\r\na=fingerprint:sha-256 ${Array(32).fill(byte).join(':')}\r\n`;

  test('the agent’s is of the certificate that was presented, not of the offer', async () => {
    const connection = new FakeConnection();
    connection.localDescription = { sdp: sdp('0B') };
    connection.remoteDescription = { sdp: sdp('0A') };
    const presented = new TextEncoder().encode('certificate').buffer;
    connection.sctp = { transport: { getRemoteCertificates: () => [presented] } };
    assert.deepEqual(await fingerprintsOf(connection), {
      agent: '03d66dd08835c1ca3f128cceacd1f31ac94163096b20f445ae84285bc0832d72',
      page: ENDS.page,
    });
  });
  test('a browser that does not show the certificate -> the offer’s, which it was held to', async () => {
    const connection = new FakeConnection();
    connection.localDescription = { sdp: sdp('0B') };
    connection.remoteDescription = { sdp: sdp('0A') };
    assert.deepEqual(await fingerprintsOf(connection), ENDS);
  });
  test('another hash than SHA-256, or none -> none', async () => {
    assert.equal(fingerprintIn('a=fingerprint:sha-1 00:11\r\n'), undefined);
    assert.equal(fingerprintIn(undefined), undefined);
    assert.equal(await fingerprintsOf(new FakeConnection()), undefined);
  });
});

function begin(ends?: typeof ENDS) {
  const channel = new FakeChannel('words');
  const exchange = new Exchange(
    channel,
    async () => ends,
    () => {},
  );
  return { channel, exchange };
}

function say(channel: FakeChannel, message: WordsToTechnician): void {
  channel.onmessage?.({ data: JSON.stringify(message) });
}

async function commit(channel: FakeChannel, nonce: string): Promise<void> {
  say(channel, { type: 'commit', language: 'de', commitment: await commitmentTo(nonce) });
  await until(() => channel.sent.length === 1);
}

function sentNonce(channel: FakeChannel): string {
  const [first] = channel.sent as unknown as [{ type: string; nonce: string }];
  assert.equal(first.type, 'nonce');
  return first.nonce;
}
