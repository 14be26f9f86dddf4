import { type Box, type Cell, inReadingOrder, type Table } from '../../src/document.ts';
import { toBlankRows } from './blank-rows.ts';
import { around, rounded } from './box.ts';
import { type Column, columnsUnder, toColumns } from './columns.ts';
import type { Edge } from './edges.ts';
import { isOneLabel, type LabelLine, toLabelRows } from './label-rows.ts';
import type { Segment, TextLine } from './lines.ts';
import { type Layout, lowestOf, type OpenCell, placeHeads } from './open-heads.ts';
import { hasNumbers, joinNotes, type Piece, type Row, toRow, trailingNumbers } from './open-rows.ts';
import { toRegions } from './regions.ts';
import { zoneOf } from './zone.ts';

/**
 * Lines outside ruled tables → tables that only horizontal rules or the alignment of numbers make, and the other lines.
 * @param rules horizontal rules, which no label crosses
 * @param carried the columns of numbers of the last such table, on the page before: a table that goes on overleaf
 *   without heads has them too, even where they are blank
 */
export function toBorderless(
  lines: readonly TextLine[],
  rules: readonly Edge[],
  page: number,
  carried: readonly Column[] = [],
): { tables: Table[]; rest: TextLine[]; columns: readonly Column[]; sources: Sources } {
  const upright = joinNotes(
    lines
      .filter((line) => line.upright)
      .map(toRow)
      .sort((a, b) => a.y - b.y),
  );
  const tables: Table[] = [];
  const used = new Set<TextLine>();
  const sources = new Map<Cell, readonly Segment[]>();
  let columns = carried;
  for (const region of toRegions(upright, carried)) {
    const open = toTable(region, { rules, page, carried: columns, sources });
    tables.push(open.table);
    columns = open.columns;
    for (const line of region.flatMap((row) => [row.line, ...(row.also ?? [])])) {
      used.add(line);
    }
  }
  return { tables, rest: lines.filter((line) => !used.has(line)), columns, sources };
}

/** What the text of each cell was made of; those of blank cells are not in it. */
type Sources = ReadonlyMap<Cell, readonly Segment[]>;

interface Setting {
  readonly rules: readonly Edge[];
  readonly page: number;
  readonly carried: readonly Column[];
  readonly sources: Map<Cell, readonly Segment[]>;
}

function toTable(region: readonly Row[], setting: Setting): { table: Table; columns: readonly Column[] } {
  const body = bodyOf(region);
  const { heads, ownHeads, labels, columns } = partsOf(body, setting);
  const labelColumns = toColumns(labels.map(({ box }) => box));
  const layout: Layout = { labels: labelColumns, columns: [...labelColumns, ...columns] };
  const headCells = placeHeads([...heads, ...ownHeads], layout);
  const headRows = 1 + Math.max(-1, ...headCells.map(({ row }) => row));
  const inRow = [
    ...placeLabels(labels, body.rows, setting.rules, layout),
    ...body.numbers.map((piece) => placeNumber(piece, body.rows, layout)),
  ];
  const innermost = labelColumns.length - 1;
  const doubtful = doubtfulRows(inRow, body.rows, innermost);
  const bodyCells = inRow.map((cell): OpenCell => {
    const isDoubtful = doubtful.has(cell.row) && cell.column >= innermost;
    return { ...cell, row: cell.row + headRows, doubts: isDoubtful ? [...cell.doubts, UNCLEAR] : cell.doubts };
  });
  const filled = filledCells([...headCells, ...bodyCells], setting);
  const blanks = body.rows.flatMap(({ line }, row) =>
    blankCells(filled, row + headRows, line.box, layout, setting.page).map((cell) =>
      doubtful.has(row) ? { ...cell, doubt: UNCLEAR } : cell,
    ),
  );
  const table: Table = {
    kind: 'table',
    rows: headRows + body.rows.length,
    columns: layout.columns.length,
    cells: [...filled, ...blanks].sort(inReadingOrder),
    place: { page: setting.page, box: rounded(around(region.map(({ line }) => line.box)) ?? [0, 0, 0, 0]) },
  };
  return { table, columns };
}

/** What of a table counts something, and what else is printed in it. */
interface Body {
  readonly numbers: readonly Piece[];
  /** The rows of numbers, and those that are blank, from top to bottom. */
  readonly rows: readonly Row[];
  /** Heads and labels. */
  readonly others: readonly Piece[];
  /** Whether such a piece may be of a label. */
  readonly isLabel: (piece: Piece) => boolean;
  /** The right end of the labels in the rows. */
  readonly labelsEnd: number;
}

function bodyOf(region: readonly Row[]): Body {
  const { left = 0, labelsEnd = Number.NEGATIVE_INFINITY } = zoneOf(region) ?? {};
  const numberRows = region.filter(hasNumbers);
  const numbers = numberRows.flatMap(({ pieces }) => trailingNumbers(pieces));
  const others = region.flatMap(({ pieces }) => pieces).filter((piece) => !numbers.includes(piece));
  const inRows = numberRows.flatMap(({ pieces }) => pieces).filter((piece) => !numbers.includes(piece));
  const isLabel = (piece: Piece) => inRows.includes(piece) || (piece.box[0] < left && piece.box[2] <= left + 2);
  const blankRows = toBlankRows(others.filter(isLabel), region, numberRows);
  const rows = [...numberRows, ...blankRows].sort((a, b) => a.y - b.y);
  return { numbers, rows, others, isLabel, labelsEnd };
}

/** Heads, those right above the columns of numbers apart, labels, and the columns. */
function partsOf({ numbers, rows, others, isLabel, labelsEnd }: Body, { rules, carried }: Setting) {
  const top = rows[0]?.y ?? 0;
  const ownHeads = lowestOf(
    others.filter(({ box, y }) => y < top && box[0] >= labelsEnd - 2),
    numbers,
  );
  const boxes = [...numbers, ...ownHeads].map(({ box }) => box);
  const columns = ownHeads.length === 0 && goesOn(boxes, labelsEnd, carried) ? carried : toColumns(boxes);
  const rest = others.filter((piece) => !ownHeads.includes(piece));
  return { ...partHeads(rest, isLabel, { top, rules }), ownHeads, columns };
}

/** Cells with what they were made of kept aside. */
function filledCells(cells: readonly OpenCell[], { page, sources }: Setting): Cell[] {
  return mergeCells(cells).map((open) => {
    const cell = toCell(open, page);
    sources.set(
      cell,
      open.pieces.map(({ segment }) => segment),
    );
    return cell;
  });
}

/** Whether numbers without heads stand in the columns of the table before. */
function goesOn(numbers: readonly Box[], labelsEnd: number, carried: readonly Column[]): boolean {
  const alone = numbers.every(([x0, , x1]) => carried.filter(({ from, to }) => x0 < to && x1 > from).length === 1);
  return carried.length > 0 && alone && carried.every(({ from }) => from > labelsEnd - 2);
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
    const lines = sorted.map(toLabelLine);
    const found = toLabelRows(lines, heights, rules);
    return sorted.map(
      (piece, index): OpenCell => ({ row: found[index] ?? 0, column, columnSpan: 1, pieces: [piece], doubts: [] }),
    );
  });
}

function toLabelLine({ box, y, size }: Piece): LabelLine {
  return { x: (box[0] + box[2]) / 2, y, size };
}

const UNCLEAR = 'it is not clear which label the numbers stand beside';

/**
 * The rows where more than one label may stand beside the numbers, those that have none, and those that seem blank
 * beside numbers.
 */
function doubtfulRows(cells: readonly OpenCell[], rows: readonly Row[], innermost: number): ReadonlySet<number> {
  const doubtful = new Set<number>();
  rows.forEach(({ y, pieces }, row) => {
    const labels = cells.filter((cell) => cell.row === row && cell.column === innermost);
    const lines = labels.flatMap(({ pieces }) => pieces.map(toLabelLine)).sort((a, b) => a.y - b.y);
    if (!isOneLabel(lines, y)) {
      doubtful.add(row);
    }
    const beside =
      pieces.length > 0 ? [] : rows.filter((other) => other.pieces.length > 0 && isBetween(other.y, lines));
    for (const other of beside) doubtful.add(row).add(rows.indexOf(other));
    if (innermost >= 0 && labels.length === 0) {
      const near = [row - 1, row + 1].filter((other) => rows[other]?.pieces.length === 0);
      for (const other of [row, ...near]) doubtful.add(other);
    }
  });
  return doubtful;
}

function isBetween(y: number, lines: readonly LabelLine[]): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  return first !== undefined && last !== undefined && y > first.y - first.size / 2 && y < last.y + last.size / 2;
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
  return merged.sort(inReadingOrder);
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
