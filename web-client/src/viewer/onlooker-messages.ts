import type { de } from '../../target/generated/protocol.ts';
import { candidate, decoder, failureCode, iceServer } from './decode.ts';
import { flag, int, list, oneOf, text, union } from './shape.ts';

/** Between the page of a colleague who looks on and the server. */
export type OnlookerToServer = de.beistand.protocol.signaling.OnlookerToServerUnion;
export type ServerToOnlooker = de.beistand.protocol.signaling.ServerToOnlookerUnion;
export type OnlookingEnd = de.beistand.protocol.OnlookingEnd;

const onlookingEnd = oneOf<OnlookingEnd>({
  WITHDRAWN: true,
  ENDED: true,
  LEFT: true,
  SESSION_OVER: true,
});

const serverToOnlooker = union<ServerToOnlooker>({
  welcome: { version: int },
  connect: { round: int, iceServers: list(iceServer), relayOnly: flag },
  offer: { round: int, sdp: text },
  candidate: { round: int, candidate },
  over: { reason: onlookingEnd },
  failure: { code: failureCode, retryAfterSeconds: int },
});

const onlookerToServer = union<OnlookerToServer>({
  hello: { versions: list(int), sessionId: text },
  answer: { round: int, sdp: text },
  candidate: { round: int, candidate },
  again: {},
  leave: {},
});

export const decodeServerToOnlooker = decoder(serverToOnlooker);
/** The page only sends these; it reads them in tests. */
export const decodeOnlookerToServer = decoder(onlookerToServer);
