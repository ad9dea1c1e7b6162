import {
  type AgentToTechnician,
  type Colleague,
  type EndReason,
  type EventKind,
  type Extent,
  type FailureCode,
  type Grant,
  type GuideStep,
  type HandoverPhase,
  type IceCandidate,
  type IceServer,
  type JoinRefusal,
  MAX_LENGTH,
  type Monitor,
  type OnlookerPhase,
  type PictureQuality,
  type QueuedRequest,
  type QueueRefusal,
  type RecordingPolicy,
  type RequestPhase,
  type ServerToTechnician,
  type SessionPhase,
  type TechnicianToAgent,
  type TechnicianToServer,
  type Visibility,
} from './messages.ts';
import { type Check, flag, int, list, Malformed, oneOf, record, text, union } from './shape.ts';

const grant = oneOf<Grant>({
  VIEW: true,
  CONTROL: true,
  FILES_IN: true,
  FILES_OUT: true,
  CLIPBOARD_IN: true,
  CLIPBOARD_OUT: true,
  SYSTEM_INFORMATION: true,
  RESTART: true,
  RECORDING: true,
  HANDOVER: true,
  ONLOOKER: true,
});

export const eventKind = oneOf<EventKind>({
  ASKED: true,
  GIVEN: true,
  REFUSED: true,
  EXPIRED: true,
  WITHDRAWN: true,
  RETURNED: true,
  CONNECTED: true,
  INTERRUPTED: true,
  RESTORED: true,
  FILE_RECEIVED: true,
  FILE_SENT: true,
  CLIPBOARD_RECEIVED: true,
  CLIPBOARD_SENT: true,
  SYSTEM_INFORMATION_SENT: true,
  PAUSED: true,
  RESUMED: true,
  RESTARTING: true,
  RESTARTED: true,
  RESTART_FAILED: true,
  WORDS_CONFIRMED: true,
  COLLEAGUE_NAMED: true,
  ENDED: true,
});

export const endReason = oneOf<EndReason>({
  WRONG_PASSWORD: true,
  NO_PASSWORD: true,
  CONSENT_REFUSED: true,
  CONSENT_EXPIRED: true,
  CUSTOMER_STOPPED: true,
  AGENT_CLOSED: true,
  AGENT_LOST: true,
  TECHNICIAN_ENDED: true,
  HANDED_OVER: true,
  TECHNICIAN_LEFT: true,
  CONNECTION_FAILED: true,
  UNTRUSTED_PEER: true,
  WORDS_DIFFER: true,
  ABUSE_REPORTED: true,
  ACCESS_REVOKED: true,
});

export const failureCode = oneOf<FailureCode>({
  BAD_MESSAGE: true,
  UNSUPPORTED_VERSION: true,
  IDENTITY_REJECTED: true,
  REPLACED: true,
  COMPUTER_OFFLINE: true,
  COMPUTER_BUSY: true,
  CUSTOMER_REFUSES: true,
  CUSTOMER_NUMBER_NEEDED: true,
  TOO_MANY_ATTEMPTS: true,
  UNKNOWN_SESSION: true,
  LOGIN_REQUIRED: true,
  TOO_SLOW: true,
  SERVER_STOPPING: true,
});

const phase = oneOf<SessionPhase>({
  WAITING: true,
  REQUESTED: true,
  AWAITING_CONSENT: true,
  ACTIVE: true,
  RESTARTING: true,
  ENDED: true,
});

export const recordingPolicy = oneOf<RecordingPolicy>({ OFF: true, ASK: true, REQUIRED: true });

const quality = oneOf<PictureQuality>({ SHARP: true, BALANCED: true, FAST: true });

const extent = oneOf<Extent>({
  DESKTOP: true,
  MONITOR: true,
  PROGRAM: true,
  TAB: true,
  CAMERA: true,
});
const visibility = oneOf<Visibility>({ SHOWN: true, HIDDEN: true, GONE: true });

const monitor = record<Monitor>({
  id: text,
  name: text,
  x: int,
  y: int,
  width: int,
  height: int,
  primary: flag,
});
export const candidate = record<IceCandidate>({
  candidate: text,
  sdpMid: text,
  sdpMLineIndex: int,
});
export const iceServer = record<IceServer>({ urls: list(text), username: text, credential: text });

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
  'session-offered': { sessionId: text, technician: text, machineId: text },
  'session-offer-over': { sessionId: text },
  onlooker: { sessionId: text, colleague: text, phase: onlookerPhase },
  'onlooking-offered': { sessionId: text, technician: text, machineId: text },
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

const agentToTechnician = union<AgentToTechnician>({
  grants: { grants: list(grant) },
  answer: { grant, answer: eventKind },
  screen: { width: int, height: int },
  screens: { screens: list(monitor), shown: text },
  sharing: { extent, title: text, visibility },
  'from-browser': { name: text },
  'cursor-shape': { id: int, width: int, height: int, hotX: int, hotY: int, png: text },
  'cursor-at': { seq: int, x: int, y: int, visible: flag },
  'customer-active': { active: flag },
  paused: { paused: flag },
  untyped: { text },
  pong: { seq: int },
  bye: { reason: endReason },
});

const technicianToAgent = union<TechnicianToAgent>({
  ask: { grant },
  'give-back': { grant },
  move: { seq: int, x: int, y: int },
  button: { button: int, down: flag, x: int, y: int },
  wheel: { dx: int, dy: int, x: int, y: int },
  key: { code: text, character: text, down: flag },
  text: { text },
  release: {},
  quality: { quality },
  'choose-screen': { id: text },
  recording: { running: flag },
  ping: { seq: int },
  bye: {},
});

/**
 * Each reads one message: unknown fields are ignored (the server may be newer), everything else
 * that is wrong throws {@link Malformed}.
 */
export const decodeServerToTechnician = decoder(serverToTechnician);
export const decodeAgentToTechnician = decoder(agentToTechnician);
/** The page only sends these; it reads them in tests. */
export const decodeTechnicianToServer = decoder(technicianToServer);
export const decodeTechnicianToAgent = decoder(technicianToAgent);

/** A reader of one kind of messages. */
export function decoder<T>(check: Check<T>): (json: string) => T {
  return (json) => {
    if (json.length > MAX_LENGTH) throw new Malformed(`message of ${json.length} characters`);
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      throw new Malformed('not JSON');
    }
    refuseDuplicates(json);
    return check(value, 'message');
  };
}

/** `JSON.parse` silently takes the last of two equal fields; here they are an error. */
function refuseDuplicates(json: string): void {
  const open: Set<string>[] = [];
  for (const [token, key] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (key !== undefined) {
      const name: string = JSON.parse(key);
      const names = open.at(-1);
      if (names?.has(name)) throw new Malformed(`${name} stands there twice`);
      names?.add(name);
    }
  }
}
