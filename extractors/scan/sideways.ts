import type { Spot } from './spots.ts';

/** Characters of a line are no farther apart, in inches; lines mostly are. */
const BETWEEN = 0.035;
/** Fewer spots are no line: a digit alone is higher than wide. */
const LEAST = 3;
/** Spots of characters, in inches: neither points nor pictures. */
const SIZE = { least: 0.03, most: 0.4 };

/** Whether lines of print run down the page as it stands: characters are nearer to each other along a line than across. */
export function isSideways(spots: readonly Spot[], dpi: number): boolean {
  const print = spots.filter(({ x0, y0, x1, y1 }) => {
    const size = Math.max(x1 - x0, y1 - y0) / dpi;
    return size >= SIZE.least && size <= SIZE.most;
  });
  const turned = print.map(({ x0, y0, x1, y1, pixels }) => ({ x0: y0, y0: x0, x1: y1, y1: x1, pixels }));
  return chained(turned, dpi) > 1.15 * chained(print, dpi);
}

/** How long the chains are that spots make with their neighbours on the right: the sum of the squares of their lengths. */
function chained(spots: readonly Spot[], dpi: number): number {
  const step = Math.max(2, Math.round(0.02 * dpi));
  const rows = new Map<number, Spot[]>();
  for (const spot of spots) {
    for (let row = Math.floor(spot.y0 / step); row <= Math.floor((spot.y1 - 1) / step); row++) {
      rows.set(row, rows.get(row) ?? []);
      rows.get(row)?.push(spot);
    }
  }
  return [...rows.values()].reduce((sum, row) => sum + chainsOf(row, dpi), 0);
}

function chainsOf(row: readonly Spot[], dpi: number): number {
  let sum = 0;
  let chain = { start: 0, end: Number.NEGATIVE_INFINITY, count: 0 };
  const finish = () => {
    sum += chain.count >= LEAST ? ((chain.end - chain.start) / dpi) ** 2 : 0;
  };
  for (const { x0, x1 } of [...row].sort((a, b) => a.x0 - b.x0)) {
    if (x0 - chain.end <= BETWEEN * dpi) {
      chain = { start: chain.start, end: Math.max(chain.end, x1), count: chain.count + 1 };
    } else {
      finish();
      chain = { start: x0, end: x1, count: 1 };
    }
  }
  finish();
  return sum;
}
