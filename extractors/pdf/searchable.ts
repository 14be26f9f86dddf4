import type { Box, Cell } from '../../src/document.ts';
import type { Picture } from '../scan/picture.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { PaintedFile } from '../scan/scanner.ts';
import { area, around, holdsMiddle, intersect } from './box.ts';
import type { Glyph, PdfPage } from './engine.ts';
import { turned, turnOfPage } from './turn.ts';
import { needsOcr } from './visible.ts';

/**
 * What a page is read from. `characters`: it says itself what it shows; `picture`: it shows a picture, and what characters
 * it holds are none to be read by; `both`: characters are to be seen over a picture of a page, and are checked against it.
 */
export type Reading = 'characters' | 'picture' | 'both';

/** A picture over so much of a page may be that of the page, without the margins at most. */
const PAGE_SHARE = 0.7;
/** So many of the characters lie over it then. */
const OVER_SHARE = 0.7;
/** With fewer ideographs than this among its characters a page holds only what was filled in on the picture of a form. */
const WORDS_SHARE = 0.1;

/** What a page is to be read from, as far as its objects tell. Cheap: nothing is drawn. */
export function readingOf(page: PdfPage, visible: readonly Glyph[]): Reading {
  if (needsOcr(page, visible)) return 'picture';
  const picture = pageImage(page);
  if (!picture) return 'characters';
  const over = printed(visible).filter(({ box }) => holdsMiddle(picture, box));
  if (over.length < OVER_SHARE * printed(visible).length) return 'characters';
  const hidden = printed(page.glyphs).filter((glyph) => glyph.hidden && holdsMiddle(picture, glyph.box));
  const words = over.filter(({ text }) => /\p{Script=Han}/u.test(text));
  return hidden.length > over.length || words.length < WORDS_SHARE * over.length ? 'picture' : 'both';
}

/** The image that covers most of the page, or all of its strips as one. */
function pageImage({ images, width, height }: PdfPage): Box | undefined {
  const page: Box = [0, 0, width, height];
  const seen = images.map((image) => intersect(image, page)).filter((image) => area(image) > 0);
  const all = around(seen);
  const covered = seen.reduce((sum, image) => sum + area(image), 0);
  return all && Math.min(covered, area(all)) >= PAGE_SHARE * area(page) ? all : undefined;
}

const printed = (glyphs: readonly Glyph[]) => glyphs.filter(({ text }) => text.trim() !== '');

/** Ink differs from the paper around it by so many levels. */
const CONTRAST = 70;
/** A picture with ink in fewer of the places of characters is a background; text laid badly over a scan still hits more. */
const INKED_SHARE = 0.4;
/** Between the lines of print there is less ink than this; a photo has as much everywhere. */
const CLEAR_SHARE = 0.9;
/** So many characters are looked at. */
const SAMPLES = 300;

/** Whether a picture, drawn without the characters, shows print where they stand: no plain or decorated background. */
export function showsPrint(picture: Picture, page: PdfPage, visible: readonly Glyph[]): boolean {
  const boxes = printed(visible).map(({ box }) => box);
  const samples = boxes.filter((_, index) => index % Math.ceil(boxes.length / SAMPLES) === 0);
  const scale = picture.width / page.width;
  const isInked = (box: Box) => contrastIn(picture, box, scale) >= CONTRAST;
  if (samples.filter(isInked).length < INKED_SHARE * samples.length) return false;
  const gaps = samples.flatMap((box) => gapsAbove(box, boxes));
  return gaps.filter(isInked).length <= CLEAR_SHARE * gaps.length;
}

/** The strip over a character, unless another one stands there. */
function gapsAbove([x0, y0, x1, y1]: Box, boxes: readonly Box[]): readonly Box[] {
  const gap: Box = [x0, y0 - 0.35 * (y1 - y0), x1, y0 - 0.1 * (y1 - y0)];
  return boxes.some((box) => area(intersect(box, gap)) > 0) ? [] : [gap];
}

/** The levels between the lightest and the darkest pixel of a box. */
function contrastIn({ width, height, grey }: Picture, box: Box, scale: number): number {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * scale)) as unknown as Box;
  let [lightest, darkest] = [0, 255];
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y += 1) {
    for (let x = Math.max(0, x0); x < Math.min(width, x1); x += 1) {
      const level = grey[y * width + x] ?? 255;
      if (level < darkest) darkest = level;
      if (level > lightest) lightest = level;
    }
  }
  return Math.max(0, lightest - darkest);
}

/** So many characters under a picture are more than a stamp. */
const LEAST_UNDER = 40;
/** Where a character is to be seen a drawing without it differs by so many levels. */
const SEEN = 40;
/** A picture is translucent where so many of the characters under it are to be seen. */
const SEEN_SHARE = 0.8;

/** The page with the characters that are to be seen through a translucent picture over them; `undefined` where none are. */
export async function seenThrough(page: PdfPage, painted: Pick<PaintedFile, 'picture'>): Promise<PdfPage | undefined> {
  const under = printed(page.glyphs).filter((glyph) => glyph.under);
  if (under.length < LEAST_UNDER) return undefined;
  const [shown, bare] = [await painted.picture(page.number), await painted.picture(page.number, { text: false })];
  const samples = under.filter((_, index) => index % Math.ceil(under.length / SAMPLES) === 0);
  const seen = samples.filter(({ box }) => differenceIn(shown, bare, box, shown.width / page.width) >= SEEN);
  if (seen.length < SEEN_SHARE * samples.length) return undefined;
  return { ...page, glyphs: page.glyphs.map((glyph) => (glyph.under ? { ...glyph, hidden: false } : glyph)) };
}

/** By how many levels two drawings differ at most in a box. */
function differenceIn(a: Picture, b: Picture, box: Box, scale: number): number {
  const [x0, y0, x1, y1] = box.map((value) => Math.round(value * scale)) as unknown as Box;
  let most = 0;
  for (let y = Math.max(0, y0); y < Math.min(a.height, y1); y += 1) {
    for (let x = Math.max(0, x0); x < Math.min(a.width, x1); x += 1) {
      most = Math.max(most, Math.abs((a.grey[y * a.width + x] ?? 0) - (b.grey[y * a.width + x] ?? 0)));
    }
  }
  return most;
}

/** A page read from its picture after its characters were heard. */
export interface Checked {
  readonly page: ScannedPage;
  /** Cells in which the picture shows a number. */
  readonly numbers: number;
  /** Number cells in which the characters have a number. */
  readonly compared: number;
  /** Cells among them in which the picture shows the same. */
  readonly same: number;
}

/**
 * The number cells of a picture with what the page's characters say of them. The picture's reading stays. Characters that
 * say the same count as a second reader; where they say something else, the cell is doubtful and names it. Characters with
 * no number have no say: programs that lay them over scans lose lone zeros.
 */
export function checked(scanned: ScannedPage, page: PdfPage, visible: readonly Glyph[]): Checked {
  const turn = turnOfPage(visible);
  const reading = printed(visible).map((glyph) => ({ glyph, along: turned(glyph.box, turn, page) }));
  const layerIn = (box: Box) =>
    reading
      .filter(({ glyph }) => holdsMiddle(box, glyph.box))
      .toSorted((a, b) => a.along[0] - b.along[0])
      .map(({ glyph }) => glyph.text)
      .join('');
  let [numbers, compared, same] = [0, 0, 0];
  const check = (cell: Cell): Cell => {
    if (!isNumberCell(cell)) return cell;
    if (/\d/.test(cell.text)) numbers += 1;
    const layer = 'box' in cell.place ? plain(layerIn(cell.place.box)) : '';
    if (!cell.recognition || !/\d/.test(layer)) return cell;
    compared += 1;
    if (layer !== plain(cell.text)) return { ...cell, doubt: doubtOf(cell.text, layer) };
    same += 1;
    return { ...cell, recognition: { ...cell.recognition, agreed: true } };
  };
  const parts = scanned.parts.map((part) =>
    'kind' in part.content ? { ...part, content: { ...part.content, cells: part.content.cells.map(check) } } : part,
  );
  return { page: { ...scanned, parts }, numbers, compared, same };
}

/** A number, perhaps with a note behind it, or what could be one: no label. */
function isNumberCell({ text, recognition }: Cell): boolean {
  return recognition !== undefined && (/^[-+]?\d/.test(text) || !/\p{Script=Han}{2}/u.test(text));
}

/** Numbers alike but for blanks, width and thousands are the same. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s,]/g, '');

function doubtOf(text: string, layer: string): string {
  return `the picture of the page shows "${text}", the text laid over it says "${layer}"`;
}

/** With less agreement than this the characters are a bad reading of the picture, and are not heard at all. */
const TRUSTED_SHARE = 0.8;

/** Whether what lies over a picture says mostly the same. */
export function isTrusted({ compared, same }: Checked): boolean {
  return compared > 0 && same >= TRUSTED_SHARE * compared;
}

/** A picture that shows fewer of the words than this is no picture of the page, but stands behind it. */
const WHOLE_SHARE = 0.5;

/** Whether a picture shows as many words as lie over it. */
export function isWhole(scanned: ScannedPage, visible: readonly Glyph[]): boolean {
  const words = visible.filter(({ text }) => /\p{Script=Han}/u.test(text));
  return tokensOf(scanned, WORD).length >= WHOLE_SHARE * words.length;
}

/** Whether most words and numbers read from a picture lie over it too: where it shows no number cells. */
export function saysTheSame(scanned: ScannedPage, visible: readonly Glyph[]): boolean {
  const layer = visible.map(({ text }) => text).join('');
  return [WORD, /\d+/g].every((token) => {
    const read = tokensOf(scanned, token);
    return common(read, layer.match(token) ?? []) >= TRUSTED_SHARE * read.length;
  });
}

const WORD = /\p{Script=Han}/gu;

function tokensOf({ parts }: ScannedPage, token: RegExp): readonly string[] {
  return parts.map(textOf).join(' ').match(token) ?? [];
}

/** How many of the tokens are among the others, each as often as it stands there. */
function common(tokens: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const token of others) left.set(token, (left.get(token) ?? 0) + 1);
  return tokens.filter((token) => {
    const count = left.get(token) ?? 0;
    left.set(token, count - 1);
    return count > 0;
  }).length;
}

function textOf({ content }: ScannedPage['parts'][number]): string {
  return 'kind' in content ? content.cells.map(({ text }) => text).join('') : content.text;
}
