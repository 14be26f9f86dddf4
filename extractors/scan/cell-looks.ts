import type { Recognition } from '../../src/document.ts';
import type { Crop } from './crop.ts';
import { isDashes } from './ink.ts';
import type { Alphabet, CellReader, Read } from './reader.ts';

/** A number cell as the first reader saw it, kept for a second look. */
export interface Look {
  readonly crop: Crop;
  readonly alphabet: Alphabet;
  readonly read: Read;
}

/** What is printed in a cell. */
export interface PrintedCell {
  /** All of it. */
  readonly whole: Crop;
  /** Its lines of print, from top to bottom. */
  readonly lines: readonly Crop[];
}

/** One line of print this much wider than high may still be a number; longer ones are words. */
const LONGEST_NUMBER = 9;
/** Below this a number may be none at all. */
const UNSURE = 0.9;
/** Rows of these print money. */
const MONEY = /收费|金额|万元/;

/**
 * What stands in each cell: numbers among digits, words in the whole alphabet.
 * @param isUnder whether a cell is in the row of a head, or right below it: there the head says what is counted
 */
export async function readCells<Cell extends PrintedCell>(
  cells: readonly Cell[],
  reader: CellReader,
  isUnder: (cell: Cell, head: Cell) => boolean,
): Promise<readonly (Look | undefined)[]> {
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
  const isUnderHead = (cell: Cell | undefined, head: Cell) => cell !== undefined && isUnder(cell, head);
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
    reads[index]?.alphabet === 'digits' && money.some((head) => isUnderHead(cells[index], head));
  await look(
    all.filter((index) => isMoney(index) || isAmountOfLetters(reads[index])),
    'amount',
  );
  return reads;
}

/** Nothing, one short line, or a dash: a fine scan shows how thin those are. */
function mayBeNumber(cell: PrintedCell | undefined): boolean {
  const [line, ...others] = cell?.lines ?? [];
  if (others.length > 0) return false;
  return line === undefined || line.width <= LONGEST_NUMBER * line.height || isDashes(line);
}

function isWord(look: Look | undefined): boolean {
  return /\p{Script=Han}{2}/u.test(look?.read.text ?? '');
}

/** Ink that makes no number: a reader that knows digits only cannot tell that it is a word. */
function mayBeWord(cell: PrintedCell | undefined, look: Look | undefined): boolean {
  return cell?.lines.length === 1 && look?.alphabet === 'digits' && look.read.probability < UNSURE;
}

/** What was read among all characters: a number, where a 0 may be an o, or a long dash, which may be nothing or the word for one. */
function isNumberOfLetters(look: Look | undefined): boolean {
  const text = look?.read.text.replace(/\s/g, '') ?? '';
  return look?.alphabet === 'text' && /^(?:[\doO〇.,]{1,12}|[-－—–一_]{0,4})$/.test(text);
}

/** What was read among all characters: a number with a unit of money, where a comma has several forms and 万 may be misread. */
function isAmountOfLetters(look: Look | undefined): boolean {
  const text = look?.read.text.replace(/\s/g, '') ?? '';
  return look?.alphabet === 'text' && /^[\doO〇.,．，]{1,16}\p{Script=Han}?元$/u.test(text);
}

const EMPTY: Crop = { width: 0, height: 0, grey: new Uint8Array(0), box: [0, 0, 0, 0] };

function cropOf(cell: PrintedCell | undefined, alphabet: Alphabet): Crop {
  const [line, ...others] = cell?.lines ?? [];
  return (alphabet === 'text' || others.length > 0 ? undefined : line) ?? cell?.whole ?? EMPTY;
}

/** Of a number with a note beside it the number counts: what the note may say besides makes it no less certain. */
export function recognitionOf({ alphabet, read }: Look): Recognition {
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
