import type { Audit } from '../../audit.ts';
import { inColumns, type Paint, printable } from '../terminal.ts';
import { type Language, WORDS, type Words } from '../words.ts';
import { gridLines, OCR_SIGN } from './grid-text.ts';
import { type Grid, gridsOf, ownRows } from './grids.ts';
import { marksOf } from './marks.ts';
import { noteLines } from './notes.ts';

/** A report for a terminal of 100 columns: what it is, its tables as read, and what was found in it. */
export function reportText(audit: Audit, language: Language, paint: Paint): string {
  const { source, report, findings } = audit;
  const words = WORDS[language];
  const own = ownRows(report, words.ownRows);
  const grids = [...gridsOf(report), ...(own ? [own] : [])];
  const marking = { marks: marksOf(findings), paint };
  const lines = [
    ...headLines(audit, words, paint),
    ...grids.flatMap((grid, index) => [...titleLines(grid, grids[index - 1], paint), ...gridLines(grid, marking)]),
    '',
    ...(grids.length > 0
      ? [paint('dim', words.legend + (source.reading === 'ocr' ? `   ${OCR_SIGN} ${words.ocr}` : '')), '']
      : [words.noTables, '']),
    ...(findings.length > 0 ? [] : [words.noFindings]),
    ...findings.flatMap((finding, index) => noteLines(finding, index + 1, language, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function titleLines({ section }: Grid, before: Grid | undefined, paint: Paint): readonly string[] {
  return section === before?.section ? [] : ['', paint('bold', printable(section))];
}

function headLines({ source, report }: Audit, words: Words, paint: Paint): readonly string[] {
  const { path, medium, pages, reading } = source;
  const { title, organ, year, edition, period, published_on } = report;
  const entries: readonly (readonly [name: keyof Words['head'], value: string | number | null | undefined])[] = [
    ['title', title?.value],
    ['organ', organ?.value],
    ['year', year?.value],
    ['edition', edition],
    ['period', period && `${period.value.from} – ${period.value.to}`],
    ['published_on', published_on?.value],
    ['source', `${path} (${[medium, words.pages(pages), ...(reading === 'ocr' ? [words.ocr] : [])].join(', ')})`],
  ];
  return entries.map(
    ([name, value]) => `${paint('dim', inColumns(words.head[name], 10))}${printable(String(value ?? '–'))}`,
  );
}
