import { describe, expect, test } from '@jest/globals';
import { toGrid } from '../../../extractors/pdf/cells.ts';
import { toColumns } from '../../../extractors/pdf/columns.ts';
import { toEdges } from '../../../extractors/pdf/edges.ts';
import { toFrames } from '../../../extractors/pdf/intersections.ts';
import { toLabelRows } from '../../../extractors/pdf/label-rows.ts';
import { withoutPageNumber } from '../../../extractors/pdf/running-heads.ts';
import { isNumber } from '../../../extractors/pdf/tables.ts';
import { turnBack, turnPage } from '../../../extractors/pdf/turn.ts';
import type { Box } from '../../../src/document.ts';

describe('ruling lines → edges', () => {
  test('pieces that touch and double lines become one edge, ticks vanish', () => {
    const lines = [
      { x0: 0, y0: 10, x1: 50, y1: 10 },
      { x0: 51, y0: 10.2, x1: 100, y1: 10.2 },
      { x0: 0, y0: 11.5, x1: 100, y1: 11.5 },
      { x0: 20, y0: 40, x1: 22, y1: 40 },
    ];
    const { horizontal, vertical } = toEdges(lines);
    expect(vertical).toEqual([]);
    expect(horizontal).toHaveLength(1);
    expect(horizontal[0]).toMatchObject({ from: 0, to: 100 });
  });

  test('pieces with a gap stay apart', () => {
    const lines = [
      { x0: 0, y0: 10, x1: 50, y1: 10 },
      { x0: 60, y0: 10, x1: 100, y1: 10 },
    ];
    expect(toEdges(lines).horizontal).toHaveLength(2);
  });
});

describe('edges → grid', () => {
  const down = (at: number, to = 60) => ({ at, from: 0, to });
  const across = (at: number) => ({ at, from: 0, to: 100 });

  test('two tables that do not touch are two frames', () => {
    const far = { at: 300, from: 0, to: 100 };
    const frames = toFrames({
      horizontal: [across(0), across(60), far, { ...far, at: 340 }],
      vertical: [down(0), down(100), { at: 0, from: 300, to: 340 }, { at: 100, from: 300, to: 340 }],
    });
    expect(frames).toHaveLength(2);
  });

  test('an open end is closed where the verticals end', () => {
    const [frame] = toFrames({ horizontal: [across(0), across(30)], vertical: [down(0), down(50), down(100)] });
    const grid = frame && toGrid(frame);
    expect(grid?.ys).toEqual([0, 30, 60]);
    expect(grid?.cells).toHaveLength(4);
  });

  test('two pieces of one line are one column, also where another line is near that stands for the same', () => {
    const at = (x: number, from: number, to: number) => ({ at: x, from, to });
    const [frame] = toFrames({
      horizontal: [across(0), across(30), across(60), across(90)],
      vertical: [at(0, 0, 90), at(47, 60, 90), at(50, 0, 30), at(50.001, 30, 60), at(100, 0, 90)],
    });
    const grid = frame && toGrid(frame);
    expect(grid?.xs).toHaveLength(3);
    expect(grid?.cells).toHaveLength(6);
  });

  test('an area that is no rectangle is parted and marked', () => {
    const [frame] = toFrames({
      horizontal: [across(0), { at: 30, from: 0, to: 50 }, across(60)],
      vertical: [down(0), { at: 50, from: 30, to: 60 }, down(100)],
    });
    const grid = frame && toGrid(frame);
    expect(grid?.cells.filter(({ broken }) => broken).length).toBeGreaterThan(1);
  });
});

describe('labels beside numbers', () => {
  const line = (y: number) => ({ x: 10, y, size: 10 });

  test.each([
    ['in the middle', [100, 120, 132, 144, 164], [100, 132, 164], [0, 1, 1, 1, 2]],
    ['at the first line', [100, 120, 132, 144, 164], [100, 120, 164], [0, 1, 1, 1, 2]],
    ['at the last line', [100, 120, 132, 144, 164], [100, 144, 164], [0, 1, 1, 1, 2]],
  ])('numbers %s of a label', (_, labels, rows, expected) => {
    expect(toLabelRows(labels.map(line), rows, [])).toEqual(expected);
  });

  test('a rule keeps a line in its row', () => {
    const rule = { at: 125, from: 0, to: 100 };
    expect(toLabelRows([100, 120, 131].map(line), [110, 140], [rule])).toEqual([0, 0, 1]);
  });
});

test('wide labels join no column', () => {
  expect(
    toColumns([
      [0, 0, 20, 10],
      [40, 0, 60, 10],
      [0, 20, 60, 30],
    ]),
  ).toEqual([
    { from: 0, to: 20 },
    { from: 40, to: 60 },
  ]);
});

test.each([
  ['- 4 -', true],
  ['— 12 —', true],
  ['第 4 页', true],
  ['3/12', true],
  ['4', true],
  ['2024年', false],
  ['4 件', false],
])('%s is a page number: %s', (text, expected) => {
  const lines = [{ text, box: [290, 800, 310, 812] as Box, height: 842 }];
  expect(withoutPageNumber(lines)).toEqual(expected ? [] : lines);
  const inside = [{ text, box: [290, 400, 310, 412] as Box, height: 842 }];
  expect(withoutPageNumber(inside)).toEqual(inside);
});

test('a number at the foot of a page, between the lines of a label, is none of a page', () => {
  const number = { text: '0', box: [490, 787, 496, 797] as Box, height: 842 };
  const label = [780, 793].map((y) => ({ text: '另行制作', box: [100, y, 160, y + 10] as Box, height: 842 }));
  expect(withoutPageNumber([...label, number])).toHaveLength(3);
});

test.each([
  ['96171.6', true],
  ['1,024', true],
  ['-3', true],
  ['12%', true],
  ['3.', false],
  ['3件', false],
  ['1.属于', false],
])('%s is a number: %s', (text, expected) => {
  expect(isNumber(text)).toBe(expected);
});

test.each([90, 180, 270] as const)('a page turned by %i° and back is where it was', (turn) => {
  const box = [10, 20, 60, 40] as const;
  const page = { number: 1, width: 300, height: 500, glyphs: [], lines: [], images: [box] };
  const turned = turnPage(page, turn);
  expect(turned.images[0]?.every((value) => value >= 0)).toBe(true);
  expect(turnBack(turned.images[0] ?? box, turn, page)).toEqual(box);
});
