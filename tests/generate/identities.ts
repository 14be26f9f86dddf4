import { edition2019 } from '../../src/report/editions/2019.ts';
import { edition2021 } from '../../src/report/editions/2021.ts';
import type { Truth } from './truth.ts';

/** An identity that does not hold where all its cells have numbers. */
export interface Broken {
  readonly rule: string;
  /** The column, row or block it was judged for. */
  readonly at: string;
  readonly left: number;
  readonly right: number;
}

/** The identities of the edition that a truth breaks; those with an empty cell are left out. */
export function brokenIdentities(truth: Truth): Broken[] {
  const edition = truth.edition === '2021' ? edition2021 : edition2019;
  return edition.identities.flatMap((identity) =>
    (identity.across ?? ['']).flatMap((at) => {
      const left = sum(truth, identity.left, at);
      const right = sum(truth, identity.right, at);
      if (left === undefined || right === undefined || Math.abs(left - right) < 1e-6) return [];
      return [{ rule: identity.rule, at, left, right }];
    }),
  );
}

function sum(truth: Truth, terms: readonly string[], at: string): number | undefined {
  const fields = terms.map((term) => term.replace('*', at)).filter((field) => truth.cellStates[field] !== 'absent');
  const values = fields.map((field) => truth.values[field] ?? null);
  return fields.length === 0 || values.includes(null) ? undefined : values.reduce<number>((a, b) => a + (b ?? 0), 0);
}
