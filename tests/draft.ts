import type { Case, Related, Sibling } from '../src/case.ts';
import { DEFAULT_PROFILE, type Profile } from '../src/profile.ts';
import type { Edition } from '../src/report/edition.ts';
import { EDITIONS } from '../src/report/editions/index.ts';
import { fieldsOf } from '../src/report/fields.ts';
import { parseNumber } from '../src/report/number.ts';
import type { Paragraph, Reading, Report, SectionText, Stated } from '../src/report/report.ts';
import { readStatements } from '../src/report/statements/read.ts';
import type { Draft } from '../src/rule.ts';

/** The case that a draft tells of: its text is read for statements as any report's. */
export function caseOf(draft: Draft, profile: Profile = DEFAULT_PROFILE): Case {
  return { ...siblingOf(draft), profile, related: relatedOf(draft) };
}

/** The report that a draft tells of. */
export function reportOf(draft: Draft): Report {
  const edition = EDITIONS.find(({ id }) => id === (draft.edition ?? '2021'));
  if (!edition) throw new TypeError(`Expected an edition that there is, got ${draft.edition}`);
  const { title, organ, year, period, published_on } = draft;
  const narrative = {
    introduction: paragraphs(draft.introduction ?? '', 'introduction'),
    sections: sectionsOf(draft, edition),
  };
  return {
    title: stated(title, 'title'),
    organ: stated(organ, 'organ'),
    year: stated(year, 'year'),
    period: stated(period && { from: period[0], to: period[1] }, 'period'),
    published_on: stated(published_on, 'published_on'),
    edition: edition.id,
    readings: readingsOf(draft, edition),
    extras: (draft.extras ?? []).map(([label, cells], index) => ({
      number: index + 1,
      label,
      readings: Object.entries(cells).map(([column, raw]) => readingOf(`extra.${index + 1}.${column}`, raw)),
    })),
    ...narrative,
    statements: readStatements(narrative, year),
  };
}

function siblingOf(draft: Draft): Sibling {
  return { path: draft.path ?? 'report.html', report: reportOf(draft) };
}

function relatedOf({ year, last, versions, years, members, office, alike }: Draft): Related | null {
  if (!last && !versions && !years && !members && !office && !alike) return null;
  return {
    last: last ? siblingOf(last) : null,
    versions: (versions ?? []).map(siblingOf),
    years: years ?? [last?.year, year].filter((known) => known !== undefined),
    members: (members ?? []).map(siblingOf),
    office: office ? siblingOf(office) : null,
    alike: (alike ?? []).map(siblingOf),
  };
}

function stated<T>(value: T | undefined, selector: string): Stated<T> | null {
  return value === undefined ? null : { value, quote: String(value), place: { selector } };
}

function paragraphs(text: string, selector: string): readonly Paragraph[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, index) => ({ text: line, place: { selector: `${selector} p${index + 1}` } }));
}

function sectionsOf({ sections = {}, headings }: Draft, edition: Edition): readonly SectionText[] {
  const official = edition.sections.map(({ id, title }, index) => [id, `${'一二三四五六'[index]}、${title}`] as const);
  return (headings ?? official).map(([id, heading]) => ({
    id: id === '' ? undefined : id,
    heading,
    place: { selector: `heading ${id}` },
    paragraphs: paragraphs(sections[id] ?? '', id),
  }));
}

function readingsOf({ cells = {}, rest }: Draft, edition: Edition): readonly Reading[] {
  const fields = fieldsOf(edition);
  const unknown = Object.keys(cells).filter((name) => fields.every((field) => field.name !== name));
  if (unknown.length > 0) throw new TypeError(`Expected fields of ${edition.id}, got ${unknown.join(', ')}`);
  return fields
    .filter(({ name, row }) => row.replaces === undefined || name in cells)
    .map(({ name }) => readingOf(name, cells[name] ?? rest));
}

function readingOf(field: string, raw: string | undefined): Reading {
  const base = { field, method: 'text' } as const;
  if (raw === undefined) return { ...base, raw: '', value: null, state: 'absent', confidence: 1, place: undefined };
  const { state, value } = parseNumber(raw);
  return { ...base, raw, state, value, confidence: 1, place: { selector: field } };
}
