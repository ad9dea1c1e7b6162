import type { Grant } from '../viewer/messages.ts';
import type { Active, RecordingSign, Session } from './state.ts';

/** Whether the session ends with this right. */
export function isNeeded({ who }: Session, grant: Grant): boolean {
  return grant === 'VIEW' || (grant === 'RECORDING' && who.recording === 'REQUIRED');
}

/** How it stands with the recording. */
export function recordingOf({ session, grants, link }: Active): RecordingSign {
  if (link?.recording && grants.inForce.includes('RECORDING')) return 'running';
  return isNeeded(session, 'RECORDING') ? 'awaited' : 'off';
}
