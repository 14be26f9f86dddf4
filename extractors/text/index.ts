import type { Block } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { decode, looksBinary } from '../encoding.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../html/index.ts';
import { textBlocks } from './blocks.ts';
import { linesOf, newlines } from './lines.ts';

const LARGEST = 32 * 1024 * 1024;

/** Plain text and Markdown, with tables by tabs, pipes, blanks, heads by gaps, or in HTML, as other tools give them. */
export const textExtractor: Extractor = {
  format: 'text',
  accepts: (bytes, name) => !looksBinary(bytes) && (/\.(?:txt|md|markdown)$/i.test(name) || !/\.\w{2,5}$/.test(name)),
  async extract(bytes) {
    if (bytes.length > LARGEST) throw new DocumentError('too-large', 'the text has more than 32 MB');
    const { text, warnings } = decode(bytes);
    const blocks = blocksOf(text);
    return { medium: 'text', reading: 'text', pages: 1, metadata: {}, blocks, warnings };
  },
};

/** The HTML tables of a text. What does not close is looked for once. */
function* htmlTables(text: string): Generator<{ readonly index: number; readonly markup: string }> {
  const opening = /<table[\s>]/gi;
  const closing = /<\/table>/gi;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    closing.lastIndex = opening.lastIndex;
    if (!closing.test(text)) return;
    yield { index: open.index, markup: text.slice(open.index, closing.lastIndex) };
    opening.lastIndex = closing.lastIndex;
  }
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let line = 1;
  for (const { index, markup } of htmlTables(text)) {
    const before = text.slice(from, index);
    for (const block of textBlocks(linesOf(before, line))) blocks.push(block);
    line += newlines(before);
    for (const block of atLine(readMarkup(markup).blocks, line)) blocks.push(block);
    line += newlines(markup);
    from = index + markup.length;
  }
  return blocks.concat(textBlocks(linesOf(text.slice(from), line)));
}

/** Blocks of an HTML table in the text: placed at its line, with the path inside it. */
function atLine(blocks: readonly Block[], line: number): readonly Block[] {
  const move = <T extends { readonly place: Block['place'] }>(block: T): T => {
    const inside = 'selector' in block.place ? block.place.selector.replace(/^body > /, ' ') : '';
    return { ...block, place: { selector: `L${line}${inside}` } };
  };
  return blocks.map((block) =>
    block.kind === 'table' ? { ...move(block), cells: block.cells.map(move) } : move(block),
  );
}
