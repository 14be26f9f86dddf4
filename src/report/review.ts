import type { Cell } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import type { Column, Part } from './edition.ts';
import { fieldName } from './fields.ts';
import { columnOf, formHeads, repaired } from './heads.ts';
import { normaliseLabel } from './label.ts';
import { isBlank, isLabel, type Line, placeOf } from './line.ts';
import type { Placed, PlacedRow } from './matrix.ts';
import { placeBeside, placeUpright } from './review-beside.ts';
import { isGroup, LEAST_HEADS, partOf, secondLine } from './review-parts.ts';
import { type Head, runOf } from './run.ts';

/** A head of table 4: which part it stands under and which result it names. */
interface Leaf extends Head {
  readonly part: Part;
}

/**
 * Reads table 4: heads in up to three lines, the numbers in one line below them, all fifteen in one table or five and
 * ten in tables of their own, or one a line beside their heads.
 */
export function placeReview(printed: readonly Line[], parts: readonly Part[]): Placed {
  const lines = printed.flatMap((line) => withNamesApart(line, parts));
  let rows: PlacedRow[] = [];
  const tables = new Map<Part, number>();
  const findings: Finding[] = [];
  let heads: Line[] = [];
  lines.forEach((line, index) => {
    if (isHeadLine(line, parts)) {
      heads = goesOn(heads, lines.slice(0, index), parts) ? [...heads, line] : [line];
    } else if (heads.length > 0 && isDataLine(line) && !isScrap(lines, index, { heads, parts })) {
      const placed = placeLine(line, heads, parts);
      const isBeside = (row: PlacedRow) => tables.get(row.part) === line.table;
      const again = placed.rows.filter((row) => !isBlankRow(row) || !isBeside(row));
      const givesWay = (row: PlacedRow) => isBlankRow(row) && isBeside(row);
      rows = rows.filter((row) => !givesWay(row) || !again.some(({ part }) => part === row.part));
      findings.push(...placed.findings, ...secondLine(again, rows));
      const fresh = placed.rows.filter(({ part }) => !rows.some((row) => row.part === part));
      for (const { part } of fresh) tables.set(part, line.table);
      rows.push(...fresh);
    }
  });
  if (rows.length > 0) return { rows, foreign: [], findings };
  const besides = placeBeside(lines, parts);
  if (besides.rows.length > 0) return besides;
  const upright = placeUpright(lines, parts);
  return upright.length > 0 ? { rows: upright, foreign: [], findings } : placeHeadless(lines, parts);
}

/** The only line of a report with as many numbers as table 4 has, and no label: its heads were lost. */
function placeHeadless(lines: readonly Line[], parts: readonly Part[]): Placed {
  const width = parts.reduce((sum, { columns }) => sum + columns.length, 0);
  const isRow = ({ labels, tail, hasValues }: Line) => labels.length === 0 && tail.length === width && hasValues;
  const [line, ...more] = lines.filter(isRow);
  const sums = line && more.length === 0 ? placeLine(line, [], parts) : { rows: [], findings: [] };
  return { ...sums, foreign: [] };
}

/** A line of heads; the names of parts that stand above a head in its cell, where no rule parts them, in a line above. */
function withNamesApart(line: Line, parts: readonly Part[]): readonly Line[] {
  if (!isHeadLine(line, parts)) return [line];
  const captions: Cell[] = [];
  const cells = line.cells.map((cell) => {
    const texts = cell.text.split('\n');
    for (let at = texts.length - 1; at > 0; at -= 1) {
      const caption = { ...cell, text: texts.slice(0, at).join('\n') };
      const head = { ...cell, text: texts.slice(at).join('\n') };
      if (!isGroup(caption, parts) || columnOf(head, parts[0]?.columns ?? []) === undefined) continue;
      captions.push(caption);
      return head;
    }
    return cell;
  });
  return captions.length === 0
    ? [line]
    : [captions, cells].map((own) => ({ ...line, cells: own, labels: own, tail: [] }));
}

/** Whether heads are not all yet: the next stand below them, perhaps overleaf below what the page left of their cells. */
function goesOn(heads: readonly Line[], before: readonly Line[], parts: readonly Part[]): boolean {
  const last = heads.at(-1);
  if (last === undefined) return false;
  if (before.at(-1) === last) return true;
  return before.findLast((line) => !isEmpty(line)) === last && lacksResults(heads, parts);
}

function lacksResults(heads: readonly Line[], parts: readonly Part[]): boolean {
  const leaves = leavesOf(heads, parts);
  const named = heads.flatMap(({ cells }) => cells.flatMap((cell) => partOf(cell, parts) ?? []));
  return leaves === undefined || named.some((part) => leaves.every((leaf) => leaf.part !== part));
}

/** Heads so far, of a table with these parts. */
interface Headed {
  readonly heads: readonly Line[];
  readonly parts: readonly Part[];
}

/**
 * Whether a line is what a page left of a row: blank at the edge of the page, beside the line that has its numbers, or
 * before heads that are still to come.
 */
function isScrap(lines: readonly Line[], index: number, { heads, parts }: Headed): boolean {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]];
  if (line === undefined || !isEmpty(line)) return false;
  const isCut = [before, after].some((other) => other !== undefined && other.table !== line.table);
  if (isCut && [before, after].some((other) => other?.hasValues && isDataLine(other))) return true;
  return after !== undefined && after.table !== line.table && isHeadLine(after, parts) && lacksResults(heads, parts);
}

function isEmpty(line: Line): boolean {
  return line.labels.length === 0 && !line.hasValues;
}

/** A row of blanks gives way to one with numbers in its table, and says nothing against one before it. */
function isBlankRow({ cells, refused }: PlacedRow): boolean {
  return !refused && cells.every((cell) => !cell || isBlank(cell.text));
}

/** Of so many cells in a line of heads one may be a scrap that looks like a sign or a mark; a number is none. */
const HEADS_A_SCRAP = 4;

function isHeadLine(line: Line, parts: readonly Part[]): boolean {
  const printed = line.cells.filter(({ text }) => !isBlank(text));
  const marks = line.tail.filter(({ text }) => !isBlank(text) && !isLabel(text));
  if (marks.some(({ text }) => /\d/.test(text)) || HEADS_A_SCRAP * marks.length > printed.length) return false;
  const columns = parts[0]?.columns ?? [];
  const results = new Set(line.cells.map((cell) => columnOf(cell, columns)).filter((c) => c && c.id !== 'total'));
  return results.size >= LEAST_HEADS || line.cells.some((cell) => isGroup(cell, parts));
}

const QUANTITY = /^(?:数量|件数|案件数|合计|本年|\d{4}年?|单位.*|件)(?:\(.*\))?$/;

function isDataLine(line: Line): boolean {
  return line.tail.length >= 5 && line.labels.every((cell) => QUANTITY.test(normaliseLabel(cell.text)));
}

function placeLine(line: Line, headLines: readonly Line[], parts: readonly Part[]): Pick<Placed, 'rows' | 'findings'> {
  const leaves = leavesOf(headLines, parts);
  const own = leaves && withoutCorner(leaves, line);
  const inForm = inOrderOfGroups(parts, headLines).flatMap((part) =>
    formHeads(part.columns).map((head) => ({ ...head, part })),
  );
  const known = own ?? (line.tail.length === inForm.length ? inForm : undefined);
  if (!known || (!leaves && !line.hasValues)) return { rows: [], findings: [] };
  const run = runOf(line.tail, known, true);
  const place = placeOf(line);
  const rows = parts
    .filter((part) => known.some((leaf) => leaf.part === part))
    .map((part): PlacedRow => {
      const at = known.flatMap((leaf, index) => (leaf.part === part ? [index] : []));
      const heads = at.flatMap((index) => known[index] ?? []);
      const row = part.rows[0] ?? { id: '', label: '' };
      const base = { part, row, heads, label: '', place };
      if (!run.cells)
        return { ...base, cells: at.map((index) => line.tail[index] ?? line.tail.at(-1)), refused: run.reason };
      const cells = run.cells;
      return { ...base, cells: at.map((index) => cells[index]), ...(run.doubt ? { doubt: run.doubt } : {}) };
    });
  const fields = rows.flatMap(({ part, row }) => part.columns.map((column) => fieldName(part, row, column)));
  const detail = { zh: '行政复议、行政诉讼情况表', en: 'the table of reviews and lawsuits' };
  const places = place ? [place] : [];
  const isAssumed = known.some(({ assumed }) => assumed);
  const findings = isAssumed ? [doubt('reading/heads', { detail, fields, places })] : [];
  return { rows, findings: [...findings, ...outOfOrder(known, parts, places)] };
}

/** What stands left of all results is the head of the labels, where the numbers have labels and are no more than the others. */
function withoutCorner(leaves: readonly Leaf[], { labels, tail }: Line): readonly Leaf[] {
  const first = leaves.findIndex(({ id }) => id !== undefined);
  return labels.length > 0 && tail.length === leaves.length - first ? leaves.slice(first) : leaves;
}

/** Blocks that stand in another order than in the form, read by their heads. */
function outOfOrder(known: readonly { part: Part }[], parts: readonly Part[], places: Finding['places']) {
  const printed = [...new Set(known.map(({ part }) => part))];
  const inForm = parts.filter((part) => printed.includes(part));
  if (inForm.every((part, index) => part === printed[index])) return [];
  const text = printed.map(({ label }) => label).join(' | ');
  return [doubt('structure/column-order', { detail: { zh: text, en: text }, places, actual: text })];
}

/** The parts from left to right as their heads stand, where all but the first (行政复议) are named; else as in the form. */
function inOrderOfGroups(parts: readonly Part[], headLines: readonly Line[]): readonly Part[] {
  const cells = headLines.flatMap((line) => line.cells.filter((cell) => !isBlank(cell.text)));
  const columns = new Map<Part, number>();
  for (const cell of cells) {
    const part = partOf(cell, parts);
    if (part) columns.set(part, cell.column);
  }
  if (parts.some((part) => !columns.has(part))) return parts;
  return parts.toSorted((a, b) => (columns.get(a) ?? 0) - (columns.get(b) ?? 0));
}

/** The head of a column without numbers. */
const REMARK = /^(?:备注|说明|备考)$/;

interface Node {
  readonly cell: Cell;
  readonly group: boolean;
  readonly part: Part | undefined;
  /** The group of the line above under which it stands. */
  readonly parent: Node | undefined;
  readonly key: readonly number[];
}

/** The results under their parts, from left to right; `undefined` where the heads do not make five for each part. */
function leavesOf(headLines: readonly Line[], parts: readonly Part[]): readonly Leaf[] | undefined {
  const leaves = leavesBy(headLines, parts, true);
  // The two halves of a table that a page cut have columns of their own.
  const isCut = headLines.some(({ table }) => table !== headLines[0]?.table);
  return leaves ?? (isCut ? leavesBy(headLines, parts, false) : undefined);
}

/** @param byGrid whether heads are below each other by the columns of the grid, where these fit */
function leavesBy(headLines: readonly Line[], parts: readonly Part[], byGrid: boolean): readonly Leaf[] | undefined {
  let open: readonly Node[] = [];
  const leaves: Node[] = [];
  for (const line of headLines) {
    const nodes = nodesOf(line, open, { parts, byGrid });
    leaves.push(...nodes.filter(({ group, cell }) => !group && !REMARK.test(normaliseLabel(cell.text))));
    open = openAfter(nodes, open);
  }
  const columns = parts[0]?.columns ?? [];
  const heads = leaves
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .flatMap((node) => toLeaf(node, parts, columns) ?? []);
  return isInBlocks(heads) ? wholeParts(heads) : undefined;
}

/** Where a head is lost, those below it may be taken for another's: no part stands to the left and right of another. */
function isInBlocks(heads: readonly Leaf[]): boolean {
  const changes = heads.filter(({ part }, index) => part !== heads[index - 1]?.part).length;
  return heads.length > 0 && changes === new Set(heads.map(({ part }) => part)).size;
}

/** Heads that name each result of their part once; damaged ones take the results that the others of the part leave over. */
function wholeParts(heads: readonly Leaf[]): readonly Leaf[] | undefined {
  const whole = [...Map.groupBy(heads, ({ part }) => part)].map(([{ columns }, own]) => {
    const named = own.flatMap(({ id }) => id ?? []);
    const isComplete = named.length === columns.length && new Set(named).size === named.length;
    if (isComplete) return own;
    return named.length >= LEAST_HEADS ? repaired(own, columns) : undefined;
  });
  return whole.every((own) => own !== undefined) ? whole.flat() : undefined;
}

/** The groups under which the next line stands: those of this line, and those above of which nothing came yet. */
function openAfter(nodes: readonly Node[], open: readonly Node[]): readonly Node[] {
  const groups = nodes.filter((node) => node.group);
  if (groups.length === 0) return open;
  const waiting = open.filter((node) => !nodes.some(({ parent, part }) => parent === node || part === node.part));
  return [...waiting, ...groups].toSorted((a, b) => compareKeys(a.key, b.key));
}

function toLeaf({ cell, part }: Node, parts: readonly Part[], columns: readonly Column[]): Leaf | undefined {
  const owner = part ?? parts[0];
  if (!owner) return undefined;
  const place = { from: cell.column, to: cell.column + cell.columnSpan };
  return { part: owner, id: columnOf(cell, columns)?.id, label: normaliseLabel(cell.text), ...place };
}

interface Below {
  readonly parts: readonly Part[];
  readonly byGrid: boolean;
}

/** The heads of one line with the group above each: by the grid where it fits, else in equal shares. */
function nodesOf(line: Line, open: readonly Node[], { parts, byGrid }: Below): readonly Node[] {
  const cells = line.cells.filter((cell) => !isBlank(cell.text));
  const extents = open.map(({ cell }) => ({ from: cell.column, to: extentEnd(cell, open) }));
  const fits = byGrid && cells.every((cell) => extents.some(({ from, to }) => cell.column >= from && cell.column < to));
  return cells.map((cell, index) => {
    const group = isGroup(cell, parts);
    const share = Math.floor((index * open.length) / cells.length);
    const at = fits ? extents.findIndex(({ from, to }) => cell.column >= from && cell.column < to) : share;
    const under = fits || !cells.some((other) => isGroup(other, parts)) ? open[at] : byName(group, open);
    // A part holds results, no other part.
    const parent = group && under?.part ? byName(group, open) : under;
    const key = [...(parent?.key ?? []), index];
    return { cell, group, part: group ? partOf(cell, parts) : parent?.part, parent, key };
  });
}

/** In text without spans a head reaches to the next one. */
function extentEnd(cell: Cell, open: readonly Node[]): number {
  const next = open.map((node) => node.cell.column).filter((column) => column > cell.column);
  return cell.columnSpan > 1 ? cell.column + cell.columnSpan : Math.min(Number.MAX_SAFE_INTEGER, ...next);
}

/** Where spans are broken: a part of the lawsuits stands under 行政诉讼, a result beside it under 行政复议. */
function byName(group: boolean, open: readonly Node[]): Node | undefined {
  return open.find((node) => (node.part === undefined) === group);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
