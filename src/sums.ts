import type { Cause, Finding, Severity } from './finding.ts';
import type { Outcome } from './judge.ts';
import type { Edition, Identity } from './report/edition.ts';
import { FIELD_BY_NAME, rowTitle } from './report/fields.ts';
import type { Reading, Report } from './report/report.ts';
import type { SumRule } from './rule.ts';

/** One identity at one place, with the readings of its terms. */
interface Sum {
  readonly rule: SumRule;
  /** The column or row that `*` stands for; empty where there is none. */
  readonly at: string;
  readonly left: readonly Reading[];
  readonly right: readonly Reading[];
}

/** A sum that does not come out. */
interface Broken extends Sum {
  readonly expected: number;
  readonly actual: number;
  /** Blank cells among its terms could make up the difference. */
  readonly open: boolean;
}

/** Judges every identity of the edition for which there is a rule, each at each of its places. */
export function judgeSums(rules: readonly SumRule[], edition: Edition, report: Report): readonly Outcome[] {
  const readings = new Map(report.readings.map((reading) => [reading.field, reading]));
  const sums = edition.identities.flatMap((identity) => sumsOf(identity, rules, edition, readings));
  const judged = sums.map((sum) => ({ sum, result: add(sum, readings) }));
  const broken = judged.flatMap(({ result }) => (typeof result === 'object' ? [result] : []));
  return judged.map(({ sum, result }): Outcome => {
    const rule = sum.rule.id;
    if (result === 'passed') return { rule, status: 'passed' };
    if (result === 'not_assessed') return { rule, status: 'not_assessed', missing: missingIn(sum) };
    return { rule, status: 'failed', finding: findingOf(result, broken) };
  });
}

function sumsOf(
  identity: Identity,
  rules: readonly SumRule[],
  edition: Edition,
  readings: ReadonlyMap<string, Reading>,
): readonly Sum[] {
  const rule = rules.find((candidate) => candidate.id === identity.rule);
  if (!rule) return [];
  const dropped = droppedRows(edition, readings);
  const take = (paths: readonly string[], at: string) =>
    paths
      .filter((path) => !dropped.some((row) => path.startsWith(row)))
      .flatMap((path) => readings.get(path.replace('*', at)) ?? []);
  return (identity.across ?? [''])
    .map((at) => ({ rule, at, left: take(identity.left, at), right: take(identity.right, at) }))
    .filter(({ left, right }) => left.length > 0 && right.length > 0 && [...left, ...right].some(isPrinted));
}

/** Paths of rows that are not printed because another row stands for them. */
function droppedRows(edition: Edition, readings: ReadonlyMap<string, Reading>): readonly string[] {
  return edition.parts.flatMap((part) =>
    part.rows
      .filter((row) => part.columns.some((column) => readings.has(`${part.path}.${row.id}.${column.id}`)))
      .flatMap((row) => (row.replaces ?? []).map((id) => `${part.path}.${id}.`)),
  );
}

function isPrinted(reading: Reading): boolean {
  return reading.state !== 'absent';
}

function isEmpty(reading: Reading): boolean {
  return reading.state === 'blank' || reading.state === 'dash';
}

/**
 * A blank among the terms leaves the sum open: it counts as 0 only to see whether the numbers printed contradict each
 * other. A blank total over parts that are not zero stands for no 0 at all.
 */
function add(sum: Sum, readings: ReadonlyMap<string, Reading>): Broken | 'passed' | 'not_assessed' {
  const terms = [...sum.left, ...sum.right];
  if (terms.some((term) => term.value === null && !isEmpty(term))) return 'not_assessed';
  if (terms.some((term) => isEmpty(term) && hidesParts(term, readings))) return 'not_assessed';
  if (sum.right.every(isEmpty) || sum.left.every(isEmpty)) return 'not_assessed';
  const expected = total(sum.left);
  const actual = total(sum.right);
  const [leftOpen, rightOpen] = [sum.left.some(isEmpty), sum.right.some(isEmpty)];
  if (expected === actual) return leftOpen || rightOpen ? 'not_assessed' : 'passed';
  const open = (leftOpen && expected < actual) || (rightOpen && actual < expected);
  return { ...sum, expected, actual, open };
}

function total(terms: readonly Reading[]): number {
  return terms.reduce((sum, term) => sum + (term.value ?? 0), 0);
}

/** A blank total whose own parts are not all zero. */
function hidesParts(reading: Reading, readings: ReadonlyMap<string, Reading>): boolean {
  if (!reading.field.endsWith('.total')) return false;
  const row = reading.field.slice(0, -'total'.length);
  const field = FIELD_BY_NAME.get(reading.field);
  const parts = (field?.part.columns ?? []).filter((column) => column.id !== 'total');
  return parts.some((column) => (readings.get(row + column.id)?.value ?? 0) !== 0);
}

function missingIn({ left, right }: Sum): readonly string[] {
  return [...left, ...right].filter((term) => term.value === null).map((term) => term.field);
}

function findingOf(sum: Broken, broken: readonly Broken[]): Finding {
  const { rule, expected, actual, open } = sum;
  const suspect = suspectOf(sum, broken);
  const terms = [...sum.right, ...sum.left];
  const ordered = suspect ? [suspect, ...terms.filter((term) => term !== suspect)] : terms;
  const severity: Severity = open ? 'warning' : rule.severity;
  const where = whereOf(sum);
  const fill = (text: string) =>
    text.replace('{where}', where).replace('{expected}', String(expected)).replace('{actual}', String(actual));
  const note = noteOf(suspect, open);
  return {
    rule: rule.id,
    severity,
    cause: causeOf(terms, open),
    fields: ordered.map((term) => term.field),
    expected,
    actual,
    message: { zh: fill(rule.message.zh) + note.zh, en: fill(rule.message.en) + note.en },
    basis: rule.basis,
    places: ordered.flatMap((term) => (term.place ? [term.place] : [])),
  };
}

function noteOf(suspect: Reading | undefined, open: boolean): { zh: string; en: string } {
  if (open) return { zh: '（其中有空白单元格）', en: ' (there are blank cells among them)' };
  if (!suspect) return { zh: '', en: '' };
  const title = titleOf(suspect.field);
  const zh = `；同一差额也出现在另一合计中，“${title}”（${suspect.raw}）可疑`;
  return { zh, en: `; a second sum is off by the same, so "${title}" (${suspect.raw}) is suspect` };
}

/** The reading is to blame where it was in doubt; where blanks could explain it, nobody can tell. */
function causeOf(terms: readonly Reading[], open: boolean): Cause {
  if (terms.some((term) => term.state === 'number' && term.confidence < 1)) return 'reading';
  return open ? 'undecided' : 'report';
}

/**
 * Row × column: where exactly one row and one column of the table are off, and by the same, the cell in which they
 * meet is the suspect one.
 */
function suspectOf(sum: Broken, broken: readonly Broken[]): Reading | undefined {
  const crossing = broken.filter((other) => other.rule !== sum.rule && commonTerm(sum, other) !== undefined);
  const alike = crossing.filter(
    (other) => Math.abs(other.expected - other.actual) === Math.abs(sum.expected - sum.actual),
  );
  const suspects = new Set(alike.map((other) => commonTerm(sum, other)));
  return suspects.size === 1 ? [...suspects][0] : undefined;
}

function commonTerm(a: Sum, b: Sum): Reading | undefined {
  const terms = [...b.left, ...b.right];
  return [...a.left, ...a.right].find((term) => terms.includes(term));
}

function titleOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? `${rowTitle(known.row) || known.part.label}·${known.column.label}` : field;
}

/** The row or column that a sum is judged at, by its official label. */
function whereOf({ at, left, right }: Sum): string {
  const field = FIELD_BY_NAME.get((right[0] ?? left[0])?.field ?? '');
  if (!field) return at;
  if (field.column.id === at) return field.column.label;
  return rowTitle(field.row) || field.part.label;
}
