import { decoder } from './decode.ts';
import type { StillToAgent, StillToTechnician } from './messages.ts';
import { int, text, union } from './shape.ts';

/** Reads what a browser that shows its camera says on the channel `still`. */
export const decodeStillToTechnician = decoder(
  union<StillToTechnician>({
    still: { id: int, width: int, height: int, bytes: int, sha256: text, name: text },
  }),
);
export const decodeStillToAgent = decoder(
  union<StillToAgent>({
    want: {},
    got: { id: int },
  }),
);
