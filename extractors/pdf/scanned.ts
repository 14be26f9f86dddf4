import type { Box, Place, Table } from '../../src/document.ts';
import { dpiOf, type Picture } from '../scan/picture.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import type { Scanner } from '../scan/scanner.ts';
import { rounded } from './box.ts';
import type { PdfPage } from './engine.ts';
import type { PageLine } from './paragraphs.ts';
import type { Part } from './parts.ts';

/** Sizes nearer than this are the same but for rounding to whole pixels. */
const SAME = 0.002;

/** Reads a page from its picture; places are those of the page, also where it is no size of paper and was drawn smaller. */
export async function readScan(scanner: Scanner, picture: Picture, page: PdfPage): Promise<ScannedPage> {
  const scanned = await scanner.read(picture, page.number);
  const scale = page.width / ((picture.width * 72) / dpiOf(picture));
  return Math.abs(scale - 1) < SAME ? scanned : scaled(scanned, scale);
}

function scaled({ parts, looks }: ScannedPage, scale: number): ScannedPage {
  const places = new Map<Place, Place>();
  const box = ([x0, y0, x1, y1]: Box): Box => [x0 * scale, y0 * scale, x1 * scale, y1 * scale];
  const place = (old: Place): Place => {
    const found = 'box' in old ? { ...old, box: rounded(box(old.box)) } : old;
    places.set(old, found);
    return found;
  };
  const table = (old: Table): Table => ({
    ...old,
    place: place(old.place),
    cells: old.cells.map((cell) => ({ ...cell, place: place(cell.place) })),
  });
  const line = (old: PageLine): PageLine => ({
    ...old,
    width: old.width * scale,
    height: old.height * scale,
    box: box(old.box),
    shown: box(old.shown),
    size: old.size * scale,
  });
  const part = ({ page, top, left, content }: Part): Part => ({
    page,
    top: top * scale,
    left: left * scale,
    content: 'kind' in content ? table(content) : line(content),
  });
  return {
    parts: parts.map(part),
    looks: new Map([...looks].map(([old, look]) => [places.get(old) ?? old, look])),
  };
}
