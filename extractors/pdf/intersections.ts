import type { Edge, Edges } from './edges.ts';

/** Edges that hang together: the frame of one table. */
export interface Frame {
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
}

/** An edge may miss the one that it ends at by so many points. */
const REACH = 3;
/** Edges that run on by more points than this, past the last one across, were left open. */
const OPEN = 7;

/** Edges → groups of edges that cross or touch each other. Those that meet none make no group. */
export function toFrames({ horizontal, vertical }: Edges): Frame[] {
  const parent = [...horizontal, ...vertical].map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      at = parent[at] ?? at;
    }
    return at;
  };
  const met = new Set<number>();
  horizontal.forEach((across, i) => {
    vertical.forEach((down, j) => {
      if (meets(across, down)) {
        const other = horizontal.length + j;
        parent[root(i)] = root(other);
        met.add(i).add(other);
      }
    });
  });
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>();
  for (const index of [...met].sort((a, b) => a - b)) {
    const group = groups.get(root(index)) ?? { horizontal: [], vertical: [] };
    groups.set(root(index), group);
    const across = horizontal[index];
    const down = vertical[index - horizontal.length];
    if (across) {
      group.horizontal.push(across);
    } else if (down) {
      group.vertical.push(down);
    }
  }
  return [...groups.values()].map(closeFrame);
}

/** Whether a horizontal edge crosses or touches a vertical one. */
export function meets(across: Edge, down: Edge): boolean {
  return (
    down.at >= across.from - REACH &&
    down.at <= across.to + REACH &&
    across.at >= down.from - REACH &&
    across.at <= down.to + REACH
  );
}

/**
 * Adds the outer edges that nobody drew: where a page break cuts a table the verticals run on without a closing rule,
 * and some forms leave their sides open. Without them the last row would be lost in silence.
 */
function closeFrame(frame: Frame): Frame {
  const horizontal = closeEnds(frame.horizontal, frame.vertical);
  return { horizontal, vertical: closeEnds(frame.vertical, horizontal) };
}

/** Edges of one direction, with one more at each end past which those across run on. */
function closeEnds(edges: readonly Edge[], across: readonly Edge[]): readonly Edge[] {
  const places = edges.map(({ at }) => at);
  const first = Math.min(...places);
  const last = Math.max(...places);
  const before = across.filter(({ from }) => from < first - OPEN);
  const after = across.filter(({ to }) => to > last + OPEN);
  return [
    ...virtualEdge(before, Math.min(...before.map(({ from }) => from))),
    ...edges,
    ...virtualEdge(after, Math.max(...after.map(({ to }) => to))),
  ];
}

/** One edge alone that runs on is no open side. */
function virtualEdge(open: readonly Edge[], at: number): Edge[] {
  const places = open.map((edge) => edge.at);
  return open.length < 2 ? [] : [{ at, from: Math.min(...places), to: Math.max(...places) }];
}
