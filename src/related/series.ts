import { isTailOf, mayBeSame, type Organ, organName, organOf } from '../report/organ.ts';

/** What has to be known of a report to find those it belongs with. */
export interface Listed {
  readonly organ: string | null;
  readonly year: number | null;
  /** Whether its title names the organ: then the name is its own, and not that of the site or of who put it there. */
  readonly named: boolean;
  /** The same for two reports that print the same numbers. */
  readonly numbers: string;
  /** An ISO date. */
  readonly published_on: string | null;
  /** Whether tables of the form were found in it. */
  readonly hasTables: boolean;
}

/** The reports of one organ over the years, as their positions in the list. */
export interface Series {
  readonly organ: Organ;
  readonly reports: readonly number[];
  /** Ascending, each once. */
  readonly years: readonly number[];
}

/**
 * Groups reports by organ. Two names are taken for one organ only where nothing speaks against it: no year for which
 * there are reports under both, and no other organ that the shorter name could mean. A report without organ or year, or
 * one that cannot be told from others, is in no series.
 */
export function seriesOf(
  reports: readonly Listed[],
  renamed: Readonly<Record<string, string>> = {},
): readonly Series[] {
  const today = new Map(Object.entries(renamed).map(([before, after]) => [organName(before), after]));
  const byName = namedAlike(reports, (organ) => organOf(today.get(organName(organ)) ?? organ));
  const ambiguous = ambiguousPlaces(byName);
  return joinShort(joinSpellings(byName.flatMap((group) => settled(group, reports, ambiguous))));
}

/** The series of the one organ that a name may mean. */
export function findSeries(all: readonly Series[], name: string): Series | undefined {
  const organ = organOf(name);
  const exact = all.filter((series) => series.organ.name === organ.name);
  const found = exact.length > 0 ? exact : all.filter((series) => mayBeSame(series.organ, organ));
  return found.length === 1 ? found[0] : undefined;
}

function namedAlike(reports: readonly Listed[], organFrom: (name: string) => Organ): readonly Series[] {
  const groups = new Map<string, { organ: Organ; reports: number[] }>();
  const known = new Map<string, Organ>();
  for (const [index, { organ: name, year }] of reports.entries()) {
    if (name === null || year === null) continue;
    const organ = known.get(name) ?? organFrom(name);
    known.set(name, organ);
    const group = groups.get(organ.name) ?? { organ, reports: [] };
    group.reports.push(index);
    groups.set(organ.name, group);
  }
  return [...groups.values()].map((group) => withYears(group, reports));
}

function withYears(group: Omit<Series, 'years'>, reports: readonly Listed[]): Series {
  const years = group.reports.flatMap((index) => reports[index]?.year ?? []);
  return { ...group, years: ascending(years) };
}

function ascending(years: readonly number[]): readonly number[] {
  return [...new Set(years)].toSorted((a, b) => a - b);
}

/** Places that stand in more than one larger place: 鼓楼区 of two cities. */
function ambiguousPlaces(groups: readonly Series[]): ReadonlySet<string> {
  const parents = new Map<string, Set<string>>();
  for (const { places } of groups.map(({ organ }) => organ)) {
    for (const [index, place] of places.entries()) {
      const parent = places[index - 1];
      if (parent !== undefined) parents.set(place, (parents.get(place) ?? new Set()).add(parent));
    }
  }
  return new Set([...parents].filter(([, found]) => found.size > 1).map(([place]) => place));
}

/**
 * Without the reports that only seem to be of the organ. A name that may be of several organs, or that does not come from
 * the title, counts only while no two of its reports on one year differ.
 */
function settled(group: Series, reports: readonly Listed[], ambiguous: ReadonlySet<string>): readonly Series[] {
  const [place] = group.organ.places;
  const vague = place === undefined || ambiguous.has(place);
  const doubtful = (index: number) => vague || !reports[index]?.named;
  const byYear = Map.groupBy(group.reports, (index) => reports[index]?.year);
  const kept = [...byYear.values()].flatMap((found) => {
    const alike = new Set(found.map((index) => reports[index]?.numbers)).size === 1;
    return alike ? found : found.filter((index) => !doubtful(index));
  });
  return kept.length === 0 ? [] : [withYears({ organ: group.organ, reports: kept.toSorted((a, b) => a - b) }, reports)];
}

/** Joins spellings that mean the same place and the same body: 发改委 and 发展和改革委员会. */
function joinSpellings(groups: readonly Series[]): readonly Series[] {
  const byKey = Map.groupBy(groups, ({ organ }) => [...organ.places, organ.body].join('/'));
  return [...byKey.values()].flatMap((alike) => (haveOwnYears(alike) ? [joined(alike)] : alike));
}

/** Joins 洪泽区人民政府 to 淮安市洪泽区人民政府, where there is no other 洪泽区. */
function joinShort(groups: readonly Series[]): readonly Series[] {
  const byEnd = Map.groupBy(groups, ({ organ }) => `${organ.places.at(-1) ?? ''}/${organ.body}`);
  return [...byEnd.values()].flatMap((alike) => {
    const [first, ...longer] = alike.toSorted((a, b) => a.organ.places.length - b.organ.places.length);
    if (!first || first.organ.places.length === 0) return alike;
    const places = [first, ...longer].map(({ organ }) => organ.places);
    const chain = longer.every((_, index) => isTailOf(places[index] ?? [], places[index + 1] ?? []));
    return chain && haveOwnYears(alike) ? [joined(alike)] : alike;
  });
}

function haveOwnYears(groups: readonly Series[]): boolean {
  const years = groups.flatMap((group) => group.years);
  return new Set(years).size === years.length;
}

/** One series under the longest name. */
function joined(groups: readonly Series[]): Series {
  const [longest] = groups.toSorted((a, b) => b.organ.name.length - a.organ.name.length);
  return {
    organ: longest?.organ ?? organOf(''),
    reports: groups.flatMap(({ reports }) => reports).toSorted((a, b) => a - b),
    years: ascending(groups.flatMap(({ years }) => years)),
  };
}
