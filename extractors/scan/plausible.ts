import { type Area, type Ink, isFlat, isThinDash } from './ink.ts';
import type { Read } from './reader.ts';

/** A read number cell with the ink it was read from. */
interface Inked {
  readonly read: Read;
  readonly ink: Ink;
}

/** A reading that its ink speaks against is never more certain than this. */
const IMPLAUSIBLE = 0.5;
/** A count has no point; where one is read, it may be a speck. */
const POINT_IN_COUNT = 0.8;

/**
 * Readings measured against their ink, lowered where it speaks against them: recognisers drop one of two equal digits
 * that touch, and see points in specks. Number cells of one table share a font, so the width of a digit is known.
 */
export function weighed(
  reads: readonly Read[],
  inks: readonly (Ink | undefined)[],
  kind: 'digits' | 'amount',
): readonly Read[] {
  const cells = reads.flatMap((read, index): Inked[] => {
    const ink = inks[index];
    return ink ? [{ read, ink }] : [];
  });
  const pitch = pitchOf(cells);
  const height = digitHeight(cells);
  return reads.map((given, index) => {
    const ink = inks[index];
    if (!ink) return given;
    if (isStroke(ink, height) || isThinDash(ink) || (height && isMark(given, ink, height))) return MARK;
    const read = withoutNothing(given, ink);
    const most = isPlausible(read.text, ink, pitch) ? (hasPoint(read.text, kind) ? POINT_IN_COUNT : 1) : IMPLAUSIBLE;
    return read.probability <= most ? read : { ...read, probability: most };
  });
}

/** Ink this low beside the digits of its table is no digit: a short dash, or a speck in a blank cell. */
const FLAT = 0.3;
/** Ink this low is none where no digit was read either. */
const LOW = 0.5;

function isMark({ text }: Read, ink: Ink, height: number): boolean {
  if (widthOf(ink) >= height || /\d{2}/.test(text)) return false;
  return heightOf(ink) < (/\d/.test(text) ? FLAT : LOW) * height;
}

/** A flat stroke this much wider than high is no digit, whatever a reader makes of it. */
const STROKE = 4;
/** Nor are the pieces of one, each so much wider than high. */
const PIECE = 1.5;

/** Ink this high beside the digits of its table may be a row of them that run together. */
const HIGH = 0.75;

function isStroke(ink: Ink, height: number | undefined): boolean {
  const isWide = (area: Area, least: number) => area.right - area.left >= least * (area.bottom - area.top);
  const isLow = height === undefined ? isFlat(ink) : heightOf(ink) < HIGH * height;
  return isLow && isWide(ink, STROKE) && ink.spots.every((spot) => isWide(spot, PIECE));
}

const MARK: Read = { text: '-', probability: 0.95, alternatives: [] };

/** Where as many characters stand apart as were read, that nothing stands there is no other way to read it. */
function withoutNothing(read: Read, ink: Ink): Read {
  const nothing = read.alternatives.find(({ text }) => text === '')?.probability ?? 0;
  if (nothing === 0 || nothing > MOST_NOTHING || digitsSeen(ink) !== read.text.length) return read;
  const share = 1 / (1 - nothing);
  return {
    text: read.text,
    probability: Math.min(1, read.probability * share),
    alternatives: read.alternatives
      .filter(({ text }) => text !== '')
      .map(({ text, probability }) => ({ text, probability: probability * share })),
  };
}

/** With more than this for nothing, the ink is doubtful. */
const MOST_NOTHING = 0.3;

/** How high the digits of a table are, in pixels. A table of dashes, each surely read as a 1, does not tell. */
function digitHeight(cells: readonly Inked[]): number | undefined {
  const sure = cells.filter(({ read, ink }) => read.probability >= 0.95 && /^\d+$/.test(read.text) && !isFlat(ink));
  return sure.length < ENOUGH ? undefined : median(sure.map(({ ink }) => heightOf(ink)));
}

const NUMBER = /^\d[\d.,]*$/;
const hasPoint = (text: string, kind: 'digits' | 'amount') => kind === 'digits' && text.includes('.');
const widthOf = ({ left, right }: Ink) => right - left;
const heightOf = ({ top, bottom }: Ink) => bottom - top;

/** How digits are set in a table, in pixels: a number of `n` digits is about `advance * n - gap` wide. */
interface Pitch {
  readonly height: number;
  readonly advance: number;
  readonly gap: number;
}

/** Certain readings that are needed to tell. */
const ENOUGH = 8;

function pitchOf(cells: readonly Inked[]): Pitch | undefined {
  const certain = cells.filter(
    ({ read }) => read.probability >= 0.95 && /^\d+$/.test(read.text) && !/^1+$/.test(read.text),
  );
  const height = median(certain.map(({ ink }) => heightOf(ink)));
  const single = certain.filter(({ read }) => read.text.length === 1);
  const several = certain.filter(({ read }) => read.text.length > 1);
  if (single.length < ENOUGH / 2 || several.length < ENOUGH / 2) return undefined;
  const one = mean(single.map(({ ink }) => widthOf(ink)));
  const advance = mean(several.map(({ read, ink }) => (widthOf(ink) - one) / (read.text.length - 1)));
  return { height, advance, gap: advance - one };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Digits from condensed to typewriter, by their height. */
const [NARROWEST, WIDEST] = [0.45, 1.05];
/** How far a width may be off, by the advance of a digit: a 1 at an end is narrow, a whole digit is 1. */
const SLACK = 0.6;

function isPlausible(text: string, ink: Ink, pitch: Pitch | undefined): boolean {
  if (text === '') return false;
  if (!NUMBER.test(text)) return true;
  const count = text.replace(/\D/g, '').length;
  if (digitsSeen(ink) === count) return true;
  const marks = text.length - count;
  const known = pitch && Math.abs(heightOf(ink) / pitch.height - 1) < 0.2 ? pitch : undefined;
  const [least, most] = known
    ? [known.advance, known.advance]
    : [NARROWEST, WIDEST].map((share) => share * heightOf(ink));
  if (least === undefined || most === undefined || digitsApart(ink, known?.advance ?? 0.74 * heightOf(ink)) > count)
    return false;
  const width = widthOf(ink) + (known?.gap ?? 0.1 * heightOf(ink));
  return width < (count + SLACK + 0.6 * marks) * most && width > (count - SLACK) * least - (count === 1 ? least : 0);
}

/** The number of digits where each stands by itself: spots as high as the line, none of them as wide as two. */
function digitsSeen(ink: Ink): number | undefined {
  const height = heightOf(ink);
  const digits = ink.spots.filter((spot) => spot.bottom - spot.top >= 0.75 * height);
  const others = ink.spots.filter((spot) => !digits.includes(spot));
  const single = digits.every((spot) => spot.right - spot.left < 0.85 * height);
  return single && others.every((spot) => spot.bottom - spot.top < 0.3 * height) ? digits.length : undefined;
}

/** How many digits stand apart from each other at least. Two halves of a broken one are closer than two digits. */
function digitsApart(ink: Ink, advance: number): number {
  const tall = ink.spots
    .filter((spot) => spot.bottom - spot.top >= 0.75 * heightOf(ink))
    .toSorted((a, b) => a.left - b.left);
  let [count, start] = [0, Number.NEGATIVE_INFINITY];
  for (const { left, right } of tall) {
    if ((left + right) / 2 - start <= advance) continue;
    count += 1;
    start = left;
  }
  return count;
}
