import type { IceCandidate } from './messages.ts';
import type { PeerConnection } from './peer-connection.ts';
import { same } from './session-secret.ts';

/** Knows whether an offer comes from the customer's computer; SessionSecret does. */
export interface Authenticator {
  macOffer(sessionId: string, sdp: string): Promise<string>;
  macAnswer(sessionId: string, sdp: string): Promise<string>;
}

/** What became of an offer. */
export type Answer =
  | { readonly outcome: 'answered'; readonly sdp: string; readonly mac: string }
  /** The offer's code is wrong; nothing of it has touched the peer connection. */
  | { readonly outcome: 'untrusted' };

/**
 * Answers the agent's offers, the first and those that restart ICE, one after the other. Candidates
 * wait for the offer before them.
 */
export class Answerer {
  readonly #connection: PeerConnection;
  readonly #authenticator: Authenticator;
  readonly #sessionId: string;
  #last: Promise<unknown> = Promise.resolve();
  #early: IceCandidate[] = [];
  #hasOffer = false;

  constructor(connection: PeerConnection, authenticator: Authenticator, sessionId: string) {
    this.#connection = connection;
    this.#authenticator = authenticator;
    this.#sessionId = sessionId;
  }

  offer(sdp: string, mac: string): Promise<Answer> {
    return this.#next(async () => {
      const expected = await this.#authenticator.macOffer(this.#sessionId, sdp);
      if (!same(expected, mac)) return { outcome: 'untrusted' };
      await this.#connection.setRemoteDescription({ type: 'offer', sdp });
      this.#hasOffer = true;
      for (const candidate of this.#early.splice(0)) await this.#add(candidate);
      await this.#connection.setLocalDescription();
      const answer = this.#connection.localDescription?.sdp ?? '';
      const answerMac = await this.#authenticator.macAnswer(this.#sessionId, answer);
      return { outcome: 'answered', sdp: answer, mac: answerMac };
    });
  }

  candidate(candidate: IceCandidate): Promise<void> {
    return this.#next(async () => {
      if (this.#hasOffer) await this.#add(candidate);
      else this.#early.push(candidate);
    });
  }

  /** A candidate that does not fit is of a path given up meanwhile: the others still count. */
  async #add(candidate: IceCandidate): Promise<void> {
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      console.info('A candidate does not fit any more', error);
    }
  }

  #next<T>(action: () => Promise<T>): Promise<T> {
    const result = this.#last.then(action);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
