import type { Box, Place } from '../../src/document.ts';
import type { Picture } from '../scan/picture.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PaintedFile } from '../scan/scanner.ts';
import { tablesIn } from '../scan/table-picture.ts';
import { area, holdsMiddle, intersect, rounded } from './box.ts';
import type { Glyph, PdfPage, Turn } from './engine.ts';
import { onPage, ordered, type Recognise, scaleOf } from './scanned.ts';

/** A picture over less of a page is an ornament, a seal or a code; a table of one row overleaf is as small. */
const LEAST_SHARE = 0.015;
/** Narrower pictures, in points, are no tables. */
const LEAST_WIDTH = 200;
/** With more characters over it a picture is a background. */
const MOST_OVER = 5;
/** Strips nearer than this, in points, are one picture: programs cut pictures up. */
const TOUCHING = 2;
/** A picture that lies so far within another one is drawn over it, or again. */
const SAME_SHARE = 0.9;
/** Around a picture, in points: a table may be cut out right at its rules. */
const MARGIN = 6;

/** Where pictures stand on a page of characters that may be tables, pasted into it as such. */
export function pastedPictures({ images, width, height }: PdfPage, visible: readonly Glyph[]): readonly Box[] {
  const page: Box = [0, 0, width, height];
  return joined(images.map((image) => intersect(image, page)).filter((image) => area(image) > 0)).filter((image) => {
    const over = visible.filter(({ box, text }) => text.trim() !== '' && holdsMiddle(image, box));
    const large = area(image) >= LEAST_SHARE * area(page) && image[2] - image[0] >= LEAST_WIDTH;
    return large && over.length <= MOST_OVER;
  });
}

/** Strips of one picture as one: they are as wide, and each begins where another ends. */
function joined(images: readonly Box[]): readonly Box[] {
  const whole: Box[] = [];
  for (const image of images.toSorted((a, b) => a[1] - b[1] || area(b) - area(a))) {
    if (whole.some((box) => area(intersect(box, image)) >= SAME_SHARE * area(image))) continue;
    const at = whole.findIndex((box) => isBelow(box, image));
    const above = whole[at];
    if (above) whole[at] = [above[0], above[1], above[2], Math.max(above[3], image[3])];
    else whole.push(image);
  }
  return whole;
}

function isBelow(above: Box, box: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= TOUCHING;
  return near(above[0], box[0]) && near(above[2], box[2]) && near(above[3], box[1]);
}

/** A page, and where pictures stand on it. */
interface PastedPage {
  readonly page: PdfPage;
  readonly boxes: readonly Box[];
  /** How its text is turned. */
  readonly turn: Turn;
}

/** What pictures in a page hold that are tables. */
export interface PastedRead {
  readonly scanned: readonly ScannedPage[];
  /** Tables that could not be recognised. */
  readonly unread: readonly Place[];
  /** Pictures that were not looked at. */
  readonly unseen: readonly Place[];
}

export type ReadPasted = (pasted: PastedPage) => Promise<PastedRead>;

/** So many pages of a file are looked at whose pictures turn out to be no tables: letterheads and photos go on. */
const MOST_BARREN = 20;

/** Looks for tables among the pictures in the pages of one file; only they are recognised. */
export function pastedReader(painted: Pick<PaintedFile, 'picture'>, recognise: Recognise): ReadPasted {
  let barren = 0;
  return async ({ page, boxes, turn }) => {
    const placesOf = (some: readonly Box[]) => some.map((box) => ({ page: page.number, box: rounded(box) }));
    if (barren >= MOST_BARREN) return { ...NONE, unseen: placesOf(boxes) };
    const picture = await painted.picture(page.number, { text: false });
    const tables = tablesIn(only(picture, page, boxes)).map((box) => scaled(box, scaleOf(picture, page)));
    const wanted = boxes.filter((box) => tables.some((table) => holdsMiddle(box, table, MARGIN)));
    if (wanted.length === 0) {
      barren += 1;
      return NONE;
    }
    const read = await recognise(async () => only(picture, page, wanted), page);
    if (!read) return { ...NONE, unread: placesOf(wanted) };
    return { ...NONE, scanned: [ordered(onPage(read, page), page, turn)] };
  };
}

const NONE: PastedRead = { scanned: [], unread: [], unseen: [] };

const scaled = ([x0, y0, x1, y1]: Box, by: number): Box => [x0 * by, y0 * by, x1 * by, y1 * by];

/** A drawn page with nothing but what stands in these boxes. */
function only({ grey, red, ...size }: Picture, page: PdfPage, boxes: readonly Box[]): Picture {
  const { width, height } = size;
  const areas = boxes.map((box) => scaled(box, width / page.width).map(Math.round) as unknown as Box);
  const margin = Math.round((MARGIN * width) / page.width);
  const kept = (plane: Uint8Array) => {
    const blank = new Uint8Array(plane.length).fill(255);
    for (const [x0, y0, x1, y1] of areas) {
      const [left, right] = [Math.max(0, x0 - margin), Math.min(width, x1 + margin)];
      for (let y = Math.max(0, y0 - margin); y < Math.min(height, y1 + margin); y += 1) {
        blank.set(plane.subarray(y * width + left, y * width + right), y * width + left);
      }
    }
    return blank;
  };
  return { ...size, grey: kept(grey), ...(red ? { red: kept(red) } : {}) };
}
