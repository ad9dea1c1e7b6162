import type { Grant } from '../../viewer/messages.ts';

/** What a question in between says: keys of the catalogue. */
export interface AskWords {
  /** How the page's own script and tests call it. */
  readonly about: 'files' | 'recording' | 'handover' | 'onlooker';
  readonly heading: string;
  /** Stands below the name of whoever asks. */
  readonly wants?: string;
  readonly what: string;
  readonly reminder?: string;
  readonly warning: string;
  /** What is special where the session cannot be without it. */
  readonly needed?: string;
  /** What the two presses that give are called; without the first there is one only. */
  readonly once?: string;
  readonly always: string;
}

const FILES: AskWords = {
  about: 'files',
  heading: 'share.ask.files',
  what: 'share.ask.files.what',
  warning: 'share.ask.files.warning',
  once: 'share.ask.once',
  always: 'share.ask.always',
};

const RECORDING: AskWords = {
  about: 'recording',
  heading: 'share.ask.recording',
  what: 'share.ask.recording.what',
  warning: 'share.ask.recording.warning',
  needed: 'share.ask.recording.needed',
  always: 'share.allow',
};

const HANDOVER: AskWords = {
  about: 'handover',
  heading: 'share.ask.handover',
  wants: 'share.ask.handover.wants',
  what: 'share.ask.handover.what',
  reminder: 'share.ask.handover.reminder',
  warning: 'share.ask.colleague.warning',
  always: 'share.allow',
};

const ONLOOKER: AskWords = {
  about: 'onlooker',
  heading: 'share.ask.onlooker',
  wants: 'share.ask.onlooker.wants',
  what: 'share.ask.onlooker.what',
  reminder: 'share.ask.onlooker.reminder',
  warning: 'share.ask.colleague.warning',
  always: 'share.allow',
};

/** The words of a question: about files, unless it is about being recorded or about a colleague. */
export function askWords(grant: Grant): AskWords {
  switch (grant) {
    case 'RECORDING':
      return RECORDING;
    case 'HANDOVER':
      return HANDOVER;
    case 'ONLOOKER':
      return ONLOOKER;
    case 'VIEW':
    case 'CONTROL':
    case 'FILES_IN':
    case 'FILES_OUT':
    case 'CLIPBOARD_IN':
    case 'CLIPBOARD_OUT':
    case 'SYSTEM_INFORMATION':
    case 'RESTART':
      return FILES;
  }
}
