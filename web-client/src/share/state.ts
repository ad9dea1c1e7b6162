import type {
  AgentToTechnician,
  EndReason,
  EventKind,
  FailureCode,
  Grant,
  IceCandidate,
  IceServer,
} from '../viewer/messages.ts';
import type { AgentToServer, Head, JoinRefusal, PasswordCheck, ServerToAgent } from './messages.ts';
import type { Fact } from './notary.ts';

/**
 * All that the customer's page knows, and the one place that decides: nothing from the server or the
 * technician can add a right, only the customer's answer to a question that this state asked. The
 * native agent's AgentState is its elder sister.
 */
export interface State {
  readonly line: Line;
  /** Events that the server has not committed yet, oldest first. */
  readonly ledger: readonly Fact[];
  /** Sessions whose password was right; never accepted again. */
  readonly used: readonly string[];
  /** Sessions that the customer reported as abuse, until the server has noted it. */
  readonly reports: readonly string[];
  /** The last number given to a question, a peer connection or a timer. */
  readonly lastNumber: number;
  /** Sessions of this visit that went over to a colleague, oldest first. */
  readonly earlier: readonly Ended[];
  readonly phase: Phase;
}

/** The line to the server. */
export type Line =
  /** Nobody dials, because nobody wants anything yet. Next: Down, Up, Refused. */
  | { readonly name: 'idle' }
  /** Being dialled. Next: Up, Refused. */
  | { readonly name: 'down' }
  /** Next: Down, Refused. */
  | { readonly name: 'up'; readonly machineId: string; readonly firm: string }
  /** The server will not have this page. Terminal; a reload helps. */
  | { readonly name: 'refused'; readonly code: FailureCode };

export type Phase = Start | Joining | Joined | Asked | Active | Ended;

/** The page wants a number. Next: Joining. */
export interface Start {
  readonly name: 'start';
  readonly failure?: JoinRefusal;
}

/** The server looks for the number. Next: Joined, Start. */
export interface Joining {
  readonly name: 'joining';
  readonly number: string;
  /** The number is of this colleague, who takes over: hostile text; absent if the customer has it. */
  readonly colleague?: string;
}

/** The number was right; its technician is being fetched. Next: Asked, Ended, Start. */
export interface Joined {
  readonly name: 'joined';
  readonly number: string;
  readonly technician: string;
  readonly colleague?: string;
  /** What the number is stretched with; absent while that is done. */
  readonly password?: { readonly salt: string; readonly iterations: number };
  readonly attemptsLeft: number;
}

/** The customer is asked to show something. Next: Active, Ended. */
export interface Asked {
  readonly name: 'asked';
  readonly session: Session;
  readonly question: number;
  /** Milliseconds since 1970; no answer until then is a refusal. */
  readonly until: number;
}

/** The customer agreed. Next: Ended. */
export interface Active {
  readonly name: 'active';
  readonly session: Session;
  readonly grants: Grants;
  readonly asking: Asking;
  /** Absent before the first `connect`. */
  readonly link?: Link;
  readonly technicianAway: boolean;
  readonly paused: boolean;
  /** When it is up and the line to the server is not back, the session ends; 0 = none. */
  readonly lostTimer: number;
}

/** Over. Terminal but for another number, the customer's or a colleague's. Next: Joining. */
export interface Ended {
  readonly name: 'ended';
  readonly reason: EndReason;
  readonly who?: Introduction;
  /** From the first picture to the end. */
  readonly seconds: number;
  /** Who takes over, as the customer agreed. */
  readonly colleague?: string;
  /** The customer reported it as abuse afterwards. */
  readonly reported?: true;
  /** Stands for the whole record, which is complete at the server. */
  readonly checkValue?: string;
  /** The server's last word about the record does not bear the signature that it must. */
  readonly forged?: true;
  /** Token of the secret address of the report. */
  readonly report?: string;
}

/** Who asks, as the server says it and the customer sees it: hostile text. */
export type Introduction = Omit<PasswordCheck, 'type' | 'proof'>;

export interface Session {
  readonly who: Introduction;
  readonly machineId: string;
  readonly nextSeq: number;
  /** When the first path stood, in milliseconds since 1970. */
  readonly connectedAt?: number;
  /** Who may take over; that yes is on record. */
  readonly colleague?: string;
}

/** Rights that the customer gave. They come into force when the server committed the GIVEN event. */
export interface Grants {
  readonly inForce: readonly Grant[];
  /** By the number of the GIVEN event. */
  readonly unrecorded: ReadonlyMap<number, Given>;
  /** Whom ONLOOKER was given for: hostile text; absent if nobody. */
  readonly onlooker?: string;
}

export interface Given {
  readonly grant: Grant;
  /** For the session; otherwise for `uses` alone. */
  readonly standing: boolean;
  readonly uses: readonly Wish[];
}

/** How it stands with the recording, as the customer sees it: `awaited` shows nothing until it runs. */
export type RecordingSign = 'off' | 'awaited' | 'running';

/** Something that the technician wants. */
export interface Wish {
  readonly grant: Grant;
  /** Of one use; 0 if the right itself is wanted, for the session. */
  readonly id: number;
  /** What the customer is shown: hostile text, a line each. */
  readonly details: readonly string[];
}

export interface Asking {
  /** The one open question. */
  readonly open?: { readonly question: number; readonly until: number; readonly wish: Wish };
  readonly waiting: readonly Wish[];
  readonly noes: ReadonlyMap<Grant, number>;
}

/** One peer connection as the state sees it. */
export interface Link {
  readonly peer: number;
  /** How far the last offer got; an answer counts only for one that is out. */
  readonly offer: 'making' | 'out' | 'answered';
  /** The control channel stands. */
  readonly open: boolean;
  /** The technician's page says that its recording runs. */
  readonly recording: boolean;
  readonly path: Path | undefined;
  /** When it is up and the path is not back, ICE starts again; 0 = none. */
  readonly restartTimer: number;
  /** When it is up and the path is not back, the session ends; 0 = none. */
  readonly deadline: number;
}

export type Path = 'connected' | 'disconnected' | 'failed';
export type Reply = 'allow' | 'allow-once' | 'refuse';

/** What happens to the page. */
export type Event =
  | { readonly kind: 'join'; readonly number: string }
  | { readonly kind: 'line-up'; readonly machineId: string; readonly firm: string }
  | { readonly kind: 'line-lost' }
  | { readonly kind: 'line-refused'; readonly code: FailureCode }
  | { readonly kind: 'server'; readonly message: ServerToAgent }
  | {
      readonly kind: 'password-made';
      readonly number: string;
      readonly salt: string;
      readonly iterations: number;
    }
  | { readonly kind: 'proof-checked'; readonly check: PasswordCheck; readonly right: boolean }
  | {
      readonly kind: 'head-checked';
      readonly sessionId: string;
      readonly head: Head;
      readonly genuine: boolean;
    }
  | {
      readonly kind: 'answered';
      readonly question: number;
      readonly reply: Reply;
      /** The customer ticked the box of the terms. */
      readonly termsTicked?: boolean;
    }
  /** The customer ticked the box of the terms, and has yet to answer. */
  | { readonly kind: 'terms-ticked' }
  | { readonly kind: 'time-up'; readonly timer: number }
  | { readonly kind: 'stop' }
  /** The customer reports abuse: ends what runs. */
  | { readonly kind: 'report' }
  | { readonly kind: 'withdraw'; readonly grant: Grant }
  | { readonly kind: 'pause'; readonly paused: boolean }
  /** Something was carried out that the record must show. */
  | {
      readonly kind: 'happened';
      readonly what: EventKind;
      readonly subject: string;
      readonly detail: string;
    }
  | PeerEvent;

/** Something of a peer connection; late ones of an earlier one are ignored. */
export type PeerEvent = { readonly peer: number } & (
  | { readonly kind: 'offer-made'; readonly sdp: string; readonly mac: string }
  | { readonly kind: 'answer-verified'; readonly sdp: string; readonly genuine: boolean }
  | { readonly kind: 'candidate-found'; readonly candidate: IceCandidate }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'channel'; readonly open: boolean }
  | { readonly kind: 'wished'; readonly wish: Wish }
  | { readonly kind: 'wish-taken-back'; readonly id: number }
  | { readonly kind: 'returned'; readonly grant: Grant }
  /** The technician's page says that its recording runs, or that it does not. */
  | { readonly kind: 'recording'; readonly running: boolean }
  | { readonly kind: 'technician-left' }
  | { readonly kind: 'words-differ' }
  | { readonly kind: 'broke' }
);

/** What is to be done after a transition, in order; {@link Customer} does it. */
export type Effect =
  | { readonly do: 'dial' }
  | { readonly do: 'send'; readonly message: AgentToServer }
  | { readonly do: 'testify'; readonly event: Fact }
  | { readonly do: 'make-password'; readonly number: string }
  | { readonly do: 'check-proof'; readonly check: PasswordCheck }
  | { readonly do: 'check-head'; readonly sessionId: string; readonly head: Head }
  | {
      readonly do: 'open-peer';
      readonly peer: number;
      readonly sessionId: string;
      readonly iceServers: readonly IceServer[];
      readonly relayOnly: boolean;
    }
  | { readonly do: 'close-peer'; readonly peer: number; readonly bye?: EndReason }
  | {
      readonly do: 'verify-answer';
      readonly peer: number;
      readonly sdp: string;
      readonly mac: string;
    }
  | { readonly do: 'accept-answer'; readonly peer: number; readonly sdp: string }
  | { readonly do: 'add-candidate'; readonly peer: number; readonly candidate: IceCandidate }
  | { readonly do: 'restart-ice'; readonly peer: number }
  | { readonly do: 'tell'; readonly peer: number; readonly message: AgentToTechnician }
  /** Says on the control channel who is there and what is shown. */
  | { readonly do: 'introduce'; readonly peer: number }
  /** No frame leaves the page from now on, or they do again. */
  | { readonly do: 'pause'; readonly paused: boolean }
  | { readonly do: 'timer'; readonly timer: number; readonly ms: number }
  | { readonly do: 'decide'; readonly wish: Wish; readonly allowed: boolean }
  /** The customer does not want it any more: the server sees that nobody is here. */
  | { readonly do: 'hang-up' }
  /** Ends screen or camera: nothing is shown any more, or nothing may be. */
  | { readonly do: 'release' };
