import type { Column, Part, Row } from '../../src/report/edition.ts';
import { edition2019 } from '../../src/report/editions/2019.ts';
import { edition2021 } from '../../src/report/editions/2021.ts';
import { fieldName } from '../../src/report/fields.ts';
import type { Truth } from './truth.ts';
import { type FormLayout, type Wording, wordingOf } from './wording.ts';

export type CellKind = 'caption' | 'head' | 'label' | 'value';

/** A cell as markup gives it: it stands in the row where it begins. */
export interface SheetCell {
  readonly text: string;
  readonly kind: CellKind;
  readonly rows: number;
  readonly columns: number;
  /** The field that a value cell prints; none for cells that are not the form's. */
  readonly field?: string;
}

export type SheetRow = readonly SheetCell[];

/** One of the three tables as a grid, before a medium draws it. */
export interface Sheet {
  readonly id: 'disclosure' | 'applications' | 'review_and_litigation';
  /** The share of the width that each column of the grid takes. */
  readonly widths: readonly number[];
  readonly rows: readonly SheetRow[];
}

/** A row or column of numbers that the form does not have, as printed. */
export interface Extra {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** The tables of a report and what a layout added to them. */
export interface Form {
  readonly sheets: readonly Sheet[];
  readonly extras: readonly Extra[];
}

/** Cells of a sheet, by default of one row and one column. */
export function cell(kind: CellKind, text: string, spans: Partial<SheetCell> = {}): SheetCell {
  return { kind, text, rows: 1, columns: 1, ...spans };
}

/** The three tables of a report under a wording. */
export function formOf(truth: Truth, layout: FormLayout): Form {
  const edition = truth.edition === '2021' ? edition2021 : edition2019;
  const wording = wordingOf(layout, truth.year, edition.parts);
  const context = { truth, layout, wording };
  const disclosure = disclosureSheet(context, edition.parts);
  const matrix = edition.parts.find((part) => part.path === 'applications');
  if (!matrix) throw new TypeError(`Expected edition ${edition.id} to have a matrix`);
  const applications = applicationSheet(context, matrix);
  const sheets = [disclosure.sheet, applications.sheet, disputeSheet(context, edition.parts)];
  return {
    sheets: sheets.map((sheet) => captioned(sheet, context)),
    extras: [...disclosure.extras, ...applications.extras],
  };
}

interface Context {
  readonly truth: Truth;
  readonly layout: FormLayout;
  readonly wording: Wording;
}

function captioned(sheet: Sheet, { truth, layout }: Context): Sheet {
  if (!layout.captionRow) return sheet;
  const heading = truth.sections.find((section) => section.id === sheet.id)?.heading ?? '';
  return { ...sheet, rows: [[cell('caption', heading.slice(2), { columns: sheet.widths.length })], ...sheet.rows] };
}

function valueCell({ truth, wording }: Context, field: string, columns: number): SheetCell {
  return cell('value', wording.number(truth.printed[field] ?? '', field), { field, columns });
}

/** A list in the order of the form, but for the pairs that a truth exchanges. */
function inOrder<T>(list: readonly T[], id: (one: T) => string, { exchanged = [] }: Truth): readonly T[] {
  const ids = list.map(id);
  const partner = new Map(exchanged.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  return list.map((one) => {
    const other = partner.get(id(one));
    return (other === undefined ? one : list[ids.indexOf(other)]) ?? one;
  });
}

/** How many columns of the grid a block of so many columns gives to each. */
function shares(edition: '2019' | '2021', count: number): number {
  return (edition === '2021' ? 3 : 6) / count;
}

function disclosureSheet(context: Context, parts: readonly Part[]): { sheet: Sheet; extras: Extra[] } {
  const { edition, year } = context.truth;
  const widths = edition === '2021' ? [3, 2, 2, 2] : [3, 1, 1, 1, 1, 1, 1];
  const blocks = parts.filter((part) => part.path === 'disclosure');
  const local = context.layout.localRow && edition === '2019';
  const extra = local
    ? { label: '其他主动公开文件', values: [186, 86, 255].map((count) => count + (year % 7)) }
    : undefined;
  const rows = blocks.flatMap((part, index) => block(context, part, index === 0 ? extra : undefined));
  return { sheet: { id: 'disclosure', widths, rows }, extras: extra ? [extra] : [] };
}

function block(context: Context, part: Part, extra: Extra | undefined): SheetRow[] {
  const { wording, truth } = context;
  const columns = shares(truth.edition, part.columns.length);
  const whole = truth.edition === '2021' ? 4 : 7;
  const own = (extra?.values ?? []).map((value) => cell('value', String(value), { columns }));
  return [
    [cell('caption', wording.plain(part.label), { columns: whole })],
    [cell('head', '信息内容'), ...part.columns.map((column) => cell('head', wording.head(column), { columns }))],
    ...part.rows.map((row) => [
      cell('label', wording.row(part, row)),
      ...part.columns.map((column) => valueCell(context, fieldName(part, row, column), columns)),
    ]),
    ...(extra ? [[cell('label', extra.label), ...own]] : []),
  ];
}

const NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
const CORPORATE = 5;

function applicationSheet(context: Context, matrix: Part): { sheet: Sheet; extras: Extra[] } {
  const { layout, truth } = context;
  const dropped = truth.otherRow === 'one' ? /other\.(correction|fee|other)/ : /other\.subtotal/;
  const part = {
    ...matrix,
    rows: inOrder(
      matrix.rows.filter((row) => !dropped.test(row.id)),
      (row) => row.id,
      truth,
    ),
    columns: inOrder(matrix.columns, (column) => column.id, truth),
  };
  const lines = outcomeLines(part, layout.subtotalRows);
  const rows = lines.map((line) => [...labelsOf(context, part, lines, line), ...valuesOf(context, part, line)]);
  const extras = lines.flatMap((line) =>
    line.sum ? [{ label: `${line.group}小计`, values: sums(truth, part, line.sum) }] : [],
  );
  const column = layout.subtotalColumn ? [{ label: '小计', values: [] }] : [];
  const widths = [1.1, 1.6, 4.2, ...Array.from({ length: layout.subtotalColumn ? 8 : 7 }, () => 1.25)];
  return {
    sheet: { id: 'applications', widths, rows: [...heads(context, part.columns), ...rows] },
    extras: [...extras, ...column],
  };
}

/** A row of table 3: one of the form's, or the sum of the rows of a group. */
interface Line {
  readonly row: Row;
  readonly group: string | undefined;
  readonly sum?: readonly Row[];
}

function outcomeLines(part: Part, subtotals: boolean): Line[] {
  return part.rows.flatMap((row, index): Line[] => {
    const line = { row, group: row.group };
    const last = row.group !== undefined && part.rows[index + 1]?.group !== row.group;
    if (!subtotals || !last) return [line];
    const sum = part.rows.filter((other) => other.group === row.group);
    return [line, { row: { id: '', label: '小计' }, group: row.group, sum }];
  });
}

const isOutcome = (line: Line): boolean => line.sum !== undefined || line.row.id.startsWith('outcomes.');

function labelsOf({ wording }: Context, part: Part, lines: readonly Line[], line: Line): SheetCell[] {
  const label = wording.row(part, line.row);
  if (!isOutcome(line)) return [cell('label', label, { columns: 3 })];
  const outcomes = lines.filter(isOutcome);
  const first = outcomes[0] === line ? [cell('label', '三、本年度办理结果', { rows: outcomes.length })] : [];
  if (line.group === undefined) return [...first, cell('label', label, { columns: 2 })];
  const mates = lines.filter((other) => other.group === line.group);
  const group = mates[0] === line ? [cell('label', wording.group(line.group), { rows: mates.length })] : [];
  return [...first, ...group, cell('label', label)];
}

/** The sum of the rows in each column; none where every cell of a column is empty. */
function sums(truth: Truth, part: Part, rows: readonly Row[]): (number | null)[] {
  return part.columns.map((column) =>
    total(
      truth,
      rows.map((row) => fieldName(part, row, column)),
    ),
  );
}

function total(truth: Truth, fields: readonly string[]): number | null {
  const numbers = fields.map((field) => truth.values[field] ?? null).filter((value) => value !== null);
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0);
}

function valuesOf(context: Context, part: Part, line: Line): SheetCell[] {
  const own = (value: number | null): SheetCell =>
    cell('value', context.wording.number(value === null ? '' : String(value), ''));
  const values = line.sum
    ? sums(context.truth, part, line.sum).map(own)
    : part.columns.map((column) => valueCell(context, fieldName(part, line.row, column), 1));
  if (!context.layout.subtotalColumn) return values;
  const corporate = part.columns.slice(1, 1 + CORPORATE);
  const rows = line.sum ?? [line.row];
  const fields = rows.flatMap((row) => corporate.map((column) => fieldName(part, row, column)));
  return [...values.slice(0, 1 + CORPORATE), own(total(context.truth, fields)), ...values.slice(1 + CORPORATE)];
}

function heads({ layout, wording }: Context, columns: readonly Column[]): SheetRow[] {
  const corporate = CORPORATE + (layout.subtotalColumn ? 1 : 0);
  const names = columns.slice(1, 1 + CORPORATE).map((column) => wording.head(column));
  const [person, last] = [columns[0], columns.at(-1)].map((column) => (column ? wording.head(column) : ''));
  return [
    [
      cell('head', wording.plain(NOTE), { rows: 3, columns: 3 }),
      cell('head', '申请人情况', { columns: corporate + 2 }),
    ],
    [
      cell('head', person ?? '', { rows: 2 }),
      cell('head', wording.plain('法人或其他组织'), { columns: corporate }),
      cell('head', last ?? '', { rows: 2 }),
    ],
    [...names, ...(layout.subtotalColumn ? ['小计'] : [])].map((name) => cell('head', name)),
  ];
}

function disputeSheet(context: Context, parts: readonly Part[]): Sheet {
  const { wording, truth } = context;
  const blocks = parts.filter((part) => part.section === 'review_and_litigation');
  const runs = inOrder(blocks, (part) => part.path, truth);
  const [review, ...suits] = runs;
  const results = (part: Part | undefined, rows: number): SheetCell[] =>
    (part?.columns ?? []).map((column) => cell('head', wording.head(column), { rows }));
  return {
    id: 'review_and_litigation',
    widths: Array.from({ length: 15 }, () => 1),
    rows: [
      [cell('head', '行政复议', { columns: 5 }), cell('head', '行政诉讼', { columns: 10 })],
      [...results(review, 2), ...suits.map((part) => cell('head', part.label, { columns: 5 }))],
      suits.flatMap((part) => results(part, 1)),
      runs.flatMap((part) =>
        part.rows.flatMap((row) => part.columns.map((column) => valueCell(context, fieldName(part, row, column), 1))),
      ),
    ],
  };
}
