import type { ReportView } from '../../../api.ts';

/** A number that a report prints; `null` where it prints none. */
export type NumberOf = (field: string) => number | null;

/** What a year hands on and what the next takes over. */
export interface Link {
  readonly from: Year;
  readonly to: Year;
  /** By column, in the order of the columns given. */
  readonly terms: readonly Term[];
}

/** What should be and what is; `holds: null` where a number is missing. */
export interface Term {
  readonly expected: number | null;
  readonly actual: number | null;
  /** How the expected number comes about: `11 + 1 − 0`; empty where it is one number. */
  readonly sum: string;
  readonly holds: boolean | null;
}

interface Year {
  readonly id: number;
  readonly year: number;
}

/** The numbers of a report by field. */
export function numbersOf({ cells }: ReportView): NumberOf {
  const byField = new Map(cells.map(({ field, value }) => [field, value]));
  return (field) => byField.get(field) ?? null;
}

/** 结转 of each year against what the next one carries in, column by column. */
export function carriedOver(reports: readonly ReportView[], columns: readonly string[]): readonly Link[] {
  return pairs(reports).map(([last, next]) => {
    const [before, after] = [numbersOf(last), numbersOf(next)];
    const terms = columns.map((column) =>
      term(before(`applications.carried_forward.${column}`), after(`applications.carried_in.${column}`)),
    );
    return link(last, next, terms);
  });
}

/** In force last year, plus issued, minus repealed, against what is in force, for each kind of document. */
export function inForce(reports: readonly ReportView[], kinds: readonly string[]): readonly Link[] {
  return pairs(reports).map(([last, next]) => {
    const [before, after] = [numbersOf(last), numbersOf(next)];
    const terms = kinds.map((kind) => {
      const parts = [before(`${kind}.in_force`), after(`${kind}.issued`), after(`${kind}.repealed`)] as const;
      const [stock, issued, repealed] = parts;
      const known = stock !== null && issued !== null && repealed !== null;
      const sum = parts.map((part) => part ?? '?');
      return {
        ...term(known ? stock + issued - repealed : null, after(`${kind}.in_force`)),
        sum: `${sum[0]} + ${sum[1]} − ${sum[2]}`,
      };
    });
    return link(last, next, terms);
  });
}

function term(expected: number | null, actual: number | null): Term {
  const holds = expected === null || actual === null ? null : expected === actual;
  return { expected, actual, sum: '', holds };
}

function link(last: Dated, next: Dated, terms: readonly Term[]): Link {
  return { from: { id: last.id, year: last.year }, to: { id: next.id, year: next.year }, terms };
}

type Dated = ReportView & { readonly year: number };

/** Reports of years that follow each other; of several versions of a year the last one counts. */
function pairs(reports: readonly ReportView[]): readonly (readonly [Dated, Dated])[] {
  const byYear = new Map(reports.flatMap((report) => (isDated(report) ? [[report.year, report] as const] : [])));
  return [...byYear.values()].flatMap((report) => {
    const next = byYear.get(report.year + 1);
    return next ? [[report, next] as const] : [];
  });
}

function isDated(report: ReportView): report is Dated {
  return report.year !== null;
}
