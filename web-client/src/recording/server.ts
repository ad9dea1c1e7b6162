import type { ReviewKey, WrappedKey } from './keys.ts';
import type { Answer, Headers } from './upload.ts';
import type { RecordingFailure } from './worker-messages.ts';

/** How long one request may take; a piece of a quarter of a mebibyte gets through at 9 kB/s. */
const PATIENCE_MS = 30_000;

/** The server's answer, or why there is none. */
export type Asked<T> =
  | { readonly outcome: 'answered'; readonly answer: T }
  | { readonly outcome: 'failed'; readonly why: RecordingFailure };

/** Where a recording goes. */
export interface Place {
  readonly recording: string;
  readonly upload: string;
}

/** The keys that recordings are wrapped for. */
export async function reviewKeys(): Promise<Asked<readonly ReviewKey[]>> {
  const asked = await ask<readonly ReviewKey[]>('/recordings/review-keys', {});
  if (asked.outcome === 'answered' && asked.answer.length === 0) return failed('noKey');
  return asked;
}

/** Announces a recording of a session. */
export function createRecording(
  session: string,
  formToken: string,
  codec: string,
  keys: readonly WrappedKey[],
): Promise<Asked<Place>> {
  return ask<Place>(`/sessions/${session}/recordings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Form-Token': formToken },
    body: JSON.stringify({ keys, codec }),
  });
}

/** Tells of a gap, in milliseconds of the recording. It stands in the recording as well. */
export async function noteGap(
  recording: string,
  formToken: string,
  gap: { readonly from: number; readonly to: number; readonly why: string },
): Promise<void> {
  await ask(`/recordings/${recording}/gaps`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Form-Token': formToken },
    body: JSON.stringify({ ...gap, why: gap.why.toUpperCase() }), // as the server names reasons
  });
}

/** One request of an upload. */
export async function uploadRequest(
  address: string,
  formToken: string,
  method: 'PATCH' | 'HEAD',
  headers: Headers,
  body: Uint8Array<ArrayBuffer> | undefined,
): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: { ...headers, 'X-Form-Token': formToken },
    body: body ?? null,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { status: response.status, header: (name) => response.headers.get(name) ?? undefined };
}

async function ask<T>(address: string, request: RequestInit): Promise<Asked<T>> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(address, { ...request, redirect: 'manual', signal });
    if (response.status === 204) return { outcome: 'answered', answer: undefined as T };
    if (response.ok) return { outcome: 'answered', answer: (await response.json()) as T };
    switch (response.status) {
      case 409:
        return failed('refused');
      case 507:
        return failed('diskFull');
      default:
        return failed('server');
    }
  } catch (error) {
    console.warn('The server gives no answer about a recording', error);
    return failed('server');
  }
}

function failed(why: RecordingFailure): { outcome: 'failed'; why: RecordingFailure } {
  return { outcome: 'failed', why };
}
