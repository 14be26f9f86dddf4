import type { Cell, Place } from '../document.ts';
import type { Finding, Message } from '../finding.ts';
import { oncePer } from '../once.ts';
import { align, likenesses, likestRow, type Match } from './align.ts';
import { isBesideLeftOver, rejoined } from './cut-row.ts';
import { doubt } from './doubts.ts';
import type { Part, Row } from './edition.ts';
import { fieldName, rowTitle } from './fields.ts';
import { similarity, splitOrdinal, wordingsOf } from './label.ts';
import { type Line, placeOf } from './line.ts';
import { type Columns, ownColumns, type PrintedRow } from './own-columns.ts';
import { type Head, runOf } from './run.ts';
import type { HeadsAt, Slot } from './slot.ts';

/** What a row of the form is printed as: its cell below each head, and what is to be said of it. */
export interface PlacedRow {
  readonly part: Part;
  readonly row: Row;
  readonly heads: readonly Head[];
  readonly cells: readonly (Cell | undefined)[];
  /** Why its cells cannot be told apart; they have no value then. */
  readonly refused?: Message;
  /** Why its values are not certain. */
  readonly doubt?: Message;
  readonly label: string;
  readonly place: Place | undefined;
}

/** A row that the form does not have. */
export interface ForeignRow {
  readonly part: Part;
  readonly label: string;
  readonly heads: readonly Head[];
  readonly cells: readonly (Cell | undefined)[];
  readonly place: Place | undefined;
}

export interface Placed {
  readonly rows: readonly PlacedRow[];
  readonly foreign: readonly ForeignRow[];
  readonly findings: readonly Finding[];
}

/** A line without a close likeness to a label of the form is no row of it out of order, but a row of its own. */
const SURE = 0.85;
const TYPO = 0.7;
/** A table cut to pieces may leave a piece before or behind the others, by this many tables. */
const NEAR = 2;
/** Rows with more numbers do not stand in another table by chance. */
const LONG_ROW = 4;

const rowsOf = oncePer((slots: readonly Slot[]): readonly Row[] => slots.map(({ row }) => row));

/**
 * Places the lines of tables in the rows of the form.
 * @param slots the same list for the same table of the form
 */
export function placeRows(lines: readonly Line[], slots: readonly Slot[], headsFound: HeadsAt): Placed {
  const width = Math.min(...slots.map((slot) => slot.part.columns.length));
  const matches = align(lines, rowsOf(slots), width);
  const settled = settle(betweenLabels(matches), slots);
  const late = outOfOrder(settled, lines, slots);
  const all = [...settled, ...late].toSorted((a, b) => a.row - b.row);
  const used = new Set(all.flatMap((match) => match.lines));
  const columns = ownColumns(printedRows(all, lines, slots), headsFound);
  const context = { lines, slots, ...columns, matches: all, used };
  const rows = all.flatMap((match) => placeRow(match, context));
  const rest = leftOver(context);
  const findings = [
    ...late.flatMap((match) => orderFinding(match, lines, slots)),
    ...rest.repeats,
    ...secondTable(settled, lines, slots),
  ];
  return { rows, foreign: rest.foreign, findings };
}

/** A line without a label may be a row of the form only between two that have one. */
function betweenLabels(matches: readonly Match[]): readonly Match[] {
  const first = matches.findIndex((match) => match.alike > 0);
  const last = matches.findLastIndex((match) => match.alike > 0);
  return first < 0 ? [] : matches.slice(first, last + 1);
}

/** A row that may stand for others gives way where those are printed; a line without a label is none of them beside it. */
function settle(matches: readonly Match[], slots: readonly Slot[]): readonly Match[] {
  const rowOf = ({ row }: Match) => slots[row]?.row;
  const labelled = new Set(matches.flatMap((match) => (match.alike > 0 ? (rowOf(match)?.id ?? []) : [])));
  const kept = matches.filter((match) => !rowOf(match)?.replaces?.some((id) => labelled.has(id)));
  const replaced = new Set(kept.flatMap((match) => rowOf(match)?.replaces ?? []));
  return kept.filter((match) => !replaced.has(rowOf(match)?.id ?? ''));
}

/** Rows that the alignment left out although a line between its first and last bears their label. */
function outOfOrder(matches: readonly Match[], lines: readonly Line[], slots: readonly Slot[]): readonly Match[] {
  const used = new Set(matches.flatMap((match) => match.lines));
  const taken = new Set(matches.map((match) => match.row));
  const tables = [...used].map((index) => lines[index]?.table ?? 0);
  const [first, last] = [Math.min(...tables) - NEAR, Math.max(...tables) + NEAR];
  return lines.flatMap((line, index): Match[] => {
    if (used.has(index) || line.table < first || line.table > last || line.tail.length === 0) return [];
    const best = likestRow(line, rowsOf(slots));
    if (best.alike < SURE || taken.has(best.at) || slots[best.at]?.row.replaces) return [];
    taken.add(best.at);
    return [{ row: best.at, lines: [index], alike: best.alike }];
  });
}

function orderFinding(match: Match, lines: readonly Line[], slots: readonly Slot[]): readonly Finding[] {
  const slot = slots[match.row];
  const line = lines[match.lines[0] ?? -1];
  if (!slot || !line) return [];
  const place = placeOf(line);
  const title = rowTitle(slot.row);
  const detail = {
    zh: `“${title}”不在其应在的位置，已按标签读取`,
    en: `"${title}" stands out of order and was read by its label`,
  };
  return [
    doubt('structure/row-order', { detail, actual: textOf(line), expected: title, places: place ? [place] : [] }),
  ];
}

/**
 * A second table of the same kind before or behind the one that was read, or a piece of one, e.g. another year's report on
 * the same page: where its numbers differ nobody can tell from here which is meant.
 */
function secondTable(matches: readonly Match[], lines: readonly Line[], slots: readonly Slot[]): readonly Finding[] {
  const used = matches.flatMap((match) => match.lines);
  const outside = [lines.slice(0, Math.min(...used)), lines.slice(Math.max(...used) + 1)];
  const first = new Map(matches.map((match) => [match.row, lines[match.lines[0] ?? -1]]));
  return outside.flatMap((others): Finding[] => {
    const twins = twinsIn(others, slots).filter(({ row }) => first.has(row));
    const count = new Set(twins.map(({ row }) => row)).size;
    const differing = twins.filter(({ line, row }) => {
      const other = first.get(row);
      const isRow = count >= matches.length / 2 || isWholeRow(line, slots[row]);
      const isPiece = count > 1 && line.tail.length === other?.tail.length;
      return (isRow || isPiece) && printed(line) !== printed(other);
    });
    const [any] = differing;
    if (!any) return [];
    const place = placeOf(any.line);
    const rows = new Set(differing.map(({ row }) => row));
    const detail = {
      zh: `共${rows.size}行不同，读取的是其中较完整的一个`,
      en: `${rows.size} rows differ; the more complete table was read`,
    };
    const fields = [...rows].flatMap((row) => fieldsOfSlot(slots[row]));
    return [doubt('structure/second-table', { detail, fields, places: place ? [place] : [] })];
  });
}

/** The lines with numbers that bear the label of a row, each with the row that it is most like. */
function twinsIn(
  lines: readonly Line[],
  slots: readonly Slot[],
): readonly { readonly line: Line; readonly row: number }[] {
  return lines.flatMap((line) => {
    if (!line.hasValues) return [];
    const best = likestRow(line, rowsOf(slots));
    return best.alike >= SURE ? [{ line, row: best.at }] : [];
  });
}

/** Whether a line by itself is a row of the form: it prints as much as the form's long rows do. */
function isWholeRow(line: Line | undefined, slot: Slot | undefined): boolean {
  const columns = slot?.part.columns.length ?? 0;
  return columns > LONG_ROW && line?.tail.filter(({ text }) => text.trim() !== '').length === columns;
}

function printed(line: Line | undefined): string {
  return (line?.tail ?? [])
    .map((cell) => cell.text.trim())
    .filter(Boolean)
    .join(' ');
}

function fieldsOfSlot(slot: Slot | undefined): readonly string[] {
  return slot ? slot.part.columns.map((column) => fieldName(slot.part, slot.row, column)) : [];
}

function printedRows(matches: readonly Match[], lines: readonly Line[], slots: readonly Slot[]): readonly PrintedRow[] {
  return matches.flatMap((match) => {
    const [line, slot] = [lines[match.lines[0] ?? -1], slots[match.row]];
    return line && slot ? [{ line, part: slot.part }] : [];
  });
}

interface Context extends Columns {
  readonly lines: readonly Line[];
  readonly slots: readonly Slot[];
  readonly matches: readonly Match[];
  /** The indices of the lines that are of a row. */
  readonly used: ReadonlySet<number>;
}

function placeRow(match: Match, context: Context): readonly PlacedRow[] {
  const slot = context.slots[match.row];
  const lines = match.lines.flatMap((index) => context.lines[index] ?? []);
  const valued = lines.filter(({ hasValues }) => hasValues);
  const named = valued.find(({ labels }) => labels.length > 0);
  const line = named ?? valued[0] ?? lines.find(({ tail }) => tail.length > 0) ?? lines[0];
  if (!slot || !line) return [];
  const heads = context.headsAt(line, slot.part);
  const runIn = ({ tail, table }: Line) => runOf(tail, heads, context.trusted.has(table));
  const [first = line, ...more] = valued;
  const run = rejoined([runIn(first), ...more.map(runIn)]);
  const label = lines.flatMap((piece) => piece.labels.at(-1)?.text ?? []).join('');
  const base = { part: slot.part, row: slot.row, heads, label, place: placeOf(line) };
  if (run.cells === undefined) return [{ ...base, cells: spread(line.tail, heads), refused: run.reason }];
  if (isOfTwoRows(line, slot, context.slots)) return [{ ...base, cells: run.cells, refused: TWO_ROWS }];
  if (match.alike === 0 && !fillsGap(match, context)) {
    return [{ ...base, cells: run.cells, refused: NO_PLACE }];
  }
  const apart = lines.length > 1 && line.labels.length === 0 ? APART : undefined;
  const partly = isBesideLeftOver(match.lines, context.lines, context.used) ? PARTLY : undefined;
  const reason = run.doubt ?? apart ?? labelDoubt(match) ?? partly ?? (beginsLate(line, slot) ? LATE : undefined);
  return [{ ...base, cells: run.cells, ...(reason ? { doubt: reason } : {}) }];
}

/** Whether lines of the label are the whole labels of two rows, which no rule parts, or begin those of two. */
function isOfTwoRows({ lastLabel }: Line, { part, row: own }: Slot, slots: readonly Slot[]): boolean {
  const lines = linesOfLabel(lastLabel);
  if (lines.filter(isNumbered).length > 1) return true;
  if (lines.length < 2 || similarity(lines.join(''), wordingsOf(own)) === 1) return false;
  const rows = slots.filter((slot) => slot.part === part && slot.row.replaces === undefined);
  const named = lines.flatMap((_, from) =>
    lines.flatMap((_, at) => {
      const text = lines.slice(from, at + 1).join('');
      const row = at < from ? undefined : rows.find((slot) => similarity(text, wordingsOf(slot.row)) >= SURE);
      return row ? [{ from, to: at + 1, row }] : [];
    }),
  );
  return named.some((one) => named.some((other) => one.row !== other.row && one.to <= other.from));
}

/** Whether above the row's own label stands something else in the cell, without a number: perhaps the end of another. */
function beginsLate({ lastLabel }: Line, { row }: Slot): boolean {
  const lines = linesOfLabel(lastLabel);
  const isOwn = (from: number) => similarity(lines.slice(from).join(''), wordingsOf(row)) === 1;
  const first = lines.findIndex((text, index) => isNumbered(text) || isOwn(index));
  return first > 0 && lines.slice(0, first).every((text) => splitOrdinal(text).kind === undefined);
}

function linesOfLabel(label: string): readonly string[] {
  return label.split('\n').filter((text) => text.trim() !== '');
}

/** Whether a line of a label begins with the number of a row within its group. */
function isNumbered(text: string): boolean {
  return splitOrdinal(text).kind === 'leaf';
}

/** Cells to show for a refused row: the first ones, so that the place is known. */
function spread(tail: readonly Cell[], heads: readonly Head[]): readonly (Cell | undefined)[] {
  return heads.map((_, index) => tail[Math.min(index, tail.length - 1)]);
}

const NO_PLACE: Message = { zh: '没有标签，可对应不止一处', en: 'the row has no label, and more than one place fits' };
const TWO_ROWS: Message = { zh: '标签包含两行', en: 'its label is that of two rows' };
const APART: Message = { zh: '标签与数字不在一处', en: 'the label and the numbers stand apart' };
const PARTLY: Message = {
  zh: '分页处另有不带标签的数字，可能是该行的一部分',
  en: 'numbers without a label, across the end of the page, may be part of it',
};
const LATE: Message = {
  zh: '标签前有其他文字，可能是上一行的',
  en: 'before its label stands something else, perhaps of the row above',
};
const BY_ORDER: Message = { zh: '没有标签，按次序对应', en: 'the row has no label and was placed by its order' };
const FAR_LABEL: Message = { zh: '标签与格式用语相差较大', en: 'the label is far from the wording of the form' };

function labelDoubt(match: Match): Message | undefined {
  if (match.alike >= TYPO) return undefined;
  return match.alike > 0 ? FAR_LABEL : BY_ORDER;
}

/** Whether there are as many rows without a label as rows of the form missing between the labelled neighbours. */
function fillsGap(match: Match, { matches, slots, lines }: Context): boolean {
  const before = matches.findLast((other) => other.alike > 0 && other.row < match.row);
  const after = matches.find((other) => other.alike > 0 && other.row > match.row);
  const gap = slots.slice((before?.row ?? -1) + 1, after?.row).filter(({ row }) => !row.replaces);
  const from = (before?.lines.at(-1) ?? -1) + 1;
  const unlabelled = lines.slice(from, after?.lines[0]).filter((line) => line.labels.length === 0 && line.hasValues);
  return before !== undefined && after !== undefined && unlabelled.length === gap.length;
}

/** Lines between the first and the last row of the form that belong to none: rows of the report's own, or repeats. */
function leftOver({ matches, lines, slots, headsAt, used }: Context) {
  const first = Math.min(...used);
  const last = Math.max(...used);
  const foreign: ForeignRow[] = [];
  const repeats: Finding[] = [];
  lines.forEach((line, index) => {
    if (used.has(index) || index < first || index > last || !line.hasValues) return;
    const part = nearestPart(index, matches, slots);
    if (!part) return;
    const heads = headsAt(line, part);
    const run = runOf(line.tail, heads, true);
    const alike = likenesses(line, rowsOf(slots));
    const twin = matches.find((match) => match.alike >= SURE && (alike[match.row] ?? 0) >= SURE);
    if (twin) repeats.push(...repeatFinding(line, twin, lines, slots));
    else
      foreign.push({
        part,
        label: textOf(line),
        heads,
        cells: run.cells ?? spread(line.tail, heads),
        place: placeOf(line),
      });
  });
  return { foreign, repeats };
}

function nearestPart(index: number, matches: readonly Match[], slots: readonly Slot[]): Part | undefined {
  const before = matches.findLast((match) => (match.lines[0] ?? 0) < index);
  return before && slots[before.row]?.part;
}

function repeatFinding(line: Line, twin: Match, lines: readonly Line[], slots: readonly Slot[]): readonly Finding[] {
  const slot = slots[twin.row];
  const first = lines[twin.lines[0] ?? -1];
  if (!slot || !first) return [];
  if (printed(line) === printed(first)) return [];
  const title = rowTitle(slot.row);
  const places = [placeOf(first), placeOf(line)].filter((place) => place !== undefined);
  const fields = fieldsOfSlot(slot);
  const detail = {
    zh: `“${title}”：${printed(first)}；${printed(line)}`,
    en: `"${title}": ${printed(first)}; ${printed(line)}`,
  };
  return [doubt('structure/repeated-row', { detail, fields, places, expected: printed(first), actual: printed(line) })];
}

function textOf(line: Line): string {
  return line.labels.map((cell) => cell.text.replace(/\s+/g, '')).join(' ');
}
