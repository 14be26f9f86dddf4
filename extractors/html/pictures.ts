import type { Block, Cell, Document, Place } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { printNumbers } from '../numbers.ts';
import { toBlocks } from '../pdf/parts.ts';
import { lookKeeper } from '../scan/kept-looks.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PictureDecoder, Scanner } from '../scan/scanner.ts';
import type { Image } from './blocks.ts';
import { fromDataUri } from './data-uri.ts';

/** How pictures in pages are read. */
export interface Pictures {
  /**
   * The bytes of a picture that stands beside the page; `undefined` where there is none. Nothing is ever fetched.
   * @param src a relative path as the page has it
   * @param name the page
   */
  load(src: string, name: string): Promise<Uint8Array | undefined>;
  readonly decode: PictureDecoder;
  readonly scanner: Scanner;
}

/** Whether the markup itself gives a table of numbers. */
export function holdsNumbers(blocks: readonly (Block | Image)[]): boolean {
  return printNumbers(blocks.filter((block) => block.kind === 'table'));
}

/** Smaller pictures, in pixels, are ornaments and buttons. */
const LEAST = { width: 400, height: 150 };
/** So many pictures of a page are looked at. */
const MOST_PICTURES = 40;
/** A picture without a table is one of print where it has so many lines of it; on photos a word or two is seen. */
const LEAST_LINES = 5;

/** The document with the blocks of its pictures where they stand. What is missing is told where no table was found. */
export async function withPictures(
  page: Omit<Document, 'blocks'>,
  blocks: readonly (Block | Image)[],
  name: string,
  pictures: Pictures,
): Promise<Document> {
  const all: Block[] = [];
  const warnings: string[] = [];
  const scans: ScannedPage[] = [];
  const keep = lookKeeper();
  let [seen, missing] = [0, 0];
  for (const block of blocks) {
    if (block.kind !== 'image') {
      all.push(block);
      continue;
    }
    seen += 1;
    const read = seen > MOST_PICTURES ? MISSING : await readImage(block, name, pictures);
    if (read === MISSING) missing += 1;
    else if (typeof read === 'string') warnings.push(read);
    else if (read) {
      all.push(...read.blocks);
      scans.push(keep({ parts: [], looks: read.looks }));
    }
  }
  if (missing > 0 && !scans.some(({ looks }) => looks.size > 0)) warnings.push(missingWarning(missing));
  const reading = scans.length > 0 ? 'ocr' : page.reading;
  return pictures.scanner.remember({ ...page, reading, blocks: all, warnings: [...page.warnings, ...warnings] }, scans);
}

const MISSING = 'missing';
const missingWarning = (count: number) =>
  `${count} of the pictures that the page shows are not in it or beside it: save the page together with its pictures`;

/** What a picture gives: blocks that stand where it stands. */
interface PictureRead extends Pick<ScannedPage, 'looks'> {
  readonly blocks: readonly Block[];
}

/** A picture as its blocks, none where it is no print; or why it cannot be read. */
async function readImage(
  { placed: { element, selector } }: Image,
  name: string,
  pictures: Pictures,
): Promise<PictureRead | undefined | string> {
  if (isSmall(element.attribs.width, LEAST.width) || isSmall(element.attribs.height, LEAST.height)) return undefined;
  const { src = '', 'data-src': later, 'data-original': original } = element.attribs;
  const bytes = await bytesOf([later, original, src], name, pictures);
  if (!bytes) return MISSING;
  try {
    return await readPicture(bytes, selector, pictures);
  } catch (error) {
    if (error instanceof DocumentError) return `a picture of the page cannot be read: ${error.message}`;
    throw error;
  }
}

/** Whether an attribute says that a picture is shown smaller than any table. */
function isSmall(attribute: string | undefined, least: number): boolean {
  return attribute !== undefined && /^\s*\d+(?:px)?\s*$/.test(attribute) && Number.parseInt(attribute, 10) < least / 4;
}

/** Pages that load pictures late name them in an attribute of their own, and a blank one as their source. */
async function bytesOf(
  sources: readonly (string | undefined)[],
  name: string,
  { load }: Pictures,
): Promise<Uint8Array | undefined> {
  for (const source of sources) {
    const src = source?.trim() ?? '';
    const bytes = src === '' ? undefined : /^data:/i.test(src) ? fromDataUri(src) : await load(src, name);
    if (bytes) return bytes;
  }
  return undefined;
}

/** How the formats begin that browsers show and that are made of pixels. */
const STARTS = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF', 'BM'];

async function readPicture(bytes: Uint8Array, selector: string, pictures: Pictures): Promise<PictureRead | undefined> {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (!STARTS.some((known) => start.startsWith(known))) return undefined;
  // Of a picture that moves, the first frame.
  for await (const picture of pictures.decode(bytes)) {
    if (picture.width < LEAST.width || picture.height < LEAST.height) return undefined;
    const scanned = await pictures.scanner.read(picture, 1);
    const isTable = scanned.parts.some(({ content }) => 'kind' in content);
    return isTable || scanned.parts.length >= LEAST_LINES ? placedAt(selector, scanned) : undefined;
  }
  return undefined;
}

/** Places in a page are selectors: all that a picture holds stands where it does. A place of its own each, as looks go by them. */
function placedAt(selector: string, { parts, looks }: ScannedPage): PictureRead {
  const moved = new Map<Place, Place>();
  const cell = (old: Cell): Cell => {
    const place = { selector };
    moved.set(old.place, place);
    return { ...old, place };
  };
  const blocks = toBlocks(parts, 1).map(
    (block): Block =>
      block.kind === 'text'
        ? { ...block, place: { selector } }
        : { ...block, place: { selector }, cells: block.cells.map(cell) },
  );
  return { blocks, looks: new Map([...looks].map(([old, look]) => [moved.get(old) ?? old, look])) };
}
