import type { Box, Cell, Place, Recognition, Table } from '../../src/document.ts';
import { rounded } from '../pdf/box.ts';
import type { PageLine } from '../pdf/paragraphs.ts';
import type { Part } from '../pdf/parts.ts';
import { turned } from '../pdf/turn.ts';
import type { Crop } from './crop.ts';
import { type ScanCell, type ScanLayout, type ScanTable, toUprightLayout, upsideDown } from './layout.ts';
import type { Picture } from './picture.ts';
import type { Alphabet, CellReader, Read } from './reader.ts';

/** A number cell as the first reader saw it, kept for a second look. */
export interface Look {
  readonly crop: Crop;
  readonly alphabet: Alphabet;
  readonly read: Read;
}

/** A page read from its picture. */
export interface ScannedPage {
  readonly parts: readonly Part[];
  /** By the place of a cell. */
  readonly looks: ReadonlyMap<Place, Look>;
}

/** One line of print this much wider than high may still be a number; longer ones are words. */
const LONGEST_NUMBER = 9;
/** Below this a number may be none at all. */
const UNSURE = 0.9;
/** Rows of these print money. */
const MONEY = /收费|金额|万元/;

/** Reads a page of print: tables cell by cell, the rest line by line. */
export async function readPicture(picture: Picture, number: number, reader: CellReader): Promise<ScannedPage> {
  const layout = await toUprightLayout(picture, (crops) => isUpsideDown(crops, reader));
  const looks = new Map<Place, Look>();
  const parts: Part[] = [];
  for (const table of layout.tables) parts.push(await tablePart(table, { layout, number, reader, looks }));
  const texts = await reader.read(layout.lines, 'text');
  const lines = layout.lines.map((crop, index) => linePart(crop, texts[index]?.text ?? '', layout, number));
  return { parts: [...parts, ...lines.filter((part) => part !== undefined)], looks };
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
  const reads = await readCells(table.cells, context.reader);
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

/** The upper left corner on the page set upright. */
function cornerOf(box: Box, { turn, width, height }: ScanLayout): { top: number; left: number } {
  const [left, top] = turned(box, turn, { width, height });
  return { top, left };
}

/** What stands in each cell: numbers among digits, words in the whole alphabet. */
async function readCells(cells: readonly ScanCell[], reader: CellReader): Promise<readonly (Look | undefined)[]> {
  const reads: (Look | undefined)[] = new Array(cells.length).fill(undefined);
  const look = async (indexes: readonly number[], alphabet: Alphabet, when = (_: Look) => true) => {
    const crops = indexes.map((index) => cropOf(cells[index], alphabet));
    const found = await reader.read(crops, alphabet);
    indexes.forEach((index, at) => {
      const [crop, read] = [crops[at], found[at]];
      if (crop && read && when({ crop, alphabet, read })) reads[index] = { crop, alphabet, read };
    });
  };
  const all = [...cells.keys()];
  await look(
    all.filter((index) => mayBeNumber(cells[index])),
    'digits',
  );
  await look(
    all.filter((index) => !mayBeNumber(cells[index]) || isWord(reads[index])),
    'text',
  );
  await look(
    all.filter((index) => mayBeWord(cells[index], reads[index])),
    'text',
    isWord,
  );
  await look(
    all.filter((index) => isNumberOfLetters(reads[index])),
    'digits',
  );
  const money = all.flatMap((index) => (MONEY.test(reads[index]?.read.text ?? '') ? (cells[index] ?? []) : []));
  const isMoney = (index: number) =>
    reads[index]?.alphabet === 'digits' && money.some((head) => isUnder(cells[index], head));
  await look(
    all.filter((index) => isMoney(index) || isAmountOfLetters(reads[index])),
    'amount',
  );
  return reads;
}

/** Nothing, or one short line. */
function mayBeNumber(cell: ScanCell | undefined): boolean {
  const [line, ...others] = cell?.lines ?? [];
  return others.length === 0 && (line === undefined || line.width <= LONGEST_NUMBER * line.height);
}

function isWord(look: Look | undefined): boolean {
  return /\p{Script=Han}{2}/u.test(look?.read.text ?? '');
}

/** Ink that makes no number: a reader that knows digits only cannot tell that it is a word. */
function mayBeWord(cell: ScanCell | undefined, look: Look | undefined): boolean {
  return cell?.lines.length === 1 && look?.alphabet === 'digits' && look.read.probability < UNSURE;
}

/** What was read among all characters: a number, where a 0 may be an o, or a long dash, which may be nothing or the word for one. */
function isNumberOfLetters(look: Look | undefined): boolean {
  const text = look?.read.text.replace(/\s/g, '') ?? '';
  return look?.alphabet === 'text' && /^(?:[\doO〇.,]{1,12}|[-－—–一_]{0,4})$/.test(text);
}

/** What was read among all characters: a number with a unit of money, where a comma has several forms. */
function isAmountOfLetters(look: Look | undefined): boolean {
  const text = look?.read.text.replace(/\s/g, '') ?? '';
  return look?.alphabet === 'text' && /^[\doO〇.,．，]{1,16}[万亿]?元$/.test(text);
}

/** In the row of a head, or right below it. */
function isUnder(cell: ScanCell | undefined, { row, column, rowSpan, columnSpan }: ScanCell): boolean {
  if (!cell) return false;
  const below =
    cell.row === row + rowSpan && cell.column < column + columnSpan && cell.column + cell.columnSpan > column;
  return cell.row === row || below;
}

const EMPTY: Crop = { width: 0, height: 0, grey: new Uint8Array(0), box: [0, 0, 0, 0] };

function cropOf(cell: ScanCell | undefined, alphabet: Alphabet): Crop {
  const [line, ...others] = cell?.lines ?? [];
  return (alphabet === 'text' || others.length > 0 ? undefined : line) ?? cell?.whole ?? EMPTY;
}

function toCell(cell: ScanCell, look: Look | undefined, { number, looks }: Context): Cell {
  const { row, column, rowSpan, columnSpan, box, broken } = cell;
  const place: Place = { page: number, box: rounded(box) };
  const text = look?.read.text ?? '';
  if (look && look.alphabet !== 'text') looks.set(place, look);
  return {
    ...{ row, column, rowSpan, columnSpan, text, place },
    ...(broken ? { doubt: 'the lines around it are broken' } : {}),
    ...(look ? { recognition: recognitionOf(look) } : {}),
  };
}

/** Of a number with a note beside it the number counts: what the note may say besides makes it no less certain. */
function recognitionOf({ alphabet, read }: Look): Recognition {
  const { text, probability, alternatives } = read;
  if (alphabet !== 'text') return { probability, alternatives };
  const number = leadingNumber(text);
  const others = alternatives.filter((other) => leadingNumber(other.text) !== number);
  const same = alternatives.filter((other) => !others.includes(other));
  return {
    probability: same.reduce((sum, other) => sum + other.probability, probability),
    alternatives: others,
  };
}

function leadingNumber(text: string): string | undefined {
  return /^[-+]?\d[\d,.]*/.exec(text)?.[0];
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
