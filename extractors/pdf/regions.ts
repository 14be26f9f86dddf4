import { isEnumerated } from './blank-rows.ts';
import { around } from './box.ts';
import type { Column } from './columns.ts';
import { hasNumbers, type Row, WORD } from './open-rows.ts';
import { zoneOf } from './zone.ts';

/** A table without vertical rules needs a row with so many numbers or heads. */
const FEWEST_PIECES = 3;
/** Lines of a table follow each other within so many heights of their font. */
const REACH = 6;
/** A line over so much of the page's text is running text. */
const RUNNING_TEXT = 0.6;
/** Lines this near above a table, in heights of their font, are its heads. */
const HEAD_REACH = 2.5;

/** Rows in which nothing but a label is printed follow each other within so many heights. */
const ROW_REACH = 3;

/** The label of a row that makes a table by itself has at the most so many characters. */
const LONGEST_ENTRY = 20;

/** The title of a section is larger than the print of a table by this factor at least. */
const TITLE = 1.2;
/** The title of a section. */
const ENUMERATED = /^[一二三四五六七八九十]{1,3}[、.．]/;

/**
 * Lines that make a table: rows with several pieces of text, and what stands between them.
 * @param carried the columns of numbers of the last table on the page before, which may go on at the top of this one
 */
export function toRegions(rows: readonly Row[], carried: readonly Column[] = []): Row[][] {
  const box = around(rows.map(({ line }) => line.box)) ?? [0, 0, 0, 0];
  const wide = ({ line }: Row) => line.box[2] - line.box[0] > RUNNING_TEXT * (box[2] - box[0]);
  const regions: Row[][] = [];
  let region: Row[] = [];
  let between: Row[] = [];
  rows.forEach((row, index) => {
    const tabular = row.pieces.length > 1 || isLoneNumber(row, region);
    if (region.length > 0 && (isBeyond(row, region, between) || (!tabular && (wide(row) || isTitle(row, region))))) {
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
  const goesOn = (found: readonly Row[]) =>
    found.some((row) => rows.indexOf(row) <= 1) && found.some((row) => isCarried(row, carried));
  return regions.filter((found) => found.some(isWholeRow) || found.some(isEntry) || goesOn(found)).flatMap(partAtHeads);
}

/** Whether a row stands too far below a table; rows in which nothing but a label is printed lead on to it. */
function isBeyond(row: Row, region: readonly Row[], between: readonly Row[]): boolean {
  const left = zoneOf(region)?.left ?? Number.POSITIVE_INFINITY;
  const labels = between.every(({ line }) => line.box[2] <= left + 2);
  const last = (labels ? between.at(-1) : undefined) ?? region.at(-1) ?? row;
  return row.y - last.y > REACH * row.line.size;
}

/** Larger print below a table is the title of what follows. */
function isTitle({ line }: Row, region: readonly Row[]): boolean {
  return line.size > TITLE * sizeOf(region);
}

function sizeOf(region: readonly Row[]): number {
  const sizes = region.map(({ line }) => line.size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** Whether a row that goes on a table of the page before holds numbers in its columns, beside a label. */
function isCarried({ pieces: [label, ...numbers] }: Row, carried: readonly Column[]): boolean {
  const [first] = carried;
  if (!first || !label || label.number || label.box[2] > first.from + 2 || numbers.length === 0) return false;
  return numbers.every(
    ({ number, box }) => number && carried.filter(({ from, to }) => box[0] < to && box[2] > from).length === 1,
  );
}

/** New heads below rows that count something begin a table of their own. */
function partAtHeads(region: readonly Row[]): Row[][] {
  const parts: Row[][] = [[]];
  for (const row of region) {
    const part = parts.at(-1) ?? [];
    if (isHeadBelow(row, part)) {
      if (isSection(part.at(-1))) part.pop();
      parts.push([row]);
    } else {
      part.push(withoutStray(row, part));
    }
  }
  return parts.filter((part) => zoneOf(part));
}

/** A number by itself to the left of where labels end is part of one: its ordinal, or a character misread. */
function withoutStray(row: Row, above: readonly Row[]): Row {
  const [piece, ...more] = row.pieces;
  if (!piece?.number || more.length > 0) return row;
  const { labelsEnd } = zoneOf(above) ?? {};
  if (labelsEnd === undefined || piece.box[2] > labelsEnd) return row;
  return { ...row, pieces: [{ ...piece, number: false }] };
}

/** Whether nothing but the title of a section stands in a row. */
function isSection(row: Row | undefined): boolean {
  return row?.pieces.length === 1 && ENUMERATED.test(row.line.text);
}

/** Whether a row without numbers reaches over the columns of the rows above it. */
function isHeadBelow(row: Row, part: readonly Row[]): boolean {
  const zone = hasNumbers(row) ? undefined : zoneOf(part);
  if (!zone) return false;
  const { left, labelsEnd = Number.POSITIVE_INFINITY } = zone;
  return row.pieces.some(({ box, size }) => box[2] > left + 1.5 * size || box[0] > labelsEnd);
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

/** The rest of a wrapped label under the last row of numbers, and rows in which nothing but a label is printed. */
function tail(region: readonly Row[], between: readonly Row[]): Row[] {
  const pieces = region.flatMap((row) => row.pieces);
  const zone = zoneOf(region);
  const left = zone?.left ?? Math.max(...(region.at(-1)?.pieces ?? []).map(({ box }) => box[0]));
  const first = zone ? Math.min(...pieces.map(({ box }) => box[0])) : Number.NEGATIVE_INFINITY;
  const found: Row[] = [];
  let last = region.at(-1);
  for (const row of between) {
    const { box, text, size } = row.line;
    const isLabel = isEnumerated(text) && box[0] > first - 2 && size < TITLE * sizeOf(region);
    const reach = isLabel ? ROW_REACH : 1.3;
    if (!last || (row.y - last.y) / size > reach || box[2] > left || (ENUMERATED.test(text) && !isLabel)) break;
    found.push(row);
    last = row;
  }
  return found;
}

/** A row of several numbers or heads. */
function isWholeRow({ pieces }: Row): boolean {
  return pieces.length >= FEWEST_PIECES;
}

/** A short label and, well apart from it, nothing but numbers: `行政许可        97`. No line of a table of contents. */
function isEntry({ pieces: [label, ...numbers] }: Row): boolean {
  const [first] = numbers;
  if (!label || !first || !WORD.test(label.text) || ENUMERATED.test(label.text) || /[：:]$/.test(label.text)) {
    return false;
  }
  const apart = first.box[0] - label.box[2] > 2 * label.size;
  return apart && [...label.text].length <= LONGEST_ENTRY && numbers.every(({ number }) => number);
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
