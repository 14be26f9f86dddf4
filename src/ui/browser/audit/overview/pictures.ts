import { SEVERITIES, type Severity } from '../../../../finding.ts';
import { type Overview, STANDINGS, TRENDS, type Trend } from '../../../api.ts';
import type { Language } from '../../settings.tsx';
import type { Named } from '../catalogue.ts';
import { addressOf, changed, type Query } from '../query.ts';
import { COMMON } from '../words/common.ts';
import { OVERVIEW } from '../words/overview.ts';
import type { Picture } from './picture.ts';

/** What every picture needs beside its numbers. */
export interface Setting {
  readonly language: Language;
  /** The filter that is on already. */
  readonly query: Query;
  readonly catalogue: ReadonlyMap<string, Named>;
}

/** How many rules are drawn. */
const DRAWN = 12;

export function byYear({ years }: Overview, { language, query }: Setting): Picture {
  const words = COMMON[language];
  return {
    title: OVERVIEW[language].byYear,
    kind: 'bars',
    of: words.year,
    labels: years.map(({ year }) => String(year ?? words.noYear)),
    series: STANDINGS.map((standing) => ({
      name: words.standings[standing],
      colour: `--${standing}`,
      values: years.map((year) => year[standing]),
    })),
    to: (label, series) => {
      const year = years[label]?.year;
      const standing = STANDINGS[series];
      return year && standing ? toList(query, { year: String(year), standing }) : null;
    },
  };
}

export function byEdition({ editions }: Overview, { language, query }: Setting): Picture {
  const words = COMMON[language];
  return {
    title: OVERVIEW[language].byEdition,
    kind: 'bars',
    of: words.edition,
    labels: editions.map(({ edition }) => (edition === null ? words.noEdition : words.editionOf(edition))),
    series: [reportsOf(editions, language)],
    to: (label) => {
      const edition = editions[label]?.edition;
      return edition ? toList(query, { edition }) : null;
    },
  };
}

export function byMedium({ media }: Overview, { language, query }: Setting): Picture {
  const words = COMMON[language];
  return {
    title: OVERVIEW[language].byMedium,
    kind: 'bars',
    of: words.medium,
    labels: media.map(({ medium }) => words.media[medium]),
    series: [reportsOf(media, language)],
    to: (label) => {
      const medium = media[label]?.medium;
      return medium ? toList(query, { medium }) : null;
    },
  };
}

export function bySeverity({ rules }: Overview, { language, query }: Setting): Picture {
  const words = COMMON[language];
  const of = (severity: Severity) => rules.filter((rule) => rule.severity === severity);
  const open = (severity: Severity) => sum(of(severity).map((rule) => rule.open));
  const all = (severity: Severity) => sum(of(severity).map((rule) => rule.findings));
  return {
    title: OVERVIEW[language].bySeverity,
    kind: 'bars',
    of: words.severity,
    labels: SEVERITIES.map((severity) => words.standings[severity]),
    series: openAndDecided(SEVERITIES.map(open), SEVERITIES.map(all), language),
    to: (label, series) => toList(query, { severity: SEVERITIES[label] ?? '', ...openOnly(series) }),
  };
}

/** Those with most findings first. */
export function byRule({ rules }: Overview, { language, query, catalogue }: Setting): Picture {
  const words = COMMON[language];
  const most = rules.toSorted((a, b) => b.findings - a.findings);
  return {
    title: OVERVIEW[language].byRule,
    kind: 'rows',
    of: words.rule,
    labels: most.map(
      ({ rule, severity }) => `${words.standings[severity]} · ${catalogue.get(rule)?.title[language] ?? rule}`,
    ),
    drawn: DRAWN,
    series: openAndDecided(
      most.map(({ open }) => open),
      most.map(({ findings }) => findings),
      language,
    ),
    beside: [{ name: OVERVIEW[language].ofThem, values: most.map(({ reports }) => reports) }],
    to: (label, series) => {
      const { rule = '', severity = '' } = most[label] ?? {};
      return toList(query, { rule, severity, ...openOnly(series) });
    },
  };
}

export function trendsOf({ trends }: Overview, { language, query }: Setting): readonly Picture[] {
  const words = COMMON[language];
  return (Object.keys(TRENDS) as Trend[]).map((trend) => {
    const points = trends.filter((point) => point.trend === trend);
    return {
      title: words.trends[trend],
      kind: 'line',
      of: words.year,
      labels: points.map(({ year }) => String(year)),
      series: [{ name: OVERVIEW[language].sum, colour: '--accent', values: points.map((point) => point.sum) }],
      beside: [reportsOf(points, language)],
      to: (label) => toList(query, { year: String(points[label]?.year ?? '') }),
    };
  });
}

function reportsOf(groups: readonly { readonly reports: number }[], language: Language) {
  return { name: OVERVIEW[language].reports, colour: '--accent', values: groups.map(({ reports }) => reports) };
}

function openAndDecided(open: readonly number[], all: readonly number[], language: Language) {
  const decided = all.map((count, index) => count - (open[index] ?? 0));
  return [
    { name: COMMON[language].open, colour: '--accent', values: open },
    { name: OVERVIEW[language].decided, colour: '--faint', values: decided },
  ];
}

/** The first series of `openAndDecided` leads to what is open. */
function openOnly(series: number): Query {
  return series === 0 ? { decision: 'open' } : {};
}

function toList(query: Query, change: Query): string {
  return addressOf('/reports', changed(query, change));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
