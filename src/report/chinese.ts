/** English phrases with their Chinese; parentheses are what a case fills in: `$1` where it is taken over. */
export type Wordings = readonly (readonly [en: RegExp, zh: string])[];

/** The Chinese of a phrase and of what it is filled with; what has no wording stays as it is. */
export function inChinese(text: string, wordings: Wordings): string {
  for (const [en, zh] of wordings) {
    const found = en.exec(text);
    if (found) return zh.replaceAll(/\$(\d)/g, (_, group: string) => inChinese(found[Number(group)] ?? '', wordings));
  }
  return text;
}
