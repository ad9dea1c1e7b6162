import {
  candidate,
  decoder,
  endReason,
  failureCode,
  iceServer,
  recordingPolicy,
} from './decode.ts';
import type {
  Colleague,
  GuideStep,
  HandoverPhase,
  JoinRefusal,
  OnlookerPhase,
  QueuedRequest,
  QueueRefusal,
  RequestPhase,
  ServerToTechnician,
  SessionPhase,
  TechnicianToServer,
} from './messages.ts';
import { flag, int, list, oneOf, record, text, union } from './shape.ts';

const phase = oneOf<SessionPhase>({
  WAITING: true,
  REQUESTED: true,
  AWAITING_CONSENT: true,
  ACTIVE: true,
  RESTARTING: true,
  ENDED: true,
});

const joinRefusal = oneOf<JoinRefusal>({
  UNKNOWN: true,
  USED: true,
  EXPIRED: true,
  REVOKED: true,
  TECHNICIAN_AWAY: true,
  TOO_MANY: true,
});

const guideStep = oneOf<GuideStep>({
  PAGE_OPENED: true,
  DOWNLOAD_STARTED: true,
  BROWSER_CHOSEN: true,
  PROGRAM_STARTED: true,
  JOINED: true,
  REQUEST_SENT: true,
  TERMS_AGREED: true,
  CONSENT_ASKED: true,
  GIVEN: true,
  REFUSED: true,
});
const requestPhase = oneOf<RequestPhase>({
  WAITING: true,
  PICKED_UP: true,
  IN_SESSION: true,
  DONE: true,
  ON_SITE: true,
  WITHDRAWN: true,
});
const queueRefusal = oneOf<QueueRefusal>({
  GONE: true,
  TAKEN: true,
  UNKNOWN_COLLEAGUE: true,
  TOO_MANY: true,
});
const queuedRequest = record<QueuedRequest>({
  id: int,
  phase: requestPhase,
  waitingSeconds: int,
  company: text,
  name: text,
  phone: text,
  customerNumber: text,
  customer: text,
  words: text,
  machineId: text,
  machineName: text,
  here: flag,
  technician: text,
  mine: flag,
  number: text,
});
const colleague = record<Colleague>({ id: int, name: text });
const handoverPhase = oneOf<HandoverPhase>({
  OFFERED: true,
  DECLINED: true,
  ASKING: true,
  REFUSED: true,
  TAKEN_BACK: true,
  IMPOSSIBLE: true,
});

const onlookerPhase = oneOf<OnlookerPhase>({
  OFFERED: true,
  DECLINED: true,
  ASKING: true,
  REFUSED: true,
  TAKEN_BACK: true,
  IMPOSSIBLE: true,
  ALLOWED: true,
  LOOKING: true,
  LEFT: true,
  ENDED: true,
  WITHDRAWN: true,
});

const serverToTechnician = union<ServerToTechnician>({
  welcome: { version: int },
  invited: { number: text, link: text, secondsLeft: int },
  'invitation-over': { number: text, reason: joinRefusal },
  joined: { number: text, machineId: text },
  step: { number: text, step: guideStep },
  'password-challenge': { sessionId: text, salt: text, iterations: int },
  'password-rejected': { sessionId: text, attemptsLeft: int },
  status: { sessionId: text, phase, agentPresent: flag, recording: recordingPolicy },
  ended: { sessionId: text, reason: endReason, seconds: int },
  connect: { sessionId: text, iceServers: list(iceServer), relayOnly: flag },
  offer: { sessionId: text, sdp: text, mac: text },
  candidate: { sessionId: text, candidate },
  failure: { code: failureCode, retryAfterSeconds: int },
  queue: { requests: list(queuedRequest), colleagues: list(colleague) },
  'queue-refused': { requestId: int, reason: queueRefusal },
  handover: { sessionId: text, colleague: text, phase: handoverPhase },
  'session-offered': { sessionId: text, technician: text, machineId: text, browser: flag },
  'session-offer-over': { sessionId: text },
  onlooker: { sessionId: text, colleague: text, phase: onlookerPhase },
  'onlooking-offered': { sessionId: text, technician: text, machineId: text, browser: flag },
  'onlooking-over': { sessionId: text },
  'onlooking-ready': { sessionId: text },
  'onlooker-connect': {
    sessionId: text,
    round: int,
    iceServers: list(iceServer),
    relayOnly: flag,
  },
  'onlooker-answer': { sessionId: text, round: int, sdp: text },
  'onlooker-candidate': { sessionId: text, round: int, candidate },
});

const technicianToServer = union<TechnicianToServer>({
  hello: { versions: list(int) },
  invite: {},
  revoke: { number: text },
  open: { machineId: text, customerNumber: text },
  proof: { sessionId: text, proof: text },
  attach: { sessionId: text, needsOffer: flag },
  answer: { sessionId: text, sdp: text, mac: text },
  candidate: { sessionId: text, candidate },
  end: { sessionId: text },
  'words-differ': { sessionId: text },
  'watch-queue': {},
  'pick-up': { requestId: int },
  'put-back': { requestId: int },
  'hand-over': { requestId: int, technicianId: int },
  'offer-session': { sessionId: text, technicianId: int },
  'keep-session': { sessionId: text },
  'take-over': { sessionId: text, yes: flag },
  'invite-onlooker': { sessionId: text, technicianId: int },
  'end-onlooking': { sessionId: text },
  'answer-onlooking': { sessionId: text, yes: flag },
  'onlooker-offer': { sessionId: text, round: int, sdp: text },
  'onlooker-candidate': { sessionId: text, round: int, candidate },
  'close-request': { requestId: int, how: requestPhase, note: text },
});

/** Reads what the server says to a technician's page. */
export const decodeServerToTechnician = decoder(serverToTechnician);
/** The page only sends these; it reads them in tests. */
export const decodeTechnicianToServer = decoder(technicianToServer);
