import { type Cutting, contactSheet, DIGIT_HEIGHTS, toPgm } from './contact-sheet.ts';
import type { Crop } from './crop.ts';
import { type Area, type Ink, inkOf, isDash, isFaintlyPrinted } from './ink.ts';
import { weighed } from './plausible.ts';
import { type Alphabet, type CellReader, NOTHING, type Read } from './reader.ts';
import { isSlash } from './slash.ts';
import { linesOf } from './text-lines.ts';
import { isZero } from './zero.ts';

/** A character as tesseract found it. */
export interface Mark {
  readonly text: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** In pixels of the picture. */
  readonly area: Area;
}

/** Tesseract with its language data; the picture is a file, e.g. PGM. */
export interface Tesseract {
  /** Numbers by the English model among digits, for the Chinese one is bad at them; `text` by the Chinese one. */
  marks(picture: Uint8Array, alphabet: Alphabet): Promise<readonly Mark[]>;
  close(): Promise<void>;
}

/** A cutting, and which crop it comes from. */
interface Piece extends Cutting {
  readonly index: number;
  readonly continues: boolean;
}

/** Reads cells by contact sheets: one call for a page of numbers, or of lines of text. */
export function tesseractReader(engine: Tesseract): CellReader {
  return {
    name: 'tesseract',
    async read(crops, alphabet) {
      const [high, low] = DIGIT_HEIGHTS;
      const reads = await readCrops(engine, crops, { alphabet, digitHeight: high });
      if (alphabet === 'text') return reads;
      const again = await readCrops(engine, crops, { alphabet, digitHeight: low });
      return reads.map((read, index) => combined(read, again[index] ?? UNSURE_NOTHING));
    },
    close: () => engine.close(),
  };
}

/** The first sheet is the better one; the second counts where it is not sure. */
const SURE = 0.9;
/** Two sheets that differ leave the cell unsure, whatever tesseract thinks of itself. */
const DIFFERENT = 0.7;

/** Set in two sizes beside other cells, a digit that is lost on one sheet is seldom lost on the other. */
function combined(a: Read, b: Read): Read {
  const [better, other] = a.probability >= Math.min(SURE, b.probability) ? [a, b] : [b, a];
  if (a.text === b.text) return better;
  const alternatives = other.text === '' ? [] : [{ text: other.text, probability: 1 - DIFFERENT }];
  return { text: better.text, probability: Math.min(DIFFERENT, better.probability), alternatives };
}

interface How {
  readonly alphabet: Alphabet;
  readonly digitHeight: number;
}

async function readCrops(engine: Tesseract, crops: readonly Crop[], how: How): Promise<readonly Read[]> {
  const { alphabet } = how;
  const inks = crops.map((crop) => inkOf(crop, alphabet === 'text' ? 'text' : 'number'));
  const pieces = crops.flatMap((crop, index) => piecesOf(crop, { index, ink: inks[index], alphabet }));
  const read = await readPieces(engine, pieces, how);
  const reads = crops.map((crop, index): Read => {
    const ink = inks[index];
    if (!ink) return isFaintlyPrinted(crop) ? UNSURE_NOTHING : NOTHING;
    const shape = alphabet === 'text' ? undefined : byShape(crop, ink);
    if (shape) return shape;
    return joined(
      pieces.filter((piece) => piece.index === index),
      read,
    );
  });
  if (alphabet === 'text') return reads;
  // A zero told by its shape may be two arcs, which look like two digits.
  return weighed(reads, inks, alphabet).map((read, at) => (reads[at] === ZERO && read.text === '0' ? ZERO : read));
}

/** Something too faint to read, or that is no character of the alphabet. */
const UNSURE_NOTHING: Read = { text: '', probability: 0.5, alternatives: [] };
const DASH: Read = { text: '-', probability: 0.9, alternatives: [] };
const SLASH: Read = { ...DASH, text: '/' };
/** No digit but a 0 was taken for one in any font. */
const ZERO: Read = { text: '0', probability: 0.95, alternatives: [] };

/** What is told by its shape: marks that are not in the alphabet, and lone zeros, which the engine loses. */
function byShape(crop: Crop, ink: Ink): Read | undefined {
  if (isDash(ink)) return DASH;
  if (isSlash(crop, ink)) return SLASH;
  return isZero(crop, ink) ? ZERO : undefined;
}

interface From {
  readonly index: number;
  readonly ink: Ink | undefined;
  readonly alphabet: Alphabet;
}

function piecesOf(crop: Crop, { index, ink, alphabet }: From): readonly Piece[] {
  if (!ink) return [];
  const { paper, dark } = ink;
  if (alphabet === 'text') return linesOf(ink).map((line) => ({ ...line, crop, paper, dark, index }));
  return byShape(crop, ink) ? [] : [{ ...areaOf(ink), crop, paper, dark, index, continues: false }];
}

const areaOf = ({ left, top, right, bottom }: Area): Area => ({ left, top, right, bottom });

/** Pieces on one sheet: no picture grows beyond a page. */
const PER_SHEET = { digits: 250, amount: 250, text: 40 } as const;

async function readPieces(
  engine: Tesseract,
  pieces: readonly Piece[],
  { alphabet, digitHeight }: How,
): Promise<ReadonlyMap<Piece, Read>> {
  const read = new Map<Piece, Read>();
  for (let start = 0; start < pieces.length; start += PER_SHEET[alphabet]) {
    const batch = pieces.slice(start, start + PER_SHEET[alphabet]);
    const sheet = contactSheet(batch, { abreast: alphabet !== 'text', digitHeight });
    const marks = await engine.marks(toPgm(sheet), alphabet);
    batch.forEach((piece, slot) => {
      const area = sheet.slots[slot];
      if (area) read.set(piece, inSlot(marks, area));
    });
  }
  return read;
}

/** The characters whose middle lies in a slot, in the order of the engine: its boxes are not exact enough for another. */
function inSlot(marks: readonly Mark[], slot: Area): Read {
  const found = marks.filter(({ area }) => isWithin(area, slot));
  const text = found.map((mark) => mark.text).join('');
  if (text === '') return UNSURE_NOTHING;
  return { text, probability: Math.min(...found.map((mark) => mark.confidence)), alternatives: [] };
}

function isWithin(area: Area, slot: Area): boolean {
  const [x, y] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  const reach = 0.4 * (slot.bottom - slot.top);
  return x > slot.left - reach && x < slot.right + reach && y > slot.top - reach && y < slot.bottom + reach;
}

function joined(pieces: readonly Piece[], read: ReadonlyMap<Piece, Read>): Read {
  const parts = pieces.map((piece) => ({
    ...(read.get(piece) ?? UNSURE_NOTHING),
    before: piece.continues ? '' : '\n',
  }));
  const text = parts.map((part, index) => (index === 0 ? '' : part.before) + part.text).join('');
  return { text, probability: Math.min(1, ...parts.map((part) => part.probability)), alternatives: [] };
}
