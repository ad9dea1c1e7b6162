import { eventKind } from '../viewer/decode.ts';
import { int, record, text } from '../viewer/shape.ts';
import type { SessionEvent } from './messages.ts';

/** Checks one event; the page only makes them, and reads them in tests. */
export const event = record<SessionEvent>({
  sessionId: text,
  seq: int,
  kind: eventKind,
  subject: text,
  detail: text,
  at: text,
  machineId: text,
  technician: text,
  firm: text,
  terms: text,
  nonce: text,
  salt: text,
  previous: text,
});
