import {
  type AgentToTechnician,
  type EndReason,
  type EventKind,
  type Extent,
  type FailureCode,
  type Grant,
  type IceCandidate,
  type IceServer,
  MAX_LENGTH,
  type Monitor,
  type PictureQuality,
  type RecordingPolicy,
  type TechnicianToAgent,
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

/** Reads what the agent says of the session, its picture and its input. */
export const decodeAgentToTechnician = decoder(agentToTechnician);
/** The page only sends these; it reads them in tests, and where it shares its own screen. */
export const decodeTechnicianToAgent = decoder(technicianToAgent);

/**
 * A reader of one kind of messages: unknown fields are ignored (the other side may be newer),
 * everything else that is wrong throws {@link Malformed}.
 */
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
