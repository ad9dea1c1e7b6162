import { decoder } from './decode.ts';
import type { InkColour, InkShape, InkToAgent, InkToTechnician } from './messages.ts';
import { flag, int, list, oneOf, union } from './shape.ts';

const colour = oneOf<InkColour>({ MAGENTA: true, BLUE: true, YELLOW: true });
const shape = oneOf<InkShape>({ PEN: true, ARROW: true, BOX: true });

const inkToTechnician = union<InkToTechnician>({
  shown: { shown: flag },
  cleared: {},
});

const inkToAgent = union<InkToAgent>({
  point: { x: int, y: int, colour },
  unpoint: {},
  draw: { id: int, shape, colour, stays: flag, points: list(int) },
  flash: { x: int, y: int, colour },
  clear: {},
});

/** Reads what the agent says on the channel `ink`. */
export const decodeInkToTechnician = decoder(inkToTechnician);
/** The page only sends these; it reads them in tests. */
export const decodeInkToAgent = decoder(inkToAgent);
