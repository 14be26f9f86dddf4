import type { PagePlace } from '../../../../document.ts';

/** Scrolls until a box is in view, to the middle unless all of it is to be seen already. */
export function scrollToBox(scroller: HTMLElement, { page, box }: PagePlace, scale: number): void {
  const element = scroller.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!element) return;
  const [x0, y0, x1, y1] = box.map((side) => side * scale) as [number, number, number, number];
  const [left, top] = [element.offsetLeft, element.offsetTop];
  const isEmpty = x1 === x0 && y1 === y0;
  const seen =
    !isEmpty &&
    isWithin(top + y0, top + y1, scroller.scrollTop, scroller.clientHeight) &&
    isWithin(left + x0, left + x1, scroller.scrollLeft, scroller.clientWidth);
  if (seen) return;
  scroller.scrollTo({
    top: isEmpty ? top : top + (y0 + y1) / 2 - scroller.clientHeight / 2,
    left: left + (x0 + x1) / 2 - scroller.clientWidth / 2,
  });
}

function isWithin(from: number, to: number, start: number, length: number): boolean {
  return from >= start && to <= start + length;
}
