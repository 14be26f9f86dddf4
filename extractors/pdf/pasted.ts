import type { Box } from '../../src/document.ts';
import type { ScannedPage } from '../scan/scanned-page.ts';
import { area, holdsMiddle } from './box.ts';
import type { Glyph, PdfPage } from './engine.ts';

/** A picture over less of a page is an ornament, a seal or a code. */
const LEAST_SHARE = 0.08;
/** With more characters over it a picture is a background. */
const MOST_OVER = 5;

/** Where pictures stand on a page of characters that may be tables, pasted into it as such. */
export function pastedPictures({ images, width, height }: PdfPage, visible: readonly Glyph[]): readonly Box[] {
  return images.filter((image) => {
    const over = visible.filter(({ box, text }) => text.trim() !== '' && holdsMiddle(image, box));
    return area(image) >= LEAST_SHARE * width * height && over.length <= MOST_OVER;
  });
}

/** What was read within these boxes. Without a table nothing: pictures in a text are mostly photos. */
export function within({ parts, looks }: ScannedPage, boxes: readonly Box[]): readonly ScannedPage[] {
  const found = parts.filter(({ content }) => {
    const own = 'kind' in content ? ('box' in content.place ? content.place.box : undefined) : content.shown;
    return own !== undefined && boxes.some((box) => holdsMiddle(box, own, 2));
  });
  return found.some(({ content }) => 'kind' in content) ? [{ parts: found, looks }] : [];
}
