import type { HtmlLayout } from './html-layout.ts';
import { cell, type Sheet, type SheetCell, type SheetRow } from './sheets.ts';

/** A table as it will be written, spans as they will be written, right or wrong. */
export interface HtmlTable {
  /** A caption that stands as a paragraph before the table. */
  readonly before?: string;
  readonly rows: readonly SheetRow[];
}

/** The tables that a layout makes of a sheet. */
export function tablesOf(sheet: Sheet, layout: HtmlLayout): HtmlTable[] {
  if (sheet.id === 'disclosure') return disclosureTables(sheet, layout);
  if (sheet.id === 'applications') return applicationTables(sheet, layout);
  return disputeTables(sheet, layout);
}

/** All sheets in one table, their headings as rows over its whole width. */
export function oneTableOf(
  sheets: readonly Sheet[],
  headings: ReadonlyMap<string, string>,
  layout: HtmlLayout,
): HtmlTable {
  const width = Math.max(...sheets.map((sheet) => sheet.widths.length));
  const rows = sheets.flatMap((sheet) => {
    const [table] = tablesOf(sheet, layout);
    const heading = [cell('caption', headings.get(sheet.id) ?? '', { columns: width })];
    const own = table?.rows ?? [];
    return [heading, ...(layout.oneTable === 'stretched' ? stretched(own, width - sheet.widths.length) : own)];
  });
  return { rows };
}

/** Rows with the last cell of each made wider; not below a cell that reaches down at the right edge. */
function stretched(rows: readonly SheetRow[], by: number): SheetRow[] {
  return rows.map((row, index) => {
    if ((rows[index - 1]?.at(-1)?.rows ?? 1) > 1) return row;
    return row.map((one, at) => (at === row.length - 1 ? { ...one, columns: one.columns + by } : one));
  });
}

function isCaption(row: SheetRow): boolean {
  return row.length === 1 && row[0]?.kind === 'caption';
}

function disclosureTables(sheet: Sheet, layout: HtmlLayout): HtmlTable[] {
  const rows = layout.shiftedSpans && sheet.widths.length === 7 ? sheet.rows.map(shifted) : sheet.rows;
  if (layout.blocks === 'one-table') return [{ rows }];
  const starts = rows.flatMap((row, index) => (isCaption(row) && !isCaption(rows[index + 1] ?? []) ? [index] : []));
  return starts.map((start, index) => {
    const own = rows.slice(index === 0 ? 0 : start, starts[index + 1] ?? rows.length);
    const caption = rows[start]?.[0]?.text ?? '';
    return layout.blocks === 'tables' ? { rows: own } : { before: caption, rows: own.filter((row) => !isCaption(row)) };
  });
}

/** The colspans of the official 2019 form on five columns, which differ between heads and data. */
function shifted(row: SheetRow): SheetRow {
  const spans = SHIFTED[`${row[0]?.kind} ${row.length}`] ?? [5];
  return row.map((one, index) => ({ ...one, columns: spans[index] ?? 1 }));
}

const SHIFTED: Readonly<Record<string, readonly number[]>> = {
  'head 4': [1, 1, 2, 1],
  'label 4': [1, 2, 1, 1],
  'head 3': [1, 2, 2],
  'label 3': [1, 2, 2],
};

function disputeTables(sheet: Sheet, layout: HtmlLayout): HtmlTable[] {
  if (layout.disputes === 'one-table') return [{ rows: sheet.rows }];
  const [heads = [], parts = [], suits = [], values = []] = sheet.rows.filter((row) => !isCaption(row));
  const [review, litigation] = heads;
  const results = parts.slice(0, 5).map((one) => ({ ...one, rows: 1 }));
  const [direct, after] = parts.slice(5);
  if (!review || !litigation || !direct || !after) throw new TypeError('Expected table 4 to have its heads');
  const first = { rows: [[review], results, values.slice(0, 5)] };
  if (layout.disputes === 'two-tables') {
    return [first, { rows: [[litigation], [direct, after], suits, values.slice(5)] }];
  }
  const head = { ...litigation, columns: 5 };
  return [
    first,
    { rows: [[head], [direct], suits.slice(0, 5), values.slice(5, 10)] },
    { rows: [[head], [after], suits.slice(5), values.slice(10)] },
  ];
}

/** How many rows of a matrix come before its data. */
function headCount(rows: readonly SheetRow[]): number {
  return rows.findIndex((row) => row[0]?.kind === 'label');
}

function applicationTables(sheet: Sheet, layout: HtmlLayout): HtmlTable[] {
  const count = headCount(sheet.rows);
  const head = headRows(sheet.rows.slice(0, count), layout);
  const data = sheet.rows.slice(count);
  if (layout.labels === 'one-column') return cutRows(oneColumnHead(head), oneColumn(data), layout);
  const labelled = outcomeTwice(groupLabels(data, layout), layout);
  return cutRows(head, labelled, layout).map((table) => ({ ...table, rows: faulty(table.rows, layout) }));
}

function headRows(rows: readonly SheetRow[], layout: HtmlLayout): SheetRow[] {
  return rows
    .map((row) => (row.length === 3 ? personHead(row, layout) : row))
    .map((row, index, all) => {
      if (index > 0 && all[index - 1]?.length === 3 && layout.person !== 'span') return [cell('head', ''), ...row];
      return headSpans(row, layout);
    });
}

/** The row 自然人 | 法人或其他组织 | 总计 with the head of 自然人 as wide or as low as the layout has it. */
function personHead(row: SheetRow, layout: HtmlLayout): SheetRow {
  const [person, corporate, total] = row;
  if (!person || !corporate || !total || layout.person === 'span') return row;
  if (layout.person === 'empty-below') return [{ ...person, rows: 1 }, corporate, total];
  return [{ ...person, rows: 1, columns: 2 }, { ...corporate, columns: corporate.columns - 1 }, total];
}

function headSpans(row: SheetRow, layout: HtmlLayout): SheetRow {
  const change = { clean: 0, short: -1, long: 1 }[layout.headSpans];
  return row.map((one) => (one.columns >= 5 ? { ...one, columns: one.columns + change } : one));
}

/** Group labels as cells of each row, repeated or empty, in place of one spanning cell. */
function groupLabels(rows: readonly SheetRow[], layout: HtmlLayout): SheetRow[] {
  if (layout.groups === 'span') return [...rows];
  let left = 0;
  let group: SheetCell | undefined;
  return rows.map((row) => {
    const at = row.findIndex((one) => one.kind === 'label' && one.rows > 1 && one.rows < 12);
    const found = row[at];
    if (found) {
      left = found.rows - 1;
      group = { ...found, rows: 1 };
      return row.map((one, index) => (index === at ? { ...one, rows: 1 } : one));
    }
    if (left === 0 || !group) return row;
    left--;
    return [layout.groups === 'repeated' ? group : { ...group, text: '' }, ...row];
  });
}

const isOutcomeLabel = (one: SheetCell): boolean => one.kind === 'label' && one.text === '三、本年度办理结果';

/** 三、本年度办理结果 as two spanning cells, the second from （四） on. */
function outcomeTwice(rows: readonly SheetRow[], layout: HtmlLayout): SheetRow[] {
  if (layout.outcomeLabel !== 'twice') return [...rows];
  const start = rows.findIndex((row) => row.some(isOutcomeLabel));
  const second = rows.findIndex((row, index) => index > start && /^[（(]四/.test(row[0]?.text ?? ''));
  const label = rows[start]?.[0];
  if (!label || second < 0) return [...rows];
  return rows.map((row, index) => {
    if (index === start) return [{ ...label, rows: second - start }, ...row.slice(1)];
    return index === second ? [{ ...label, rows: label.rows - (second - start) }, ...row] : row;
  });
}

/** A table cut in two where the layout says so; labels that span the cut go on in the second part. */
function cutRows(head: readonly SheetRow[], rows: readonly SheetRow[], layout: HtmlLayout): HtmlTable[] {
  if (layout.cut === 0 || layout.cut >= rows.length) return [{ rows: [...head, ...rows] }];
  const { first, second } = splitRows(rows, layout.cut, layout.cutLabels);
  return [{ rows: [...head, ...first] }, { rows: [...(layout.cutHead ? head : []), ...second] }];
}

/** Rows before and from an index; a cell that spans the cut is divided, its text kept or dropped below. */
export function splitRows(
  rows: readonly SheetRow[],
  at: number,
  labels: 'empty' | 'repeated',
): { first: SheetRow[]; second: SheetRow[] } {
  const carried: SheetCell[] = [];
  const first = rows.slice(0, at).map((row, index) =>
    row.map((one) => {
      const over = index + one.rows - at;
      if (over <= 0) return one;
      carried.push({ ...one, rows: over, text: labels === 'repeated' ? one.text : '' });
      return { ...one, rows: one.rows - over };
    }),
  );
  const [next = [], ...rest] = rows.slice(at);
  return { first, second: [[...carried, ...next], ...rest] };
}

/** Rows with the fault in their rowspans that the layout asks for. */
function faulty(rows: readonly SheetRow[], { rowspans }: HtmlLayout): SheetRow[] {
  if (rowspans === 'clean') return [...rows];
  const [which, fault] = rowspans.split(/-(.*)/);
  const isMeant = (one: SheetCell): boolean => {
    if (one.kind !== 'label' || one.rows < 2) return false;
    return which === 'outcome' ? isOutcomeLabel(one) : !isOutcomeLabel(one) && one.text !== '';
  };
  let done = false;
  return rows.map((row) =>
    row.map((one) => {
      if (done || !isMeant(one)) return one;
      done = true;
      return { ...one, rows: fault === 'missing' ? 1 : one.rows + 1 };
    }),
  );
}

/** Table 3 with all labels in its first column, the groups as rows of their own. */
function oneColumn(rows: readonly SheetRow[]): SheetRow[] {
  const width = Math.max(...rows.map((row) => row.filter((one) => one.kind === 'value').length)) + 1;
  return rows.flatMap((row) => {
    const labels = row.filter((one) => one.kind === 'label');
    const values = row.filter((one) => one.kind === 'value');
    const [own, ...above] = labels.toReversed();
    const groups = above.toReversed().map((one) => [{ ...one, rows: 1, columns: width }]);
    return [...groups, [...(own ? [{ ...own, rows: 1, columns: 1 }] : []), ...values]];
  });
}

function oneColumnHead(rows: readonly SheetRow[]): SheetRow[] {
  return rows.map((row) => row.map((one) => (one.rows === 3 ? { ...one, columns: 1 } : one)));
}
