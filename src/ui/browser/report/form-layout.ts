import type { Edition, Part, Row } from '../../../report/edition.ts';
import { EDITIONS } from '../../../report/editions/index.ts';
import { fieldName, rowLabel } from '../../../report/fields.ts';
import type { CellState } from '../../../report/report.ts';
import { rowsShown } from '../../../report/rows-shown.ts';
import { FORM } from './form.ts';

interface Span {
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** A head or a label as the form prints it; `note` is what the form explains. */
export interface LabelCell extends Span {
  readonly kind: 'column-head' | 'row-head' | 'note';
  readonly text: string;
}

/** Where a number stands. */
export interface ValueCell extends Span {
  readonly kind: 'value';
  readonly field: string;
}

export type FormCell = LabelCell | ValueCell;

/** A table in its official form: rows of cells with their spans. */
export interface FormTable {
  readonly title: string;
  readonly rows: readonly (readonly FormCell[])[];
}

/** What the layout has to know of a cell. */
export interface Shown {
  readonly field: string;
  readonly state: CellState;
  readonly raw: string;
}

type Cells = ReadonlyMap<string, Shown>;

const value = (field: string, columnSpan = 1): ValueCell => ({ kind: 'value', field, columnSpan, rowSpan: 1 });
const label = (kind: LabelCell['kind'], text: string, columnSpan = 1, rowSpan = 1): LabelCell => {
  return { kind, text, columnSpan, rowSpan };
};

/** The tables of an edition in the order of the form; rows that others stand for are left out. */
export function formTables(editionId: string | null, cells: readonly Shown[]): readonly FormTable[] {
  const edition = EDITIONS.find(({ id }) => id === editionId);
  if (!edition) return [];
  const byField = new Map(cells.map((cell) => [cell.field, cell]));
  const sections = [...Map.groupBy(edition.parts, ({ section }) => section)];
  return sections.map(([id, parts]) => ({ title: sectionTitle(edition, id), rows: rowsOf(parts, byField) }));
}

function sectionTitle(edition: Edition, id: string): string {
  return edition.sections.find((section) => section.id === id)?.title ?? id;
}

/** Parts without rows stand side by side, one with ordinals is a matrix, all others are blocks below one another. */
function rowsOf(parts: readonly Part[], cells: Cells): FormTable['rows'] {
  if (parts.every(({ rows }) => rows.every((row) => row.label === ''))) return sideBySide(parts);
  const width = Math.max(...parts.map(({ columns }) => columns.length)) + 1;
  return parts.flatMap((part) =>
    part.rows.some((row) => row.ordinal) ? matrix(part, rowsShown(part, cells)) : block(part, width, cells),
  );
}

function block(part: Part, width: number, cells: Cells): FormTable['rows'] {
  const last = part.columns.length - 1;
  const spanAt = (index: number) => (index === last ? width - 1 - last : 1);
  return [
    [label('column-head', part.label, width)],
    [
      label('column-head', FORM.contents),
      ...part.columns.map((column, index) => label('column-head', column.label, spanAt(index))),
    ],
    ...rowsShown(part, cells).map((row) => [
      label('row-head', rowLabel(row)),
      ...part.columns.map((column, index) => value(fieldName(part, row, column), spanAt(index))),
    ]),
  ];
}

/** Labels of the matrix stand in three columns: the outcomes, their group, the row. */
const LABEL_COLUMNS = 3;

function matrix(part: Part, rows: readonly Row[]): FormTable['rows'] {
  const { outcomes } = FORM.matrix;
  const isOutcome = (row: Row | undefined) => row?.id.startsWith(outcomes.path) ?? false;
  const labelsOf = (row: Row, index: number): readonly LabelCell[] => {
    const before = rows[index - 1];
    if (!isOutcome(row)) return [label('row-head', rowLabel(row), LABEL_COLUMNS)];
    const all = rows.filter(isOutcome).length;
    const over = isOutcome(before) ? [] : [label('row-head', outcomes.label, 1, all)];
    if (!row.group) return [...over, label('row-head', rowLabel(row), LABEL_COLUMNS - 1)];
    const size = rows.filter(({ group }) => group === row.group).length;
    const group = before?.group === row.group ? [] : [label('row-head', row.group, 1, size)];
    return [...over, ...group, label('row-head', rowLabel(row))];
  };
  const body = rows.map((row, index) => [
    ...labelsOf(row, index),
    ...part.columns.map((column) => value(fieldName(part, row, column))),
  ]);
  return [...matrixHeads(part), ...body];
}

function matrixHeads({ columns }: Part): FormTable['rows'] {
  const { note, applicants, organizations } = FORM.matrix;
  const within: readonly string[] = organizations.columns;
  const inner = columns.filter(({ id }) => within.includes(id));
  const [first] = inner;
  const heads = columns.flatMap((column) => {
    if (column === first) return [label('column-head', organizations.label, inner.length)];
    return inner.includes(column) ? [] : [label('column-head', column.label, 1, 2)];
  });
  return [
    [label('note', note, LABEL_COLUMNS, 3), label('column-head', applicants, columns.length)],
    heads,
    inner.map((column) => label('column-head', column.label)),
  ];
}

function sideBySide(parts: readonly Part[]): FormTable['rows'] {
  const { litigation } = FORM;
  const isSuit = ({ path }: Part) => path.startsWith(litigation.path);
  const suits = parts.filter(isSuit);
  const width = suits.reduce((sum, { columns }) => sum + columns.length, 0);
  const over = parts.flatMap((part) => {
    if (!isSuit(part)) return [label('column-head', part.label, part.columns.length, 2)];
    return part === suits[0] ? [label('column-head', litigation.label, width)] : [];
  });
  return [
    over,
    suits.map((part) => label('column-head', part.label, part.columns.length)),
    parts.flatMap(({ columns }) => columns.map((column) => label('column-head', column.label))),
    parts.flatMap((part) =>
      part.rows.flatMap((row) => part.columns.map((column) => value(fieldName(part, row, column)))),
    ),
  ];
}

/** A row of the report's own: its label, and the fields it has. */
const EXTRA = /^extra\.(\d+)\.(\w+)$/;

/** The rows of the report's own under the heads of the columns that they have; nothing where there are none. */
export function ownTable(title: string, cells: readonly Shown[]): FormTable | undefined {
  const extras = cells.flatMap((cell) => {
    const [, number, column] = EXTRA.exec(cell.field) ?? [];
    return number && column ? [{ cell, number, column }] : [];
  });
  if (extras.length === 0) return undefined;
  const columns = [...new Set(extras.map(({ column }) => column))].filter((column) => column !== 'label');
  const rows = [...Map.groupBy(extras, ({ number }) => number)].map(([number, row]) => {
    const own = row.find(({ column }) => column === 'label')?.cell.raw ?? number;
    return [label('row-head', own), ...columns.map((column) => value(`extra.${number}.${column}`))];
  });
  const heads = [label('column-head', ''), ...columns.map((id) => label('column-head', columnLabel(id)))];
  return { title, rows: [heads, ...rows] };
}

function columnLabel(id: string): string {
  const columns = EDITIONS.toReversed().flatMap(({ parts }) => parts.toReversed().flatMap((part) => part.columns));
  return columns.find((column) => column.id === id)?.label ?? id;
}
