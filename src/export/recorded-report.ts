import type { Source } from '../audit.ts';
import type { Correction, FindingDecision } from '../decision.ts';
import type { Place } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import { DOUBTS } from '../report/doubts.ts';
import { EDITIONS } from '../report/editions/index.ts';
import { fieldsOf } from '../report/fields.ts';
import type { CellState, ExtraRow, Paragraph, Period, Reading, Report, SectionText, Stated } from '../report/report.ts';
import { readStatements } from '../report/statements/read.ts';
import { CELLS } from './cells-csv.ts';
import { withoutApostrophe } from './csv.ts';
import type { Decisions } from './decided.ts';
import { findingKeys } from './finding-key.ts';
import { printedText } from './printed-text.ts';
import { reportSchema } from './report-schema.ts';

type HeadName = 'title' | 'organ' | 'year' | 'period' | 'published_on';

/** A line of `reports.jsonl`: what is read back from it. */
export interface RecordedReport {
  readonly source: Source;
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly published_on: string | null;
  readonly edition: string | null;
  readonly extra: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly stated: Readonly<Partial<Record<HeadName, { readonly quote: string; readonly place: Place }>>>;
  readonly introduction: readonly Paragraph[];
  readonly sections: readonly (Omit<SectionText, 'id'> & { readonly id: string | null })[];
  readonly findings: readonly RecordedFinding[];
  readonly corrections?: readonly Unnumbered<Correction>[];
  /** Doubts that the corrections settled. */
  readonly settled?: readonly Finding[];
}

/** Of a decision the number in the log of its ledger is not recorded. */
type Unnumbered<T> = Omit<T, 'id'>;

interface RecordedFinding extends Finding {
  readonly decision?: Unnumbered<FindingDecision>;
}

/**
 * A line of `reports.jsonl` as the schema has it.
 * @throws DocumentError that says what is wrong with it
 */
export function recordedReport(line: string): RecordedReport {
  const parsed = reportSchema.safeParse(jsonIn(line));
  if (parsed.success) return parsed.data as unknown as RecordedReport;
  const [issue] = parsed.error.issues;
  throw new DocumentError('damaged', `no report of this version of ogi (${issue?.path.join('.')}: ${issue?.message})`);
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DocumentError('damaged', 'the line is cut off, or no JSON');
  }
}

/** The number that a report records for each field, in the order of the form. */
export function recordedNumbers(recorded: RecordedReport): ReadonlyMap<string, number | null> {
  const numbers = new Map<string, number | null>();
  for (const { name, steps } of STEPS.get(recorded.edition ?? '') ?? []) {
    const value = numberAt(recorded, steps);
    if (value !== undefined) numbers.set(name, value);
  }
  return numbers;
}

/** The fields of each edition, with the steps of their names. */
const STEPS = new Map(
  EDITIONS.map((edition) => [edition.id, fieldsOf(edition).map(({ name }) => ({ name, steps: name.split('.') }))]),
);

function numberAt(recorded: RecordedReport, steps: readonly string[]): number | null | undefined {
  let node: unknown = recorded;
  for (const step of steps) node = (node as Record<string, unknown> | undefined)?.[step];
  return node as number | null | undefined;
}

/** How many rows of `cells.csv` belong to rows of the report's own; each has one for its label. */
export function recordedExtras({ extra }: RecordedReport): number {
  return Object.values(extra).reduce((sum, row) => sum + Object.keys(row).length, 0);
}

/** What the reader once gave, from the files of an output folder. */
export interface RecordedReading {
  readonly source: Source;
  readonly report: Report;
  /** As grave as the catalogue has them, whatever the profile made of them. */
  readonly doubts: readonly Finding[];
  readonly decisions: Decisions;
}

/**
 * A report as it was read, whatever persons decided since. Statements are read anew from its text.
 * @param rows its rows of `cells.csv`
 * @throws DocumentError where the two do not belong together
 */
export function readBack(recorded: RecordedReport, rows: readonly (readonly string[])[]): RecordedReading {
  const { source, edition, introduction } = recorded;
  const printed = rows.map((row) => cellIn(row, source.path));
  const isExtra = ({ field }: Reading) => field.startsWith('extra.');
  agree(
    recorded,
    printed.filter((cell) => !isExtra(cell)),
  );
  const cells = asRead(printed, recorded);
  const readings = cells.filter((cell) => !isExtra(cell));
  const sections = sectionsIn(recorded);
  let statements: Report['statements'] | undefined;
  const report: Report = {
    title: stated(recorded, 'title'),
    organ: stated(recorded, 'organ'),
    year: stated(recorded, 'year'),
    period: stated(recorded, 'period'),
    published_on: stated(recorded, 'published_on'),
    edition,
    readings,
    extras: extrasFrom(recorded, cells.filter(isExtra)),
    introduction,
    sections,
    // Most reports that another is compared with are asked for their numbers alone.
    get statements() {
      statements ??= readStatements({ introduction, sections }, recorded.year);
      return statements;
    },
  };
  const doubts = [...recorded.findings, ...(recorded.settled ?? [])].flatMap(doubtFrom);
  return { source, report, doubts, decisions: recordedDecisions(recorded) };
}

/** The cells without their corrections. */
function asRead(cells: readonly Reading[], { corrections = [] }: RecordedReport): readonly Reading[] {
  if (corrections.length === 0) return cells;
  const reads = new Map(corrections.map(({ field, read }) => [field, read]));
  return cells.map((cell) => {
    const read = reads.get(cell.field);
    return read ? { ...cell, ...read, method: read.method as Reading['method'] } : cell;
  });
}

/** What the line of a report tells of decisions: all that is known of them where there is no ledger. */
function recordedDecisions({ source, findings, corrections = [] }: RecordedReport): Decisions {
  const keys = findings.some(({ decision }) => decision) ? findingKeys(findings) : [];
  const verdicts = findings.flatMap(({ decision }, index) =>
    decision ? [[keys[index] ?? '', { id: 0, ...decision }] as const] : [],
  );
  const { sha256 } = source;
  return {
    verdicts: new Map(verdicts),
    corrections: new Map(corrections.map((correction) => [correction.field, { id: 0, sha256, ...correction }])),
  };
}

/** The sections as the reader gives them. */
export function sectionsIn({ sections }: RecordedReport): readonly SectionText[] {
  return sections.map((section) => ({ ...section, id: section.id ?? undefined }));
}

function stated<Name extends HeadName>(
  recorded: RecordedReport,
  name: Name,
): Stated<NonNullable<RecordedReport[Name]>> | null {
  const value = recorded[name];
  const evidence = recorded.stated[name];
  return value !== null && evidence ? { value, ...evidence } : null;
}

function doubtFrom({ decision: _, ...finding }: RecordedFinding): readonly Finding[] {
  const kind = Object.entries(DOUBTS).find(([id]) => id === finding.rule)?.[1];
  return kind ? [{ ...finding, severity: kind.severity }] : [];
}

const COLUMN = new Map(CELLS.columns.map(({ name }, index) => [name, index]));

function cellIn(row: readonly string[], path: string): Reading {
  const text = (column: string) => withoutApostrophe(row[COLUMN.get(column) ?? -1] ?? '');
  if (text('path') !== withoutApostrophe(printedText(path)) || row.length !== CELLS.columns.length) {
    throw new DocumentError('damaged', `cells.csv has a row of ${text('path')} among those of ${path}`);
  }
  const value = text('value');
  return {
    field: text('field'),
    value: value === '' ? null : Number(value),
    raw: text('raw'),
    state: text('state') as CellState,
    method: text('method') as Reading['method'],
    confidence: Number(text('confidence')),
    place: placeIn(text),
  };
}

function placeIn(text: (column: string) => string): Place | undefined {
  const selector = text('selector');
  if (selector !== '') return { selector };
  if (text('page') === '') return undefined;
  const [x0, y0, x1, y1] = ['x0', 'y0', 'x1', 'y1'].map((column) => Number(text(column)));
  return { page: Number(text('page')), box: [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0] };
}

/** Both files hold the numbers: whoever changed one of them by hand would otherwise have the other judged. */
function agree(recorded: RecordedReport, readings: readonly Reading[]): void {
  const numbers = recordedNumbers(recorded);
  const other = readings.find(({ field, value }) => numbers.get(field) !== value);
  if (!other && readings.length === numbers.size) return;
  const where = other?.field ?? 'the number of rows';
  throw new DocumentError('damaged', `cells.csv and reports.jsonl differ on ${recorded.source.path} (${where})`);
}

function extrasFrom({ extra }: RecordedReport, cells: readonly Reading[]): readonly ExtraRow[] {
  return Object.entries(extra).map(([number, { label }]) => ({
    number: Number(number),
    label: String(label),
    readings: cells.filter(({ field }) => field.startsWith(`extra.${number}.`) && !field.endsWith('.label')),
  }));
}
