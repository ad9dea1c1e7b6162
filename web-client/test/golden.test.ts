import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeAgentToServer, decodeServerToAgent } from '../src/share/decode.ts';
import { decodeChatToAgent, decodeChatToTechnician } from '../src/viewer/chat-messages.ts';
import {
  decodeClipboardToAgent,
  decodeClipboardToTechnician,
} from '../src/viewer/clipboard-messages.ts';
import { decodeAgentToTechnician, decodeTechnicianToAgent } from '../src/viewer/decode.ts';
import { decodeFilesMessage } from '../src/viewer/files-messages.ts';
import { decodeInkToAgent, decodeInkToTechnician } from '../src/viewer/ink-messages.ts';
import { decodeMachineToAgent, decodeMachineToTechnician } from '../src/viewer/machine-messages.ts';
import { decodeOnlookerToServer, decodeServerToOnlooker } from '../src/viewer/onlooker-messages.ts';
import { SessionSecret } from '../src/viewer/session-secret.ts';
import {
  decodeServerToTechnician,
  decodeTechnicianToServer,
} from '../src/viewer/signaling-messages.ts';
import { decodeStillToAgent, decodeStillToTechnician } from '../src/viewer/still-messages.ts';
import { decodeWordsToAgent, decodeWordsToTechnician } from '../src/viewer/words-messages.ts';

const GOLDEN = '../protocol/src/test/resources/golden';
const DECODERS: Record<string, (json: string) => { type: string }> = {
  'agent-to-technician.json': decodeAgentToTechnician,
  'technician-to-agent.json': decodeTechnicianToAgent,
  'ink-to-agent.json': decodeInkToAgent,
  'ink-to-technician.json': decodeInkToTechnician,
  'server-to-technician.json': decodeServerToTechnician,
  'technician-to-server.json': decodeTechnicianToServer,
  'chat-to-agent.json': decodeChatToAgent,
  'chat-to-technician.json': decodeChatToTechnician,
  'clipboard-to-agent.json': decodeClipboardToAgent,
  'clipboard-to-technician.json': decodeClipboardToTechnician,
  'machine-to-agent.json': decodeMachineToAgent,
  'machine-to-technician.json': decodeMachineToTechnician,
  'words-to-agent.json': decodeWordsToAgent,
  'words-to-technician.json': decodeWordsToTechnician,
  'files-message.json': decodeFilesMessage,
  'still-to-agent.json': decodeStillToAgent,
  'still-to-technician.json': decodeStillToTechnician,
  'onlooker-to-server.json': decodeOnlookerToServer,
  'server-to-onlooker.json': decodeServerToOnlooker,
  'agent-to-server.json': decodeAgentToServer,
  'server-to-agent.json': decodeServerToAgent,
};
/** Read by tests of their own. */
const NOT_MESSAGES = ['session-secret.json', 'spoken-words.json', 'signatures.json'];

test('every golden file is read here or by a test of its own', () => {
  const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.json'));
  const known = [...Object.keys(DECODERS), ...NOT_MESSAGES];
  assert.deepEqual(files.sort(), known.sort());
});

for (const [file, decode] of Object.entries(DECODERS)) {
  for (const message of golden<{ type: string }>(file)) {
    test(`${file}: ${message.type} is decoded to itself`, () => {
      assert.deepEqual(decode(JSON.stringify(message)), message);
    });
    test(`${file}: ${message.type} with a field of the future is decoded without it`, () => {
      assert.deepEqual(decode(JSON.stringify({ ...message, future: { x: [1] } })), message);
    });
    for (const field of Object.keys(message)) {
      const rest = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field));
      test(`${file}: ${message.type} without ${field} is refused`, () => {
        assert.throws(() => decode(JSON.stringify(rest)), { name: 'Malformed' });
      });
      for (const wrong of [null, {}, 1.5, [null]]) {
        test(`${file}: ${message.type} with ${field}=${JSON.stringify(wrong)} is refused`, () => {
          const changed = JSON.stringify({ ...message, [field]: wrong });
          assert.throws(() => decode(changed), { name: 'Malformed' });
        });
      }
    }
  }
}

interface SecretVector {
  password: string;
  salt: string;
  iterations: number;
  sessionId: string;
  sdp: string;
  proof: string;
  macOffer: string;
  macAnswer: string;
}

for (const vector of golden<SecretVector>('session-secret.json')) {
  test(`session-secret.json: ${vector.password} gives the bytes of Java`, async () => {
    const { password, salt, iterations, sessionId, sdp } = vector;
    const made = await SessionSecret.of(password, salt, iterations);
    for (const secret of [made, SessionSecret.restore(made.stretched())]) {
      assert.equal(await secret.proof(sessionId), vector.proof);
      assert.equal(await secret.macOffer(sessionId, sdp), vector.macOffer);
      assert.equal(await secret.macAnswer(sessionId, sdp), vector.macAnswer);
    }
  });
}

function golden<T>(file: string): T[] {
  return JSON.parse(readFileSync(`${GOLDEN}/${file}`, 'utf8'));
}
