import { type Area, around, type Ink, type Spot } from './ink.ts';

/** A line of characters is this much wider than high at most before it is cut at a gap. */
const LONGEST = 24;

/** A line of print, or a piece of one. */
export interface TextLine extends Area {
  /** It goes on from the piece before it, in the same line. */
  readonly continues: boolean;
}

/**
 * The lines of print in a cell from top to bottom. Lines one character wide, as vertical text is set, are lines too; a
 * character of separate strokes (二, 三) is not torn apart.
 */
export function linesOf(ink: Ink): readonly TextLine[] {
  const bands = bandsOf(ink.spots).flatMap((band) => stackOf(band, ink));
  const tallest = Math.max(...bands.map(heightOf));
  const strokes = ink.spots.length === bands.length && heightOf(ink) <= 1.2 * widthOf(ink);
  const narrow = widthOf(ink) < 1.5 * tallest || strokes;
  const em = narrow ? Math.max(tallest, widthOf(ink)) : tallest;
  return merged(bands, em)
    .filter((band) => heightOf(band) >= 0.25 * em || widthOf(band) >= 0.5 * em)
    .flatMap((band) => cut(areaOf(band), ink.spots));
}

/** Characters that touch one below the other, as vertical text may be set close: as many squares as fit. */
function stackOf(band: Area, ink: Ink): readonly Area[] {
  const width = widthOf(ink);
  const count = Math.round(heightOf(band) / width);
  if (count < 2 || heightOf(ink) < 4 * width || widthOf(band) < 0.7 * width) return [band];
  const height = heightOf(band) / count;
  return Array.from({ length: count }, (_, index) => ({
    left: band.left,
    right: band.right,
    top: Math.round(band.top + index * height),
    bottom: Math.round(band.top + (index + 1) * height),
  }));
}

const areaOf = ({ left, top, right, bottom }: Area): Area => ({ left, top, right, bottom });
const heightOf = ({ top, bottom }: Area) => bottom - top;
const widthOf = ({ left, right }: Area) => right - left;

/** Spots that share rows of pixels, directly or by others. */
function bandsOf(spots: readonly Spot[]): readonly Area[] {
  const bands: Area[] = [];
  for (const spot of spots.toSorted((a, b) => a.top - b.top)) {
    const last = bands.at(-1);
    if (last && spot.top < last.bottom) bands[bands.length - 1] = around([last, spot]);
    else bands.push(spot);
  }
  return bands;
}

/** Bands that together are no higher than one line are strokes of one. */
function merged(bands: readonly Area[], em: number): readonly Area[] {
  const lines: Area[] = [];
  for (const band of bands) {
    const last = lines.at(-1);
    const fits = last && band.bottom - last.top <= 1.1 * em && band.top - last.bottom < 0.45 * em;
    if (last && fits) lines[lines.length - 1] = around([last, band]);
    else lines.push(band);
  }
  return lines;
}

/** A line too long for the recogniser as pieces, cut in the widest gap near the middle of each. */
function cut(line: Area, spots: readonly Spot[], continues = false): readonly TextLine[] {
  const height = heightOf(line);
  if (widthOf(line) <= LONGEST * height) return [{ ...line, continues }];
  const inside = spots
    .filter((spot) => spot.top < line.bottom && spot.bottom > line.top)
    .toSorted((a, b) => a.left - b.left);
  const at = widestGap(inside, { from: line.left + LONGEST * 0.5 * height, to: line.left + LONGEST * height });
  if (at === undefined) return [{ ...line, continues }];
  const [first, rest] = [inside.filter((spot) => spot.left < at), inside.filter((spot) => spot.left >= at)];
  return [{ ...around(first), continues }, ...cut(around(rest), rest, true)];
}

function widestGap(spots: readonly Spot[], { from, to }: { from: number; to: number }): number | undefined {
  let best: { at: number; width: number } | undefined;
  let end = Number.NEGATIVE_INFINITY;
  for (const spot of spots) {
    const width = spot.left - end;
    if (spot.left >= from && spot.left <= to && width > 0 && (!best || width >= best.width))
      best = { at: spot.left, width };
    end = Math.max(end, spot.right);
  }
  return best?.at;
}
