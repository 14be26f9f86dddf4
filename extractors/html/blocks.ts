import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import type { Block, SelectorPlace } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { textBlocks } from '../text/blocks.ts';
import { linesOf } from '../text/lines.ts';
import { isTable, type MarkupRow, markupRows, toTable } from './grid.ts';
import { elements, isBlock, isUnseen, type Placed, placedChildren, textOf, tidy, typedText } from './node.ts';
import { parsePage } from './parse.ts';

/** Deeper nesting than any editor writes; hostile pages go on without end. */
const DEEPEST = 400;

/** A cell with more text than this in several paragraphs is part of a page layout, not of a table. */
const LONG_CELL = 200;

/** A picture that the page shows. */
export interface Image {
  readonly kind: 'image';
  readonly placed: Placed;
}

/** The headings, paragraphs, tables and pictures of an element in reading order; layout tables are taken apart. */
export function blocksOf(root: Placed): readonly (Block | Image)[] {
  const blocks: (Block | Image)[] = [];
  walk(root, blocks, 0);
  return blocks;
}

function walk(parent: Placed, blocks: (Block | Image)[], depth: number): void {
  if (depth > DEEPEST) {
    throw new DocumentError('damaged', `the page nests elements more than ${DEEPEST} deep: it is no report`);
  }
  const line = new Line(parent, blocks);
  const children = placedChildren(parent);
  let next = 0;
  for (const node of parent.element.children) {
    const placed = isTag(node) ? children[next++] : undefined;
    if (placed && isUnseen(placed.element)) continue;
    if (placed && (isBlock(placed.element) || isFrame(placed.element) || holdsBlock(placed.element))) {
      line.end();
      enter(placed, blocks, depth);
    } else line.add(node, placed);
  }
  line.end();
}

function enter(placed: Placed, blocks: (Block | Image)[], depth: number): void {
  if (isTable(placed.element)) walkTable(placed, blocks, depth);
  else if (placed.element.name === 'iframe') blocks.push(...framedBlocks(placed, depth));
  else if (placed.element.name === 'pre' && !holdsBlock(placed.element)) blocks.push(...setBlocks(placed));
  else walk(placed, blocks, depth + 1);
}

/** A frame whose page stands in the page itself. */
function isFrame({ name, attribs }: Element): boolean {
  return name === 'iframe' && attribs.srcdoc !== undefined;
}

/** The blocks of a frame's page. What stands in it is found by the frame; its pictures are not looked for. */
function framedBlocks({ element, selector }: Placed, depth: number): readonly Block[] {
  const root = parsePage(element.attribs.srcdoc ?? '');
  const body = root && elements(root).find(({ name }) => name === 'body');
  if (!body) return [];
  const blocks: (Block | Image)[] = [];
  walk({ element: body, selector: 'body' }, blocks, depth + 1);
  return blocks.flatMap((block) => (block.kind === 'image' ? [] : [movedTo({ selector }, block)]));
}

/** The blocks of text that stands as it was typed, tables by tabs or pipes among it, and its pictures. */
function setBlocks(pre: Placed): readonly (Block | Image)[] {
  const place = { selector: pre.selector };
  const blocks = textBlocks(linesOf(typedText(pre.element), 1));
  return [...blocks.map((block) => movedTo(place, block)), ...imagesIn(pre)];
}

function movedTo(place: SelectorPlace, block: Block): Block {
  if (block.kind === 'text') return { ...block, place };
  return { ...block, place, cells: block.cells.map((cell) => ({ ...cell, place })) };
}

/** An inline element around blocks, e.g. `<span><table>…`. */
function holdsBlock(element: Element): boolean {
  return elements(element).some((child) => isBlock(child) || isFrame(child) || holdsBlock(child));
}

/** Collects inline content until a block or a line break ends it. */
class Line {
  private text = '';
  private first: Placed | undefined;
  private readonly parent: Placed;
  private readonly blocks: (Block | Image)[];
  /** Pictures within the line, which stand below it. */
  private images: Image[] = [];

  constructor(parent: Placed, blocks: (Block | Image)[]) {
    this.parent = parent;
    this.blocks = blocks;
  }

  add(node: AnyNode, placed: Placed | undefined): void {
    if (placed?.element.name === 'br') {
      this.end();
      return;
    }
    if (placed) this.images.push(...imagesIn(placed));
    const text = isText(node) ? node.data.replace(/\s+/g, ' ') : placed ? textOfInline(placed) : '';
    if (text.trim() !== '') this.first ??= placed;
    this.text += text;
  }

  end(): void {
    const lines = tidy(this.text)
      .split('\n')
      .filter((line) => line !== '');
    const { element, selector } = this.parent;
    const heading = isHeading(element) || (this.first !== undefined && isHeading(this.first.element));
    for (const text of lines) this.blocks.push({ kind: 'text', text, place: { selector }, heading });
    this.blocks.push(...this.images);
    this.images = [];
    this.text = '';
    this.first = undefined;
  }
}

/** The pictures of an element, itself included, as far as they are seen. */
function imagesIn(placed: Placed): readonly Image[] {
  if (!holdsImage(placed.element) || isUnseen(placed.element)) return [];
  if (placed.element.name === 'img') return [{ kind: 'image', placed }];
  return placedChildren(placed).flatMap(imagesIn);
}

function holdsImage({ name, children }: Element): boolean {
  return name === 'img' || children.some((child) => isTag(child) && holdsImage(child));
}

function textOfInline(placed: Placed): string {
  const text = textOf(placed.element);
  const blank = /^[\s\u00A0]/.test(rawText(placed.element)) ? ' ' : '';
  return `${blank}${text}`;
}

function rawText(node: AnyNode): string {
  if (isText(node)) return node.data;
  return 'children' in node && node.children[0] ? rawText(node.children[0]) : '';
}

const CENTRED = /text-align\s*:\s*center/i;

function isHeading(element: Element): boolean {
  if (/^h[1-6]$/.test(element.name) || element.name === 'center') return true;
  return element.attribs.align === 'center' || CENTRED.test(element.attribs.style ?? '');
}

/** Rows of data become tables; a row that holds other tables or long text is layout and is walked instead. */
function walkTable(table: Placed, blocks: (Block | Image)[], depth: number): void {
  let data: MarkupRow[] = [];
  const flush = () => {
    if (data.length > 0)
      blocks.push(toTable(data, table.selector), ...data.flatMap(({ cells }) => cells.flatMap(imagesIn)));
    data = [];
  };
  for (const caption of placedChildren(table)) {
    if (caption.element.name === 'caption') walk(caption, blocks, depth + 1);
  }
  for (const markup of markupRows(table)) {
    if (!isLayout(markup)) {
      data.push(markup);
      continue;
    }
    flush();
    for (const cell of markup.cells) walk(cell, blocks, depth + 1);
  }
  flush();
}

function isLayout({ cells }: MarkupRow): boolean {
  return cells.some(({ element }) => holdsTable(element)) || holdsProse(cells);
}

function holdsTable(element: Element): boolean {
  return elements(element).some((child) => (isTable(child) ? !isUnseen(child) : holdsTable(child)));
}

function holdsProse(cells: readonly Placed[]): boolean {
  if (cells.length > 3) return false;
  return cells.some(({ element }) => element.children.length > 1 && textOf(element).length > LONG_CELL);
}
