import { oncePer } from '../once.ts';
import type { Edition, Identity } from './edition.ts';
import { fieldName } from './fields.ts';
import type { Reading } from './report.ts';

/** One identity at one place, with the readings of its terms: those of `left` add up to those of `right`. */
export interface Equation {
  /** The column or row that `*` stands for; empty where there is none. */
  readonly at: string;
  readonly left: readonly Reading[];
  readonly right: readonly Reading[];
}

/** An identity at each of its places of which the report prints something. */
export function equationsOf(
  identity: Identity,
  edition: Edition,
  readings: ReadonlyMap<string, Reading>,
): readonly Equation[] {
  const dropped = droppedRows(edition)(readings);
  const take = (terms: readonly Term[]) =>
    terms
      .filter(({ path }) => !dropped.some((row) => path.startsWith(row)))
      .flatMap(({ field }) => readings.get(field) ?? []);
  return placesOf(identity)
    .map(({ at, left, right }) => ({ at, left: take(left), right: take(right) }))
    .filter(({ left, right }) => left.length > 0 && right.length > 0 && [...left, ...right].some(isPrinted));
}

/** A path of an identity, and the field that it is at one place. */
interface Term {
  readonly path: string;
  readonly field: string;
}

/** The terms of an identity at each of its places. */
const placesOf = oncePer(({ across = [''], left, right }: Identity) => {
  const terms = (paths: readonly string[], at: string): readonly Term[] =>
    paths.map((path) => ({ path, field: path.replace('*', at) }));
  return across.map((at) => ({ at, left: terms(left, at), right: terms(right, at) }));
});

/** Paths of rows that are not printed because another row stands for them. */
const droppedRows = oncePer((edition: Edition) =>
  oncePer((readings: ReadonlyMap<string, Reading>): readonly string[] =>
    edition.parts.flatMap((part) =>
      part.rows
        .filter((row) => row.replaces && part.columns.some((column) => readings.has(fieldName(part, row, column))))
        .flatMap((row) => (row.replaces ?? []).map((id) => `${part.path}.${id}.`)),
    ),
  ),
);

function isPrinted(reading: Reading): boolean {
  return reading.state !== 'absent';
}

/** Numbers stand on one side, and nothing at all on the other: totals that are not printed, and no sum that is wrong. */
export function isOneSided({ left, right }: Equation, isKnown: (reading: Reading) => boolean = () => true): boolean {
  const isBlank = (side: readonly Reading[]) => side.every((term) => BLANK.has(term.state) && isKnown(term));
  const hasNumber = (side: readonly Reading[]) => side.some((term) => Boolean(term.value) && isKnown(term));
  return (isBlank(left) && hasNumber(right)) || (isBlank(right) && hasNumber(left));
}

const BLANK: ReadonlySet<Reading['state']> = new Set(['blank', 'dash', 'absent']);
