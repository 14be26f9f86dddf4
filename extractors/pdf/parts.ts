import type { Block, Table } from '../../src/document.ts';
import { type PageLine, toParagraphs } from './paragraphs.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** A table or a line of text; its height and left end are those of the page turned for reading, in points. */
export interface Part {
  readonly page: number;
  readonly top: number;
  readonly left: number;
  readonly content: Table | PageLine;
}

/** Parts of all pages → blocks in reading order; lines between tables become paragraphs. */
export function toBlocks(parts: readonly Part[], pages: number): Block[] {
  const lines = parts.flatMap(({ content }) => ('kind' in content ? [] : [content]));
  const kept = new Set(withoutRunningHeads(lines, pages));
  const blocks: Block[] = [];
  let run: PageLine[] = [];
  for (const { content } of [...parts].sort((a, b) => a.page - b.page || a.top - b.top || a.left - b.left)) {
    if ('kind' in content) {
      blocks.push(...toParagraphs(run), content);
      run = [];
    } else if (kept.has(content)) {
      run.push(content);
    }
  }
  return [...blocks, ...toParagraphs(run)];
}
