import type { Edition, Identity } from './edition.ts';
import { fieldName } from './fields.ts';
import { oncePer } from './once.ts';
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
  const take = (paths: readonly string[], at: string) =>
    paths
      .filter((path) => !dropped.some((row) => path.startsWith(row)))
      .flatMap((path) => readings.get(path.replace('*', at)) ?? []);
  return (identity.across ?? [''])
    .map((at) => ({ at, left: take(identity.left, at), right: take(identity.right, at) }))
    .filter(({ left, right }) => left.length > 0 && right.length > 0 && [...left, ...right].some(isPrinted));
}

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
