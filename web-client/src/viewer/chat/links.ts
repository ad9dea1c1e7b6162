/** A stretch of a message: just text, or an address that may be opened. */
export type Part =
  | { readonly text: string }
  | {
      /** The address in three pieces, so that the host stands out. */
      readonly before: string;
      readonly host: string;
      readonly after: string;
      /** What a browser opens. */
      readonly href: string;
    };

const CANDIDATE = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"\\]+/giu;
const PIECES = /^(https?:\/\/)([^/?#:@[\]%]+)(:\d{1,5})?([/?#].*)?$/i;
const SENTENCE_END = /[.,;:!?'»“”’)\]}*_]+$/;
/** Longer ones stay text: nobody can check them. */
const LONGEST = 500;
/** Letters that make a host readable here; every other one stands in its ASCII form. */
const LATIN = /^[a-z0-9.\u00E0-\u00F6\u00F8-\u00FF-]+$/;

/**
 * A message cut at its links. Only http and https are links. A host with other than Latin letters
 * stands in its ASCII form (`xn--…`), and an address with a name before its host
 * (`https://bank.de@elsewhere.example`) is none.
 */
export function parts(message: string): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const { 0: candidate, index } of message.matchAll(CANDIDATE)) {
    const address = candidate.replace(SENTENCE_END, '');
    const link = linkOf(address);
    if (!link) continue;
    if (index > end) found.push({ text: message.slice(end, index) });
    found.push(link);
    end = index + address.length;
  }
  if (end < message.length) found.push({ text: message.slice(end) });
  return found;
}

function linkOf(address: string): Part | undefined {
  const [, scheme, named, port = '', after = ''] = PIECES.exec(address) ?? [];
  if (scheme === undefined || named === undefined || address.length > LONGEST) return undefined;
  const url = parsed(address);
  if (!url) return undefined;
  const lower = named.toLowerCase();
  const host = LATIN.test(lower) ? lower : url.hostname;
  return { before: scheme.toLowerCase(), host, after: port + after, href: url.href };
}

function parsed(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return isHost(url.hostname) ? url : undefined;
  } catch {
    return undefined; // no address after all
  }
}

function isHost(name: string): boolean {
  return /^(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*\.?$/.test(name);
}
