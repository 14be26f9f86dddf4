import { type Block, type Cell, type Document, inReadingOrder, type Table } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import { LETTER } from './line.ts';
import { parseNumber } from './number.ts';

/** A document whose tables hold the numbers of one year, and what is to be said of the others. */
export interface OwnYear {
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** Where a table has the numbers of several years in rows or columns that their heads name, only those of the report's. */
export function withOwnYear(document: Document, year: number | undefined): OwnYear {
  if (year === undefined) return { document, findings: [] };
  const findings: Finding[] = [];
  const blocks = document.blocks.map((block): Block => {
    const own = block.kind === 'table' ? ofYear(block, year) : undefined;
    if (!own) return block;
    const others = own.others.join('、');
    const detail = { zh: `${others}年`, en: others };
    findings.push(doubt('structure/other-years', { detail, places: [block.place], actual: others, expected: year }));
    return own.table;
  });
  return findings.length === 0 ? { document, findings } : { document: { ...document, blocks }, findings };
}

const ONLY_YEAR = /^(20\d\d)年?度?(?:数据?|情况)?$/;

const THIS_YEAR = /^(?:本年|今年|当年)度?(?:数据?|情况)?$/;
const LAST_YEAR = /^(?:上一?年|去年)度?(?:数据?|情况)?$/;

/** The year that a cell is the name of and nothing else. */
function yearOf({ text }: Cell, year: number): number | undefined {
  const words = text.replace(/\s+/g, '');
  if (THIS_YEAR.test(words)) return year;
  if (LAST_YEAR.test(words)) return year - 1;
  const match = ONLY_YEAR.exec(words);
  return match && LETTER.test(text) ? Number(match[1]) : undefined;
}

interface NamedYear {
  readonly cell: Cell;
  readonly year: number;
}

function ofYear(table: Table, year: number): { table: Table; others: readonly number[] } | undefined {
  const named = table.cells.flatMap((cell): NamedYear[] => {
    const at = yearOf(cell, year);
    return at === undefined ? [] : [{ cell, year: at }];
  });
  if (!named.some((one) => one.year === year) || named.every((one) => one.year === year)) return undefined;
  const others = [...new Set(named.map((one) => one.year))].filter((one) => one !== year).toSorted((a, b) => a - b);
  const first = firstNumber(table);
  const heads = named.filter(({ cell }) => cell.row < first.row);
  if (heads.length === named.length)
    return alike(named, year, 'columnSpan') && { table: columnsOf(table, named, year), others };
  const isLabel = named.every(({ cell }) => cell.column < first.column);
  return isLabel && alike(named, year, 'rowSpan') ? { table: rowsOf(table, named, year), others } : undefined;
}

function firstNumber({ cells }: Table): Pick<Cell, 'row' | 'column'> {
  const numbers = cells.filter(({ text }) => parseNumber(text).state === 'number');
  return {
    row: Math.min(...numbers.map(({ row }) => row)),
    column: Math.min(...numbers.map(({ column }) => column)),
  };
}

/** Whether every year has as many rows or columns as the report's own: else a name is missing, and nothing is sure. */
function alike(named: readonly NamedYear[], year: number, span: 'rowSpan' | 'columnSpan'): true | undefined {
  const size = (of: readonly NamedYear[]) => of.reduce((sum, { cell }) => sum + cell[span], 0);
  const byYear = Map.groupBy(named, (one) => one.year);
  const own = size(byYear.get(year) ?? []);
  return [...byYear.values()].every((of) => size(of) === own) ? true : undefined;
}

function columnsOf(table: Table, named: readonly NamedYear[], year: number): Table {
  const gone = new Set(linesOf(named, year, 'column', 'columnSpan'));
  const cells = withoutNames(table, named).flatMap((cell) => kept(cell, gone, 'column', 'columnSpan'));
  return { ...table, columns: table.columns - gone.size, cells };
}

function rowsOf(table: Table, named: readonly NamedYear[], year: number): Table {
  const gone = new Set(linesOf(named, year, 'row', 'rowSpan'));
  const cells = withoutNames(table, named).flatMap((cell) => kept(cell, gone, 'row', 'rowSpan'));
  return {
    ...table,
    rows: table.rows - gone.size,
    cells: cells.toSorted(inReadingOrder),
  };
}

function linesOf(named: readonly NamedYear[], year: number, at: 'row' | 'column', span: 'rowSpan' | 'columnSpan') {
  const others = named.filter((one) => one.year !== year);
  return others.flatMap(({ cell }) => Array.from({ length: cell[span] }, (_, index) => cell[at] + index));
}

/** The years have said what they are for. */
function withoutNames({ cells }: Table, named: readonly NamedYear[]): readonly Cell[] {
  return cells.map((cell) => (named.some((one) => one.cell === cell) ? { ...cell, text: '' } : cell));
}

/** A cell in the lines that stay; none where all of it stood in the others. */
function kept(
  cell: Cell,
  gone: ReadonlySet<number>,
  at: 'row' | 'column',
  span: 'rowSpan' | 'columnSpan',
): readonly Cell[] {
  const own = Array.from({ length: cell[span] }, (_, index) => cell[at] + index).filter((line) => !gone.has(line));
  const before = [...gone].filter((line) => line < cell[at]).length;
  return own.length === 0 ? [] : [{ ...cell, [at]: cell[at] - before, [span]: own.length }];
}
