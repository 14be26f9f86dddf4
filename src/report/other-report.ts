import type { Block, Cell, Document, Place, Table, Text } from '../document.ts';
import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import { type Head, organNamed, type TitleLine, titleLines } from './head.ts';
import { LETTER } from './line.ts';
import type { Reading } from './report.ts';
import { isSectionHeading } from './sections.ts';
import { yearsIn } from './years.ts';

/** Words that say whose, or of which year, the numbers of a cell are, where these are not the report's. */
interface Claim {
  readonly words: string;
  readonly place: Place;
}

/**
 * Where several reports stand on one page and each prints only some of the tables, those of another may be taken for the
 * ones that this one lacks. What stands below the title or caption of another organ or year, or below or beside the name
 * of another year, is not certain.
 */
export function otherReports(document: Document, head: Head, readings: readonly Reading[]): readonly Finding[] {
  const claims = claimsIn(document, head);
  if (claims.size === 0) return [];
  const read = readings.flatMap(({ field, place }) => {
    const claim = place && claims.get(place);
    return claim && !isLastYears(field, claim, head) ? [{ field, claim }] : [];
  });
  return [...Map.groupBy(read, ({ claim }) => claim.words)].map(([words, of]) => {
    const detail = { zh: `“${words}”`, en: `"${words}"` };
    const places = of[0] ? [of[0].claim.place] : [];
    return doubt('structure/other-report', { detail, fields: of.map(({ field }) => field), places, actual: words });
  });
}

/** Some columns are those of the year before. */
function isLastYears(field: string, { words }: Claim, { year }: Head): boolean {
  return field.endsWith('.items_last_year') && year !== null && yearsIn(words).includes(year.value - 1);
}

/** The cells that are claimed for another organ or year. */
function claimsIn(document: Document, head: Head): ReadonlyMap<Place, Claim> {
  const titles = new Map<Block, TitleLine>(titleLines(document).map((line) => [line.block, line]));
  const claims = new Map<Place, Claim>();
  let title: TitleLine | undefined;
  let caption: Text | undefined;
  let apart = true;
  document.blocks.forEach((block, index) => {
    if (block.kind === 'text') {
      title = titles.get(block) ?? title;
      apart ||= LETTER.test(block.text);
      return;
    }
    // A table that goes on overleaf has the caption of its first piece.
    if (apart) caption = captionOf(document.blocks, index).find((line) => isCaptionOfOther(line, head));
    apart = false;
    const ofAll = title && isOther(title, head) ? { words: title.title, place: title.block.place } : undefined;
    const whole = ofAll ?? (caption && { words: caption.text, place: caption.place });
    if (whole) for (const { place } of block.cells) claims.set(place, whole);
    else claimCells(block, head, claims);
  });
  return claims;
}

/** Names may be printed in full or in short, or with the office that writes for the organ. */
function isOther({ organ, year }: Pick<TitleLine, 'organ' | 'year'>, head: Head): boolean {
  return isOtherOrgan(organ, head) || (year !== undefined && head.year !== null && year !== head.year.value);
}

function isOtherOrgan(organ: string, { organ: own }: Head): boolean {
  if (own === null || own.value.endsWith(organ)) return false;
  return !organ.replace(/(?:办公[室厅]|机关|本级)$/, '').endsWith(own.value);
}

/** The longest line, in characters, that is the caption of a table, and how many such lines there may be. */
const LONGEST_CAPTION = 40;
const MOST_LINES = 2;

/** The short lines above a table, up to another table or the heading of the section. */
function captionOf(blocks: readonly Block[], index: number): readonly Text[] {
  const lines: Text[] = [];
  for (const block of blocks.slice(Math.max(0, index - MOST_LINES), index).reverse()) {
    if (block.kind === 'table' || block.text.length > LONGEST_CAPTION || isSectionHeading(block.text)) break;
    if (!/[。；，,]/.test(block.text)) lines.push(block);
  }
  return lines;
}

const OWN_TABLE = /(.+?)(?:20\d\d年度?)?(?:政府信息公开|依申请公开|信息公开)[^。；]*表$/;

function isCaptionOfOther({ text }: Text, head: Head): boolean {
  if (isOfOtherYear(text, head)) return true;
  const organ = organNamed(OWN_TABLE.exec(text.replace(/^附(?:[件表]?[\d一二三]*[:：、]?)?\s*/, ''))?.[1] ?? '');
  return organ !== undefined && isOtherOrgan(organ, head);
}

/** Words with which years are named that are not those of the numbers below. */
const BESIDE = /[上下去次历][一]?年|截[至止]|以来|结转/;

function isOfOtherYear(text: string, { year }: Head): boolean {
  if (year === null || BESIDE.test(text)) return false;
  const years = yearsIn(text.replace(/\s+/g, ''));
  return years.length > 0 && !years.includes(year.value);
}

function namesYear({ text }: Cell): boolean {
  return text.length <= LONGEST_CAPTION && LETTER.test(text) && /20\d\d\s*年/.test(text) && !BESIDE.test(text);
}

/** The nearest year above a cell, or beside it, is that of its number; where the report's own is not named, that of all. */
function claimCells({ cells, columns }: Table, head: Head, claims: Map<Place, Claim>): void {
  const naming = cells.filter(namesYear);
  const other = naming.find(({ text }) => isOfOtherYear(text, head));
  if (!other) return;
  const isOfAll = naming.every(({ text }) => isOfOtherYear(text, head));
  const beside = byRows(naming);
  const above = new Array<Cell | undefined>(columns);
  for (const row of Map.groupBy(cells, (cell) => cell.row).values()) {
    for (const cell of row.filter(({ text }) => /\d/.test(text) && !LETTER.test(text))) {
      const left = beside.get(cell.row)?.findLast(({ column }) => column < cell.column);
      const over = above.slice(cell.column, cell.column + cell.columnSpan).findLast((one) => one !== undefined);
      const nearest = [left, over].find((one) => one && isOfOtherYear(one.text, head));
      const named = nearest ?? (isOfAll ? other : undefined);
      if (named) claims.set(cell.place, { words: named.text, place: named.place });
    }
    for (const cell of row.filter(namesYear)) above.fill(cell, cell.column, cell.column + cell.columnSpan);
  }
}

/** The cells that reach over each row. */
function byRows(cells: readonly Cell[]): ReadonlyMap<number, readonly Cell[]> {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) rows.set(row, [...(rows.get(row) ?? []), cell]);
  }
  return rows;
}
