import type { Cell } from '../document.ts';
import { oncePer, remembered } from '../once.ts';
import type { Column, Part } from './edition.ts';
import { normaliseLabel, similarity, wordingsOf } from './label.ts';
import { LETTER, type Line } from './line.ts';
import type { Head } from './run.ts';

/** A head has to be this alike to a column's label to be taken for it. */
const ALIKE = 0.7;

/** Years and notes inside a head, e.g. 本年(2023)制发件数, change nothing. */
function headText(text: string): string {
  return normaliseLabel(text).replace(/\(?\d{4}年?度?\)?/g, '');
}

const LONGEST_HEAD = 60;

/** A text that may be a head, and of each block of the form that was asked for the column that it names. */
interface MayBeHead {
  readonly text: string;
  readonly named: Map<readonly Column[], Column | null>;
}

/** Every cell of every table is asked whether it is a head, once for each block: its text is looked up once for all. */
const headOf = remembered((text): MayBeHead => ({ text, named: new Map() }));

/** The column of the form that a head names, if any. */
export function columnOf({ text }: Cell, columns: readonly Column[]): Column | undefined {
  return text === '' || text.length > LONGEST_HEAD ? undefined : (columnNamedBy(headOf(text), columns) ?? undefined);
}

function columnNamedBy({ text, named }: MayBeHead, columns: readonly Column[]): Column | null {
  const known = named.get(columns);
  if (known !== undefined) return known;
  const column = columnNamed(headText(text), columns) ?? null;
  named.set(columns, column);
  return column;
}

/** The column of the form that a text names, if any. */
export function columnNamed(text: string, columns: readonly Column[]): Column | undefined {
  const scored = columns.map((column) => ({ column, score: similarity(text, wordingsOf(column)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= ALIKE ? best.column : undefined;
}

/** How many different columns of the form a line names; words that also name rows (其他, 总计) count only beside others. */
export function headsNamed(line: Line, columns: readonly Column[]): number {
  const named: Column[] = [];
  for (const head of lettered(line)) {
    const column = columnNamedBy(head, columns);
    if (column && !named.includes(column)) named.push(column);
  }
  return named.some(({ label }) => !['其他', '总计'].includes(label)) ? named.length : 0;
}

const lettered = oncePer(({ cells }: Line): readonly MayBeHead[] =>
  cells.flatMap(({ text }) => (text.length <= LONGEST_HEAD && LETTER.test(text) ? headOf(text) : [])),
);

/** Whether a line is of the head of a table: it names columns, or says what they are, and prints no value. */
export function isHeadLine(line: Line, columns: readonly Column[]): boolean {
  if (line.hasValues || line.labels.length === 0) return false;
  return headsNamed(line, columns) > 0 || line.labels.some((cell) => isAboutHeads(cell.text));
}

function toHead(cell: Cell, columns: readonly Column[]): Head {
  const place = { from: cell.column, to: cell.column + cell.columnSpan };
  return { id: columnOf(cell, columns)?.id, label: normaliseLabel(cell.text), ...place };
}

const GROUP_HEAD = wordingsOf({ label: '法人或其他组织', aliases: ['法人其他组织', '法人或其他'] });
const NO_HEAD = /勾稽关系|申请人情况|^信息内容$|^第二十条/;
/** The longest of them, of which a few characters may be misread. */
const ABOUT_HEADS = wordingsOf({
  label: '本列数据的勾稽关系为第一项加第二项之和，等于第三项加第四项之和',
  aliases: ['申请人情况'],
});

/** Whether a text stands about the heads of a table and is none. */
export function isAboutHeads(text: string): boolean {
  return NO_HEAD.test(normaliseLabel(text)) || similarity(withoutBrackets(text), ABOUT_HEADS) >= ALIKE;
}

/** What stands in brackets as a whole is a note, but no note to anything. */
function withoutBrackets(text: string): string {
  return normaliseLabel(text).replace(/^\(|\)$/g, '');
}

/** A number among the heads names no column: taken for one, it would shift the cells of every row. */
function mayBeHead({ text }: Cell): boolean {
  return LETTER.test(text) && !isAboutHeads(text);
}

/**
 * The heads of table 3 in the order of its columns. 法人或其他组织 is no column: the heads of the next line stand in its
 * stead, whether or not the grid puts them below it. `undefined` where they cannot be made out.
 * @param width how many values most of the rows below print
 */
export function matrixHeads(
  lines: readonly Line[],
  columns: readonly Column[],
  width?: number,
): readonly Head[] | undefined {
  const rows = lines.map((line, index) => withoutNote(line, lines[index - 1]).filter(mayBeHead));
  const [first = [], lower = []] = rows.filter((cells) => cells.length > 0);
  const upper = withSpanning(first, lines[0]);
  const at = groupHeadAt(upper, lower, columns);
  const flat = at < 0 ? [...upper, ...lower] : [...upper.slice(0, at), ...lower, ...upper.slice(at + 1)];
  const heads = flat.map((cell) => toHead(cell, columns));
  const named =
    usable(withoutCorner(heads), columns) ??
    withoutTotal(withoutCorner(heads), columns, width) ??
    mended(heads, columns);
  const known = withGroupTotal(named, lower.length > 0 ? undefined : upper[at], width);
  return known && (areInOrder(known, columns) || standInOrder(known)) ? known : undefined;
}

/** The heads of a line with those of the lines above that reach down to it, as columns of the report's own may. */
function withSpanning(heads: readonly Cell[], line: Line | undefined): readonly Cell[] {
  const spanning = (line?.above ?? []).filter(mayBeHead);
  return spanning.length === 0 ? heads : [...spanning, ...heads].toSorted((a, b) => a.column - b.column);
}

function mended(heads: readonly Head[], columns: readonly Column[]): readonly Head[] | undefined {
  return repaired(withoutCorner(heads), columns) ?? repaired(heads, columns) ?? repaired(heads.slice(1), columns);
}

/** Heads of all columns but the total, which a report may leave out: so only where its rows have as many cells. */
function withoutTotal(
  heads: readonly Head[],
  columns: readonly Column[],
  width: number | undefined,
): readonly Head[] | undefined {
  const parts = columns.filter(({ id }) => id !== 'total');
  return heads.length === parts.length && heads.length === width ? usable(heads, parts) : undefined;
}

/** Where all heads stand in one line and the rows have one cell more, the head of legal persons is that of their total. */
function withGroupTotal(
  heads: readonly Head[] | undefined,
  group: Cell | undefined,
  width: number | undefined,
): readonly Head[] | undefined {
  if (!heads || !group || width !== heads.length + 1) return heads;
  const own = { id: undefined, label: normaliseLabel(group.text), from: group.column, to: group.column + 1 };
  const after = heads.findIndex(({ from = 0 }) => from > group.column);
  return after < 0 ? [...heads, own] : heads.toSpliced(after, 0, own);
}

/** Whether a line has the head of legal persons, which tells it even where the heads beside it cannot be read. */
export function hasGroupHead({ cells, hasValues }: Line): boolean {
  return !hasValues && cells.some(({ text }) => isGroupHead(text));
}

/** Whether a text is the head of legal persons, which is that of no column: the heads of its columns stand below it. */
export function isGroupHead(text: string): boolean {
  return similarity(text, GROUP_HEAD) >= ALIKE;
}

/** Where the head stands that is no column: by its words, of which one may be misread, else by the heads below it. */
function groupHeadAt(upper: readonly Cell[], lower: readonly Cell[], columns: readonly Column[]): number {
  const byWords = upper.findIndex(({ text }) => isGroupHead(text));
  if (byWords >= 0) return byWords;
  const named = lower.filter((cell) => columnOf(cell, columns) !== undefined);
  return upper.findIndex((cell) => {
    const below = named.filter(({ column }) => column >= cell.column && column < cell.column + cell.columnSpan);
    return below.length > 1 && columnOf(cell, columns) === undefined;
  });
}

/** Whether the columns of the form come as the form has them. */
function areInOrder(heads: readonly Head[], columns: readonly Column[]): boolean {
  const ids = heads.flatMap(({ id }) => id ?? []);
  return ids.join() === columns.map(({ id }) => id).join();
}

/** Another order than the form's is that of the page only where each head stands to the right of the one before. */
function standInOrder(heads: readonly Head[]): boolean {
  return heads.every(({ from = 0 }, index) => index === 0 || from > (heads[index - 1]?.from ?? 0));
}

/** The note beside the heads may go on overleaf, where a page ends between the lines of the heads. */
function withoutNote({ table, cells }: Line, before: Line | undefined): readonly Cell[] {
  const [first] = cells;
  if (!before || before.table === table || first?.column !== 0) return cells;
  const noted = [...before.above, ...before.cells].some(({ column, text }) => column === 0 && isAboutHeads(text));
  return noted ? cells.slice(1) : cells;
}

/** What stands left of the first column of the form is the head of the labels, or a label that slipped up. */
function withoutCorner(heads: readonly Head[]): readonly Head[] {
  const first = heads.findIndex((head) => head.id !== undefined);
  return first < 0 ? heads : heads.slice(first);
}

/** Heads are of use where each column of the form is named once and the rest are columns of the report's own. */
function usable(heads: readonly Head[], columns: readonly Column[]): readonly Head[] | undefined {
  const ids = heads.map((head) => head.id).filter((id) => id !== undefined);
  const complete = new Set(ids).size === ids.length && ids.length === columns.length;
  return complete ? heads : undefined;
}

/** The form's own order, for tables whose heads say nothing. */
export function formHeads(columns: readonly Column[]): readonly Head[] {
  return columns.map((column) => ({ id: column.id, label: column.label, assumed: true }));
}

/**
 * The heads of a block of table 2. A damaged head among readable ones takes the column that is left over; where most
 * are damaged the order of the form counts.
 */
export function blockHeads(line: Line, part: Part): readonly Head[] | undefined {
  const heads = line.cells.filter(mayBeHead).map((cell) => toHead(cell, part.columns));
  // The head of the labels is mostly 信息内容, but may be any word.
  const { columns } = part;
  return usable(withoutCorner(heads), columns) ?? repaired(heads, columns) ?? repaired(heads.slice(1), columns);
}

/**
 * As many heads as columns, none twice: damaged ones take the columns that are left over, in the order of the form. What
 * is a word and shares no character with its column is no damaged head, but one of a column of the report's own; beside
 * such columns the damaged heads are those that share half of the characters.
 */
export function repaired<Some extends Head>(
  heads: readonly Some[],
  columns: readonly Column[],
): readonly Some[] | undefined {
  const free = columns.filter((column) => !heads.some((head) => head.id === column.id));
  const unnamed = heads.filter((head) => head.id === undefined);
  const damaged =
    unnamed.length > free.length ? unnamed.filter((head) => free.some((column) => sharesHalf(head, column))) : unnamed;
  if (damaged.length !== free.length || heads.length - unnamed.length + free.length !== columns.length)
    return undefined;
  if (!damaged.every((head, index) => isScrap(head) || sharesCharacter(head, free[index]))) return undefined;
  return heads.map((head) => (damaged.includes(head) ? { ...head, id: free.shift()?.id, assumed: true } : head));
}

/** What was read of it is no word: no column of the report's own is named so. */
function isScrap({ label }: Head): boolean {
  return label !== '' && !/[\p{L}\p{N}]/u.test(label);
}

function sharesCharacter({ label }: Head, column: Column | undefined): boolean {
  return (
    column !== undefined && [...column.label, ...(column.aliases ?? []).join('')].some((one) => label.includes(one))
  );
}

function sharesHalf({ label }: Head, column: Column): boolean {
  return [column.label, ...(column.aliases ?? [])].some(
    (wording) => [...wording].filter((character) => label.includes(character)).length >= wording.length / 2,
  );
}
