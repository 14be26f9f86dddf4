import type { Box, PagePlace } from '../../../../document.ts';
import type { CellView } from '../../../api.ts';

/** The field of the smallest cell that a point of a page lies in. */
export function fieldAt(
  cells: readonly CellView[],
  page: number,
  [x, y]: readonly [number, number],
): string | undefined {
  const here = cells.flatMap(({ field, place }) =>
    isOnPage(place, page) && holds(place.box, x, y) ? [{ field, place }] : [],
  );
  return here.toSorted((a, b) => area(a.place.box) - area(b.place.box))[0]?.field;
}

export function isOnPage(place: CellView['place'], page: number): place is PagePlace {
  return place !== null && 'page' in place && place.page === page;
}

function holds([x0, y0, x1, y1]: Box, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

function area([x0, y0, x1, y1]: Box): number {
  return (x1 - x0) * (y1 - y0);
}
