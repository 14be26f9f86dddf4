import type { Block, Document } from '../document.ts';
import { oncePer, remembered } from '../once.ts';
import type { Label, Section } from './edition.ts';
import { EDITIONS } from './editions/index.ts';
import { likenessToRow, namesGroup } from './form-words.ts';
import { similarities, splitOrdinal } from './label.ts';
import type { Paragraph, SectionText, Stated } from './report.ts';

/** A heading has to be this alike to a title of the form, or an alternate, to open its section. */
const ALIKE = 0.6;
const LONGEST_HEADING = 40;

/** The narrative, split at the headings of level 1 (一、 … 六、). */
export interface Narrative {
  /** What stands between the title and the first heading; without a title, what stands before the first heading. */
  readonly introduction: readonly Paragraph[];
  readonly sections: readonly SectionText[];
}

/** Splits the narrative at its headings; tables are left out. */
export function readNarrative(
  document: Document,
  sections: readonly Section[],
  title: Stated<string> | null,
): Narrative {
  const found: { head: Paragraph; id: string | undefined; paragraphs: Paragraph[] }[] = [];
  const before: Paragraph[] = [];
  for (const { inTable, ...line } of document.blocks.flatMap(linesIn)) {
    const heading = headingOf(line.text, sections);
    if (heading) found.push({ head: line, id: heading.id, paragraphs: [] });
    else if (!inTable) (found.at(-1)?.paragraphs ?? before).push(line);
  }
  return {
    introduction: found.length > 0 ? belowTitle(before, title) : [],
    sections: found.map(({ head, id, paragraphs }) => ({
      id,
      heading: head.text.replace(/\s+/g, ''),
      place: head.place,
      paragraphs,
    })),
  };
}

/** What a line of the title may hold beside it; a longer one is a sentence that quotes the title. */
const BESIDE_TITLE = 12;

/** The lines after the title's; a title may be broken over two lines. */
function belowTitle(lines: readonly Paragraph[], title: Stated<string> | null): readonly Paragraph[] {
  const words = title?.quote.replace(/\s+/g, '') ?? '';
  const isTitle = ({ text }: Paragraph) => {
    const line = text.replace(/\s+/g, '');
    const holds = line.includes(words) && line.length <= words.length + BESIDE_TITLE;
    return line !== '' && (holds || words.includes(line));
  };
  const last = words === '' ? -1 : lines.findLastIndex(isTitle);
  return lines.slice(last + 1).filter(({ text }) => text.trim() !== '');
}

/** Paragraphs, and the rows of tables that are one text: a heading may stand inside the table. */
function linesIn(block: Block): readonly (Paragraph & { readonly inTable: boolean })[] {
  if (block.kind === 'text') return [{ text: block.text, place: block.place, inTable: false }];
  const filled = new Map<number, number>();
  for (const { row, text } of block.cells) if (text !== '') filled.set(row, (filled.get(row) ?? 0) + 1);
  return block.cells
    .filter(({ row, text }) => (filled.get(row) ?? 0) === (text === '' ? 0 : 1))
    .map((cell) => ({ text: cell.text, place: cell.place, inTable: true }));
}

/** The title of a section with what stands for it. */
export const titleOf: (section: Section) => Label = oncePer(({ title, alternates }) => ({
  label: title,
  aliases: alternates,
}));

const titlesOf = oncePer((sections: readonly Section[]) => sections.map(titleOf));

function headingOf(text: string, sections: readonly Section[]): { id: string | undefined } | undefined {
  const line = text.replace(/\s+/g, '');
  if (line.length > LONGEST_HEADING || /[。；]$/.test(line)) return undefined;
  const { kind, text: title } = splitOrdinal(line);
  const alike = similarities(title, titlesOf(sections));
  const scored = sections.map(({ id }, index) => ({ id, alike: alike[index] ?? 0 }));
  const best = scored.reduce((a, b) => (b.alike > a.alike ? b : a), { id: '', alike: 0 });
  if (kind === 'section' && isLabel(line, best.alike)) return undefined;
  const numbered = kind === 'section' || (kind === 'leaf' && best.alike >= 0.9);
  if (numbered && best.alike >= ALIKE) return { id: best.id };
  if (kind === undefined && best.alike >= 0.98) return { id: best.id };
  return kind === 'section' && !/[，,。:：]/.test(line) ? { id: byKeyword(title, sections) } : undefined;
}

/** Rows of table 3 are numbered like sections, and may stand alone in a line. */
function isLabel(line: string, alike: number): boolean {
  return namesGroup(line) || likenessToRow(line) > alike;
}

const EVERY_SECTION = EDITIONS.flatMap(({ sections }) => sections);

/** Whether a text is the numbered heading of a section of any edition. */
export const isSectionHeading: (text: string) => boolean = remembered((text) => {
  return splitOrdinal(text).kind === 'section' && headingOf(text, EVERY_SECTION)?.id !== undefined;
});

/** The one section whose words a reworded heading holds. */
function byKeyword(title: string, sections: readonly Section[]): string | undefined {
  const found = sections.filter(({ keywords }) => keywords.some((word) => title.includes(word)));
  return found.length === 1 ? found[0]?.id : undefined;
}
