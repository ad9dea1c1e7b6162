import type { de } from '../../target/generated/protocol.ts';
import { decoder } from './decode.ts';
import { count, flag, int, list, oneOf, record, text, union } from './shape.ts';

/** What both sides say on the channel `files`: docs/files.md. */
export type FilesMessage = de.beistand.protocol.channel.FilesMessageUnion;
export type FileEntry = de.beistand.protocol.channel.FileEntry;
export type SkipReason = de.beistand.protocol.channel.SkipReason;
export type TransferEnd = de.beistand.protocol.channel.TransferEnd;
export type TransferStep = de.beistand.protocol.channel.TransferStep;

const step = oneOf<TransferStep>({ ASKED: true, CHOOSING: true });

const reason = oneOf<SkipReason>({
  CHANGED: true,
  UNREADABLE: true,
  WRONG_HASH: true,
  NO_PLACE: true,
});

const end = oneOf<TransferEnd>({
  DONE: true,
  REFUSED: true,
  CANCELLED: true,
  NO_SPACE: true,
  NO_PERMISSION: true,
  UNWRITABLE: true,
  TOO_MUCH: true,
  BROKEN: true,
  LOST: true,
});

const entry = record<FileEntry>({ path: text, bytes: count, folder: flag });

export const decodeFilesMessage = decoder(
  union<FilesMessage>({
    holding: { transfers: list(int) },
    request: { transfer: int, words: text },
    waits: { transfer: int, step },
    offer: { transfer: int, files: int, folders: int, bytes: count },
    entries: { transfer: int, entries: list(entry) },
    go: { transfer: int, entry: int, offset: count },
    got: { transfer: int, entry: int, offset: count },
    sent: { transfer: int, entry: int, sha256: text },
    kept: { transfer: int, entry: int, name: text },
    skipped: { transfer: int, entry: int, reason },
    over: { transfer: int, end },
  }),
);
