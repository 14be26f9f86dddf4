import { diffWords } from 'diff';
import { FIELDS, fieldName, rowTitle } from '../../../../report/fields.ts';
import type { HistoryReport, ReportView, SectionView } from '../../../api.ts';
import { numbersOf } from './chain.ts';

/** A table of the form with the numbers of two reports. */
export interface ComparedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly ComparedRow[];
}

export interface ComparedRow {
  readonly name: string;
  readonly changed: boolean;
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly field: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** The tables of two reports, cell by cell: the rows that either of them has. */
export function comparedTables(before: ReportView, after: ReportView): readonly ComparedTable[] {
  const present = new Set([...before.cells, ...after.cells].map(({ field }) => field));
  const parts = Map.groupBy(
    FIELDS.filter(({ name }) => present.has(name)),
    ({ part }) => part,
  );
  const [earlier, later] = [numbersOf(before), numbersOf(after)];
  return [...parts].map(([part, fields]) => {
    const rows = [...new Set(fields.map(({ row }) => row))].map((row) => {
      const names = part.columns.map((column) => fieldName(part, row, column));
      const cells = names.map((field) => ({ field, before: earlier(field), after: later(field) }));
      return { name: rowTitle(row), cells, changed: cells.some((cell) => cell.before !== cell.after) };
    });
    return { name: part.label, columns: part.columns.map(({ label }) => label), rows };
  });
}

/** A piece of text that both have, or only one of them. */
export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

/** A section of the narrative in two reports. */
export interface ComparedSection {
  readonly heading: string;
  readonly in: 'both' | 'before' | 'after';
  /** `null` where the texts have too little in common. */
  readonly pieces: readonly Piece[] | null;
}

const CHINESE = new Intl.Segmenter('zh', { granularity: 'word' });

/** Beyond so many words that differ, marks say nothing, and finding them takes long. */
const MOST_CHANGES = 2000;

/** The sections of two reports in the order of the later one, then those that only the earlier one has. */
export function comparedSections(before: HistoryReport, after: HistoryReport): readonly ComparedSection[] {
  const earlier = new Map(before.sections.map((section) => [nameOfSection(section), section]));
  const later = new Set(after.sections.map(nameOfSection));
  return [
    ...after.sections.map((section) => comparedSection(earlier.get(nameOfSection(section)), section)),
    ...before.sections
      .filter((section) => !later.has(nameOfSection(section)))
      .map((section) => comparedSection(section, undefined)),
  ];
}

function comparedSection(before: SectionView | undefined, after: SectionView | undefined): ComparedSection {
  const heading = (after ?? before)?.heading ?? '';
  if (!before || !after) {
    const kind = after ? ('added' as const) : ('removed' as const);
    return { heading, in: after ? 'after' : 'before', pieces: [{ text: textOf(after ?? before), kind }] };
  }
  const changes = diffWords(textOf(before), textOf(after), { intlSegmenter: CHINESE, maxEditLength: MOST_CHANGES });
  const pieces = changes?.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
  }));
  return { heading, in: 'both', pieces: pieces ?? null };
}

/** A section of the form by what it is; another one by its heading. */
function nameOfSection({ id, heading }: SectionView): string {
  return id ?? heading;
}

function textOf(section: SectionView | undefined): string {
  return section?.paragraphs.join('\n') ?? '';
}
