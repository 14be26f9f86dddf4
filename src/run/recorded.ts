import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentError, type DocumentProblem } from '../errors.ts';
import { CELLS } from '../export/cells-csv.ts';
import { rowsIn, withoutApostrophe } from '../export/csv.ts';
import { FAILURES, type Failure } from '../export/failures-csv.ts';
import {
  type RecordedReading,
  type RecordedReport,
  readBack,
  recordedExtras,
  recordedNumbers,
  recordedReport,
  sectionsIn,
} from '../export/recorded-report.ts';
import type { Prose } from '../related/alike.ts';
import type { Listed } from '../related/series.ts';
import { bandsOf, ownProse } from '../report/likeness.ts';
import { organName } from '../report/organ.ts';
import { orProblem } from './read-source.ts';
import { type Scanner, type Span, scannerOf, textAt } from './scanner.ts';

/** A report of an output folder: enough to find those it belongs with, and where it stands in the files. */
export interface RecordedEntry extends Listed, Prose {
  readonly path: string;
  readonly line: Span;
  readonly cells: Span;
}

/** An output folder, opened for reading. Of its reports only the entries are held. */
export interface Recorded {
  readonly reports: readonly RecordedEntry[];
  readonly failures: readonly Failure[];
  /** Files that were no sources, by the ending of their names. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Whether the run that wrote it was stopped before its end. */
  readonly interrupted: boolean;
  /** @throws DocumentError where its line and its cells do not belong together */
  load(entry: RecordedEntry): RecordedReading;
  close(): Promise<void>;
}

/**
 * Opens what `record` wrote.
 * @throws DocumentError where a file is missing, damaged, or of another version
 */
export async function openRecorded(folder: string): Promise<Recorded> {
  const { skipped, interrupted } = summaryIn(await textOf(folder, 'summary.json'));
  const failures = failuresIn(await textOf(folder, 'failures.csv'));
  const files: FileHandle[] = [];
  const close = async () => {
    for (const file of files) await file.close();
  };
  try {
    const lines = await opened(folder, 'reports.jsonl');
    files.push(lines);
    const cells = await opened(folder, 'cells.csv');
    files.push(cells);
    const load = (entry: RecordedEntry) => {
      const recorded = JSON.parse(textAt(lines, entry.line)) as RecordedReport;
      return readBack(recorded, cellsIn(textAt(cells, entry.cells)));
    };
    return { reports: entriesOf(lines, cells), failures, skipped, interrupted, load, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function textOf(folder: string, name: string): Promise<string> {
  return found(name, await orProblem(readFile(join(folder, name), 'utf8')));
}

async function opened(folder: string, name: string): Promise<FileHandle> {
  return found(name, await orProblem(open(join(folder, name))));
}

function found<T>(name: string, asked: T | DocumentError): T {
  if (!(asked instanceof DocumentError)) return asked;
  const { problem, message } = asked;
  throw new DocumentError(problem, `${name}: ${problem === 'not-found' ? 'it is missing' : message}`, { cause: asked });
}

function entriesOf(lines: FileHandle, cells: FileHandle): readonly RecordedEntry[] {
  const rows = scannerOf(cells, { quotes: true });
  const [head] = cellsIn(textAt(cells, rows.next(1)));
  const names = CELLS.columns.map(({ name }) => name);
  if (head?.join() !== names.join()) throw damaged('cells.csv', 'its columns are not those of this version of ogi');
  const entries: RecordedEntry[] = [];
  for (const { line, recorded } of recordedIn(lines)) {
    const numbers = recordedNumbers(recorded);
    const count = numbers.size + recordedExtras(recorded);
    entries.push({ ...listed(recorded, numbers), line, cells: spanOf(rows, count, recorded) });
  }
  if (rows.next(1).records > 0) throw damaged('cells.csv', 'it has more rows than the reports have cells');
  return entries;
}

function* recordedIn(lines: FileHandle): Generator<{ line: Span; recorded: RecordedReport }> {
  const scanner = scannerOf(lines, { quotes: false });
  for (let number = 1; ; number += 1) {
    const line = scanner.next(1);
    const text = textAt(lines, line);
    if (text === '') return;
    const recorded = orDamaged(`reports.jsonl, line ${number}`, () => recordedReport(text));
    yield { line, recorded };
  }
}

function spanOf(rows: Scanner, count: number, { source }: RecordedReport): Span {
  const { records, start, end } = rows.next(count);
  if (records < count) throw damaged('cells.csv', `it ends before the cells of ${source.path}`);
  return { start, end };
}

function listed(
  recorded: RecordedReport,
  values: ReadonlyMap<string, number | null>,
): Listed & Prose & { readonly path: string } {
  const { source, organ, year, title, published_on, edition } = recorded;
  const numbers = JSON.stringify([edition, ...values.values()]);
  return {
    path: source.path,
    organ,
    year,
    named: title !== null && organ !== null && organName(title).includes(organName(organ).slice(0, 3)),
    numbers: createHash('sha256').update(numbers).digest('base64').slice(0, 16),
    published_on,
    hasTables: edition !== null,
    bands: bandsOf(ownProse(sectionsIn(recorded), organ ?? '')),
  };
}

function cellsIn(text: string): string[][] {
  return orDamaged('cells.csv', () => rowsIn(text));
}

function failuresIn(text: string): readonly Failure[] {
  const [head, ...rows] = orDamaged('failures.csv', () => rowsIn(text));
  if (head?.join() !== FAILURES.columns.map(({ name }) => name).join()) {
    throw damaged('failures.csv', 'its columns are not those of this version of ogi');
  }
  return rows.map((row) => {
    const [path = '', problem = '', message = ''] = row.map(withoutApostrophe);
    return { path, problem: problem as DocumentProblem, message };
  });
}

function summaryIn(text: string): Pick<Recorded, 'skipped' | 'interrupted'> {
  const summary = orDamaged('summary.json', () => JSON.parse(text)) as {
    skipped?: Record<string, number>;
    interrupted?: boolean;
  };
  return { skipped: summary.skipped ?? {}, interrupted: summary.interrupted === true };
}

/** What a step gives; its complaint with the name of the file. */
function orDamaged<T>(file: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

function damaged(file: string, what: string): DocumentError {
  return new DocumentError('damaged', `${file}: ${what}`);
}
