import type { Profile } from '../profile.ts';
import { mayBeSame, type Organ, organOf } from '../report/organ.ts';
import { alikeAmong, type Prose } from './alike.ts';
import { findSeries, type Listed, type Series, seriesOf } from './series.ts';

/** The reports that one may be compared with, as their positions in the list. */
export interface Kin {
  readonly last: number | null;
  readonly versions: readonly number[];
  readonly years: readonly number[];
  readonly members: readonly number[];
  readonly office: number | null;
  readonly alike: readonly number[];
}

/** An organ and the years for which a report of it is missing. */
export interface Missing {
  readonly organ: string;
  readonly years: readonly number[];
}

/** A folder may hold the same report a thousand times; a few are enough to say so. */
const MOST_VERSIONS = 20;

/** What a folder has of the organs, and what it does not have. */
export interface Coverage {
  /** How many organs there are reports of. */
  readonly organs: number;
  /** Years between the first and the last report of an organ for which there is none. */
  readonly gaps: readonly Missing[];
  /** Organs that the profile expects, and the years of the folder for which they have no report. */
  readonly expected: readonly Missing[];
}

/** How the reports of a folder belong together. */
export interface Relations {
  readonly coverage: Coverage;
  kinOf(index: number): Kin;
}

/** Finds what belongs together among reports. */
export function relationsOf(
  reports: readonly (Listed & Prose)[],
  { expected, members, renamed }: Profile['organs'],
): Relations {
  const all = seriesOf(reports, renamed);
  const mine = new Map(all.flatMap((series) => series.reports.map((index) => [index, series] as const)));
  const membersOf = new Map(
    Object.entries(members).map(([organ, names]) => [
      findSeries(all, organ),
      names.flatMap((name) => findSeries(all, name) ?? []),
    ]),
  );
  const offices = new Map(
    all.flatMap((series) => (series.organ.body === '政府办公室' ? [[series.organ.places.join(), series]] : [])),
  );
  const alike = alikeAmong(reports, areOfTwoOrgans(reports));
  return {
    coverage: {
      organs: all.length,
      gaps: all.flatMap((series) => missing(series.organ.name, between(series.years), series.years)),
      expected: expected.flatMap((organ) => missing(organ, yearsOf(all), findSeries(all, organ)?.years ?? [])),
    },
    kinOf(index) {
      const series = mine.get(index);
      const year = reports[index]?.year ?? null;
      if (!series || year === null)
        return { last: null, versions: [], years: [], members: [], office: null, alike: alike.get(index) ?? [] };
      const others = inYear(series, year, reports).filter((other) => other !== index);
      const office = series.organ.body === '' ? offices.get(series.organ.places.join()) : undefined;
      return {
        last: lastOf(series, year, reports),
        versions: others.slice(0, MOST_VERSIONS),
        years: series.years,
        members: (membersOf.get(series) ?? []).flatMap((member) => reportOn(member, year, reports) ?? []),
        office: office ? reportOn(office, year, reports) : null,
        alike: alike.get(index) ?? [],
      };
    },
  };
}

/** A government and its office are often one body, and say so in the same words. */
function areOfTwoOrgans(reports: readonly Listed[]): (one: number, other: number) => boolean {
  const organs = new Map<string, Organ>();
  const organAt = (index: number): Organ | undefined => {
    const name = reports[index]?.organ;
    if (!name) return undefined;
    const organ = organs.get(name) ?? organOf(name);
    organs.set(name, organ);
    return organ;
  };
  const body = (organ: Organ): Organ => (organ.level === 'office' ? { ...organ, body: '' } : organ);
  return (one, other) => {
    const [a, b] = [organAt(one), organAt(other)];
    return a !== undefined && b !== undefined && !mayBeSame(body(a), body(b));
  };
}

function inYear({ reports: mine }: Series, year: number, reports: readonly Listed[]): readonly number[] {
  return mine.filter((index) => reports[index]?.year === year && reports[index]?.hasTables);
}

/**
 * The report on the year before. Where both years have reports that differ, it cannot be told which belong together: there
 * may be two organs of one name.
 */
function lastOf(series: Series, year: number, reports: readonly Listed[]): number | null {
  const differ = [year, year - 1].every((one) => numbersIn(inYear(series, one, reports), reports) > 1);
  return differ ? null : reportOn(series, year - 1, reports);
}

function numbersIn(found: readonly number[], reports: readonly Listed[]): number {
  return new Set(found.map((index) => reports[index]?.numbers)).size;
}

/** The report of an organ on a year: of versions that differ the latest, and none where that cannot be told. */
function reportOn(series: Series, year: number, reports: readonly Listed[]): number | null {
  const found = inYear(series, year, reports);
  if (numbersIn(found, reports) < 2) return found[0] ?? null;
  const dated = found.map((index) => ({ index, date: reports[index]?.published_on ?? '' }));
  const [latest, second] = dated.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const certain = dated.every(({ date }) => date !== '') && latest?.date !== second?.date;
  return certain ? (latest?.index ?? null) : null;
}

function missing(organ: string, asked: readonly number[], have: readonly number[]): readonly Missing[] {
  const years = asked.filter((year) => !have.includes(year));
  return years.length > 0 ? [{ organ, years }] : [];
}

/** From the first to the last year. */
function between(years: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function yearsOf(all: readonly Series[]): readonly number[] {
  return [...new Set(all.flatMap(({ years }) => years))].toSorted((a, b) => a - b);
}
