import type { Invitation } from './invitations.ts';
import type {
  AgentToTechnician,
  EndReason,
  FailureCode,
  Grant,
  IceCandidate,
  IceServer,
  Monitor,
  PasswordChallenge,
  RecordingPolicy,
  ServerToTechnician,
  Sharing,
  TechnicianToAgent,
  TechnicianToServer,
} from './messages.ts';

/** The page's whole knowledge: the line to the server and, apart from it, the support session. */
export interface Model {
  readonly link: Link;
  readonly session: SessionState;
  /** Session numbers that wait for their customers, the oldest first. */
  readonly invitations: readonly Invitation[];
  /** The number with which the customer of this page's session came; absent if there was none. */
  readonly served?: Invitation;
}

/** The line to the server. Picture and input run without it. */
export type Link =
  /** Not yet welcomed. Next: Up, Down, Closed. */
  | { readonly name: 'connecting' }
  /** Next: Down, Closed. */
  | { readonly name: 'up' }
  /** Lost; the signaling client tries again. Next: Up, Closed. */
  | { readonly name: 'down' }
  /** The server will not have this page any more; only a reload or a login helps. Terminal. */
  | { readonly name: 'closed'; readonly code: FailureCode };

export type SessionState =
  | Idle
  | Opening
  | Resuming
  | Proving
  | AwaitingPassword
  | AwaitingConsent
  | Active
  | Restarting
  | Ended;

/** No session; the form is shown. Next: Opening. */
export interface Idle {
  readonly name: 'idle';
  /** Why the attempt before was refused. */
  readonly failure?: Refusal;
  /** The attempt that goes on as soon as the technician names the customer. */
  readonly gate?: Attempt;
}

/** Opening a session, as the technician wanted it. */
export interface Attempt {
  readonly machineId: string;
  readonly password: string;
  /** The customer whose computer it is; empty if nobody asked yet. */
  readonly customerNumber: string;
}

/** The computer is named; the server looks for it. Next: Proving, Idle. */
export interface Opening extends Attempt {
  readonly name: 'opening';
}

/** The page was reloaded and asks for its session. Next: any state that the server names. */
export interface Resuming extends Identity {
  readonly name: 'resuming';
  readonly since: number | undefined;
}

/** The proof of the password is being made or checked. Next: AwaitingConsent, AwaitingPassword, Ended. */
export interface Proving extends Identity {
  readonly name: 'proving';
}

/** The password was wrong; another one is wanted. Next: Proving, Ended. */
export interface AwaitingPassword extends Identity {
  readonly name: 'awaiting-password';
  /** Unknown after a reload. */
  readonly attemptsLeft: number | undefined;
  readonly failure?: Refusal;
}

/** The customer is being asked. Next: Active, Ended. */
export interface AwaitingConsent extends Identity {
  readonly name: 'awaiting-consent';
  /** When the customer agreed first, if this is the question after a restart. */
  readonly since?: number;
}

/** The customer shows the screen. Next: Restarting, Ended. */
export interface Active extends Identity {
  readonly name: 'active';
  /** When the customer agreed, in milliseconds since 1970 on this computer's clock. */
  readonly since: number;
  readonly picture: 'none' | 'running' | 'interrupted';
  readonly rights: Rights;
  readonly customerActive: boolean;
  /** The customer takes a private moment: no picture, no input. */
  readonly paused: boolean;
  readonly screen?: { readonly width: number; readonly height: number };
  /** The monitors that can be shown; absent until the agent names them. */
  readonly monitors?: readonly Monitor[];
  /** ID of the monitor that is shown, or `all`. */
  readonly shown?: string;
  /** The monitor that was shown was taken away; another one is shown. */
  readonly screenGone?: boolean;
  /** How much the customer lets the technician see; absent until the agent says so. */
  readonly sharing?: Sharing;
  /** The customer has nothing but this browser: hostile text. Absent for the program. */
  readonly browser?: string;
  /** Characters that the customer's computer could not type. */
  readonly untyped?: string;
}

/**
 * The customer's computer restarts, with consent. Next: AwaitingConsent, Active (it did not restart),
 * Ended.
 */
export interface Restarting extends Identity {
  readonly name: 'restarting';
  readonly since: number;
  /** When the page heard of it, in milliseconds since 1970. */
  readonly restartedAt: number;
}

/** Over. Terminal but for a new session: Next: Idle. */
export interface Ended {
  readonly name: 'ended';
  readonly machineId: string;
  readonly sessionId: string;
  /** Undefined if the server does not know the session any more. */
  readonly reason: EndReason | undefined;
  /** From the customer's consent to the end; undefined if there was none. */
  readonly seconds: number | undefined;
}

/** What the technician may do, as far as the page knows. The agent decides. */
export type Rights = Readonly<Record<Grant, Right>>;

/** `held` is for the session; `once` was given for one use. */
export type Right = 'none' | 'asking' | 'held' | 'once' | 'refused' | 'expired' | 'withdrawn';

/** Why the server did not do something. */
export interface Refusal {
  readonly code: FailureCode | 'LINK_LOST';
  readonly retryAfterSeconds: number;
}

/** What every session has from the server's challenge on. */
export interface Identity {
  readonly machineId: string;
  readonly sessionId: string;
  readonly challenge: Challenge;
  /** False while the customer's computer has no line to the server. */
  readonly agentPresent: boolean;
  /** Whether the firm records this session; absent until the server says so. */
  readonly recording?: RecordingPolicy;
}

/** A session that the server knows and that is not over. */
export type Live = Extract<SessionState, Identity>;

/** What a password is stretched with. */
export type Challenge = Pick<PasswordChallenge, 'salt' | 'iterations'>;

/** What survives a reload of the page, besides the stretched password. */
export interface Remembered {
  readonly machineId: string;
  readonly sessionId: string;
  readonly challenge: Challenge;
  readonly since: number | undefined;
}

/** What happens to the page. */
export type Event =
  | { readonly kind: 'server'; readonly message: ServerToTechnician }
  | { readonly kind: 'link-down' }
  | { readonly kind: 'link-closed'; readonly code: FailureCode }
  | { readonly kind: 'agent'; readonly message: AgentToTechnician }
  /** The first frame is on the screen. */
  | { readonly kind: 'picture' }
  /** The way between the two computers opened or broke. */
  | { readonly kind: 'path'; readonly open: boolean }
  /** The offer does not come from somebody who knows the password. */
  | { readonly kind: 'untrusted' }
  /** The two people read different words, or the other side chose its words. */
  | { readonly kind: 'words-differ' }
  | { readonly kind: 'open'; readonly machineId: string; readonly password: string }
  /** Names the customer for the attempt that waits for it. */
  | { readonly kind: 'name-customer'; readonly customerNumber: string }
  /** Wants a session number. */
  | { readonly kind: 'invite' }
  /** Takes a session number back. */
  | { readonly kind: 'revoke'; readonly number: string }
  | { readonly kind: 'password'; readonly password: string }
  /** Asks for a right for the session. */
  | { readonly kind: 'ask'; readonly grant: Grant }
  | { readonly kind: 'give-back'; readonly grant: Grant }
  | { readonly kind: 'end' }
  | { readonly kind: 'new-session' };

/** What is to be done after a transition; {@link Session} does it. */
export type Command =
  | { readonly do: 'send'; readonly message: TechnicianToServer }
  | { readonly do: 'tell'; readonly message: TechnicianToAgent }
  | {
      readonly do: 'prove';
      readonly sessionId: string;
      readonly password: string;
      readonly challenge: Challenge;
    }
  | {
      readonly do: 'connect';
      readonly sessionId: string;
      readonly iceServers: readonly IceServer[];
      readonly relayOnly: boolean;
    }
  | {
      readonly do: 'take-offer';
      readonly sessionId: string;
      readonly sdp: string;
      readonly mac: string;
    }
  | { readonly do: 'take-candidate'; readonly candidate: IceCandidate }
  | { readonly do: 'disconnect' }
  | { readonly do: 'remember'; readonly session: Remembered }
  | { readonly do: 'forget' };
