import type { StatsEntry, StatsReport } from './peer-connection.ts';

/** What the browser says about the picture that arrives. */
export interface Statistics {
  /** Such as `AV1`; empty before the first picture. */
  readonly codec: string;
  readonly framesPerSecond: number;
  readonly framesDecoded: number;
  readonly framesDropped: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly bytesReceived: number;
  /** Of everything on this connection: video, tiles and the rest. */
  readonly bytesOfAll: number;
  /** From arrival to the decoder, mean of all frames so far. */
  readonly jitterBufferMs: number;
  /** Between the two computers, as ICE last measured it. */
  readonly roundTripMs: number;
  /** Whether a TURN server stands in the middle. */
  readonly relayed: boolean;
}

/** Reads a report of W3C WebRTC Statistics. Missing numbers are 0. */
export function readStatistics(report: StatsReport): Statistics {
  const entries = new Map<string, StatsEntry>();
  report.forEach((entry) => {
    entries.set(entry.id, entry);
  });
  const all = [...entries.values()];
  const video = all.find((e) => e.type === 'inbound-rtp' && e['kind'] === 'video');
  const transport = all.find((e) => e.type === 'transport');
  const pair = entries.get(text(transport, 'selectedCandidatePairId'));
  const emitted = number(video, 'jitterBufferEmittedCount');
  return {
    codec: text(entries.get(text(video, 'codecId')), 'mimeType').replace('video/', ''),
    framesPerSecond: number(video, 'framesPerSecond'),
    framesDecoded: number(video, 'framesDecoded'),
    framesDropped: number(video, 'framesDropped'),
    frameWidth: number(video, 'frameWidth'),
    frameHeight: number(video, 'frameHeight'),
    packetsReceived: number(video, 'packetsReceived'),
    packetsLost: number(video, 'packetsLost'),
    bytesReceived: number(video, 'bytesReceived'),
    bytesOfAll: number(pair, 'bytesReceived'),
    jitterBufferMs: emitted > 0 ? (number(video, 'jitterBufferDelay') / emitted) * 1000 : 0,
    roundTripMs: number(pair, 'currentRoundTripTime') * 1000,
    relayed:
      text(entries.get(text(pair, 'localCandidateId')), 'candidateType') === 'relay' ||
      text(entries.get(text(pair, 'remoteCandidateId')), 'candidateType') === 'relay',
  };
}

function number(entry: StatsEntry | undefined, name: string): number {
  const value = entry?.[name];
  return typeof value === 'number' ? value : 0;
}

function text(entry: StatsEntry | undefined, name: string): string {
  const value = entry?.[name];
  return typeof value === 'string' ? value : '';
}
