import { SUBJECT_BY_ID } from '../../../src/report/statements/subjects.ts';
import type { Profile } from '../names.ts';
import type { Term } from './sentence.ts';

/** What the text is about. */
export interface Facts {
  readonly seed: number;
  readonly organ: string;
  readonly year: number;
  readonly profile: Profile;
  readonly values: Readonly<Record<string, number>>;
  /** Amounts as their cells print them. */
  readonly printed: Readonly<Record<string, string>>;
  /** The numbers of the year before. */
  readonly last: Readonly<Record<string, number | null>> | undefined;
  /** The period of the statistics is always stated. */
  readonly dated: boolean;
  /** Headings in words of the organ's own. */
  readonly reworded: boolean;
}

type Numbers = Readonly<Record<string, number | null>>;

/** The fields that a name with `*` stands for, and whose numbers are known. */
function known(values: Numbers, name: string): readonly string[] {
  const form = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`);
  return Object.keys(values).filter((field) => form.test(field) && typeof values[field] === 'number');
}

/** Every value that a subject may have by its admissible readings, the usual one first. */
export function admissible(about: string, values: Numbers, unusual = false): readonly number[] {
  const readings = SUBJECT_BY_ID.get(about)?.readings ?? [];
  return readings
    .filter((reading) => unusual || !reading.unusual)
    .filter(({ add }) => add.every((name) => known(values, name).length > 0))
    .map(({ add, subtract = [] }) => {
      const sum = (names: readonly string[]): number =>
        names.flatMap((name) => known(values, name)).reduce((all, field) => all + (values[field] ?? 0), 0);
      return sum(add) - sum(subtract);
    });
}

/** The count of a subject by its usual reading. */
export function count(about: string, values: Numbers): Term {
  return { about, kind: 'count', value: admissible(about, values)[0] ?? 0 };
}

/** How large a count is in a whole, in percent. */
export function share(about: string, values: Numbers, whole: number, decimals: number): Term {
  const value = (100 * count(about, values).value) / whole;
  const printed = value.toFixed(decimals);
  return { about, kind: 'percentage', value: Number(printed), printed };
}

/** Money of a cell in 万元, stated in yuan. */
export function amount(about: string, values: Numbers, printed: string): Term {
  return { about, kind: 'amount', value: Math.round((values[about] ?? 0) * 1e6) / 100, printed };
}
