import type { PasswordCheck } from './messages.ts';
import type { Introduction } from './state.ts';

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Control characters, and those that turn the writing direction and make a name look like another. */
const BAD = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Who asks; undefined if it cannot be shown and signed. */
export function introductionOf(check: PasswordCheck): Introduction | undefined {
  const { sessionId, nonce, technician, firm, terms, recording } = check;
  const presentable = [nonce, technician, firm, terms].every(isPresentable);
  if (!presentable || technician.trim() === '' || !UUID.test(sessionId)) return undefined;
  return { sessionId, nonce, technician, firm, terms, recording };
}

/** Whether it can be shown and signed as somebody's name. */
export function isName(text: string): boolean {
  return text.trim() !== '' && isPresentable(text);
}

function isPresentable(text: string): boolean {
  return text.length <= LONGEST && !BAD.test(text) && text.isWellFormed();
}
