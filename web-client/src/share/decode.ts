import { candidate, decoder, endReason, failureCode, iceServer } from '../viewer/decode.ts';
import { flag, int, list, oneOf, text, union } from '../viewer/shape.ts';
import type { AgentToServer, JoinRefusal, ServerToAgent } from './messages.ts';
import { event } from './session-event.ts';

const refusal = oneOf<JoinRefusal>({
  UNKNOWN: true,
  USED: true,
  EXPIRED: true,
  REVOKED: true,
  TECHNICIAN_AWAY: true,
  TOO_MANY: true,
});

const serverToAgent = union<ServerToAgent>({
  challenge: { version: int, nonce: text },
  welcome: { machineId: text, firm: text },
  joined: { number: text, technician: text },
  'not-joined': { number: text, reason: refusal },
  'password-check': {
    sessionId: text,
    nonce: text,
    technician: text,
    firm: text,
    terms: text,
    proof: text,
  },
  recorded: { sessionId: text, seq: int },
  connect: { sessionId: text, iceServers: list(iceServer), relayOnly: flag },
  answer: { sessionId: text, sdp: text, mac: text },
  candidate: { sessionId: text, candidate },
  'technician-away': { sessionId: text, secondsLeft: int },
  'technician-back': { sessionId: text },
  end: { sessionId: text, reason: endReason },
  failure: { code: failureCode },
});

const agentToServer = union<AgentToServer>({
  hello: { versions: list(int), publicKey: text, software: text, system: text },
  prove: { signature: text },
  join: { number: text },
  'password-ready': { salt: text, iterations: int },
  'password-accepted': { sessionId: text },
  'password-rejected': { sessionId: text, attemptsLeft: int },
  record: { event, signature: text },
  offer: { sessionId: text, sdp: text, mac: text },
  candidate: { sessionId: text, candidate },
  resume: { sessionId: text },
});

/** Reads what the server says to an agent; unknown fields are ignored, it may be newer. */
export const decodeServerToAgent = decoder(serverToAgent);
/** The page only sends these; it reads them in tests. */
export const decodeAgentToServer = decoder(agentToServer);
