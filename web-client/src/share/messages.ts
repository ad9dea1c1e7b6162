import type { de } from '../../target/generated/protocol.ts';

/** The agent's side of docs/protocol.md, generated from the Java records. */
export type AgentToServer = de.beistand.protocol.signaling.AgentToServerUnion;
export type ServerToAgent = de.beistand.protocol.signaling.ServerToAgentUnion;
export type PasswordCheck = de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
export type Connect = de.beistand.protocol.signaling.ServerToAgent.Connect;
export type JoinRefusal = de.beistand.protocol.JoinRefusal;
export type SessionEvent = de.beistand.protocol.SessionEvent;
export type Head = de.beistand.protocol.evidence.Head;
export type RequestFault = de.beistand.protocol.RequestFault;
export type RequestPhase = de.beistand.protocol.RequestPhase;
export type Translated = de.beistand.protocol.signaling.Translated;
