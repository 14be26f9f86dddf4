import type { Box, Cell, Table } from '../../src/document.ts';
import { around, rounded } from './box.ts';
import { type Column, columnsUnder, toColumns } from './columns.ts';
import type { Edge } from './edges.ts';
import { toLabelRows } from './label-rows.ts';
import type { TextLine } from './lines.ts';
import { isNumber } from './tables.ts';

/** A table without vertical rules needs a row with so many numbers. */
const FEWEST_NUMBERS = 3;
/** Lines of a table follow each other within so many heights of their font. */
const REACH = 6;
/** A line over so much of the page's text is running text. */
const RUNNING_TEXT = 0.6;
/** Lines this near above a table, in heights of their font, are its heads. */
const HEAD_REACH = 2.5;

const BLANK = /^(?:[-—–－/／\\]+|无)$/;
/** A number with its sign and unit: `+12`, `52500元`. */
const MEASURED = /^[+＋-]?\d[\d.,，]*\s?(?:万?元|[件个项次条人])?$/u;
const WORD = /\p{Script=Han}{2}|[a-z]{2}/iu;
const ENUMERATED = /^[一二三四五六七八九十]{1,3}[、.．]/;

/** A piece of text in a table without rules. */
interface Piece {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly y: number;
  readonly number: boolean;
  readonly doubts: readonly string[];
}

/** A line and its pieces. */
interface Row {
  readonly line: TextLine;
  readonly y: number;
  readonly pieces: readonly Piece[];
}

/**
 * Lines outside ruled tables → tables that only horizontal rules or the alignment of numbers make, and the other lines.
 * @param rules horizontal rules, which no label crosses
 */
export function toBorderless(
  lines: readonly TextLine[],
  rules: readonly Edge[],
  page: number,
): { tables: Table[]; rest: TextLine[] } {
  const upright = lines.filter((line) => line.upright).map(toRow);
  upright.sort((a, b) => a.y - b.y);
  const tables: Table[] = [];
  const used = new Set<TextLine>();
  for (const region of toRegions(upright)) {
    tables.push(toTable(region, rules, page));
    for (const { line } of region) {
      used.add(line);
    }
  }
  return { tables, rest: lines.filter((line) => !used.has(line)) };
}

function toRow(line: TextLine): Row {
  const pieces = line.segments.map(({ text, box }): Piece => {
    const number = isNumber(text) || (MEASURED.test(text) && !text.endsWith('.')) || BLANK.test(text);
    return { text, box, size: line.size, y: (box[1] + box[3]) / 2, number, doubts: number ? line.doubts : [] };
  });
  return { line, y: (line.box[1] + line.box[3]) / 2, pieces };
}

/** Lines that make a table: rows with several pieces of text, and what stands between them. */
function toRegions(rows: readonly Row[]): Row[][] {
  const box = around(rows.map(({ line }) => line.box)) ?? [0, 0, 0, 0];
  const wide = ({ line }: Row) => line.box[2] - line.box[0] > RUNNING_TEXT * (box[2] - box[0]);
  const regions: Row[][] = [];
  let region: Row[] = [];
  let between: Row[] = [];
  rows.forEach((row, index) => {
    const last = region.at(-1);
    const tabular = row.pieces.length > 1 || isLoneNumber(row, region);
    if (last && (row.y - last.y > REACH * row.line.size || (!tabular && wide(row)))) {
      regions.push([...region, ...tail(region, between)]);
      region = [];
      between = [];
    }
    if (!tabular) {
      between.push(row);
    } else {
      region = region.length > 0 ? [...region, ...between, row] : [...headsBefore(rows, index, wide), row];
      between = [];
    }
  });
  regions.push([...region, ...tail(region, between)]);
  return regions.filter((found) => found.some(isWholeRow)).flatMap(partAtHeads);
}

/** New heads below rows of numbers begin a table of their own. */
function partAtHeads(region: readonly Row[]): Row[][] {
  const numbers = region.flatMap(({ pieces }) => trailingNumbers(pieces)).map(({ box }) => box[0]);
  const left = Math.min(...numbers);
  const isHead = (row: Row) => !hasNumbers(row) && row.pieces.some(({ box, size }) => box[2] > left + 1.5 * size);
  const parts: Row[][] = [[]];
  for (const row of region) {
    const part = parts.at(-1) ?? [];
    if (isHead(row) && part.some(hasNumbers)) {
      parts.push([row]);
    } else {
      part.push(row);
    }
  }
  return parts.filter((part) => part.some(hasNumbers));
}

/** The lines right above the first row of a table. */
function headsBefore(rows: readonly Row[], index: number, wide: (row: Row) => boolean): Row[] {
  const heads: Row[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const row = rows[at];
    const below = rows[at + 1];
    const apart = row && below ? (below.y - row.y) / row.line.size : REACH;
    if (row?.pieces.length !== 1 || wide(row) || apart > HEAD_REACH || ENUMERATED.test(row.line.text)) {
      break;
    }
    heads.unshift(row);
  }
  return heads;
}

/** The rest of a wrapped label under the last row of numbers. */
function tail(region: readonly Row[], between: readonly Row[]): Row[] {
  const found: Row[] = [];
  let last = region.at(-1);
  const [left] = around(region.flatMap(({ pieces }) => pieces.filter((piece) => piece.number).map((p) => p.box))) ?? [
    0,
  ];
  for (const row of between) {
    if (!last || (row.y - last.y) / row.line.size > 1.3 || row.line.box[2] > left || ENUMERATED.test(row.line.text)) {
      break;
    }
    found.push(row);
    last = row;
  }
  return found;
}

/** A row of several numbers, or of so many heads that they cannot be anything else. */
function isWholeRow({ pieces }: Row): boolean {
  return pieces.filter(({ number }) => number).length >= FEWEST_NUMBERS || pieces.length > FEWEST_NUMBERS;
}

/** Whether a line ends in numbers; a year in a head does not count. */
function hasNumbers({ pieces }: Row): boolean {
  return pieces.at(-1)?.number === true;
}

/** Whether a line is a number alone, beside a label of several lines, under the numbers above it. */
function isLoneNumber({ pieces: [piece, ...more] }: Row, region: readonly Row[]): boolean {
  return (
    piece?.number === true &&
    more.length === 0 &&
    region.some(({ pieces }) =>
      pieces.some(({ number, box }) => number && box[0] < piece.box[2] && box[2] > piece.box[0]),
    )
  );
}

/** The grid of a table without vertical rules. */
interface Layout {
  readonly labels: readonly Column[];
  readonly columns: readonly Column[];
}

function toTable(region: readonly Row[], rules: readonly Edge[], page: number): Table {
  const valueRows = region.filter(hasNumbers);
  const numbers = valueRows.flatMap(({ pieces }) => trailingNumbers(pieces));
  const top = valueRows[0]?.y ?? 0;
  const others = region.flatMap(({ pieces }) => pieces).filter((piece) => !numbers.includes(piece));
  const inRows = valueRows.flatMap(({ pieces }) => pieces).filter((piece) => !numbers.includes(piece));
  const labelsEnd = Math.max(...inRows.map(({ box }) => box[2]));
  const left = Math.min(...numbers.map(({ box }) => box[0]));
  const isLabel = (piece: Piece) => inRows.includes(piece) || (piece.box[0] < left && piece.box[2] <= left + 2);
  const ownHeads = lowestOf(others.filter(({ box, y }) => y < top && box[0] >= labelsEnd - 2));
  const values = toColumns([...numbers, ...ownHeads].map(({ box }) => box));
  const { heads, labels } = partHeads(
    others.filter((piece) => !ownHeads.includes(piece)),
    isLabel,
    { top, rules },
  );
  const labelColumns = toColumns(labels.map(({ box }) => box));
  const layout: Layout = { labels: labelColumns, columns: [...labelColumns, ...values] };
  const headCells = placeHeads([...heads, ...ownHeads], layout);
  const headRows = 1 + Math.max(-1, ...headCells.map(({ row }) => row));
  const labelCells = placeLabels(labels, valueRows, rules, layout);
  const valueCells = numbers.map((piece) => placeNumber(piece, valueRows, layout));
  const bodyCells = [...labelCells, ...valueCells].map((cell) => ({ ...cell, row: cell.row + headRows }));
  const filled = mergeCells([...headCells, ...bodyCells]).map((cell) => toCell(cell, page));
  const blanks = valueRows.flatMap(({ line }, row) => blankCells(filled, row + headRows, line.box, layout, page));
  const cells = [...filled, ...blanks].sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    kind: 'table',
    rows: headRows + valueRows.length,
    columns: layout.columns.length,
    cells,
    place: { page, box: rounded(around(region.map(({ line }) => line.box)) ?? [0, 0, 0, 0]) },
  };
}

/** The heads below which no other stands: each is over a column of its own, even where all its cells are blank. */
function lowestOf(heads: readonly Piece[]): Piece[] {
  const below = (a: Piece, b: Piece) => b.y > a.y + 0.5 * a.size && b.box[0] < a.box[2] && b.box[2] > a.box[0];
  return heads.filter((head) => !heads.some((other) => below(head, other)));
}

/** The numbers at the end of a line, and what else stands among them (`3件`). */
function trailingNumbers(pieces: readonly Piece[]): Piece[] {
  const lastLabel = pieces.findLastIndex(({ number, text }) => !number && WORD.test(text));
  const first = pieces.findIndex(({ number, text }, index) => index > lastLabel && (number || /\d/.test(text)));
  return first < 0 ? [] : pieces.slice(first);
}

/** What stands above the first row of numbers is head, unless it is the upper part of that row's label. */
function partHeads(
  pieces: readonly Piece[],
  isLabel: (piece: Piece) => boolean,
  { top, rules }: { top: number; rules: readonly Edge[] },
): { heads: Piece[]; labels: Piece[] } {
  const heads: Piece[] = [];
  const labels: Piece[] = [];
  for (const piece of pieces) {
    const ruled = rules.some(
      ({ at, from, to }) => at > piece.y && at < top && from < piece.box[2] && to > piece.box[0],
    );
    const above = piece.y < top - (isLabel(piece) && !ruled ? 0.9 : 0.3) * piece.size;
    (above || !isLabel(piece) ? heads : labels).push(piece);
  }
  return { heads, labels };
}

/** The cells of a row under whose heads nothing is printed. */
function blankCells(
  filled: readonly Cell[],
  row: number,
  line: Box,
  { labels, columns }: Layout,
  page: number,
): Cell[] {
  return columns.flatMap(({ from, to }, column) => {
    if (column < labels.length || filled.some((cell) => cell.row === row && cell.column === column)) {
      return [];
    }
    const place = { page, box: rounded([from, line[1], to, line[3]]) };
    return [{ row, column, rowSpan: 1, columnSpan: 1, text: '', place }];
  });
}

/** A cell that still gathers its lines. */
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly pieces: readonly Piece[];
  readonly doubts: readonly string[];
}

function placeNumber(piece: Piece, rows: readonly Row[], { labels, columns }: Layout): OpenCell {
  const row = rows.findIndex(({ pieces }) => pieces.includes(piece));
  const [first, last] = columnsUnder(piece.box, columns.slice(labels.length));
  const doubts = last > first ? ['a number stands between two columns'] : [];
  return { row, column: labels.length + first, columnSpan: 1, pieces: [piece], doubts: [...doubts, ...piece.doubts] };
}

function placeLabels(
  pieces: readonly Piece[],
  rows: readonly Row[],
  rules: readonly Edge[],
  { labels }: Layout,
): OpenCell[] {
  const byStart = new Map<number, Piece[]>();
  for (const piece of pieces) {
    // A label over several columns is read with the innermost of them, where most labels stand.
    const [, column] = columnsUnder(piece.box, labels);
    byStart.set(column, [...(byStart.get(column) ?? []), piece]);
  }
  const heights = rows.map(({ y }) => y);
  return [...byStart].flatMap(([column, members]) => {
    const sorted = members.sort((a, b) => a.y - b.y);
    const lines = sorted.map(({ box, y, size }) => ({ x: (box[0] + box[2]) / 2, y, size }));
    const found = toLabelRows(lines, heights, rules);
    return sorted.map(
      (piece, index): OpenCell => ({ row: found[index] ?? 0, column, columnSpan: 1, pieces: [piece], doubts: [] }),
    );
  });
}

/** Heads: what stands lowest over a column is its own head, on the last row; what stands above comes on rows of its own. */
function placeHeads(heads: readonly Piece[], { labels, columns }: Layout): OpenCell[] {
  const blocks: HeadBlock[] = [];
  for (const piece of [...heads].sort((a, b) => a.y - b.y)) {
    const [first, last] = columnsUnder(piece.box, columns);
    const under = first < labels.length ? [0, Math.max(last, labels.length - 1)] : [first, last];
    const [from = 0, to = 0] = under;
    const above = blocks.find((block) => block.from === from && block.to === to && isNextLine(block.pieces, piece));
    if (above) {
      above.pieces.push(piece);
    } else {
      blocks.push({ from, to, pieces: [piece] });
    }
  }
  const lowest = (block: HeadBlock) =>
    !blocks.some(
      (other) => other !== block && topOf(other) > topOf(block) && other.from <= block.to && other.to >= block.from,
    );
  const upper = blocks.filter((block) => !lowest(block));
  const levels: number[] = [];
  for (const block of upper.sort((a, b) => topOf(a) - topOf(b))) {
    if (topOf(block) - (levels.at(-1) ?? Number.NEGATIVE_INFINITY) > 0.5 * (block.pieces[0]?.size ?? 0)) {
      levels.push(topOf(block));
    }
  }
  return blocks.map((block): OpenCell => {
    const row = lowest(block) ? levels.length : levels.findLastIndex((level) => level <= topOf(block) + 0.01);
    return { row, column: block.from, columnSpan: block.to - block.from + 1, pieces: block.pieces, doubts: [] };
  });
}

/** A head of one or more lines over the columns `from` to `to`. */
interface HeadBlock {
  readonly from: number;
  readonly to: number;
  readonly pieces: Piece[];
}

function topOf({ pieces }: HeadBlock): number {
  return pieces[0]?.y ?? 0;
}

function isNextLine(pieces: readonly Piece[], { y, size }: Piece): boolean {
  return (y - (pieces.at(-1)?.y ?? 0)) / size < 1.5;
}

/** Pieces of one cell come together; of heads that overlap the wider one gives way. */
function mergeCells(cells: readonly OpenCell[]): OpenCell[] {
  const merged: OpenCell[] = [];
  const narrowFirst = [...cells].sort((a, b) => a.columnSpan - b.columnSpan);
  for (const cell of narrowFirst) {
    const at = merged.findIndex((other) => other.row === cell.row && overlaps(other, cell));
    const other = merged[at];
    if (other) {
      const two = other.pieces.some(({ number }) => number) && cell.pieces.some(({ number }) => number);
      const doubts = [...other.doubts, ...cell.doubts, ...(two ? ['two numbers stand in one column'] : [])];
      merged[at] = { ...other, pieces: [...other.pieces, ...cell.pieces], doubts };
    } else {
      merged.push(cell);
    }
  }
  return merged.sort((a, b) => a.row - b.row || a.column - b.column);
}

function overlaps(a: OpenCell, b: OpenCell): boolean {
  return a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan;
}

function toCell({ row, column, columnSpan, pieces, doubts }: OpenCell, page: number): Cell {
  const sorted = [...pieces].sort((a, b) => (Math.abs(a.y - b.y) > 0.5 * a.size ? a.y - b.y : a.box[0] - b.box[0]));
  const box = around(pieces.map((piece) => piece.box)) ?? [0, 0, 0, 0];
  const text = sorted.map((piece) => piece.text).join('\n');
  const plain: Cell = { row, column, rowSpan: 1, columnSpan, text, place: { page, box: rounded(box) } };
  return doubts.length > 0 ? { ...plain, doubt: [...new Set(doubts)].join('; ') } : plain;
}
