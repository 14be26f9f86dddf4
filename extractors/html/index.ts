import type { AnyNode, Element } from 'domhandler';
import type { Block, Document, Metadata, Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { decode, looksBinary } from '../encoding.ts';
import type { Extractor } from '../extractor.ts';
import { blocksOf, type Image } from './blocks.ts';
import { elements, textOf } from './node.ts';
import { parsePage } from './parse.ts';
import { isShownSmall, type Pictures, withPictures } from './pictures.ts';

export type { Pictures } from './pictures.ts';

/** More than any page of a report; a larger one is a listing of a whole site or an attack on memory. */
const LARGEST = 32 * 1024 * 1024;

const MARKUP = /<(?:!doctype|html|head|body|meta|table|div|p|span|article|section|h[1-6]|title|td|tr)[\s>/]/i;

/** Pages of HTML, however they are encoded and nested. Pictures in them are not read, only counted. */
export const htmlExtractor: Extractor = htmlExtractorWith();

/** Reads pages of HTML, and the pictures in them that are tables. */
export function htmlExtractorWith(pictures?: Pictures): Extractor {
  return {
    format: 'html',
    accepts(bytes, name) {
      if (/\.(?:txt|md|markdown)$/i.test(name) || looksBinary(bytes)) return false;
      return /\.(?:s?html?|jsp|aspx?|php)$/i.test(name) || MARKUP.test(decode(bytes.subarray(0, 16_384)).text);
    },
    async extract(bytes, name) {
      if (bytes.length > LARGEST) {
        const megabytes = Math.round(bytes.length / 1024 / 1024);
        throw new DocumentError('too-large', `the page has ${megabytes} MB, the limit is 32 MB: give the report alone`);
      }
      const { text, warnings } = decode(bytes);
      const { blocks, metadata } = parse(text);
      const page = { medium: 'html', reading: 'text', pages: 1, metadata, warnings } as const;
      if (pictures && blocks.some((block) => !isBlock(block))) return withPictures(page, blocks, name, pictures);
      return { ...page, blocks: blocks.filter(isBlock), warnings: [...warnings, ...unseen(blocks)] };
    },
    ...(pictures ? { secondLook: pictures.scanner.secondLook } : {}),
  };
}

/** The blocks and the metadata of a page of HTML, already text. */
export function readMarkup(html: string): Pick<Document, 'blocks' | 'metadata'> {
  const { blocks, metadata } = parse(html);
  return { blocks: blocks.filter(isBlock), metadata };
}

function unseen(blocks: readonly (Block | Image)[]): readonly Warning[] {
  const images = blocks.filter((block) => block.kind === 'image').filter(({ placed }) => !isShownSmall(placed.element));
  if (images.length === 0) return [];
  const places = images.map(({ placed: { selector } }) => ({ selector }));
  return [{ code: 'pictures-unseen', values: { count: images.length }, places }];
}

function parse(html: string): { blocks: readonly (Block | Image)[]; metadata: Metadata } {
  const root = parsePage(html);
  const body = root && elements(root).find((element) => element.name === 'body');
  if (!root || !body) return { blocks: [], metadata: {} };
  return { blocks: blocksOf({ element: body, selector: 'body' }), metadata: metadataOf(root) };
}

function isBlock(block: Block | Image): block is Block {
  return block.kind !== 'image';
}

/** The names under which government sites give a page's title and date (GB/T 43692 and older habits). */
const TITLE_NAMES = /^(?:articletitle|og:title|title)$/i;
const DATE_NAMES = /^(?:pubdate|publishdate|article:published_time|firstpublishedtime|createdate)$/i;

function metadataOf(root: Element): Metadata {
  const head = elements(root).find((element) => element.name === 'head');
  const within = head ? descendants(head) : [];
  const meta = (names: RegExp) =>
    within.find(
      (element) => element.name === 'meta' && names.test(element.attribs.name ?? element.attribs.property ?? ''),
    );
  const title = meta(TITLE_NAMES)?.attribs.content ?? titleText(within);
  const date = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(meta(DATE_NAMES)?.attribs.content ?? '');
  return {
    ...(title ? { title: title.trim() } : {}),
    ...(date ? { published_on: [date[1], date[2]?.padStart(2, '0'), date[3]?.padStart(2, '0')].join('-') } : {}),
    place: { selector: 'head' },
  };
}

function titleText(within: readonly Element[]): string | undefined {
  const title = within.find((element) => element.name === 'title');
  return title?.children.map((node: AnyNode) => textOf(node)).join('');
}

function descendants(element: Element): readonly Element[] {
  return elements(element).flatMap((child) => [child, ...descendants(child)]);
}
