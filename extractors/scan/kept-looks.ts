import type { Place } from '../../src/document.ts';
import type { Look } from './cell-looks.ts';
import { isUnsure } from './decide.ts';
import type { ScannedPage } from './scanned-page.ts';

/** Pixels of cells that are kept for a second look: those of some fifty pages full of numbers. */
const MOST_PIXELS = 96e6;

/**
 * Bounds what pages keep for a second look, so that memory does not grow with the file: when a share of the room is taken
 * only cells that the first reader was not sure of are kept, when all is, none. What is not kept is not confirmed.
 */
export function lookKeeper(most = MOST_PIXELS): (page: ScannedPage) => ScannedPage {
  let taken = 0;
  const isKept = ([, { crop, read }]: readonly [Place, Look]): boolean => {
    if (taken >= most || (taken >= most / 2 && !isUnsure(read))) return false;
    taken += crop.width * crop.height;
    return true;
  };
  return (page) => ({ ...page, looks: new Map([...page.looks].filter(isKept)) });
}
