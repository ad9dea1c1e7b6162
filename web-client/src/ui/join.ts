import { byId } from './dom.ts';

/** Tells the technician on the phone what only this page knows: that it is open, and what was chosen. */
const code = byId('join').dataset['code'] ?? '';

tell('PAGE_OPENED');
byId('join-browser').addEventListener('click', () => tell('BROWSER_CHOSEN'));

function tell(step: string): void {
  // Nobody waits for the answer: a number that is over has nobody to tell.
  navigator.sendBeacon(`/j/${encodeURIComponent(code)}/step`, new URLSearchParams({ step }));
}
