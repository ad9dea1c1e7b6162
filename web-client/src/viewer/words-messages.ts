import { decoder } from './decode.ts';
import type { WordsToAgent, WordsToTechnician } from './messages.ts';
import { flag, text, union } from './shape.ts';

export const decodeWordsToTechnician = decoder(
  union<WordsToTechnician>({
    commit: { language: text, commitment: text },
    reveal: { nonce: text },
  }),
);
/** The page only sends these; it reads them in tests. */
export const decodeWordsToAgent = decoder(
  union<WordsToAgent>({
    nonce: { nonce: text },
    verdict: { same: flag },
  }),
);
