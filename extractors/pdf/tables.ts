import type { Box, Cell, Table } from '../../src/document.ts';
import { area, around, rounded } from './box.ts';
import type { Grid, GridCell } from './cells.ts';
import type { Glyph } from './engine.ts';
import { isDigit, type TextLine, toLines, toRows } from './lines.ts';
import { isOpen } from './open-grids.ts';

/** A character's middle this near to the edge of its cell, in points, may belong to the neighbour. */
const ON_THE_EDGE = 1;
/** Digits with a gap up to this part of their size are of one number. */
const TOUCHING = 0.15;
/** Where a line stands between them, digits with so much more room there than elsewhere are of two. */
const ROOM = 0.05;
/** In points: no digit has room in less. */
const NARROWEST = 4;
/** How far a number may stick out of its table, in points. */
const OVERHANG = 30;
/** Beside a table whose lines leave its rows open, those of so few rows, heads included, are as open. */
const FLAT = 3;
const STOP = /^[、，。；：！？）】》”’]$/;

/** Grids and characters → tables, and the characters that stand in none. Of grids in grids the inner one wins. */
export function toTables(
  grids: readonly Grid[],
  glyphs: readonly Glyph[],
  page: number,
): { tables: Table[]; rest: readonly Glyph[] } {
  const tables: Table[] = [];
  let rest = glyphs;
  // One cell alone is a box around text, no table.
  const framed = grids.filter(({ cells }) => cells.length > 1);
  const isFlat = ({ ys }: Grid) => ys.length - 1 <= FLAT;
  const ofAll = new Map(framed.map((grid) => [grid, splitAndFilled(grid, glyphs)]));
  const open = [...ofAll.values()].some(({ filled }) => isOpen(filled));
  for (const grid of framed.sort((a, b) => area(boxOf(a)) - area(boxOf(b)))) {
    const known = rest === glyphs ? ofAll.get(grid) : undefined;
    const { inside, outside, filled } = known ?? splitAndFilled(grid, rest);
    if (inside.length > 0 && !isOpen(filled) && !(open && isFlat(grid))) {
      tables.push(toTable(grid, filled, page));
      rest = outside;
    }
  }
  return { tables, rest };
}

/** A character and the index of its cell; `undefined` outside of the table. */
interface Placed {
  readonly glyph: Glyph;
  cell: number | undefined;
  doubt?: string;
  /** A stop that stays with the text before it may stand on the edge. */
  hangs?: boolean;
}

function splitAndFilled(grid: Grid, glyphs: readonly Glyph[]) {
  const { inside, outside } = split(grid, glyphs);
  return { inside, outside, filled: fill(grid, inside) };
}

function split(grid: Grid, glyphs: readonly Glyph[]): { inside: Placed[]; outside: readonly Glyph[] } {
  const owner = ownersOf(grid);
  const columns = grid.xs.length - 1;
  const placed = glyphs.map((glyph): Placed => {
    const row = bandOf(grid.ys, (glyph.box[1] + glyph.box[3]) / 2);
    const column = bandOf(grid.xs, (glyph.box[0] + glyph.box[2]) / 2);
    return { glyph, cell: row === undefined || column === undefined ? undefined : owner[row * columns + column] };
  });
  keepNumbersWhole(grid, placed);
  keepStopsWithText(placed);
  const inside = placed.filter(({ cell }) => cell !== undefined);
  if (!inside.some(({ glyph }) => glyph.text !== ' ')) {
    return { inside: [], outside: glyphs };
  }
  return { inside, outside: placed.filter(({ cell }) => cell === undefined).map(({ glyph }) => glyph) };
}

/** For every elementary cell, by rows, the index of the cell that it is part of. */
function ownersOf({ xs, ys, cells }: Grid): number[] {
  const columns = xs.length - 1;
  const owner = new Array<number>(columns * (ys.length - 1)).fill(0);
  cells.forEach(({ row, column, rowSpan, columnSpan }, index) => {
    for (let r = row; r < row + rowSpan; r++) {
      owner.fill(index, r * columns + column, r * columns + column + columnSpan);
    }
  });
  return owner;
}

function bandOf(edges: readonly number[], at: number): number | undefined {
  const next = edges.findIndex((edge) => edge > at);
  return next > 0 ? next - 1 : undefined;
}

/** A number that is wider than its cell stays whole, where its middle is, and is doubted. */
function keepNumbersWhole(grid: Grid, placed: readonly Placed[]): void {
  const [x0, y0, x1, y1] = boxOf(grid);
  const byGlyph = new Map<Glyph, Placed>();
  for (const candidate of placed) {
    const { text, box, rotation } = candidate.glyph;
    const near = box[0] > x0 - OVERHANG && box[2] < x1 + OVERHANG && box[1] > y0 - 3 && box[3] < y1 + 3;
    if (near && isDigit(text) && rotation === 0) {
      byGlyph.set(candidate.glyph, candidate);
    }
  }
  for (const row of toRows([...byGlyph.keys()])) {
    for (const run of runsOf(row)) {
      for (const number of apart(run.flatMap((glyph) => byGlyph.get(glyph) ?? []))) {
        keepWhole(number);
      }
    }
  }
}

/** A full stop or comma that hangs over the edge of a cell belongs to the text before it. */
function keepStopsWithText(placed: readonly Placed[]): void {
  const upright = placed.filter(({ glyph, cell }) => cell !== undefined && glyph.rotation === 0 && !glyph.vertical);
  for (const stop of upright) {
    if (STOP.test(stop.glyph.text)) {
      const before = upright.find(({ glyph }) => isJustBefore(glyph, stop.glyph));
      stop.cell = before ? before.cell : stop.cell;
      stop.hangs = before !== undefined;
    }
  }
}

function isJustBefore(glyph: Glyph, next: Glyph): boolean {
  const level = Math.abs(glyph.box[1] - next.box[1]) < 0.2 * next.size;
  return level && glyph.text !== ' ' && Math.abs(next.box[0] - glyph.box[2]) <= TOUCHING * next.size;
}

/** Numbers that fill their cells nearly touch; between them, where the line is, is more room than inside of them. */
function apart(run: readonly Placed[]): Placed[][] {
  const gaps = run.slice(1).map(({ glyph }, index) => glyph.box[0] - (run[index]?.glyph.box[2] ?? 0));
  const crosses = gaps.map((_, index) => run[index]?.cell !== run[index + 1]?.cell);
  const inside = Math.max(0, ...gaps.filter((_, index) => !crosses[index]));
  const numbers: Placed[][] = [[]];
  run.forEach((member, index) => {
    const room = (gaps[index - 1] ?? 0) - inside;
    if (crosses[index - 1] && room > ROOM * member.glyph.size) {
      numbers.push([]);
    }
    numbers.at(-1)?.push(member);
  });
  return numbers;
}

function keepWhole(run: readonly Placed[]): void {
  const cells = new Set(run.map(({ cell }) => cell));
  if (cells.size < 2) {
    return;
  }
  const middle = ((run[0]?.glyph.box[0] ?? 0) + (run.at(-1)?.glyph.box[2] ?? 0)) / 2;
  const holder = run.find(({ glyph }) => glyph.box[2] >= middle);
  const cell = holder?.cell ?? run.find((member) => member.cell !== undefined)?.cell;
  for (const member of run) {
    member.cell = cell;
    member.doubt = 'a number runs over the edge of its cell';
  }
}

function runsOf(row: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  let last: Glyph | undefined;
  for (const glyph of row) {
    const gap = last ? (glyph.box[0] - last.box[2]) / glyph.size : Number.POSITIVE_INFINITY;
    if (gap > TOUCHING) {
      runs.push([]);
    }
    runs.at(-1)?.push(glyph);
    last = glyph;
  }
  return runs;
}

/** A cell of the grid, its characters and the lines that they make. */
interface Filled extends GridCell {
  readonly members: readonly Placed[];
  readonly lines: readonly TextLine[];
}

function fill({ cells }: Grid, inside: readonly Placed[]): Filled[] {
  const members: Placed[][] = cells.map(() => []);
  for (const placed of inside) {
    members[placed.cell ?? 0]?.push(placed);
  }
  return cells.map((cell, index) => {
    const own = members[index] ?? [];
    return { ...cell, members: own, lines: toLines(own.map(({ glyph }) => glyph)).sort(byHeight) };
  });
}

function toTable(grid: Grid, cells: readonly Filled[], page: number): Table {
  return {
    kind: 'table',
    rows: grid.ys.length - 1,
    columns: grid.xs.length - 1,
    cells: cells.filter((cell) => !isGap(cell)).map((cell) => toCell(cell, page)),
    place: { page, box: rounded(boxOf(grid)) },
  };
}

/** What is between two cells that have lines of their own, as browsers print them. */
function isGap({ box, members }: Filled): boolean {
  return members.length === 0 && Math.min(box[2] - box[0], box[3] - box[1]) < NARROWEST;
}

function toCell({ row, column, rowSpan, columnSpan, box, broken, members, lines }: Filled, page: number): Cell {
  const text = lines.map((line) => line.text).join('\n');
  const doubts = new Set([
    ...members.flatMap(({ doubt }) => doubt ?? []),
    ...(members.some(({ glyph, doubt, hangs }) => !doubt && !hangs && isOnEdge(glyph, box))
      ? ['a character stands on a line']
      : []),
    ...(broken && text !== '' ? ['the lines around the cell are broken'] : []),
    ...textDoubts(lines),
  ]);
  const place = { page, box: rounded(box) };
  const plain = { row, column, rowSpan, columnSpan, text, place };
  return doubts.size > 0 ? { ...plain, doubt: [...doubts].join('; ') } : plain;
}

/** Why the text of a cell is not certain, as far as its lines tell. */
export function textDoubts(lines: readonly TextLine[]): string[] {
  const doubts = lines.flatMap((line) => line.doubts);
  const numbers = lines.map(({ segments }) => segments.filter(({ text }) => isNumber(text)).length);
  if (numbers.some((count) => count > 1)) {
    doubts.push('several numbers stand in one cell');
  }
  if (lines.length > 1 && lines.every(({ text, upright }) => upright && isNumber(text))) {
    doubts.push('a number is wrapped, or several stand in one cell');
  }
  return doubts;
}

/** Whether a text is a number and nothing else. */
export function isNumber(text: string): boolean {
  return /^[-－−]?[\d０-９](?:[\d０-９.,，．]*[\d０-９])?%?$/.test(text.trim());
}

function byHeight(a: TextLine, b: TextLine): number {
  return a.upright && b.upright ? a.box[1] - b.box[1] : 0;
}

function isOnEdge({ text, box }: Glyph, cell: Box): boolean {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  const distance = Math.min(x - cell[0], cell[2] - x, y - cell[1], cell[3] - y);
  return text !== ' ' && distance < ON_THE_EDGE;
}

function boxOf({ cells }: Grid): Box {
  return around(cells.map(({ box }) => box)) ?? [0, 0, 0, 0];
}
