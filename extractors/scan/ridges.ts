/** A dark line across, traced pixel by pixel. */
export interface Ridge {
  readonly x0: number;
  /** One place for every x from `x0` on. */
  readonly ys: Float32Array;
}

export interface RidgeSearch {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Its standard deviation, in levels: where there is more, lines are looked for over longer stretches. */
  readonly noise: number;
  /** Inches. */
  readonly shortest: number;
}

/** Darkness is averaged along lines over so many inches: noise goes, dots and gaps close. */
const ALONG = { clean: 0.085, noisy: 0.16 };
/** More noise than this, in levels, is noisy. */
const NOISY = 8;
/**
 * A line is darker than what is above and below it by at least so many levels, and by so many deviations of the noise: a
 * faint line along a shaded row is hardly darker than the shade.
 */
const CONTRAST = { levels: 10, deviations: 5 };
/** A line is compared with what is so far above and below it, in inches. */
const BESIDE = 0.04;
/** Pieces of a line with a gap no wider, in inches, are traced as one. */
const GAP = 0.07;

/** Traces dark lines across, from left to right; text leaves short ones. */
export function ridgesOf(grey: Uint8Array, search: RidgeSearch): Ridge[] {
  const { width, height, dpi } = search;
  const noisy = search.noise > NOISY;
  const radius = Math.max(3, Math.round(((noisy ? ALONG.noisy : ALONG.clean) * dpi) / 2));
  const along = darkAlong(grey, width, height, radius);
  const smooth = noisy ? darkAcross(along, width) : along;
  const left = search.noise / Math.sqrt((2 * radius + 1) * (noisy ? 2.5 : 1));
  const runs = crestRuns(smooth, search, Math.round(Math.max(CONTRAST.levels, CONTRAST.deviations * left)));
  const gap = Math.round(GAP * dpi);
  return chains(runs, width, gap)
    .filter((chain) => lengthOf(chain) >= search.shortest * dpi)
    .map(toRidge);
}

/** Mean darkness over a window along the row. */
function darkAlong(grey: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const out = new Uint8Array(grey.length);
  const size = 2 * radius + 1;
  const factor = Math.floor(65536 / size);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < radius; x++) {
      sum += 255 - (grey[row + x] ?? 255);
    }
    const [enters, leaves] = [Math.max(0, width - radius), Math.min(width, radius)];
    for (let x = 0; x < width; x++) {
      if (x < enters) sum += 255 - (grey[row + x + radius] ?? 255);
      out[row + x] = (sum * factor) >> 16;
      if (x >= leaves) sum -= 255 - (grey[row + x - radius] ?? 255);
    }
  }
  return out;
}

/** Each row with the halves of its neighbours: a blurred line is more than one pixel thick. */
function darkAcross(dark: Uint8Array, width: number): Uint8Array {
  const out = dark.slice();
  for (let at = width; at < dark.length - width; at++) {
    out[at] = ((dark[at - width] ?? 0) + 2 * (dark[at] ?? 0) + (dark[at + width] ?? 0) + 2) >> 2;
  }
  return out;
}

/** Pixels of one row that are darker than those above and below them. */
interface Run {
  readonly x0: number;
  /** The last pixel. */
  readonly x1: number;
  readonly y: number;
}

function crestRuns(smooth: Uint8Array, { width, height, dpi }: RidgeSearch, contrast: number): Run[] {
  const beside = Math.max(4, Math.round(BESIDE * dpi));
  const runs: Run[] = [];
  for (let y = 2; y < height - 2; y++) {
    // Near the edge of the sheet what is beyond counts as paper: it is not looked at.
    const above = y >= beside ? beside * width : 0;
    const below = y < height - beside ? beside * width : 0;
    const isCrest = (at: number, own: number) =>
      own >= (smooth[at - width] ?? 0) &&
      own > (smooth[at + width] ?? 0) &&
      isHighest(own, smooth[at - width] ?? 0, smooth[at - 2 * width] ?? 0) &&
      isHighest(own, smooth[at + width] ?? 0, smooth[at + 2 * width] ?? 0) &&
      (above === 0 || own - contrast > (smooth[at - above] ?? 0)) &&
      (below === 0 || own - contrast > (smooth[at + below] ?? 0));
    addRuns(runs, { smooth, y, width, contrast, isCrest });
  }
  return runs;
}

/** Between the lines of a double one it is lighter by this share at least. */
const DIP = 0.85;

/** Whether a row is no darker two rows on, or what is there is another line: the twin of this one. */
function isHighest(own: number, next: number, afterNext: number): boolean {
  return own >= afterNext || next < DIP * own;
}

interface Row {
  readonly smooth: Uint8Array;
  readonly y: number;
  readonly width: number;
  readonly contrast: number;
  readonly isCrest: (at: number, own: number) => boolean;
}

function addRuns(runs: Run[], { smooth, y, width, contrast, isCrest }: Row): void {
  let start = -1;
  for (let x = 0, at = y * width; x < width; x++, at++) {
    const own = smooth[at] ?? 0;
    const crest = own > contrast && isCrest(at, own);
    if (crest && start < 0) {
      start = x;
    } else if (!crest && start >= 0) {
      runs.push({ x0: start, x1: x - 1, y });
      start = -1;
    }
  }
  if (start >= 0) {
    runs.push({ x0: start, x1: width - 1, y });
  }
}

/** How many rows a line may step between two runs. */
const STEP = 2;

/** Runs that follow each other from left to right; each run takes the nearest end before it. */
function chains(runs: readonly Run[], width: number, gap: number): Run[][] {
  const sorted = [...runs].sort((a, b) => a.x0 - b.x0 || a.y - b.y);
  const open = new Map<number, Run[][]>();
  const all: Run[][] = [];
  for (const run of sorted) {
    const chain = nearestChain(open, run, width, gap);
    if (chain) {
      const last = chain.at(-1);
      const list = open.get(last?.y ?? 0);
      list?.splice(list.indexOf(chain), 1);
      chain.push(run);
    }
    const own = chain ?? [run];
    if (!chain) {
      all.push(own);
    }
    const list = open.get(run.y);
    if (list) {
      list.push(own);
    } else {
      open.set(run.y, [own]);
    }
  }
  return all;
}

function nearestChain(open: Map<number, Run[][]>, run: Run, width: number, gap: number): Run[] | undefined {
  let best: Run[] | undefined;
  let least = width;
  for (let y = run.y - STEP; y <= run.y + STEP; y++) {
    const list = open.get(y);
    if (!list) {
      continue;
    }
    for (let index = list.length - 1; index >= 0; index--) {
      const chain = list[index] ?? [];
      const last = chain.at(-1);
      const distance = last ? run.x0 - last.x1 : width;
      if (distance > gap) {
        // It ended too far back for this run, and so for all that come.
        list.splice(index, 1);
        continue;
      }
      const cost = Math.abs(distance) + 4 * Math.abs(y - run.y);
      // A run beside another is a second line, not its continuation.
      if (last && run.x1 > last.x1 && distance >= -6 && cost < least) {
        best = chain;
        least = cost;
      }
    }
  }
  return best;
}

function lengthOf(chain: readonly Run[]): number {
  return (chain.at(-1)?.x1 ?? 0) - (chain[0]?.x0 ?? 0) + 1;
}

/** The places along a chain, gaps bridged by straight lines. */
function toRidge(chain: readonly Run[]): Ridge {
  const x0 = chain[0]?.x0 ?? 0;
  const ys = new Float32Array(lengthOf(chain));
  let before: { x: number; y: number } | undefined;
  for (const { x0: from, x1: to, y } of chain) {
    if (before) {
      for (let x = before.x + 1; x < from; x++) {
        ys[x - x0] = before.y + ((y - before.y) * (x - before.x)) / (from - before.x);
      }
    }
    ys.fill(y, from - x0, to - x0 + 1);
    before = { x: to, y };
  }
  return { x0, ys };
}
