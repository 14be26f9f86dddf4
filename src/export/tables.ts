import { CELLS, cellRows } from './cells-csv.ts';
import type { CsvTable, CsvValue } from './csv.ts';
import { FAILURES, failureRow } from './failures-csv.ts';
import { FINDINGS, type FindingsOptions, findingRows } from './findings-csv.ts';
import type { Outcome } from './outcome.ts';
import { REPORTS, reportRows } from './reports-csv.ts';

/** A table of the exports, and its rows about a source. */
export interface ExportTable {
  readonly table: CsvTable;
  readonly rows: (outcome: Outcome, options: FindingsOptions) => readonly (readonly CsvValue[])[];
}

const NONE: readonly (readonly CsvValue[])[] = [];

/** The tables of an output folder, in the order in which the data package names them. */
export const TABLES: readonly ExportTable[] = [
  { table: REPORTS, rows: (outcome) => (outcome.status === 'read' ? reportRows(outcome.report) : NONE) },
  { table: CELLS, rows: (outcome) => (outcome.status === 'read' ? cellRows(outcome.report) : NONE) },
  {
    table: FINDINGS,
    rows: (outcome, options) => (outcome.status === 'read' ? findingRows(outcome.report, options) : NONE),
  },
  {
    table: FAILURES,
    rows: (outcome, { language }) => (outcome.status === 'failed' ? [failureRow(outcome.failure, language)] : NONE),
  },
];
