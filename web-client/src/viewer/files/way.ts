import type { FilesMessage } from '../files-messages.ts';

/** The way to the customer's computer; what goes out while there is none is lost. */
export interface Way {
  say(message: FilesMessage): void;
  send(piece: ArrayBuffer): void;
}
