/** What advisory locks of ours are about: their first number. They are told from those of other programs by it. */
export const LOCKS = {
  /** Changes of a ledger; the second number is of its schema. */
  changes: 1_868_065_025,
  /** The presence of a process; the second number is its own. */
  presence: 1_868_065_026,
} as const;

/** A number for a name, of 31 bits. */
export function lockNumber(name: string): number {
  let number = 7;
  for (const character of name) number = (Math.imul(number, 31) + (character.codePointAt(0) ?? 0)) & 0x7fffffff;
  return number;
}
