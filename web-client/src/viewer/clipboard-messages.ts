import { decoder } from './decode.ts';
import type {
  ClipboardKind,
  ClipboardOutcome,
  ClipboardPart,
  ClipboardToAgent,
  ClipboardToTechnician,
} from './messages.ts';
import { flag, int, list, oneOf, record, union } from './shape.ts';

const kind = oneOf<ClipboardKind>({ TEXT: true, HTML: true, IMAGE: true });
const part = record<ClipboardPart>({ kind, length: int });
const outcome = oneOf<ClipboardOutcome>({
  DONE: true,
  REFUSED: true,
  EMPTY: true,
  UNCHANGED: true,
  TOO_LARGE: true,
  UNREADABLE: true,
  NO_ANSWER: true,
  CANCELLED: true,
});

const clipboardToTechnician = union<ClipboardToTechnician>({
  content: { id: int, parts: list(part) },
  result: { id: int, outcome },
});

const clipboardToAgent = union<ClipboardToAgent>({
  put: { id: int, parts: list(part) },
  fetch: { id: int, afterCopy: flag },
  cancel: { id: int },
});

/** Reads what the agent says on the channel `clipboard`. */
export const decodeClipboardToTechnician = decoder(clipboardToTechnician);
/** The page only sends these; it reads them in tests. */
export const decodeClipboardToAgent = decoder(clipboardToAgent);
