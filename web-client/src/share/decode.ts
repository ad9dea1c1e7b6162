import {
  candidate,
  decoder,
  endReason,
  failureCode,
  iceServer,
  recordingPolicy,
} from '../viewer/decode.ts';
import { flag, int, list, oneOf, record, text, union } from '../viewer/shape.ts';
import type {
  AgentToServer,
  Head,
  JoinRefusal,
  RequestFault,
  RequestPhase,
  ServerToAgent,
  Translated,
} from './messages.ts';
import { event } from './session-event.ts';

const refusal = oneOf<JoinRefusal>({
  UNKNOWN: true,
  USED: true,
  EXPIRED: true,
  REVOKED: true,
  TECHNICIAN_AWAY: true,
  TOO_MANY: true,
});

const fault = oneOf<RequestFault>({
  NAME_MISSING: true,
  PHONE_MISSING: true,
  TOO_LONG: true,
  TERMS_MISSING: true,
  NUMBER_MISSING: true,
  NUMBER_UNKNOWN: true,
  NUMBER_NOT_REGISTERED: true,
  TOO_MANY: true,
});

const phase = oneOf<RequestPhase>({
  WAITING: true,
  PICKED_UP: true,
  IN_SESSION: true,
  DONE: true,
  ON_SITE: true,
  WITHDRAWN: true,
});

const head = record<Head>({ position: int, link: text, at: text, key: text, signature: text });

const translated = record<Translated>({ german: text, english: text });

const serverToAgent = union<ServerToAgent>({
  challenge: { version: int, nonce: text },
  welcome: { machineId: text, firm: text },
  joined: { number: text, technician: text },
  'not-joined': { number: text, reason: refusal },
  'request-form': {
    registeredOnly: flag,
    termsByClick: flag,
    terms: text,
    phone: text,
    callCost: translated,
    price: translated,
  },
  'request-status': { phase, technician: text, waitingSeconds: int },
  'picked-up': { technician: text, number: text },
  'request-refused': { faults: list(fault), phone: text, retryAfterSeconds: int },
  'abuse-noted': { sessionId: text },
  'hand-over': { sessionId: text, technician: text },
  'look-on': { sessionId: text, technician: text },
  'onlooker-gone': { sessionId: text },
  'password-check': {
    sessionId: text,
    nonce: text,
    technician: text,
    firm: text,
    terms: text,
    recording: recordingPolicy,
    proof: text,
  },
  recorded: { sessionId: text, seq: int, head },
  'session-report': { sessionId: text, token: text },
  prepare: { sessionId: text, iceServers: list(iceServer), relayOnly: flag },
  connect: { sessionId: text, iceServers: list(iceServer), relayOnly: flag, offered: flag },
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
  'want-request-form': {},
  'request-support': {
    company: text,
    name: text,
    phone: text,
    customerNumber: text,
    words: text,
    terms: text,
    language: text,
  },
  'withdraw-request': {},
  'terms-ticked': {},
  'report-abuse': { sessionId: text, words: text },
});

/** Reads what the server says to an agent; unknown fields are ignored, it may be newer. */
export const decodeServerToAgent = decoder(serverToAgent);
/** The page only sends these; it reads them in tests. */
export const decodeAgentToServer = decoder(agentToServer);
