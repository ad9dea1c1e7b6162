import type { Wish } from './state.ts';

/** No transfer's number: the server carries it out. */
const BY_THE_SERVER = -1;

/** A colleague is to take over. */
export function takeOver(colleague: string): Wish {
  return { grant: 'HANDOVER', id: BY_THE_SERVER, details: [colleague] };
}

/** A colleague is to look on from now on. */
export function lookOn(colleague: string): Wish {
  return { grant: 'ONLOOKER', id: 0, details: [colleague] };
}

/** The colleague whom the question shows, and the record names right before it: hostile text. */
export function colleagueIn({ grant, details }: Wish): string | undefined {
  return grant === 'HANDOVER' || grant === 'ONLOOKER' ? details[0] : undefined;
}
