import type { Edition, Part, Row } from '../../report/edition.ts';
import { EDITIONS } from '../../report/editions/index.ts';
import { fieldName, rowLabel } from '../../report/fields.ts';
import type { ExtraRow, Reading, Report } from '../../report/report.ts';
import { rowsShown } from '../../report/rows-shown.ts';
import { readingsByField } from '../../report/values.ts';

/** A table as it is shown: heads over columns of readings, each row under its label. */
export interface Grid {
  /** The title of the section it stands in. */
  readonly section: string;
  readonly heads: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly label: string;
  /** Rows of a group stand in from its label. */
  readonly inset: boolean;
  /** None for the label of a group. */
  readonly readings: readonly (Reading | undefined)[];
}

/** The tables of a report in the order of its form; parts in a row that have the same columns stand in one table. */
export function gridsOf(report: Report): readonly Grid[] {
  const edition = EDITIONS.find((candidate) => candidate.id === report.edition);
  if (!edition) return [];
  const readings = readingsByField(report);
  const grids: Grid[] = [];
  for (const part of edition.parts) {
    const section = edition.sections.find((candidate) => candidate.id === part.section)?.title ?? part.label;
    const grid = { section, heads: part.columns.map((column) => column.label), rows: rowsOf(part, readings) };
    const last = grids.at(-1);
    const joins = last?.section === section && last.heads.join() === grid.heads.join();
    if (joins) grids[grids.length - 1] = { ...last, rows: [...last.rows, ...grid.rows] };
    else grids.push(grid);
  }
  return grids;
}

/** The rows of the report's own, under the heads of the columns that they have. */
export function ownRows(report: Report, section: string): Grid | undefined {
  if (report.extras.length === 0) return undefined;
  const columnOf = (reading: Reading) => reading.field.split('.').at(-1) ?? reading.field;
  const ids = [...new Set(report.extras.flatMap((extra) => extra.readings.map(columnOf)))];
  const rowOf = ({ label, readings }: ExtraRow): GridRow => {
    const byColumn = new Map(readings.map((reading) => [columnOf(reading), reading]));
    return { label, inset: false, readings: ids.map((id) => byColumn.get(id)) };
  };
  return { section, heads: ids.map((id) => columnLabel(id, report.edition)), rows: report.extras.map(rowOf) };
}

function columnLabel(id: string, edition: string | null): string {
  const known = EDITIONS.find((candidate: Edition) => candidate.id === edition);
  const columns = known?.parts.toReversed().flatMap((part) => part.columns) ?? [];
  return columns.find((column) => column.id === id)?.label ?? id;
}

function rowsOf(part: Part, readings: ReadonlyMap<string, Reading>): readonly GridRow[] {
  const cellsOf = (row: Row) => part.columns.map((column) => readings.get(fieldName(part, row, column)));
  const rows: GridRow[] = [];
  let group: string | undefined;
  for (const row of rowsShown(part, readings)) {
    if (row.group && row.group !== group) rows.push({ label: row.group, inset: false, readings: [] });
    group = row.group;
    rows.push({ label: labelOf(part, row), inset: row.group !== undefined, readings: cellsOf(row) });
  }
  return rows;
}

function labelOf(part: Part, row: Row): string {
  return row.label === '' ? part.label : rowLabel(row);
}
