import type { Block, Document, Place } from '../document.ts';
import type { Section } from './edition.ts';
import { similarity, splitOrdinal, wordingsOf } from './label.ts';
import type { SectionText } from './report.ts';

/** A heading has to be this alike to a title of the form, or an alternate, to open its section. */
const ALIKE = 0.6;
const LONGEST_HEADING = 40;

interface Line {
  readonly text: string;
  readonly place: Place;
}

/** Splits the narrative at the headings of level 1 (一、 … 六、); what stands before the first is left out. */
export function readSections(document: Document, sections: readonly Section[]): readonly SectionText[] {
  const found: { head: Line; id: string | undefined; paragraphs: Line[] }[] = [];
  for (const line of document.blocks.flatMap(linesIn)) {
    const heading = headingOf(line.text, sections);
    if (heading) found.push({ head: line, id: heading.id, paragraphs: [] });
    else if (!line.inTable) found.at(-1)?.paragraphs.push({ text: line.text, place: line.place });
  }
  return found.map(({ head, id, paragraphs }) => ({
    id,
    heading: head.text.replace(/\s+/g, ''),
    place: head.place,
    paragraphs,
  }));
}

/** Paragraphs, and the rows of tables that are one text: a heading may stand inside the table. */
function linesIn(block: Block): readonly (Line & { readonly inTable: boolean })[] {
  if (block.kind === 'text') return [{ text: block.text, place: block.place, inTable: false }];
  return block.cells
    .filter((cell) => block.cells.every((other) => other === cell || other.row !== cell.row || other.text === ''))
    .map((cell) => ({ text: cell.text, place: cell.place, inTable: true }));
}

function headingOf(text: string, sections: readonly Section[]): { id: string | undefined } | undefined {
  const line = text.replace(/\s+/g, '');
  if (line.length > LONGEST_HEADING || /[。；]$/.test(line)) return undefined;
  const { kind, text: title } = splitOrdinal(line);
  const scored = sections.map((section) => ({
    id: section.id,
    alike: similarity(title, wordingsOf({ label: section.title, aliases: section.alternates })),
  }));
  const best = scored.reduce((a, b) => (b.alike > a.alike ? b : a), { id: '', alike: 0 });
  const numbered = kind === 'section' || (kind === 'leaf' && best.alike >= 0.9);
  if (numbered && best.alike >= ALIKE) return { id: best.id };
  if (kind === undefined && best.alike >= 0.98) return { id: best.id };
  return kind === 'section' && !/[，,。:：]/.test(line) ? { id: byKeyword(title, sections) } : undefined;
}

/** The one section whose words a reworded heading holds. */
function byKeyword(title: string, sections: readonly Section[]): string | undefined {
  const found = sections.filter(({ keywords }) => keywords.some((word) => title.includes(word)));
  return found.length === 1 ? found[0]?.id : undefined;
}
