/** English phrases with their Chinese; parentheses are what a case fills in: `$1` where it is taken over. */
export type Wordings = readonly (readonly [en: RegExp, zh: string])[];

/** The Chinese of a phrase; one that has no wording stays as it is. */
export function inChinese(text: string, wordings: Wordings): string {
  const found = wordings.find(([en]) => en.test(text));
  return found ? text.replace(...found) : text;
}
