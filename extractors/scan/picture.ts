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

/** The longer side of A4, in inches: what a page is taken for that does not tell its size. */
const LONG_SIDE = 11.69;
/** More pixels an inch make nothing clearer. */
const ENOUGH = 300;
/** Fewer pixels an inch than this are no resolution that a page is scanned at. */
const LEAST = 50;

/** Longer sides, in inches, are no paper that reports are printed on: a page of pixels taken for points. */
const LONGEST = 20;
/** Shorter ones neither. */
const SHORTEST = 5;

/** Pixels an inch: what the picture says of itself where that can be, else as if it were A4. */
export function dpiOf({ width, height, dpi }: Picture): number {
  const longer = Math.max(width, height);
  return dpi !== undefined && dpi >= LEAST && longer / dpi <= LONGEST ? dpi : longer / LONG_SIDE;
}

/** The size of a page on paper, in inches: as it says where that can be, else as if it were as long as A4. */
export function paperOf(width: number, height: number): { readonly width: number; readonly height: number } {
  const longer = Math.max(width, height);
  const scale = longer > LONGEST || longer < SHORTEST ? LONG_SIDE / longer : 1;
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
  for (let at = 0, from = 0; at < size; at++, from += channels) {
    const alpha = channels === 4 ? (data[from + 3] ?? 255) : 255;
    const r = ((data[from] ?? 0) * alpha) / 255 + 255 - alpha;
    const g = ((data[from + 1] ?? 0) * alpha) / 255 + 255 - alpha;
    const b = ((data[from + 2] ?? 0) * alpha) / 255 + 255 - alpha;
    red[at] = r;
    grey[at] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return { width, height, grey, red, ...(dpi === undefined ? {} : { dpi }) };
}

/** The picture with no more pixels an inch than help, by means over its pixels: a 600-dpi A3 page would take a gigabyte. */
export function reduced(picture: Picture): Picture {
  const dpi = dpiOf(picture);
  const step = Math.ceil(dpi / ENOUGH - 0.1);
  if (step < 2) {
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

function means(plane: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const columns = Math.floor(width / step);
  const rows = Math.floor(height / step);
  const small = new Uint8Array(columns * rows);
  const sums = new Uint32Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let y = row * step; y < (row + 1) * step; y++) {
      for (let column = 0, at = y * width; column < columns; column++) {
        for (let end = at + step; at < end; at++) {
          sums[column] = (sums[column] ?? 0) + (plane[at] ?? 0);
        }
      }
    }
    for (let column = 0; column < columns; column++) {
      small[row * columns + column] = (sums[column] ?? 0) / (step * step);
    }
  }
  return small;
}
