import type { Place } from '../document.ts';
import type { Finding } from '../finding.ts';

/** A place as it is exported: boxes to a hundredth of a point, which is finer than any cell. */
export function placeJson(place: Place): Place {
  if ('selector' in place) return place;
  const [x0, y0, x1, y1] = place.box;
  return { page: place.page, box: [round(x0), round(y0), round(x1), round(y1)] };
}

/** A finding with its places as they are exported. */
export function exportedFinding({ places, also, ...rest }: Finding): Finding {
  return { ...rest, places: places.map(placeJson), ...(also && { also }) };
}

/** The columns `page, x0, y0, x1, y1, selector` of a place; all empty where there is none. */
export function placeColumns(place: Place | undefined): readonly (string | number | null)[] {
  if (!place) return [null, null, null, null, null, null];
  if ('selector' in place) return [null, null, null, null, null, place.selector];
  return [place.page, ...place.box.map(round), null];
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
