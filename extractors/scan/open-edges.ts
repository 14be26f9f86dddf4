import { endOf, middle, type Rule } from './rule.ts';

/** So many lines down that end so near to each other, in inches, tell of an edge where no line across is. */
const OPEN = { lines: 3, apart: 0.05 };

/** Where a line down the page ends, and where it stands. */
interface End {
  readonly at: number;
  readonly place: number;
}

/** The edges of tables at which lines down end that meet no line across: such a table goes on overleaf. */
export function openEdges(down: readonly Rule[], across: readonly Rule[], dpi: number): Rule[] {
  const near = OPEN.apart * dpi;
  const ends = down.flatMap((line) => [line.from, endOf(line)].map((at): End => ({ at, place: middle(line) })));
  const open = ends.filter((end) => !across.some((line) => isAt(end, line, near))).sort((a, b) => a.at - b.at);
  const edges: End[][] = [];
  for (const end of open) {
    const last = edges.at(-1);
    if (last && end.at - (last[0]?.at ?? 0) <= near) last.push(end);
    else edges.push([end]);
  }
  return edges.filter(({ length }) => length >= OPEN.lines).map(edgeThrough);
}

function isAt({ at, place }: End, { from, places }: Rule, near: number): boolean {
  const off = Math.round(place) - from;
  if (off < -near || off >= places.length + near) return false;
  return Math.abs((places[Math.min(places.length - 1, Math.max(0, off))] ?? 0) - at) <= near;
}

function edgeThrough(ends: readonly End[]): Rule {
  const places = ends.map(({ place }) => Math.round(place));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const at = ends[ends.length >> 1]?.at ?? 0;
  return { from, places: new Float32Array(to - from + 1).fill(at), thickness: 1, clear: 1 };
}
