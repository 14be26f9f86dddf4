import type { Block, Cell, Table, Text } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { decode, looksBinary } from '../encoding.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../html/index.ts';
import { checkSize } from '../size.ts';

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

/** A line of the source; lines count from 1. */
interface Line {
  readonly number: number;
  readonly text: string;
}

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

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function linesOf(text: string, first: number): readonly Line[] {
  return text.split('\n').map((line, index) => ({ number: first + index, text: line.replace(/\r$/, '') }));
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

/** How a line is cut into cells; `none` for a line of prose or a blank one. */
type Cut = 'tabs' | 'pipes' | 'blanks' | 'gaps' | 'none';

function textBlocks(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let rows: Line[] = [];
  let cut: Cut = 'none';
  const flush = () => {
    if (rows.length > 0) blocks.push(toTable(rows, cut));
    rows = [];
  };
  for (const line of lines) {
    const next = cutOf(line.text);
    if (next !== cut) flush();
    cut = next;
    if (next !== 'none') rows.push(line);
    else blocks.push(...paragraph(line));
  }
  flush();
  return blocks;
}

/** A label and at the end nothing but numbers, each set apart by blanks: `行政许可 97`. */
const LABEL_AND_NUMBERS = /^\s*\S*[^\s\d.,，+-]\s*\S*(?:\s+[+-]?[\d０-９][\d０-９,，.]*){1,20}\s*$/;
const ONLY_NUMBERS = /^\s*[+-]?[\d０-９][\d０-９,，.]*(?:\s+[+-]?[\d０-９][\d０-９,，.]*){3,20}\s*$/;

/** Words that stand far apart on a line, as heads over numbers do; prose has digits or marks in such a line, or no gaps. */
const HEADS = /^\s*[^\s\d。，；：]{1,20}(?:(?: {2,}|\u3000+)(?:[^\s\d。，；：] ?){1,20})+\s*$/;

/** Cells between pipes; the one before the first cell may be left out. */
const PIPES = /^\s*(?:\||[^|\s][^|]*\|).*\|\s*$/;
/** Glued pipes at the end of a row are the columns that its cells span, as tools write them that drop the spans. */
const SPANNED = /\|\s*\|{2,}\s*$/;

function cutOf(text: string): Cut {
  if (PIPES.test(text)) return 'pipes';
  if (text.includes('\t') && text.trim() !== '') return 'tabs';
  if (LABEL_AND_NUMBERS.test(text) || ONLY_NUMBERS.test(text)) return 'blanks';
  return HEADS.test(text) ? 'gaps' : 'none';
}

function cellsOf(text: string, cut: Cut): readonly string[] {
  if (cut === 'tabs') return text.split('\t');
  if (cut === 'pipes')
    return text
      .replace(SPANNED, '|')
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/);
  if (cut === 'gaps') return text.trim().split(/ {2,}|\u3000+/);
  const numbers = /((?:\s+|^)[+-]?[\d０-９][\d０-９,，.]*)+\s*$/.exec(text);
  const label = text.slice(0, numbers?.index ?? text.length).trim();
  return [...(label ? [label] : []), ...(numbers?.[0].trim().split(/\s+/) ?? [])];
}

const RULE_ROW = /^[\s|:-]+$/;

function toTable(lines: readonly Line[], cut: Cut): Table {
  const rows = lines.filter((line) => !(cut === 'pipes' && RULE_ROW.test(line.text) && line.text.includes('-')));
  const cells = rows.flatMap((line, row) =>
    cellsOf(line.text, cut).map(
      (text, column): Cell => ({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text: text
          .replace(/<br\s*\/?>/gi, '\n')
          .replace(/\*\*|\\(?=\|)/g, '')
          .trim(),
        place: { selector: `L${line.number}C${column + 1}` },
      }),
    ),
  );
  checkSize(cells.length);
  const columns = cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
  return { kind: 'table', rows: rows.length, columns, cells, place: { selector: `L${lines[0]?.number ?? 1}` } };
}

function paragraph(line: Line): readonly Text[] {
  const mark = /^\s*#{1,6}\s+/.exec(line.text);
  const text = line.text
    .slice(mark?.[0].length ?? 0)
    .replace(/\*\*/g, '')
    .trim();
  if (text === '') return [];
  return [{ kind: 'text', text, place: { selector: `L${line.number}` }, heading: mark !== null }];
}
