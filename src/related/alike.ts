/** How many likes of one report are kept: one is enough to say so. */
const KEPT = 2;
/** How far to look among many that are alike: an organ's own reports of other years stand between. */
const REACH = 12;

/** What has to be known of a report to find those that read like it. */
export interface Prose {
  readonly bands: readonly number[];
}

/**
 * Which reports may be nearly the same as another, as their positions in the list. The memory it takes grows with the
 * number of reports, not with how many are alike.
 * @param mayDiffer whether two reports should be told apart: not those of one organ
 */
export function alikeAmong(
  reports: readonly Prose[],
  mayDiffer: (one: number, other: number) => boolean,
): ReadonlyMap<number, readonly number[]> {
  const alike = new Map<number, readonly number[]>();
  const count = Math.max(0, ...reports.map(({ bands }) => bands.length));
  for (let band = 0; band < count; band += 1) {
    const of = (index: number) => reports[index]?.bands[band] ?? -1;
    const order = [...reports.keys()].filter((index) => of(index) >= 0).sort((a, b) => of(a) - of(b) || a - b);
    for (const [at, index] of order.entries()) {
      const near = order.slice(Math.max(0, at - REACH), at + REACH + 1).filter((other) => of(other) === of(index));
      const before = alike.get(index) ?? [];
      const found = near.filter((other) => other !== index && !before.includes(other) && mayDiffer(index, other));
      if (found.length > 0) alike.set(index, [...before, ...found].slice(0, KEPT));
    }
  }
  return alike;
}
