import { COLUMNS } from './draw-tables.ts';
import { brokenIdentities } from './identities.ts';
import { type Random, randomFrom } from './random.ts';
import { type Truth, withCell } from './truth.ts';

/** A report that errs: what it prints now, what was changed, and which rules can tell. */
export interface Damage {
  readonly kind: string;
  readonly truth: Truth;
  /** The fields that print something else than before. */
  readonly fields: readonly string[];
  readonly description: string;
  /** The rules that the printed numbers break; none where only labels or other years could tell. */
  readonly rules: readonly string[];
}

function damaged(kind: string, before: Truth, after: Truth, description: string): Damage {
  const fields = Object.keys(after.values).filter((field) => before.printed[field] !== after.printed[field]);
  return { kind, truth: after, fields, description, rules: rulesOf(before, after) };
}

function rulesOf(before: Truth, after: Truth): string[] {
  const matrix = (truth: Truth, has: (value: number | null, field: string) => boolean): boolean =>
    Object.entries(truth.values).some(([field, value]) => field.startsWith('applications.') && has(value, field));
  const odd = matrix(after, (value) => value !== null && (!Number.isInteger(value) || value < 0));
  const blank = matrix(after, (value, field) => value === null && before.values[field] !== null);
  const identities = brokenIdentities(after).map((broken) => broken.rule);
  return [
    ...new Set([...identities, ...(odd ? ['applications/not-integer'] : []), ...(blank ? ['applications/blank'] : [])]),
  ];
}

/** One cell says so much more or less. */
export function changeCell(truth: Truth, field: string, by: number): Damage {
  const value = truth.values[field] ?? 0;
  return damaged(
    'change-cell',
    truth,
    withCell(truth, field, value + by),
    `${field}: ${value} is printed as ${value + by}`,
  );
}

/** Several cells say so much more or less. */
export function changeCells(truth: Truth, changes: Readonly<Record<string, number>>): Damage {
  const after = Object.entries(changes).reduce((one, [field, by]) => changeCell(one, field, by).truth, truth);
  return damaged('change-cells', truth, after, `changed by: ${JSON.stringify(changes)}`);
}

/** One cell is empty. */
export function blankCell(truth: Truth, field: string): Damage {
  return damaged('blank-cell', truth, withCell(truth, field, null), `${field}: ${truth.values[field]} is left blank`);
}

/** One cell prints a text of its own, e.g. a count with decimals. */
export function printCell(truth: Truth, field: string, value: number, text = String(value)): Damage {
  return damaged(
    'print-cell',
    truth,
    withCell(truth, field, value, text),
    `${field}: ${truth.values[field]} is printed as ${text}`,
  );
}

/** Each of the pairs prints what the other should. */
export function swapped(truth: Truth, pairs: readonly (readonly [string, string])[]): Truth {
  const swap = <V>(record: Readonly<Record<string, V>>): Record<string, V> => {
    const moved = pairs.flatMap(([a, b]) => [[a, record[b]] as const, [b, record[a]] as const]);
    return { ...record, ...(Object.fromEntries(moved) as Record<string, V>) };
  };
  return { ...truth, values: swap(truth.values), cellStates: swap(truth.cellStates), printed: swap(truth.printed) };
}

/** Two rows of table 3 have each other's numbers, e.g. `outcomes.total` and `carried_forward`. */
export function swapRows(truth: Truth, a: string, b: string): Damage {
  const pairs = COLUMNS.map((who) => [`applications.${a}.${who}`, `applications.${b}.${who}`] as const);
  return damaged('swap-rows', truth, swapped(truth, pairs), `rows ${a} and ${b} have each other's numbers`);
}

/** Two columns of table 3 have each other's numbers. */
export function swapColumns(truth: Truth, a: string, b: string): Damage {
  const rows = matrixRows(truth);
  const pairs = rows.map((row) => [`applications.${row}.${a}`, `applications.${row}.${b}`] as const);
  return damaged('swap-columns', truth, swapped(truth, pairs), `columns ${a} and ${b} have each other's numbers`);
}

/** Table 3 prints nothing but zeros; the text still tells the counts. */
export function zeroTable(truth: Truth): Damage {
  const fields = Object.keys(truth.values).filter(
    (field) => field.startsWith('applications.') && truth.values[field] !== null,
  );
  const after = fields.reduce((one, field) => withCell(one, field, 0), truth);
  return damaged('zero-table', truth, after, 'every number of table 3 is printed as 0');
}

/** The rows of table 3 that the report prints. */
export function matrixRows(truth: Truth): string[] {
  const totals = Object.keys(truth.values).filter((field) => /^applications\..*\.total$/.test(field));
  const printed = totals.filter((field) => truth.cellStates[field] !== 'absent');
  return printed.map((field) => field.slice('applications.'.length, -'.total'.length));
}

/** One error drawn from a seed; a report too empty for it gets a changed cell. */
export function damage(truth: Truth, seed: number): Damage {
  const random = randomFrom(seed + 4000);
  const numbers = Object.keys(truth.values).filter(
    (field) => field.startsWith('applications.') && truth.values[field] !== null,
  );
  const [field = 'review.total', ...others] = random.shuffle(numbers);
  const by = random.int(1, 9);
  const draw: () => Damage = random.pick([
    () => changeCell(truth, field, by),
    () => blankCell(truth, field),
    () => swapRowsAtRandom(truth, random),
    () => swapColumns(truth, ...columnsAtRandom(random)),
    () => zeroTable(truth),
    () => changeCell(truth, others.find((other) => other.endsWith('.total')) ?? field, by),
    () => changeCell(truth, 'review.total', by),
    () => changeCell(truth, 'litigation.direct.total', by),
    () => printCell(truth, field, (truth.values[field] ?? 0) + 0.5),
    () => printCell(truth, field, -by),
  ]);
  const drawn = draw();
  return drawn.fields.length > 0 ? drawn : changeCell(truth, field, by);
}

function swapRowsAtRandom(truth: Truth, random: Random): Damage {
  const [a = 'received', b = 'carried_in'] = random.shuffle(matrixRows(truth));
  return swapRows(truth, a, b);
}

function columnsAtRandom(random: Random): [string, string] {
  const [a = 'natural_person', b = 'total'] = random.shuffle(COLUMNS);
  return [a, b];
}
