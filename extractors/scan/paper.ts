/** The side of the patches by which the brightness of the paper is measured, in inches. */
const PATCH = 0.125;
/** This share of a patch is ink at most, so that a pixel past it is paper. */
const INKED = 0.3;
/** A patch darker than this share of the lightest near it is ink, not paper in shadow. */
const SHADOW = 0.7;
/** Darker than this share of the page's paper there is none: the lid of the scanner, or a photograph. */
const NO_PAPER = 0.35;
/** Paper is even enough to be left as it is where its darkest patch is not below this level. */
const EVEN = 250;

interface Levels {
  readonly patch: number;
  readonly columns: number;
  readonly rows: number;
  readonly level: Float32Array;
}

/** Makes the paper white everywhere: shadows, yellowed paper and dark borders go, ink keeps its share of darkness. */
export function whitened(grey: Uint8Array, width: number, height: number, dpi: number): Uint8Array {
  const raw = paperLevels(grey, width, height, Math.max(8, Math.round(PATCH * dpi)));
  if (raw.level.every((level) => level >= EVEN)) {
    return grey;
  }
  const white = typicalLevel(raw.level);
  const paper = smoothed(withoutInk(raw), white);
  const out = new Uint8Array(grey.length);
  for (let y = 0; y < height; y++) {
    whitenRow(grey, out, { y, width, levels: paper, least: NO_PAPER * white });
  }
  return out;
}

function whitenRow(
  grey: Uint8Array,
  out: Uint8Array,
  { y, width, levels, least }: { y: number; width: number; levels: Levels; least: number },
): void {
  const { patch, columns, rows, level } = levels;
  const v = Math.min(rows - 1, Math.max(0, y / patch - 0.5));
  const above = Math.floor(v);
  const below = Math.min(rows - 1, above + 1);
  const at = (column: number) =>
    (level[above * columns + column] ?? 255) * (1 - v + above) + (level[below * columns + column] ?? 255) * (v - above);
  const half = patch / 2;
  for (let column = -1; column < columns; column++) {
    const from = at(Math.max(0, column));
    const to = at(Math.min(columns - 1, column + 1));
    const start = Math.max(0, Math.ceil(column * patch + half));
    const end = Math.min(width, Math.ceil((column + 1) * patch + half));
    const step = (to - from) / patch;
    let paper = from + step * (start - column * patch - half);
    for (let x = start, index = y * width + start; x < end; x++, index++) {
      const value = ((grey[index] ?? 255) * 255) / paper;
      out[index] = paper < least || value > 255 ? 255 : value;
      paper += step;
    }
  }
}

/** For every patch the level that most of its pixels are darker than, where they are not ink. */
function paperLevels(grey: Uint8Array, width: number, height: number, patch: number): Levels {
  const columns = Math.ceil(width / patch);
  const rows = Math.ceil(height / patch);
  const level = new Float32Array(columns * rows);
  const histogram = new Uint16Array(64);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0);
      let count = 0;
      for (let y = row * patch; y < Math.min(height, (row + 1) * patch); y += 2) {
        const end = y * width + Math.min(width, (column + 1) * patch);
        for (let at = y * width + column * patch; at < end; at += 2) {
          const bin = (grey[at] ?? 0) >> 2;
          histogram[bin] = (histogram[bin] ?? 0) + 1;
          count++;
        }
      }
      level[row * columns + column] = 4 * binAt(histogram, count * (1 - INKED)) + 3;
    }
  }
  return { patch, columns, rows, level };
}

function binAt(histogram: Uint16Array, rank: number): number {
  let sum = 0;
  for (let bin = 0; bin < histogram.length; bin++) {
    sum += histogram[bin] ?? 0;
    if (sum > rank) {
      return bin;
    }
  }
  return histogram.length - 1;
}

function typicalLevel(levels: Float32Array): number {
  return levels.slice().sort()[Math.floor(levels.length * 0.6)] ?? 255;
}

/** Patches that are mostly ink get the level of the paper around them. */
function withoutInk(levels: Levels): Levels {
  const { level } = levels;
  const filled = level.map((own, index) => {
    const near = neighbours(levels, index, 2);
    const most = Math.max(...near);
    if (own >= SHADOW * most) {
      return own;
    }
    const paper = near.filter((value) => value >= SHADOW * most);
    // A whole dark border is no ink: it has little paper beside it.
    return paper.length * 3 < near.length ? own : paper.reduce((sum, value) => sum + value, 0) / paper.length;
  });
  return { ...levels, level: filled };
}

function smoothed(levels: Levels, white: number): Levels {
  const level = levels.level.map((own, index) => {
    const near = neighbours(levels, index, 1).filter((value) => value >= NO_PAPER * white);
    return near.length === 0 || own < NO_PAPER * white
      ? own
      : near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  return { ...levels, level };
}

function neighbours({ columns, rows, level }: Levels, index: number, reach: number): number[] {
  const column = index % columns;
  const row = (index - column) / columns;
  const near: number[] = [];
  for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
    for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
      near.push(level[y * columns + x] ?? 0);
    }
  }
  return near;
}
