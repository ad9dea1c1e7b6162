import { grouped } from '../viewer/machine-id.ts';
import { make } from './dom.ts';
import type { Texts } from './texts.ts';

/** What an offered session's customer sits at: a browser has no number that tells anything. */
export function offeredFrom(
  { machineId, browser }: { readonly machineId: string; readonly browser: boolean },
  texts: Texts,
): HTMLElement {
  const words = browser
    ? texts('console.handover.browser')
    : texts('console.handover.computer', grouped(machineId));
  return make('p', { class: 'muted', 'data-from': browser ? 'browser' : 'program' }, words);
}
