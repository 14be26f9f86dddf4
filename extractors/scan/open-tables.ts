import type { Box, Cell, Place, Table } from '../../src/document.ts';
import { toBorderless } from '../pdf/borderless.ts';
import { around, holdsMiddle, rounded } from '../pdf/box.ts';
import { type Column, movedColumns } from '../pdf/columns.ts';
import type { Segment } from '../pdf/lines.ts';
import { withoutPageNumber } from '../pdf/running-heads.ts';
import { type Look, type PrintedCell, readCells, recognitionOf } from './cell-looks.ts';
import type { Crop } from './crop.ts';
import type { FreeBox, FreePrint, ScanLayout } from './layout.ts';
import { type PrintPiece, toPieces, toTextLines } from './print-pieces.ts';
import type { CellReader, Read } from './reader.ts';
import type { Leaf } from './scanned-page.ts';

/** The tables of a page that no lines make, and the lines of print that stand in none. */
export interface OpenTables {
  readonly tables: readonly Table[];
  readonly rest: readonly FreePrint[];
  /** What was read of the lines that were read already. */
  readonly texts: ReadonlyMap<FreePrint, string>;
  /** What was read of the cells of the tables, by their places. */
  readonly looks: ReadonlyMap<Place, Look>;
  /** The columns of numbers of the last of them, from the middle of the page, in points. */
  readonly columns: readonly Column[];
}

/** Reads the tables that stand among lines of print: their words and numbers one by one, then by how these are aligned. */
export async function readOpenTables(
  layout: ScanLayout,
  { number: page, carried }: Leaf,
  reader: CellReader,
): Promise<OpenTables> {
  const { lines, boxes, rules, middle } = layout;
  if (!boxes.some((box) => boxes.some((other) => isBeside(box, other)))) {
    return { tables: [], rest: lines, texts: new Map(), looks: new Map(), columns: [] };
  }
  const pieces = toPieces(boxes, await readBoxes(boxes, reader));
  const height = layout.turn % 180 === 0 ? layout.height : layout.width;
  const all = withoutPageNumber(toTextLines(pieces).map((line) => ({ ...line, height })));
  const { tables, rest, sources, columns } = toBorderless(all, rules, page, roomy(movedColumns(carried, middle)));
  const outside = new Set(rest);
  const used = piecesOf(
    pieces,
    all.flatMap((line) => (outside.has(line) ? [] : line.segments)),
  );
  const looks = new Map<Place, Look>();
  const sourcesOf = (cell: Cell) => piecesOf(used, sources.get(cell) ?? []);
  const setting = { layout, page, reader, looks, sourcesOf, numbers: sureNumbers(used) };
  const shown: Table[] = [];
  for (const table of tables) shown.push(await toShown(table, setting));
  const isUsed = (line: FreePrint) => used.some(({ print }) => holdsMiddle(line.straight, print.straight));
  const unused = lines.filter((line) => !isUsed(line));
  return {
    tables: shown,
    rest: unused,
    texts: textsOf(unused, pieces),
    looks,
    columns: movedColumns(columns, -middle),
  };
}

/** So many numbers show a reader how high digits are. */
const SHOWN = 16;

/** Some numbers that were read for certain. */
function sureNumbers(pieces: readonly PrintPiece[]): readonly Crop[] {
  const sure = pieces.filter(({ look: { alphabet, read } }) => alphabet === 'digits' && read.probability >= SURE);
  return sure
    .filter(({ look }) => /^\d+$/.test(look.read.text))
    .slice(0, SHOWN)
    .map(({ look }) => look.crop);
}

/** Lines that are one box of print, as they were read among all characters. */
function textsOf(lines: readonly FreePrint[], pieces: readonly PrintPiece[]): ReadonlyMap<FreePrint, string> {
  const read = pieces.filter(({ look }) => look.alphabet === 'text');
  const same = (a: Box, b: Box) => a.every((value, index) => value === b[index]);
  return new Map(
    lines.flatMap((line) => {
      const own = read.find(({ print }) => same(print.straight, line.straight));
      return own ? [[line, own.look.read.text] as const] : [];
    }),
  );
}

/** A sheet lies elsewhere on the glass than the one before: so far at most, in points, by the gap between columns. */
const SHIFT = { points: 5, gap: 0.25 };

function roomy(columns: readonly Column[]): readonly Column[] {
  const room = (gap = Number.POSITIVE_INFINITY) => Math.min(SHIFT.points, SHIFT.gap * gap);
  return columns.map(({ from, to }, index) => {
    const [before, after] = [columns[index - 1], columns[index + 1]];
    return { from: from - room(before && from - before.to), to: to + room(after && after.from - to) };
  });
}

function piecesOf(pieces: readonly PrintPiece[], segments: readonly Segment[]): PrintPiece[] {
  const those = new Set(segments);
  return pieces.filter((piece) => those.has(piece));
}

/** Whether print stands beside other print. */
function isBeside(a: FreePrint, b: FreePrint): boolean {
  const [, top, , bottom] = a.straight;
  const middle = (b.straight[1] + b.straight[3]) / 2;
  return a !== b && middle > top && middle < bottom;
}

interface Printed extends PrintedCell {
  readonly whole: FreeBox;
}

/** A character by itself is about so wide, by its height; a digit is narrower, two are wider. */
const SQUARE = { least: 0.78, most: 1.25 };
/** A lone ideograph that is read with less than this may be a number. */
const SURE = 0.9;

async function readBoxes(boxes: readonly FreeBox[], reader: CellReader): Promise<readonly (Look | undefined)[]> {
  const cells = boxes.filter(({ stacked }) => !stacked).map((box): Printed => ({ whole: box, lines: [box] }));
  const found = await readCells(cells, reader, ({ whole: cell }, { whole: head }) => isUnder(cell, head));
  const looks = new Map(cells.map(({ whole }, index) => [whole, found[index]]));
  const asked = boxes.filter((box) => box.stacked || isSquare(box) || mayBeWord(looks.get(box)));
  const reads = await reader.read(asked, 'text');
  asked.forEach((crop, index) => {
    const read = reads[index];
    if (read && (crop.stacked || isWord(read, looks.get(crop)?.read)))
      looks.set(crop, { crop, alphabet: 'text', read });
  });
  return boxes.map((box) => looks.get(box));
}

/** Of a word that is short a reader of digits may see no more than the 无 in it, or nothing. */
function mayBeWord(look: Look | undefined): boolean {
  return look?.alphabet === 'digits' && (look.read.probability < SURE || look.read.text === '无');
}

function isSquare({ straight: [x0, y0, x1, y1] }: FreeBox): boolean {
  const share = (x1 - x0) / (y1 - y0);
  return share >= SQUARE.least && share <= SQUARE.most;
}

/** An ideograph with its brackets or stop: the beginning or the end of a label that is set in several lines. */
const MARKED = /^[（(“"]?\p{Script=Han}{1,2}[、.．,，)）”"]$/u;

/** Several ideographs, one with marks that a number has not, or one alone for certain; a dash, a zero and 无 stand for numbers. */
function isWord({ text, probability }: Read, digits: Read | undefined): boolean {
  const ideographs = text.match(/(?![一〇])\p{Script=Han}/gu) ?? [];
  if (ideographs.length > 1) return true;
  if (MARKED.test(text)) return probability >= (digits?.probability ?? 0);
  return ideographs[0] === text && text !== '无' && probability >= SURE;
}

/** A head says what is counted beside it and so far below it, by its height. */
const BELOW = 3;

function isUnder({ straight: [x0, y0, x1, y1] }: FreeBox, { straight: head }: FreeBox): boolean {
  const [middle, height] = [(y0 + y1) / 2, head[3] - head[1]];
  if (middle > head[1] && middle < head[3]) return true;
  return y0 > head[1] && y0 < head[3] + BELOW * height && x0 < head[2] && x1 > head[0];
}

interface Setting {
  readonly layout: ScanLayout;
  readonly page: number;
  readonly reader: CellReader;
  readonly looks: Map<Place, Look>;
  readonly sourcesOf: (cell: Cell) => readonly PrintPiece[];
  /** Read beside what seems blank: a mark much lower than digits is none. */
  readonly numbers: readonly Crop[];
}

/** A table on the page set straight → the same where it stands on the page as scanned, with what was read of its cells. */
async function toShown(table: Table, setting: Setting): Promise<Table> {
  const { layout, page, reader, sourcesOf, numbers } = setting;
  const blanks = table.cells.filter((cell) => sourcesOf(cell).length === 0);
  const rooms = blanks.map((cell) => layout.cut(roomOf(cell)));
  const reads = rooms.length > 0 ? await reader.read([...rooms, ...numbers], 'digits') : [];
  const cells = table.cells.map((cell) => {
    const at = blanks.indexOf(cell);
    const [crop, read] = [rooms[at], reads[at]];
    if (crop && read) return withLook({ ...cell, text: read.text }, { crop, alphabet: 'digits', read }, setting);
    return ofPieces(cell, sourcesOf(cell), setting);
  });
  const box = around(cells.map(({ place }) => ('box' in place ? place.box : [0, 0, 0, 0])));
  return { ...table, cells, place: { page, box: box ?? [0, 0, 0, 0] } };
}

/** Where nothing was found no more is looked for than so far beside the column, by the height of the row. */
const ROOM = 0.3;

function roomOf({ place }: Cell): Box {
  const [x0, y0, x1, y1] = 'box' in place ? place.box : [0, 0, 0, 0];
  const more = ROOM * (y1 - y0);
  return [x0 - more, y0, x1 + more, y1];
}

function ofPieces(cell: Cell, pieces: readonly PrintPiece[], setting: Setting): Cell {
  const [piece, ...others] = pieces;
  if (piece && others.length === 0) return withLook(cell, piece.look, setting);
  const box = rounded(around(pieces.map(({ print }) => print.box)) ?? [0, 0, 0, 0]);
  const probability = Math.min(...pieces.map(({ look }) => look.read.probability));
  return { ...cell, place: { page: setting.page, box }, recognition: { probability, alternatives: [] } };
}

function withLook(cell: Cell, look: Look, { page, looks }: Setting): Cell {
  const place: Place = { page, box: rounded(look.crop.box) };
  if (look.alphabet !== 'text') looks.set(place, look);
  return { ...cell, place, recognition: recognitionOf(look) };
}
