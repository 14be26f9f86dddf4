import type { Block, Document, Place, Table } from '../document.ts';
import { headsUnlabelled, namesColumn, standsAboutHeads } from './form-words.ts';
import { looseTables } from './loose-rows.ts';
import { parseNumber } from './number.ts';

/** A cell that stands by itself, or a piece of text among such cells. */
export interface LooseCell {
  readonly text: string;
  readonly kind: 'label' | 'value';
  readonly place: Place;
  readonly from: Block;
}

/** Words of the form, one of which stands in every report. */
const FORM = /本年新收|上年结转|予以公开|行政许可|行政处罚|结果维持|直接起诉/;

/**
 * The document with tables in place of cells that stand one below the other, or all in one line: so tools leave them
 * that take the text of a page and drop its tables, and so pages have them whose tables are made of other elements. In a
 * document of pages the places of the print tell the cells, and nothing is done.
 */
export function withLooseTables(document: Document): Document {
  const { blocks, medium } = document;
  if (medium !== 'text' && medium !== 'html') return document;
  const runs = blocks.some(holdsForm) ? runsOf(blocks) : [];
  if (runs.every(({ cells }) => cells.length === 0)) return document;
  return { ...document, blocks: runs.flatMap((run) => looseTables(run.cells) ?? run.blocks) };
}

function holdsForm(block: Block): boolean {
  if (block.kind === 'text') return FORM.test(block.text);
  return isLoose(block) && block.cells.some(({ text }) => FORM.test(text));
}

/** Blocks that follow one another: all of them cells, or none. */
interface Run {
  readonly blocks: Block[];
  readonly cells: LooseCell[];
}

function runsOf(blocks: readonly Block[]): readonly Run[] {
  const runs: Run[] = [];
  for (const block of blocks) {
    const cells = cellsOf(block);
    const last = runs.at(-1);
    if (last && last.cells.length > 0 === cells.length > 0) {
      last.blocks.push(block);
      last.cells.push(...cells);
    } else runs.push({ blocks: [block], cells: [...cells] });
  }
  return runs;
}

/** The cells that a block is; none where it is prose or a table. */
function cellsOf(block: Block): readonly LooseCell[] {
  if (block.kind === 'table') return isLoose(block) ? block.cells.map((cell) => looseCell(cell, block)) : [];
  const pieces = piecesOf(block.text);
  return pieces.map((text) => looseCell({ text, place: block.place }, block));
}

/** A table of one column; or one row that has no label, whose label or heads stand in lines above. */
function isLoose({ rows, columns, cells }: Table): boolean {
  return columns === 1 || (rows === 1 && cells.every(({ text }) => parseNumber(text).state !== 'text'));
}

function looseCell({ text, place }: Pick<Table['cells'][number], 'text' | 'place'>, from: Block): LooseCell {
  return { text, kind: parseNumber(text).state === 'text' ? 'label' : 'value', place, from };
}

/** Longer texts are sentences; the longest label of the form has 36 characters. */
const LONGEST = 60;

function isWordOfForm(text: string): boolean {
  return text.length <= LONGEST && (namesColumn(text) || headsUnlabelled(text) || standsAboutHeads(text));
}

const SENTENCE = /[。；]/;

/** The text as one cell, or, where it is a line of many, each of them. */
function piecesOf(text: string): readonly string[] {
  const pieces = text.replace(/(?<=(?:^|\s)\d{1,2}[.、．])\s+(?=[\u4e00-\u9fff])/g, '').split(/\s+/);
  if (pieces.length > 1 && pieces.every(isWordOfForm)) return pieces;
  const isOne = pieces.every((piece) => parseNumber(piece).state === 'text');
  if (isOne) return text.length <= LONGEST && !SENTENCE.test(text) ? [text] : [];
  return pieces;
}
