import type { Place } from '../../../document.ts';
import type { Finding } from '../../../finding.ts';
import { EDITIONS } from '../../../report/editions/index.ts';
import { equationsOf } from '../../../report/equations.ts';
import type { Reading } from '../../../report/report.ts';
import type { CellView, ReportView } from '../../api.ts';

/** A number in a sum; `value` is 0 for a blank. */
export interface Term {
  readonly field: string;
  readonly value: number;
  readonly state: CellView['state'];
}

/** A sum that does not come out, written out. */
export interface Calculation {
  readonly rule: string;
  readonly left: Side;
  readonly right: Side;
}

export interface Side {
  /** The terms that are not 0; all of them where all are. */
  readonly terms: readonly Term[];
  /** How many more there are, each 0 or blank. */
  readonly zeros: number;
  readonly sum: number;
}

/** The sums that a finding says are wrong, with their numbers. Empty where it is about something else. */
export function calculationsOf(finding: Finding, view: ReportView): readonly Calculation[] {
  const edition = EDITIONS.find(({ id }) => id === view.edition);
  if (!edition) return [];
  const rules = new Set([finding.rule, ...(finding.also ?? []).map(({ rule }) => rule)]);
  const named = new Set(finding.fields);
  const readings = new Map(view.cells.map((cell) => [cell.field, asReading(cell)]));
  return edition.identities
    .filter(({ rule }) => rules.has(rule))
    .flatMap((identity) =>
      equationsOf(identity, edition, readings)
        .filter(({ left, right }) => [...left, ...right].every(({ field }) => named.has(field)))
        .map(({ left, right }) => ({ rule: identity.rule, left: sideOf(left), right: sideOf(right) }))
        .filter(({ left, right }) => left.sum !== right.sum),
    );
}

function asReading({ place, ...cell }: CellView): Reading {
  return { ...cell, method: cell.method === 'ocr' ? 'ocr' : 'text', place: place ?? undefined };
}

function sideOf(readings: readonly Reading[]): Side {
  const all = readings.map(({ field, value, state }) => ({ field, value: value ?? 0, state }));
  const counted = all.filter(({ value }) => value !== 0);
  const terms = counted.length > 0 ? counted : all.slice(0, 1);
  return { terms, zeros: all.length - terms.length, sum: decimalSum(all.map(({ value }) => value)) };
}

/** 0.1 + 0.2 is 0.3: sums of numbers with at most six decimals. */
function decimalSum(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6;
}

/** A calculation as text: `3001 + 34 = 3035 ≠ 2932 + 105 = 3037`. */
export function calculationText({ left, right }: Calculation): string {
  return `${sideText(left)} ≠ ${sideText(right)}`;
}

function sideText({ terms, sum }: Side): string {
  const written = terms.map(({ value }, index) => (index > 0 && value < 0 ? `(${value})` : String(value))).join(' + ');
  return terms.length > 1 ? `${written} = ${sum}` : written;
}

/** The statements of the text that a finding compares with cells: those at its places that say its number. */
export function statementsOf({ places, actual }: Finding, { statements }: ReportView): ReportView['statements'] {
  return statements.filter(
    ({ place, value, quote }) =>
      (value === actual || quote === actual) && places.some((other) => samePlace(place, other)),
  );
}

/** To a hundredth of a point, to which places are exported. */
export function samePlace(a: Place, b: Place): boolean {
  if ('selector' in a || 'selector' in b) return 'selector' in a && 'selector' in b && a.selector === b.selector;
  return a.page === b.page && a.box.every((side, index) => Math.abs(side - (b.box[index] ?? 0)) < 0.01);
}
