import type { EventKind } from '../viewer/messages.ts';
import type { AgentToServer } from './messages.ts';
import type { Fact } from './notary.ts';
import { recordingOf } from './recording.ts';
import { instant } from './signed-bytes.ts';
import type { Effect, Ended, Event, Line, Phase, Session, State } from './state.ts';

/** The work of one transition: collects effects and what changes beside the phase. */
export class Turn {
  readonly now: number;
  readonly #effects: Effect[] = [];
  #line: Line;
  #ledger: readonly Fact[];
  #used: readonly string[];
  #reports: readonly string[];
  #lastNumber: number;
  #earlier: readonly Ended[];

  constructor(before: State, now: number) {
    this.now = now;
    this.#line = before.line;
    this.#ledger = before.ledger;
    this.#used = before.used;
    this.#reports = before.reports;
    this.#lastNumber = before.lastNumber;
    this.#earlier = before.earlier;
  }

  /** Notes what concerns every phase alike. */
  note(event: Event): void {
    switch (event.kind) {
      case 'line-up':
        this.#line = { name: 'up', machineId: event.machineId, firm: event.firm };
        for (const sessionId of this.#reports) this.#sendReport(sessionId);
        break;
      case 'line-lost':
        this.#line = { name: 'down' };
        break;
      case 'line-refused':
        this.#line = { name: 'refused', code: event.code };
        break;
      case 'server':
        if (event.message.type === 'recorded') {
          const { sessionId, seq } = event.message;
          this.#ledger = this.#ledger.filter(
            (kept) => kept.sessionId !== sessionId || kept.seq !== seq,
          );
        }
        if (event.message.type === 'abuse-noted') {
          const { sessionId } = event.message;
          this.#reports = this.#reports.filter((reported) => reported !== sessionId);
        }
        break;
      default:
        break;
    }
  }

  get line(): Line {
    return this.#line;
  }

  /** Dials unless somebody does already. */
  dial(): void {
    if (this.#line.name !== 'idle') return;
    this.#line = { name: 'down' };
    this.also({ do: 'dial' });
  }

  hangUp(): void {
    this.#line = { name: 'idle' };
    this.also({ do: 'hang-up' });
  }

  also(effect: Effect): void {
    this.#effects.push(effect);
  }

  send(message: AgentToServer): void {
    this.also({ do: 'send', message });
  }

  /** A fresh number for a question, a peer connection or a timer. */
  number(): number {
    return ++this.#lastNumber;
  }

  timer(ms: number): number {
    const timer = this.number();
    this.also({ do: 'timer', timer, ms });
    return timer;
  }

  /** Testifies an event of the session; gives the session with the next number. */
  testify(session: Session, kind: EventKind, subject: string, detail = ''): Session {
    const { sessionId, technician, firm, terms, nonce } = session.who;
    const event: Fact = {
      sessionId,
      seq: session.nextSeq,
      kind,
      subject,
      detail,
      at: instant(this.now),
      machineId: session.machineId,
      technician,
      firm,
      terms,
      nonce,
    };
    this.#ledger = [...this.#ledger, event];
    this.also({ do: 'testify', event });
    return { ...session, nextSeq: session.nextSeq + 1 };
  }

  /** Sends every event again that the server has not committed. */
  repeatEvents(): void {
    for (const event of this.#ledger) this.also({ do: 'testify', event });
  }

  /** The server knows nothing of the session: nobody will ever commit them. */
  forgetEvents(): void {
    this.#ledger = [];
  }

  /** The customer reports abuse; said again until the server has noted it. */
  report(sessionId: string): void {
    if (this.#reports.includes(sessionId)) return;
    this.#reports = [...this.#reports, sessionId];
    this.#sendReport(sessionId);
  }

  #sendReport(sessionId: string): void {
    this.send({ type: 'report-abuse', sessionId, words: '' });
  }

  /** Whether the server has still to commit an event of this session. */
  awaits(sessionId: string): boolean {
    return this.#ledger.some((event) => event.sessionId === sessionId);
  }

  /** A session goes over to a colleague: the page goes on, and keeps what the customer has of it. */
  keep(ended: Ended): void {
    this.#earlier = [...this.#earlier, ended];
  }

  /** Nobody took over: the session that was kept last is what the page shows. */
  lastKept(): Ended | undefined {
    const last = this.#earlier.at(-1);
    this.#earlier = this.#earlier.slice(0, -1);
    return last;
  }

  /** What comes late of the sessions that were kept. */
  amendKept(amend: (ended: Ended) => Ended): void {
    this.#earlier = this.#earlier.map(amend);
  }

  isUsed(sessionId: string): boolean {
    return this.#used.includes(sessionId);
  }

  use(sessionId: string): void {
    this.#used = [...this.#used, sessionId];
  }

  /** The step: what is taken away comes first, what is given comes last. */
  end(before: Phase, phase: Phase): readonly [State, readonly Effect[]] {
    const state: State = {
      line: this.#line,
      ledger: this.#ledger,
      used: this.#used,
      reports: this.#reports,
      lastNumber: this.#lastNumber,
      earlier: this.#earlier,
      phase,
    };
    return [state, [...takenAway(before, phase), ...this.#effects, ...added(before, phase)]];
  }
}

/** The capture stops before anything else is done, or said to anybody. */
function takenAway(before: Phase, after: Phase): Effect[] {
  if (after.name === 'ended' && before.name !== 'ended') return [{ do: 'release' }];
  return isBlind(after) && !isBlind(before) ? [{ do: 'pause', paused: true }] : [];
}

/** What the technician's page is told, and what runs again. */
function added(before: Phase, after: Phase): Effect[] {
  if (after.name !== 'active') return [];
  const effects: Effect[] = [];
  const then = before.name === 'active' ? before : undefined;
  const resumed = isBlind(before) && !isBlind(after);
  const { link } = after;
  if (link?.open) {
    const { peer } = link;
    const fresh = !then?.link?.open || then.link.peer !== peer;
    if (fresh) effects.push({ do: 'introduce', peer });
    if (fresh || then?.grants.inForce !== after.grants.inForce) {
      const grants = [...after.grants.inForce];
      effects.push({ do: 'tell', peer, message: { type: 'grants', grants } });
    }
    if (fresh || then?.paused !== after.paused) {
      effects.push({ do: 'tell', peer, message: { type: 'paused', paused: after.paused } });
    }
  }
  if (resumed) effects.push({ do: 'pause', paused: false });
  return effects;
}

/** Nothing may be seen: a private moment, or a recording that must run and does not. */
function isBlind(phase: Phase): boolean {
  return phase.name === 'active' && (phase.paused || recordingOf(phase) === 'awaited');
}
