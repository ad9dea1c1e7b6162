import { byId } from './dom.ts';

/** Tells the technician on the phone what only this page knows: that it is open. */
const code = byId('join').dataset['code'] ?? '';

const body = new URLSearchParams({ step: 'PAGE_OPENED' });
// Nobody waits for the answer: a number that is over has nobody to tell.
navigator.sendBeacon(`/j/${encodeURIComponent(code)}/step`, body);
