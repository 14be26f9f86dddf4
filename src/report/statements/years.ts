import type { Sentence } from './clauses.ts';

/** A word for the year of which a sentence goes on to speak. */
export interface YearAt {
  /** A year, `this` for the report's own, `other` for the one before it, for a part of one and for many. */
  readonly year: number | 'other' | 'this';
  readonly at: number;
  readonly depth: number;
}

const FORM =
  /(?<!\d)(?:19|20)\d\d年|(?:上|去|前|历|往)一?年|(?:上|下)半年|第?[一二三四]季度|\d{1,2}月份|(?:今|本|当)年|(?<!年度?)全年|年内/g;
/** 比2022年, 2021-2023年, 结转上年: the year of something else. */
const NOT_BEHIND = /(?:比|较|同|与|和|结转|结转自|[-—–~至到])$/;
const NOT_BEFORE =
  /^度?(?:(?:的)?(?:同期|相比|末|底前)|[^,;:。()]{0,10}(?:结转|转结|顺延|遗留|转入)|(?:全?市|全?区|全?县|部门|政府)?(?:预算|决算|预决算|计划|要点|工作要点|报告|年报|政务公开)|[-—–~])/;

/** The years of which a sentence speaks, not those that it compares with or that name something. */
export function yearsIn({ text, brackets }: Sentence): readonly YearAt[] {
  const years: YearAt[] = [];
  for (const { index, 0: words } of text.matchAll(FORM)) {
    const end = index + words.length;
    const foreign =
      NOT_BEHIND.test(text.slice(Math.max(0, index - 3), index)) || NOT_BEFORE.test(text.slice(end, end + 16));
    if (!foreign) years.push({ year: yearOf(words), at: index, depth: brackets.depth[index] ?? 0 });
  }
  return years;
}

function yearOf(words: string): YearAt['year'] {
  if (/^\d/.test(words)) return Number(words.slice(0, 4));
  return /^(?:今|本|当|全|年内)/.test(words) ? 'this' : 'other';
}

/** A sentence that begins with a year sets it for those that follow. */
const BEGINNING = 14;

/** The year that a sentence hands on to the next, if it names one at its beginning. */
export function yearHandedOn(years: readonly YearAt[]): number | undefined {
  const first = years.find(({ at, depth }) => at <= BEGINNING && depth === 0);
  return typeof first?.year === 'number' ? first.year : undefined;
}

/** The year named most often, for reports whose head gives none. */
export function commonYear(years: readonly YearAt[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { year } of years) {
    if (typeof year === 'number') counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([a, often], [b, oftener]) => oftener - often || b - a);
  return most?.[0];
}
