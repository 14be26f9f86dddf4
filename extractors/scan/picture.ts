/** A page as a scanner or a drawing engine gives it. Plain data. */
export interface Picture {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** One byte a pixel by rows, 0 black to 255 white. */
  readonly grey: Uint8Array;
  /** The red channel where the picture has colours: red ink is white in it. */
  readonly red?: Uint8Array;
  /** Pixels an inch, where the source tells. */
  readonly dpi?: number;
}

/** The sides of A4, in inches: what a page is taken for that does not tell its size. */
const LONG_SIDE = 11.69;
const SHORT_SIDE = 8.27;
/** What is more times as high as wide is no sheet but a long picture of a screen, as wide as a sheet. */
const HIGHEST = 1.6;
/** More pixels an inch make nothing clearer. At 200 thin double lines run into print. */
export const ENOUGH = 250;
/** In black and white a line is whole pixels wide: means over parts of them would fade it. */
const ENOUGH_BLACK = 300;
/** In black and white this share of the pixels is one or the other, also where they were drawn a little larger; paper that was scanned in greys is uneven. */
const SHARP = 0.8;
/** Fewer pixels an inch than this are no resolution that a page is scanned at. */
const LEAST = 50;

/** Longer sides, in inches, are no paper that reports are printed on: a page of pixels taken for points. */
const LONGEST = 20;
/** Shorter ones neither. */
const SHORTEST = 5;

/** Pixels an inch: what the picture says of itself where that can be, else as if it were A4, or as wide. */
export function dpiOf({ width, height, dpi }: Picture): number {
  const longer = Math.max(width, height);
  if (dpi !== undefined && dpi >= LEAST && longer / dpi <= LONGEST) return dpi;
  return 1 / a4Scale(width, height);
}

/** So many inches a unit is what has no size that can be. */
function a4Scale(width: number, height: number): number {
  return height > HIGHEST * width ? SHORT_SIDE / width : LONG_SIDE / Math.max(width, height);
}

/** The size of a page on paper, in inches: as it says where that can be, else as if it were A4, or as wide. */
export function paperOf(width: number, height: number): { readonly width: number; readonly height: number } {
  const longer = Math.max(width, height);
  const scale = longer > LONGEST || longer < SHORTEST ? a4Scale(width, height) : 1;
  return { width: width * scale, height: height * scale };
}

/** Pixels of red, green and blue (and perhaps alpha, over white) by rows → a picture. */
export function fromRgb(
  { width, height, data }: { width: number; height: number; data: Uint8Array },
  channels: 3 | 4,
  dpi?: number,
): Picture {
  const size = width * height;
  const grey = new Uint8Array(size);
  const red = new Uint8Array(size);
  let hasColours = false;
  for (let at = 0, from = 0; at < size; at++, from += channels) {
    const alpha = channels === 4 ? (data[from + 3] ?? 255) : 255;
    const r = ((data[from] ?? 0) * alpha) / 255 + 255 - alpha;
    const g = ((data[from + 1] ?? 0) * alpha) / 255 + 255 - alpha;
    const b = ((data[from + 2] ?? 0) * alpha) / 255 + 255 - alpha;
    hasColours ||= r !== g || g !== b;
    red[at] = r;
    grey[at] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return { width, height, grey, ...(hasColours ? { red } : {}), ...(dpi === undefined ? {} : { dpi }) };
}

/** The picture with no more pixels an inch than help, by means over its pixels: a 600-dpi A3 page would take a gigabyte. */
export function reduced(picture: Picture): Picture {
  const dpi = dpiOf(picture);
  const step = isBlackAndWhite(picture) ? Math.ceil(dpi / ENOUGH_BLACK - 0.1) : dpi / ENOUGH;
  if (step < 1.1) {
    return picture.dpi === dpi ? picture : { ...picture, dpi };
  }
  const shrink = (plane: Uint8Array) => means(plane, picture.width, picture.height, step);
  return {
    width: Math.floor(picture.width / step),
    height: Math.floor(picture.height / step),
    grey: shrink(picture.grey),
    ...(picture.red ? { red: shrink(picture.red) } : {}),
    dpi: dpi / step,
  };
}

function isBlackAndWhite({ grey }: Picture): boolean {
  let sharp = 0;
  for (let at = 0; at < grey.length; at += 7) if (grey[at] === 0 || grey[at] === 255) sharp += 7;
  return sharp >= SHARP * grey.length;
}

/** Means over squares of a step's width, of which pixels at the rim count by the part within. */
function means(plane: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const columns = Math.floor(width / step);
  const rows = Math.floor(height / step);
  const small = new Uint8Array(columns * rows);
  const sums = new Float64Array(width + 1);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (const { at, share } of partsOf(row * step, step, height)) {
      addRow(sums, plane.subarray(at * width, (at + 1) * width), share);
    }
    // What stands at a place from then on is the sum of all before it.
    addUp(sums);
    writeRow(small.subarray(row * columns, (row + 1) * columns), sums, step);
  }
  return small;
}

function addRow(sums: Float64Array, row: Uint8Array, share: number): void {
  for (let x = 0; x < row.length; x++) sums[x] = (sums[x] ?? 0) + share * (row[x] ?? 0);
}

function addUp(sums: Float64Array): void {
  let sum = 0;
  for (let x = 0; x < sums.length; x++) {
    const own = sums[x] ?? 0;
    sums[x] = sum;
    sum += own;
  }
}

function writeRow(out: Uint8Array, sums: Float64Array, step: number): void {
  let before = 0;
  for (let column = 0; column < out.length; column++) {
    const to = (column + 1) * step;
    const last = Math.floor(to);
    const own = sums[last] ?? 0;
    const upTo = own + (to - last) * ((sums[last + 1] ?? own) - own);
    out[column] = (upTo - before) / step ** 2 + TINY;
    before = upTo;
  }
}

/** Sums of parts fall short of whole numbers by less. */
const TINY = 1e-6;

/** The pixels within a step from a place on, each with the share of it that lies within. */
function partsOf(from: number, step: number, limit: number): { at: number; share: number }[] {
  const first = Math.floor(from);
  const count = Math.min(limit, Math.ceil(from + step)) - first;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index;
    return { at, share: Math.min(from + step, at + 1) - Math.max(from, at) };
  });
}
