import type { Block, Cell, Document, Place, Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import { holdSubstance, printNumbers } from '../numbers.ts';
import { toBlocks } from '../pdf/parts.ts';
import { lookKeeper } from '../scan/kept-looks.ts';
import { withMargin } from '../scan/margin.ts';
import type { Picture } from '../scan/picture.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PictureDecoder, Scanner } from '../scan/scanner.ts';
import { kindOf, type PictureKind } from '../scan/table-picture.ts';
import type { Image } from './blocks.ts';
import { bytesOf, type LoadPicture, nameOf } from './picture-bytes.ts';

/** How pictures in pages are read. */
export interface Pictures {
  readonly load: LoadPicture;
  readonly decode: PictureDecoder;
  readonly scanner: Scanner;
}

/** Smaller pictures, in pixels, are ornaments and buttons. */
const LEAST = { width: 300, height: 60 };
/** So many pictures of a page are looked at. */
const MOST_PICTURES = 60;

/** The document with the blocks of its pictures where they stand, and what could not be read of them. */
export async function withPictures(
  page: Omit<Document, 'blocks'>,
  blocks: readonly (Block | Image)[],
  name: string,
  pictures: Pictures,
): Promise<Document> {
  const images = blocks.filter((block) => block.kind === 'image').filter(({ placed }) => !isShownSmall(placed.element));
  const seen = await lookAt(images.slice(0, MOST_PICTURES), name, pictures);
  const read = await readAll(wanted(seen, ownBlocks(blocks)), name, pictures);
  const all = blocks.flatMap((block) => (block.kind === 'image' ? (read.found.get(block)?.blocks ?? []) : [block]));
  if (read.unread > 0 && !holdSubstance(all)) throw new DocumentError('needs-ocr', NEEDS_OCR);
  const keep = lookKeeper();
  const scans = [...read.found.values()].map(({ looks }) => keep({ parts: [], looks, columns: [] }));
  const reading = scans.length > 0 ? 'ocr' : page.reading;
  const unseen = images.length - Math.min(images.length, MOST_PICTURES);
  const warnings = [...page.warnings, ...seen.warnings, ...read.warnings, ...counted('pictures-unseen', unseen)];
  return pictures.scanner.remember({ ...page, reading, blocks: all, warnings }, scans);
}

const NEEDS_OCR = 'the report stands in pictures, which need OCR: it is off or not installed';

function ownBlocks(blocks: readonly (Block | Image)[]): readonly Block[] {
  return blocks.filter((block) => block.kind !== 'image');
}

/** Whether an attribute says that a picture is shown smaller than any table. */
export function isShownSmall({ attribs }: Image['placed']['element']): boolean {
  return isSmall(attribs.width, LEAST.width) || isSmall(attribs.height, LEAST.height);
}

function isSmall(attribute: string | undefined, least: number): boolean {
  return attribute !== undefined && /^\s*\d+(?:px)?\s*$/.test(attribute) && Number.parseInt(attribute, 10) < least / 4;
}

function counted(code: Warning['code'], count: number): readonly Warning[] {
  return count > 0 ? [{ code, values: { count } }] : [];
}

/** What pictures are, as far as that is to be seen without recognising anything. */
interface Seen {
  readonly kinds: ReadonlyMap<Image, PictureKind>;
  readonly warnings: readonly Warning[];
}

async function lookAt(images: readonly Image[], name: string, pictures: Pictures): Promise<Seen> {
  const kinds = new Map<Image, PictureKind>();
  const missing: Image[] = [];
  const warnings: Warning[] = [];
  for (const image of images) {
    const picture = await orDamaged(() => pictureOf(image, name, pictures));
    if (picture === MISSING) missing.push(image);
    else if (picture instanceof DocumentError) warnings.push(damaged(image, picture));
    else if (picture) kinds.set(image, kindOf(picture));
  }
  const [first] = missing;
  const places = missing.map(placeOf);
  const values = { count: missing.length, name: first ? nameOf(first.placed.element) : '' };
  return { kinds, warnings: [...warnings, ...(first ? [{ code: 'pictures-missing' as const, values, places }] : [])] };
}

const MISSING = 'missing';

const placeOf = ({ placed: { selector } }: Image): Place => ({ selector });

function damaged(image: Image, { message }: DocumentError): Warning {
  const values = { name: nameOf(image.placed.element), reason: message };
  return { code: 'picture-damaged', values, places: [placeOf(image)] };
}

async function orDamaged<T>(step: () => Promise<T>): Promise<T | DocumentError> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}

/** How the formats begin that browsers show and that are made of pixels. */
const STARTS = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF', 'BM'];

/** The pixels of a picture; `undefined` for drawings and ornaments. */
async function pictureOf(
  { placed: { element } }: Image,
  name: string,
  { load, decode }: Pictures,
): Promise<Picture | typeof MISSING | undefined> {
  const bytes = await bytesOf(element, name, load);
  if (!bytes) return MISSING;
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (!STARTS.some((known) => start.startsWith(known))) return undefined;
  // Of a picture that moves, the first frame.
  for await (const picture of decode(bytes)) {
    const isOrnament = picture.width < LEAST.width || picture.height < LEAST.height;
    return isOrnament ? undefined : withMargin(picture).picture;
  }
  return undefined;
}

/**
 * The pictures that are read: tables; and print without a table where the page has no words of its own besides, or no
 * table in markup or pictures, for there are tables without rules.
 */
function wanted({ kinds }: Seen, blocks: readonly Block[]): readonly Image[] {
  const tables = [...kinds].filter(([, kind]) => kind === 'table');
  const hasTables = tables.length > 0 || printNumbers(blocks.filter((block) => block.kind === 'table'));
  if (hasTables && holdSubstance(blocks)) return tables.map(([image]) => image);
  return [...kinds].filter(([, kind]) => kind !== 'other').map(([image]) => image);
}

/** What a picture gives: blocks that stand where it stands. */
interface PictureRead extends Pick<ScannedPage, 'looks'> {
  readonly blocks: readonly Block[];
}

interface PicturesRead {
  readonly found: ReadonlyMap<Image, PictureRead>;
  /** How many could not be read because nothing can be recognised. */
  readonly unread: number;
  readonly warnings: readonly Warning[];
}

async function readAll(images: readonly Image[], name: string, pictures: Pictures): Promise<PicturesRead> {
  const found = new Map<Image, PictureRead>();
  const unread: Image[] = [];
  for (const image of images) {
    const picture = await pictureOf(image, name, pictures);
    if (!picture || picture === MISSING) continue;
    const scanned = await orDamaged(() => pictures.scanner.read(picture, 1));
    if (!(scanned instanceof DocumentError)) found.set(image, placedAt(image.placed.selector, scanned));
    else if (scanned.problem === 'needs-ocr') unread.push(image);
    else throw scanned;
  }
  const places = unread.map(placeOf);
  const needed = counted('pictures-need-ocr', unread.length).map((warning) => ({ ...warning, places }));
  return { found, unread: unread.length, warnings: needed };
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
