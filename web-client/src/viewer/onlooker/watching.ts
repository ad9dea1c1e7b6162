import type { OnlookingEnd } from '../onlooker-messages.ts';

/** How it stands with a colleague's page that looks on. */
export type Watching =
  /** Not let in yet. Next: waiting, over. */
  | { readonly name: 'connecting' }
  /** Let in; no picture yet. Next: looking, lost, over. */
  | { readonly name: 'waiting' }
  /** The picture is there. Next: lost, over. */
  | { readonly name: 'looking' }
  /** It was there. Next: looking, over. */
  | { readonly name: 'lost' }
  /** For good. */
  | { readonly name: 'over'; readonly reason: Over };

export type Over = OnlookingEnd | 'NOT_ALLOWED' | 'LOGIN_REQUIRED' | 'REPLACED' | 'OLD_PAGE';

export type WatchEvent =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'picture' }
  /** The way to the technician's page broke. */
  | { readonly kind: 'path-lost' }
  /** The server begins a new way. */
  | { readonly kind: 'connect' }
  | { readonly kind: 'over'; readonly reason: Over };

/** Without a line to the server the picture goes on: it does not come from there. */
export function watched(state: Watching, event: WatchEvent): Watching {
  if (state.name === 'over') return state;
  switch (event.kind) {
    case 'welcome':
      return state.name === 'connecting' ? { name: 'waiting' } : state;
    case 'picture':
      return { name: 'looking' };
    case 'path-lost':
    case 'connect':
      return state.name === 'looking' ? { name: 'lost' } : state;
    case 'over':
      return { name: 'over', reason: event.reason };
  }
}

/** What a close code of the server says for good; others are tried again. */
export function closedWith(code: number): Over | undefined {
  switch (code) {
    case 4401:
      return 'LOGIN_REQUIRED';
    case 4403:
      return 'NOT_ALLOWED';
    case 4406:
      return 'OLD_PAGE';
    case 4409:
      return 'REPLACED';
    default:
      return undefined;
  }
}
