import type { de } from '../../target/generated/protocol.ts';

/** The messages of docs/protocol.md, generated from the Java records. */
export type ServerToTechnician = de.beistand.protocol.signaling.ServerToTechnicianUnion;
export type TechnicianToServer = de.beistand.protocol.signaling.TechnicianToServerUnion;
export type AgentToTechnician = de.beistand.protocol.channel.AgentToTechnicianUnion;
export type TechnicianToAgent = de.beistand.protocol.channel.TechnicianToAgentUnion;
export type MachineToAgent = de.beistand.protocol.channel.MachineToAgentUnion;
export type MachineToTechnician = de.beistand.protocol.channel.MachineToTechnicianUnion;
export type WordsToAgent = de.beistand.protocol.channel.WordsToAgentUnion;
export type WordsToTechnician = de.beistand.protocol.channel.WordsToTechnicianUnion;
export type InkToAgent = de.beistand.protocol.channel.InkToAgentUnion;
export type InkToTechnician = de.beistand.protocol.channel.InkToTechnicianUnion;
export type StillToAgent = de.beistand.protocol.channel.StillToAgentUnion;
export type StillToTechnician = de.beistand.protocol.channel.StillToTechnicianUnion;
export type InkColour = de.beistand.protocol.channel.InkColour;
export type InkShape = de.beistand.protocol.channel.InkShape;
export type PasswordChallenge = de.beistand.protocol.signaling.ServerToTechnician.PasswordChallenge;
export type Connect = de.beistand.protocol.signaling.ServerToTechnician.Connect;
export type IceCandidate = de.beistand.protocol.signaling.IceCandidate;
export type IceServer = de.beistand.protocol.signaling.IceServer;
export type QueueMessage = de.beistand.protocol.signaling.ServerToTechnician.Queue;
export type QueueRefused = de.beistand.protocol.signaling.ServerToTechnician.QueueRefused;
export type QueuedRequest = de.beistand.protocol.signaling.QueuedRequest;
export type Colleague = de.beistand.protocol.signaling.Colleague;
export type RecordingPolicy = de.beistand.protocol.RecordingPolicy;
export type RequestPhase = de.beistand.protocol.RequestPhase;
export type QueueRefusal = de.beistand.protocol.QueueRefusal;
export type ChatToAgent = de.beistand.protocol.channel.ChatToAgentUnion;
export type ChatToTechnician = de.beistand.protocol.channel.ChatToTechnicianUnion;
export type ClipboardToAgent = de.beistand.protocol.channel.ClipboardToAgentUnion;
export type ClipboardToTechnician = de.beistand.protocol.channel.ClipboardToTechnicianUnion;
export type ClipboardOutcome = de.beistand.protocol.channel.ClipboardToTechnician.Outcome;
export type ClipboardPart = de.beistand.protocol.channel.ClipboardPart;
export type ClipboardKind = de.beistand.protocol.channel.ClipboardPart.Kind;
export type EndReason = de.beistand.protocol.EndReason;
export type EventKind = de.beistand.protocol.EventKind;
export type FailureCode = de.beistand.protocol.FailureCode;
export type HandoverPhase = de.beistand.protocol.HandoverPhase;
export type HandoverMessage = Extract<
  ServerToTechnician,
  { type: 'handover' | 'session-offered' | 'session-offer-over' }
>;
export type OnlookerPhase = de.beistand.protocol.OnlookerPhase;
/** About colleagues who look on. */
export type OnlookerMessage = Extract<
  ServerToTechnician,
  {
    type:
      | 'onlooker'
      | 'onlooking-offered'
      | 'onlooking-over'
      | 'onlooking-ready'
      | 'onlooker-connect'
      | 'onlooker-answer'
      | 'onlooker-candidate';
  }
>;
export type Grant = de.beistand.protocol.Grant;
export type GuideStep = de.beistand.protocol.GuideStep;
export type JoinRefusal = de.beistand.protocol.JoinRefusal;
export type Monitor = de.beistand.protocol.channel.Monitor;
export type Sharing = de.beistand.protocol.channel.AgentToTechnician.Sharing;
export type Extent = de.beistand.protocol.channel.AgentToTechnician.Sharing.Extent;
export type Visibility = de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
export type PictureQuality = de.beistand.protocol.PictureQuality;
export type SessionPhase = de.beistand.protocol.SessionPhase;

/** Protocol versions that this page speaks, newest first. */
export const SUPPORTED_VERSIONS = [1];

/** Longest message in characters, as in Codec.java. */
export const MAX_LENGTH = 131_072;
