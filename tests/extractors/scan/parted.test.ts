import { expect, test } from '@jest/globals';
import type { Grid, GridCell } from '../../../extractors/pdf/cells.ts';
import { parted } from '../../../extractors/scan/parted.ts';
import type { Spot } from '../../../extractors/scan/spots.ts';

/** One pixel a point. */
const DPI = 72;
const [WIDE, HIGH] = [40, 20];

type Place = readonly [row: number, column: number, rowSpan?: number, columnSpan?: number];

function cellAt([row, column, rowSpan = 1, columnSpan = 1]: Place): GridCell {
  const [x0, y0] = [column * WIDE, row * HIGH];
  const box = [x0, y0, x0 + columnSpan * WIDE, y0 + rowSpan * HIGH] as const;
  return { row, column, rowSpan, columnSpan, box, broken: false };
}

/** Three columns and four rows, where the given cells take the place of those under them. */
function gridWith(wide: readonly Place[]): Grid {
  const large = wide.map(cellAt);
  const isUnder = (row: number, column: number) =>
    large.some(
      (cell) =>
        row >= cell.row &&
        row < cell.row + cell.rowSpan &&
        column >= cell.column &&
        column < cell.column + cell.columnSpan,
    );
  const all = Array.from({ length: 12 }, (_, at) => [Math.floor(at / 3), at % 3] as const);
  const small = all.filter(([row, column]) => !isUnder(row, column)).map((place) => cellAt(place));
  const cells = [...small, ...large].sort((a, b) => a.row - b.row || a.column - b.column);
  return { xs: [0, 1, 2, 3].map((at) => at * WIDE), ys: [0, 1, 2, 3, 4].map((at) => at * HIGH), cells };
}

/** A character in the middle of the room of one cell. */
function characterIn(row: number, column: number): Spot {
  const [x, y] = [(column + 0.5) * WIDE, (row + 0.5) * HIGH];
  return { x0: x - 3, x1: x + 3, y0: y - 5, y1: y + 5, pixels: 20 };
}

/** A number in the room of every cell that print is not given for. */
function printedIn({ cells }: Grid, given: ReadonlyMap<GridCell, readonly Spot[]> = new Map()): readonly Spot[][] {
  return cells.map((cell) => [
    ...(given.get(cell) ?? [
      ...Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, at) =>
        characterIn(cell.row + Math.floor(at / cell.columnSpan), cell.column + (at % cell.columnSpan)),
      ),
    ]),
  ]);
}

const spans = ({ cells }: Grid) =>
  cells
    .filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan]);

test('two numbers of one row, each in its column, are two cells', () => {
  const grid = gridWith([[1, 1, 1, 2]]);
  const whole = parted(grid, printedIn(grid), DPI);
  expect(spans(whole)).toEqual([]);
  expect(whole.cells).toEqual(gridWith([]).cells);
});

test('beside most of a lost rule, one other cell is enough to show how numbers stand', () => {
  const grid = gridWith([[1, 1, 1, 2]]);
  const wide = grid.cells.find(({ columnSpan }) => columnSpan > 1);
  const rule: Spot = { x0: 79, x1: 81, y0: 24, y1: 36, pixels: 24 };
  const withPrint = (print: readonly Spot[]) =>
    grid.cells.map((cell) => {
      if (cell === wide) return [characterIn(1, 1), characterIn(1, 2), ...print];
      return cell.row === 0 ? [characterIn(0, cell.column)] : [];
    });
  expect(spans(parted(grid, withPrint([rule]), DPI))).toEqual([]);
  expect(spans(parted(grid, withPrint([]), DPI))).toEqual([[1, 1, 1, 2]]);
  expect(spans(parted(grid, withPrint([{ ...rule, y1: 30 }]), DPI))).toEqual([[1, 1, 1, 2]]);
});

test('a stroke of a character that stands where a rule may have is no rule', () => {
  const grid = gridWith([[1, 1, 1, 2]]);
  // 七总计: the upright of 计 is a spot by itself, and so is what is left of its stroke across.
  const word = [
    { x0: 57, x1: 63, y0: 25, y1: 35, pixels: 30 },
    { x0: 66, x1: 77, y0: 25, y1: 35, pixels: 30 },
    { x0: 79, x1: 81, y0: 25, y1: 36, pixels: 20 },
    { x0: 83, x1: 87, y0: 29, y1: 31, pixels: 8 },
  ];
  const ends = { x0: 87, x1: 103, y0: 25, y1: 35, pixels: 30 };
  const print = grid.cells.map((cell) => {
    if (cell.columnSpan > 1) return word;
    return cell.column === 2 ? [{ ...ends, x0: 83 }] : [{ ...word[0], x1: 66 } as Spot];
  });
  expect(spans(parted(grid, print, DPI))).toEqual([[1, 1, 1, 2]]);
});

test('two numbers of one column, each in its row, are two cells', () => {
  const grid = gridWith([[1, 1, 2, 1]]);
  expect(parted(grid, printedIn(grid), DPI).cells).toEqual(gridWith([]).cells);
});

test.each([
  ['one number between two columns', [1, 1, 1, 2], [{ x0: 77, x1: 83, y0: 25, y1: 35, pixels: 20 }]],
  ['words on over the edge of a column', [0, 1, 1, 2], [{ x0: 55, x1: 105, y0: 5, y1: 15, pixels: 90 }]],
  ['a number in one of two columns', [1, 1, 1, 2], [characterIn(1, 1)]],
  [
    'two characters that stand as no others do',
    [1, 1, 1, 2],
    [52, 108].map((x0) => ({ x0, x1: x0 + 4, y0: 25, y1: 35, pixels: 9 })),
  ],
] as const)('%s: one cell', (_, place, print) => {
  const grid = gridWith([place]);
  const wide = grid.cells.find(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1);
  expect(parted(grid, printedIn(grid, new Map(wide ? [[wide, print]] : [])), DPI)).toBe(grid);
});

test('a label of several rows, at the left edge of the table, stays one cell', () => {
  const grid = gridWith([[1, 0, 2, 1]]);
  expect(parted(grid, printedIn(grid), DPI)).toBe(grid);
});

test('no rule to go on beside it: one cell', () => {
  const grid = gridWith([
    [0, 1, 1, 2],
    [1, 1, 1, 2],
    [2, 1, 1, 2],
  ]);
  expect(spans(parted(grid, printedIn(grid), DPI))).toContainEqual([1, 1, 1, 2]);
});
