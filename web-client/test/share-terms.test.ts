import assert from 'node:assert/strict';
import { test } from 'node:test';
import { genuineTerms, termsOf } from '../src/share/terms.ts';

/** As TermsText.java: `printf '2026-11\0Hallo\0Hello' | sha256sum`. */
const HASH = 'b17af24226f4d380939ead4b1bbe8b99aa720c715df0a87094b6fcc3a1b69e92';
const SHOWN = termsOf(`2026-11@${HASH}@CLICK`);

function original(...parts: string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(parts.join('\0')));
}

test('the announced text -> both languages', async () => {
  assert.deepEqual(SHOWN, { version: '2026-11', hash: HASH, way: 'CLICK' });
  assert.deepEqual(await genuineTerms(original('2026-11', 'Hallo', 'Hello'), SHOWN), {
    german: 'Hallo',
    english: 'Hello',
  });
});

for (const [what, parts] of [
  ['one letter more', ['2026-11', 'Hallo', 'Hello!']],
  ['another version', ['2026-12', 'Hallo', 'Hello']],
  ['the languages changed over', ['2026-11', 'Hello', 'Hallo']],
  ['nothing', []],
] as const) {
  test(`${what} -> nobody can agree to it`, async () => {
    assert.equal(await genuineTerms(original(...parts), SHOWN), undefined);
  });
}

test('the right hash of bytes that are no terms -> nobody can agree to it', async () => {
  const bytes = original('2026-11', 'Hallo');
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  assert.equal(await genuineTerms(bytes, termsOf(`2026-11@${digest}@CLICK`)), undefined);
});
