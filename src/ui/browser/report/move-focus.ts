type Side = 'left' | 'right' | 'up' | 'down';

const SIDES: Readonly<Record<string, Side>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Moves the focus among the cells of tables as they lie, whatever they span, when an arrow key is pressed. */
export function moveFocus(event: KeyboardEvent): void {
  const side = SIDES[event.key];
  const from = event.currentTarget;
  if (!side || event.altKey || event.ctrlKey || event.metaKey || !(from instanceof HTMLElement)) return;
  event.preventDefault();
  const cells = [...(from.closest('.report-tables')?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  nextCell(from, cells, side)?.focus();
}

/** The nearest cell to a side that lies in the same row or column; down and up go on into the next table. */
function nextCell(from: HTMLElement, cells: readonly HTMLElement[], side: Side): HTMLElement | undefined {
  const here = from.getBoundingClientRect();
  const beside = cells
    .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => overlaps(here, box, side))
    .map(({ cell, box }) => ({ cell, far: distance(here, box, side) }))
    .filter(({ far }) => far > -1);
  return beside.toSorted((a, b) => a.far - b.far)[0]?.cell;
}

function overlaps(here: DOMRect, there: DOMRect, side: Side): boolean {
  const across = side === 'left' || side === 'right';
  return across
    ? there.top < here.bottom - 1 && there.bottom > here.top + 1
    : there.left < here.right - 1 && there.right > here.left + 1;
}

function distance(here: DOMRect, there: DOMRect, side: Side): number {
  if (side === 'right') return there.left - here.right;
  if (side === 'left') return here.left - there.right;
  return side === 'down' ? there.top - here.bottom : here.top - there.bottom;
}
