import type { Box, Cell, Place, Table } from '../../src/document.ts';
import { rounded } from '../pdf/box.ts';
import type { Column } from '../pdf/columns.ts';
import type { PageLine } from '../pdf/paragraphs.ts';
import type { Part } from '../pdf/parts.ts';
import { turned } from '../pdf/turn.ts';
import { type Look, readCells, recognitionOf } from './cell-looks.ts';
import type { Crop } from './crop.ts';
import { type ScanCell, type ScanLayout, type ScanTable, toUprightLayout, upsideDown } from './layout.ts';
import { readOpenTables } from './open-tables.ts';
import type { Picture } from './picture.ts';
import type { CellReader } from './reader.ts';

/** A page read from its picture. */
export interface ScannedPage {
  readonly parts: readonly Part[];
  /** By the place of a cell. */
  readonly looks: ReadonlyMap<Place, Look>;
  /** The columns of numbers of a table without lines that may go on overleaf, from the middle of the page, in points. */
  readonly columns: readonly Column[];
}

/** Which page is read, from 1, and the columns of the page before. */
export interface Leaf {
  readonly number: number;
  readonly carried: readonly Column[];
}

/** Reads a page of print: tables cell by cell, the rest line by line. */
export async function readPicture(
  picture: Picture,
  { number, carried }: Leaf,
  reader: CellReader,
): Promise<ScannedPage> {
  const layout = await toUprightLayout(picture, (crops) => isUpsideDown(crops, reader));
  const looks = new Map<Place, Look>();
  const parts: Part[] = [];
  for (const table of layout.tables) parts.push(await tablePart(table, { layout, number, reader, looks }));
  const open = await readOpenTables(layout, { number, carried }, reader);
  parts.push(...open.tables.map((table) => ({ page: number, ...cornerOf(boxOf(table), layout), content: table })));
  const unread = open.rest.filter((line) => !open.texts.has(line));
  const reads = await reader.read(unread, 'text');
  const texts = new Map([...open.texts, ...unread.map((line, index) => [line, reads[index]?.text ?? ''] as const)]);
  const lines = open.rest.map((line) => linePart(line, texts.get(line) ?? '', layout, number));
  return {
    parts: [...parts, ...lines.filter((part) => part !== undefined)],
    looks: new Map([...looks, ...open.looks]),
    columns: open.columns,
  };
}

/** Lines that are read to tell which way up a page is, and how much of each, by its height. */
const [SAMPLES, SAMPLE_WIDTH] = [5, 8];
/** Print that is read with this certainty on average stands upright. */
const UPRIGHT = 0.85;

/** Turned about, print is read with more certainty. */
async function isUpsideDown(crops: readonly Crop[], reader: CellReader): Promise<boolean> {
  const samples = crops.slice(0, SAMPLES).map(beginningOf);
  const certaintyOf = async (some: readonly Crop[]) => {
    const reads = await reader.read(some, 'text');
    return reads.reduce((sum, { probability }) => sum + probability, 0) / some.length;
  };
  const asItStands = await certaintyOf(samples);
  return asItStands < UPRIGHT && (await certaintyOf(samples.map(upsideDown))) > asItStands;
}

function beginningOf(crop: Crop): Crop {
  const width = Math.min(crop.width, SAMPLE_WIDTH * crop.height);
  const grey = new Uint8Array(width * crop.height);
  for (let y = 0; y < crop.height; y += 1) {
    grey.set(crop.grey.subarray(y * crop.width, y * crop.width + width), y * width);
  }
  return { ...crop, width, grey };
}

interface Context {
  readonly layout: ScanLayout;
  readonly number: number;
  readonly reader: CellReader;
  readonly looks: Map<Place, Look>;
}

async function tablePart(table: ScanTable, context: Context): Promise<Part> {
  const { layout, number } = context;
  const reads = await readCells(table.cells, context.reader, isUnder);
  const cells = table.cells.map((cell, index) => toCell(cell, reads[index], context));
  const content: Table = {
    kind: 'table',
    rows: table.rows,
    columns: table.columns,
    cells,
    place: { page: number, box: rounded(table.box) },
  };
  return { page: number, ...cornerOf(table.box, layout), content };
}

function boxOf({ place }: Table): Box {
  return 'box' in place ? place.box : [0, 0, 0, 0];
}

/** The upper left corner on the page set upright. */
function cornerOf(box: Box, { turn, width, height }: ScanLayout): { top: number; left: number } {
  const [left, top] = turned(box, turn, { width, height });
  return { top, left };
}

/** In the row of a head, or right below it. */
function isUnder(cell: ScanCell, { row, column, rowSpan, columnSpan }: ScanCell): boolean {
  const below =
    cell.row === row + rowSpan && cell.column < column + columnSpan && cell.column + cell.columnSpan > column;
  return cell.row === row || below;
}

function toCell(cell: ScanCell, look: Look | undefined, { number, looks }: Context): Cell {
  const { row, column, rowSpan, columnSpan, box } = cell;
  const place: Place = { page: number, box: rounded(box) };
  const text = look?.read.text ?? '';
  const doubt = cell.broken
    ? 'the lines around it are broken'
    : cell.covered
      ? 'a 1 may stand on the line beside it'
      : undefined;
  if (look && look.alphabet !== 'text') looks.set(place, look);
  return {
    ...{ row, column, rowSpan, columnSpan, text, place },
    ...(doubt ? { doubt } : {}),
    ...(look ? { recognition: recognitionOf(look) } : {}),
  };
}

function linePart(crop: Crop, text: string, layout: ScanLayout, number: number): Part | undefined {
  const { turn, width, height } = layout;
  const box = turned(crop.box, turn, layout);
  const sideways = turn === 90 || turn === 270;
  if (text.trim() === '') return undefined;
  const content: PageLine = {
    page: number,
    width: sideways ? height : width,
    height: sideways ? width : height,
    text: text.replaceAll('\n', ''),
    box,
    shown: crop.box,
    size: box[3] - box[1],
    pieces: 1,
  };
  return { page: number, ...cornerOf(crop.box, layout), content };
}
