import { oncePer } from '../once.ts';
import { EDITIONS } from './editions/index.ts';
import { normaliseLabel, similarity, splitOrdinal, wordingsOf } from './label.ts';
import type { Report, SectionText } from './report.ts';
import { titleOf } from './sections.ts';

/** A heading of level 1 as printed. */
export interface Heading {
  readonly section: SectionText;
  /** The section that it opens; `undefined` for none of the form's. */
  readonly id: string | undefined;
  /** From 1; `undefined` where none is printed. */
  readonly number: number | undefined;
  /** Without number, blanks and the point at its end. */
  readonly title: string;
  /** It bears the words of the official title, not merely one word of it. */
  readonly alike: boolean;
}

const NUMERALS = '一二三四五六七八九十';
const ALIKE = 0.6;

/** The headings of level 1, those of a table of contents left out. */
export const headingsOf = oncePer((report: Report): readonly Heading[] =>
  withoutContents(report.sections).map((section) => {
    const { ordinal, text } = splitOrdinal(section.heading);
    const title = text.replace(/[、，,。:：;；.]+$/, '');
    return { section, id: section.id, number: numberOf(ordinal), title, alike: isAlike(report, section.id, title) };
  }),
);

function numberOf(ordinal: string): number | undefined {
  if (ordinal === '') return undefined;
  const number = /^\d+$/.test(ordinal) ? Number(ordinal) : NUMERALS.indexOf(ordinal) + 1;
  return number > 0 ? number : undefined;
}

function isAlike(report: Report, id: string | undefined, title: string): boolean {
  const sections = EDITIONS.find((edition) => edition.id === report.edition)?.sections ?? [];
  const official = sections.find((section) => section.id === id);
  if (!official) return false;
  return similarity(title, wordingsOf(titleOf(official))) >= ALIKE;
}

/** Headings that have no text and all come again are a table of contents. */
function withoutContents(sections: readonly SectionText[]): readonly SectionText[] {
  const again = sections.findIndex(({ id }, index) => index > 0 && id !== undefined && id === sections[0]?.id);
  const contents = sections.slice(0, Math.max(0, again));
  const rest = sections.slice(contents.length);
  const repeated = contents.every(
    ({ id, paragraphs }) => paragraphs.length === 0 && rest.some((section) => section.id === id),
  );
  return contents.length > 2 && repeated ? rest : sections;
}

/** A title in the form in which titles are compared. */
export function comparableTitle(title: string): string {
  return normaliseLabel(title).replace(/[、，,.。;；:：]/g, '');
}
