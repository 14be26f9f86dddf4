import type { Sheet } from './sheet.ts';

/** Fewer single pixels on a square inch are dust, points and pieces of strokes: none is taken away. */
const SPECKLED = 12;
/** Spots of more pixels are no specks, however many there are. */
const LARGEST = 12;
/** Specks so near to something larger, in inches, may be points and pieces of it. */
const NEAR = 0.02;
/** Of those, so many pixels are specks all the same. */
const BESIDE = 2;
/** So many spots of a size are to be expected on a page, where that size comes of chance no more. */
const NONE = 0.05;
/** Half the width and half the height of a digit, in inches. */
const DIGIT = { across: 0.03, down: 0.05 };
/** So many deviations above what chance makes of specks, and so many pixels more, crowd. */
const CROWD = { deviations: 5, pixels: 3 };

/** The ink of a page in spots: each is a run of `order`, the places of its pixels. */
interface Spots {
  readonly order: Int32Array;
  /** Where each spot begins; the last is where the last one ends. */
  readonly starts: readonly number[];
}

/**
 * The page without pixels that were turned over by chance, where there are many. What chance does not explain stays:
 * larger spots, pieces beside print, and specks that crowd, for these may be a faint character in pieces.
 * @param dark a pixel below this level is ink
 */
export function despeckled(sheet: Sheet, dark: number): Uint8Array {
  const spots = spotsOf(sheet, dark);
  const area = (sheet.width * sheet.height) / sheet.dpi ** 2;
  const sizes = sizesOf(spots);
  if ((sizes[1] ?? 0) < SPECKLED * area) return sheet.grey;
  const near = besideLarger(sheet, spots);
  const small = indexes(spots).filter((spot) => sizeOf(spots, spot) <= LARGEST);
  const free = small.filter((spot) => near[firstOf(spots, spot)] !== 1);
  const density = free.filter((spot) => sizeOf(spots, spot) === 1).length / (sheet.width * sheet.height);
  if (density * sheet.dpi ** 2 < SPECKLED) return sheet.grey;
  const most = mostByChance(spots, free);
  const alone = free.filter((spot) => sizeOf(spots, spot) <= most);
  const beside = small.filter((spot) => near[firstOf(spots, spot)] === 1 && sizeOf(spots, spot) <= BESIDE);
  return painted(sheet, spots, [...uncrowded(sheet, spots, alone, density), ...beside]);
}

const indexes = ({ starts }: Spots) => Array.from({ length: starts.length - 1 }, (_, index) => index);
const sizeOf = ({ starts }: Spots, spot: number) => (starts[spot + 1] ?? 0) - (starts[spot] ?? 0);
const firstOf = ({ order, starts }: Spots, spot: number) => order[starts[spot] ?? 0] ?? 0;
const pixelsOf = ({ order, starts }: Spots, spot: number) => order.subarray(starts[spot], starts[spot + 1]);

/** How many spots there are of each size. */
function sizesOf(spots: Spots, some: readonly number[] = indexes(spots)): Uint32Array {
  const sizes = new Uint32Array(LARGEST + 1);
  for (const spot of some) {
    const size = sizeOf(spots, spot);
    if (size <= LARGEST) sizes[size] = (sizes[size] ?? 0) + 1;
  }
  return sizes;
}

/** How many pixels touch each other by chance at most: the number of spots falls with their size as it does from one to two. */
function mostByChance(spots: Spots, free: readonly number[]): number {
  const sizes = sizesOf(spots, free);
  const [ones, twos] = [sizes[1] ?? 1, sizes[2] ?? 0];
  const falls = Math.min(0.4, Math.max(0.01, twos / ones));
  return Math.min(LARGEST, 1 + Math.ceil(Math.log(ones / NONE) / -Math.log(falls)));
}

/** The dark pixels of a page by spots, the outermost left out. */
function spotsOf({ width, height, grey }: Sheet, dark: number): Spots {
  const left = new Uint8Array(grey.length);
  let ink = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      if ((grey[at] ?? 255) < dark) {
        left[at] = 1;
        ink++;
      }
    }
  }
  const order = new Int32Array(ink);
  const starts: number[] = [];
  let filled = 0;
  for (let start = left.indexOf(1); start >= 0; start = left.indexOf(1, start + 1)) {
    starts.push(filled);
    left[start] = 0;
    order[filled] = start;
    filled = flood(left, width, order, filled);
  }
  return { order, starts: [...starts, filled] };
}

/** Writes the pixels of a spot down, beginning with the first, and says where they end. */
function flood(left: Uint8Array, width: number, order: Int32Array, begin: number): number {
  let end = begin + 1;
  for (let done = begin; done < end; done++) {
    const at = order[done] ?? 0;
    for (let line = at - width; line <= at + width; line += width) {
      for (let next = line - 1; next <= line + 1; next++) {
        if (left[next] !== 1) continue;
        left[next] = 0;
        order[end++] = next;
      }
    }
  }
  return end;
}

/** The pixels at a spot that is no speck, or near to one. */
function besideLarger({ width, height, dpi }: Sheet, spots: Spots): Uint8Array {
  const near = new Uint8Array(width * height);
  const reach = Math.max(2, Math.round(NEAR * dpi));
  for (const spot of indexes(spots)) {
    if (sizeOf(spots, spot) <= LARGEST) continue;
    for (const at of pixelsOf(spots, spot)) {
      const x = at % width;
      const [from, to] = [Math.max(0, x - reach) - x, Math.min(width - 1, x + reach) - x];
      for (let line = at - reach * width; line <= at + reach * width; line += width) {
        if (line >= 0 && line < near.length) near.fill(1, Math.max(0, line + from), line + to + 1);
      }
    }
  }
  return near;
}

/** The specks that stand no closer together than chance has it. */
function uncrowded({ width, dpi }: Sheet, spots: Spots, specks: readonly number[], density: number): number[] {
  const [across, down] = [DIGIT.across * dpi, DIGIT.down * dpi];
  const expected = 4 * across * down * density;
  const most = expected + CROWD.deviations * Math.sqrt(expected) + CROWD.pixels;
  const placed = specks.map((spot) => {
    const at = firstOf(spots, spot);
    return { spot, x: at % width, y: Math.floor(at / width), size: sizeOf(spots, spot) };
  });
  const rows = Map.groupBy(placed, ({ y }) => Math.floor(y / down));
  const crowded = (own: (typeof placed)[number]) => {
    let pixels = 0;
    const row = Math.floor(own.y / down);
    for (const other of [-1, 0, 1].flatMap((step) => rows.get(row + step) ?? [])) {
      if (Math.abs(other.x - own.x) <= across && Math.abs(other.y - own.y) <= down) pixels += other.size;
    }
    return pixels > most;
  };
  return placed.filter((own) => !crowded(own)).map(({ spot }) => spot);
}

/** The page with specks painted white, and what surrounds them, which is no ink but may be their shade. */
function painted({ width, grey }: Sheet, spots: Spots, specks: readonly number[]): Uint8Array {
  const out = grey.slice();
  for (const spot of specks) {
    for (const at of pixelsOf(spots, spot)) {
      for (let line = at - width; line <= at + width; line += width) out.fill(255, line - 1, line + 2);
    }
  }
  return out;
}
