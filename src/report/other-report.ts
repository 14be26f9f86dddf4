import type { Document, Place } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import { type Head, type TitleLine, titleLines } from './head.ts';
import type { Reading } from './report.ts';

/**
 * Where several reports stand on one page and each prints only some of the tables, those of another may be taken for the
 * ones that this one lacks: what was read below the title of another organ or year is not certain.
 */
export function otherReports(document: Document, head: Head, readings: readonly Reading[]): readonly Finding[] {
  const titles = titleLines(document);
  if (!titles.some((title) => isOther(title, head))) return [];
  const above = titleAbove(document, titles);
  const read = readings.flatMap(({ field, place }) => {
    const title = place && above.get(place);
    return title && isOther(title, head) ? [{ field, title }] : [];
  });
  return [...Map.groupBy(read, ({ title }) => title)].map(([{ title, block }, of]) => {
    const detail = { zh: `“${title}”`, en: `"${title}"` };
    const fields = of.map(({ field }) => field);
    return doubt('structure/other-report', { detail, fields, places: [block.place], actual: title });
  });
}

/** Names may be printed in full or in short: of one organ the one holds the other. */
function isOther({ organ, year }: TitleLine, head: Head): boolean {
  const own = head.organ?.value;
  const sameOrgan = own === undefined || own.endsWith(organ) || organ.endsWith(own);
  return !sameOrgan || (year !== undefined && head.year !== null && year !== head.year.value);
}

/** The last title above each cell. */
function titleAbove({ blocks }: Document, titles: readonly TitleLine[]): ReadonlyMap<Place, TitleLine> {
  const found = new Map<Place, TitleLine>();
  let title: TitleLine | undefined;
  for (const block of blocks) {
    if (block.kind === 'text') title = titles.find((line) => line.block === block) ?? title;
    else if (title) for (const { place } of block.cells) found.set(place, title);
  }
  return found;
}
