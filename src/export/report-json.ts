import type { Audit } from '../audit.ts';
import type { ExtraRow, Paragraph, Reading, Report, SectionText, Stated } from '../report/report.ts';
import { exportedFinding, placeJson } from './place.ts';

/** The name and version of the shape; the first key of every report. */
export const REPORT_SCHEMA = 'ogi-report/1';

type Json = Record<string, unknown>;

/** A report as a line of `reports.jsonl` holds it: the fields of its edition nested by the steps of their names. */
export function reportJson(audit: Audit): object {
  const { source, report, findings, outcomes } = audit;
  return {
    schema: REPORT_SCHEMA,
    source,
    title: report.title?.value ?? null,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    edition: report.edition,
    period: report.period?.value ?? null,
    published_on: report.published_on?.value ?? null,
    ...nested(report.readings),
    extra: Object.fromEntries(report.extras.map(extra)),
    stated: stated(report),
    introduction: report.introduction.map(paragraph),
    sections: report.sections.map(section),
    statements: report.statements.map((statement) => ({ ...statement, place: placeJson(statement.place) })),
    findings: findings.map(exportedFinding),
    outcomes,
  };
}

/** One line of `reports.jsonl`, its line break included. */
export function reportLine(audit: Audit): string {
  return `${JSON.stringify(reportJson(audit))}\n`;
}

function nested(readings: readonly Reading[]): Json {
  const root: Json = {};
  for (const { field, value } of readings) {
    const steps = field.split('.');
    const last = steps.pop() ?? field;
    const parent = steps.reduce<Json>((node, step) => {
      node[step] ??= {};
      return node[step] as Json;
    }, root);
    parent[last] = value;
  }
  return root;
}

function extra({ number, label, readings }: ExtraRow): readonly [string, Json] {
  const prefix = `extra.${number}.`;
  const values = readings.map(({ field, value }) => [field.replace(prefix, ''), value]);
  return [String(number), { label, ...Object.fromEntries(values) }];
}

/** The words and the place that the head data were taken from; what the report does not state is left out. */
function stated({ title, organ, year, period, published_on }: Report): Json {
  const all = Object.entries({ title, organ, year, period, published_on });
  return Object.fromEntries(all.flatMap(([name, value]) => (value ? [[name, evidence(value)]] : [])));
}

function evidence({ quote, place }: Stated<unknown>): Json {
  return { quote, place: placeJson(place) };
}

function section({ id, heading, place, paragraphs }: SectionText): Json {
  return {
    id: id ?? null,
    heading,
    place: placeJson(place),
    paragraphs: paragraphs.map(paragraph),
  };
}

function paragraph({ text, place }: Paragraph): Json {
  return { text, place: placeJson(place) };
}
