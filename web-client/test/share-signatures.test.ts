import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { isGenuine } from '../src/share/head.ts';
import { machineKeyOf, makeMachineKey } from '../src/share/machine-key.ts';
import type { Head, SessionEvent } from '../src/share/messages.ts';
import { Notary } from '../src/share/notary.ts';
import {
  chainAfter,
  chainStart,
  checkValue,
  eventBytes,
  instant,
  proofBytes,
} from '../src/share/signed-bytes.ts';

interface Golden {
  privateKey: string;
  publicKey: string;
  proof: { publicUrl: string; nonce: string; text: string; signature: string };
  events: { event: SessionEvent; text: string; signature: string; after: string }[];
  chain: { note: { link: string }; head: Head; checkValue: string };
}

const golden: Golden = JSON.parse(
  readFileSync('../protocol/src/test/resources/golden/signatures.json', 'utf8'),
);

for (const { event, text, signature, after } of golden.events) {
  test(`event ${event.seq} ${event.kind} has the bytes and the signature of Java`, async () => {
    const bytes = await eventBytes(event);
    assert.equal(Buffer.from(bytes).toString('utf8'), text);
    assert.equal(await (await goldenKey()).sign(bytes), signature);
    assert.equal(await chainAfter(bytes, signature), after);
    const before = golden.events[event.seq - 2];
    const start = await chainStart(event.sessionId, event.nonce);
    assert.equal(event.previous, before?.after ?? start);
  });
}

test('the check value has the form of Java', () => {
  assert.equal(checkValue(golden.chain.note.link), golden.chain.checkValue);
});

describe('the head of a record', () => {
  const session = golden.events[0]?.event.sessionId ?? '';
  const { head } = golden.chain;
  test('signed by Java is genuine', async () => assert.ok(await isGenuine(session, head)));
  for (const [what, other] of Object.entries({
    position: { ...head, position: head.position + 1 },
    link: { ...head, link: golden.chain.note.link.replace(/^Z/, 'Y') },
    'a longer link': { ...head, link: `${head.link}A` },
    moment: { ...head, at: '2026-11-22T08:15:34.000002Z' },
    key: { ...head, key: golden.events[0]?.after ?? '' },
    'no key': { ...head, key: '' },
    signature: { ...head, signature: head.signature.replace(/^4/, '5') },
    'no signature': { ...head, signature: '' },
    'what is no base64url': { ...head, signature: '§'.repeat(86) },
  })) {
    test(`${what} -> not genuine`, async () =>
      assert.equal(await isGenuine(session, other), false));
  }
  test('of another session -> not genuine', async () => {
    assert.equal(await isGenuine(session.replace(/^./, 'f'), head), false);
  });
});

test('the notary binds each event to the one before, and signs none twice', async () => {
  const notary = new Notary(await goldenKey());
  const facts = golden.events.map(({ event: { salt: _, previous: __, ...fact } }) => fact);
  const all = await Promise.all(facts.map((fact) => notary.sign(fact)));
  let previous = await chainStart(golden.events[0]?.event.sessionId ?? '', 'bm9uY2U');
  for (const { event, signature } of all) {
    assert.equal(event.previous, previous);
    previous = await chainAfter(await eventBytes(event), signature);
  }
  assert.equal(new Set(all.map(({ event }) => event.salt)).size, all.length);
  for (const [i, fact] of facts.entries()) assert.equal(await notary.sign(fact), all[i]);
});

test('the proof of the machine key has the bytes and the signature of Java', async () => {
  const { publicUrl, nonce, text, signature } = golden.proof;
  const bytes = proofBytes(publicUrl, nonce, golden.publicKey);
  assert.equal(Buffer.from(bytes).toString('utf8'), text);
  const key = await goldenKey();
  assert.equal(key.publicKey, golden.publicKey);
  assert.equal(await key.sign(bytes), signature);
});

for (const [ms, written] of [
  [0, '1970-01-01T00:00:00Z'],
  [1_795_335_330_120, '2026-11-22T08:15:30.120Z'],
  [1_795_335_330_001, '2026-11-22T08:15:30.001Z'],
] as const) {
  test(`${ms} ms -> ${written}, as Instant.toString`, () => assert.equal(instant(ms), written));
}

test('a key made here signs what others can check, and cannot be taken out', async () => {
  const key = await makeMachineKey();
  assert.ok(key);
  const bytes = new TextEncoder().encode('etwas');
  const raw = Buffer.from(key.publicKey, 'base64url');
  const known = await crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify']);
  const signature = Buffer.from(await key.sign(bytes), 'base64url');
  assert.equal(await crypto.subtle.verify('Ed25519', known, signature, bytes), true);
  assert.deepEqual(Object.keys(key).sort(), ['publicKey', 'sign']);
});

async function goldenKey() {
  const pkcs8 = Buffer.from(golden.privateKey, 'base64url');
  const raw = Buffer.from(golden.publicKey, 'base64url');
  return machineKeyOf({
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
    publicKey: await crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify']),
  });
}
