/** The digits of a machine ID, without what people put between them; at most nine. */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 9);
}

/** Letters and digits of a session password in upper case, without what people put between them. */
export function passwordOf(typed: string): string {
  return typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** In groups of three, as it is read out on the phone: `123 456 789`. */
export function grouped(characters: string): string {
  return characters.replace(/(.{3})(?=.)/gu, '$1 ');
}
