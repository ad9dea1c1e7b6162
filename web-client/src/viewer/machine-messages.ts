import { decoder } from './decode.ts';
import type { MachineToAgent, MachineToTechnician } from './messages.ts';
import { text, union } from './shape.ts';

export const decodeMachineToTechnician = decoder(
  union<MachineToTechnician>({
    reading: {},
    report: { text },
    'not-restarted': { why: text },
  }),
);
/** The page only sends these; it reads them in tests. */
export const decodeMachineToAgent = decoder(
  union<MachineToAgent>({ 'want-report': {}, 'want-restart': {} }),
);
