import type { IceCandidate, OnlookerMessage } from '../messages.ts';

export type OnlookerConnect = Extract<OnlookerMessage, { type: 'onlooker-connect' }>;

/** A way to the colleague's page, which sends from its beginning to its end. */
export interface OnlookerWay {
  answer(sdp: string): void;
  candidate(candidate: IceCandidate): void;
  end(): void;
}

/**
 * When the technician's page shows its picture to a colleague: the server brings the two together,
 * and the customer's computer says by itself that ONLOOKER is in force. Without either nothing is
 * sent. The two come on different lines, in any order.
 */
export class Showing {
  readonly #open: (connect: OnlookerConnect) => OnlookerWay;
  #allowedIn = '';
  /** Came before the customer's computer said that it may be. */
  #wanted: OnlookerConnect | undefined;
  #now:
    | { readonly sessionId: string; readonly round: number; readonly way: OnlookerWay }
    | undefined;

  constructor(open: (connect: OnlookerConnect) => OnlookerWay) {
    this.#open = open;
  }

  /** @param sessionId where ONLOOKER is in force as the customer's computer says; '' = nowhere */
  allowed(sessionId: string): void {
    this.#allowedIn = sessionId;
    if (this.#now && this.#now.sessionId !== sessionId) this.#end();
    this.#begin();
  }

  receive(message: OnlookerMessage): void {
    const now = this.#now;
    switch (message.type) {
      case 'onlooker-connect':
        this.#end();
        this.#wanted = message;
        this.#begin();
        break;
      case 'onlooker-answer':
        if (message.round === now?.round) now.way.answer(message.sdp);
        break;
      case 'onlooker-candidate':
        if (message.round === now?.round) now.way.candidate(message.candidate);
        break;
      case 'onlooker':
        if (message.phase === 'LOOKING') break;
        this.#wanted = undefined;
        this.#end();
        break;
      case 'onlooking-offered':
      case 'onlooking-over':
      case 'onlooking-ready':
        break;
    }
  }

  #begin(): void {
    const wanted = this.#wanted;
    if (!wanted || wanted.sessionId !== this.#allowedIn) return;
    this.#wanted = undefined;
    const { sessionId, round } = wanted;
    this.#now = { sessionId, round, way: this.#open(wanted) };
  }

  #end(): void {
    this.#now?.way.end();
    this.#now = undefined;
  }
}
