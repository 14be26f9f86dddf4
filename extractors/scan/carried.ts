import { type Kind, toRule } from './line-kinds.ts';
import type { Ridge } from './ridges.ts';
import { endOf, middle, type Rule } from './rule.ts';
import type { Sheet } from './sheet.ts';
import { inkOnShade, medianOf, type Trace, traceOf } from './traces.ts';

/** Lines no farther from each other's way, in inches, are pieces of one. */
const SAME_WAY = 0.02;
/** A line meets others that end so near to its way, in inches. */
const MEETS = 0.03;
/** How far a line may stray from the way of its pieces, in inches. */
const STRAYS = 0.016;
/** Pieces no farther apart, in pixels across their way, are one line and no twins. */
const ONE_LINE = 2;
/** Where a line ends is told by so much of it, in inches. */
const END = 0.2;
/** So long are the ends of a room, in inches, this share of which is to be inked: print keeps farther off. */
const ENDS = { inches: 0.034, inked: 0.6, whole: 0.95 };
/** A room is filled where no wider gap, in inches, is left in it: lines with less meet those that they end at. */
const FILLED = 0.025;
/** What is left of a line is about as dark as the rest of it: it is ink from this share on. */
const AS_DARK = 0.7;
/** A line that reaches over less of a room ends where it begins. */
const MOST = 0.8;
/** Rooms narrower than this, in inches, hold no cell. */
const NARROWEST = 0.08;

/** A line that comes to both lines that it meets. */
const WITH_ENDS: readonly Kind[] = [{ name: 'in pieces', inked: 0.4, covered: 0.5, clear: 0.85, length: 0 }];
/** Such a line down the page: print may stand close to it, but not on both sides. A row of print looks like one across. */
const DOWN: readonly Kind[] = [
  { name: 'in pieces, with print near to one side', inked: 0.5, covered: 0.6, clear: 0.5, open: 0.95, length: 0 },
  { name: 'in long pieces, with print on one side', inked: 0.7, covered: 0.75, clear: 0.2, open: 0.8, length: 0 },
  { name: 'dotted, with print on one side', inked: 0.35, covered: 0.95, clear: 0.2, open: 0.8, length: 0 },
  { name: 'without a gap, with print close to it', inked: 0.15, covered: 0.95, clear: 0.3, length: 0, gap: 0.018 },
];
/** Dots from end to end, wherever they begin: a digit leaves more room above and below. */
const DOTTED: readonly Kind[] = [
  { name: 'dotted from end to end', inked: 0.5, covered: 0.88, clear: 0.2, open: 0.8, length: 0, gap: 0.03 },
];
/** A line that has lost one end. A digit comes to neither. */
const WITH_ONE_END: readonly Kind[] = [
  { name: 'with a gap at one end', inked: 0.6, covered: 0.65, clear: 0.85, length: 0, gap: 0.09 },
];
/** A line that may have lost both ends: no digit is as long as it, no dash as near to the lines on both sides. */
const WITHOUT_ENDS: readonly Kind[] = [
  { name: 'with gaps', inked: 0.7, covered: 0.75, clear: 0.5, open: 0.85, length: 0.6, gap: 0.09 },
];

/** Lines of one direction, and what they are carried on over. */
export interface Course {
  readonly sheet: Sheet;
  readonly noise: number;
  /** Whether they run down the page; the sheet is turned so that they run across it. */
  readonly down: boolean;
}

/**
 * Lines carried on along their way, from one line that they meet to the next, wherever some of them is left: where a
 * table has a line in other rows, less ink tells that it goes on.
 * @param others the lines that they meet
 */
export function carriedOn(course: Course, lines: readonly Rule[], others: readonly Rule[]): Rule[] {
  const { sheet } = course;
  return waysOf(lines, SAME_WAY * sheet.dpi).flatMap((way) => {
    const known = [...way];
    const found: Rule[] = [];
    for (const room of roomsOn(known, others, sheet.dpi)) {
      const rule = widestGap(known, room) > FILLED * sheet.dpi ? ruleIn(course, known, room) : undefined;
      if (!rule) continue;
      known.push(rule);
      found.push(rule);
    }
    return found;
  });
}

/**
 * Lines without what sticks out of them into a room and does not reach over most of it: print in their way.
 * Past the outermost lines across they are left as they are: some tables are open at their sides.
 */
export function trimmed(lines: readonly Rule[], others: readonly Rule[], dpi: number): Rule[] {
  return lines.map((line) => {
    const rooms = roomsOn([line], others, dpi);
    const from = stubEnd(rooms, line.from, (room) => room.to);
    const to = stubEnd(rooms, endOf(line), (room) => room.from);
    return to - from < NARROWEST * dpi
      ? line
      : { ...line, from, places: line.places.slice(from - line.from, to - line.from) };
  });
}

/** Where a line that ends in a room is to end: at the line before where it does not reach over most of the room. */
function stubEnd(rooms: readonly Room[], end: number, root: (room: Room) => number): number {
  const room = rooms.find(({ from, to }) => end > from && end < to);
  return room && Math.abs(end - root(room)) < MOST * (room.to - room.from) ? root(room) : end;
}

/** Lines that lie on one way. */
function waysOf(lines: readonly Rule[], apart: number): Rule[][] {
  const ways: Rule[][] = [];
  for (const line of [...lines].sort((a, b) => middle(a) - middle(b))) {
    const last = ways.at(-1)?.at(-1);
    if (last && middle(line) - middle(last) <= apart) ways.at(-1)?.push(line);
    else ways.push([line]);
  }
  return ways;
}

interface Room {
  readonly from: number;
  readonly to: number;
}

/** The rooms between the lines that the way crosses, nearest to its known pieces first. */
function roomsOn(known: readonly Rule[], others: readonly Rule[], dpi: number): Room[] {
  const stops = others
    .flatMap(({ from, places, thickness }) => {
      const near = known.find((rule) => isMet(middle(rule), from, places.length, MEETS * dpi));
      if (!near) return [];
      const at = places[Math.min(places.length - 1, Math.max(0, Math.round(middle(near)) - from))] ?? 0;
      return [{ at, half: thickness / 2 + 1 }];
    })
    .sort((a, b) => a.at - b.at);
  const rooms = stops.slice(1).map(({ at, half }, index) => {
    const before = stops[index] ?? { at, half };
    return { from: Math.round(before.at + before.half), to: Math.round(at - half) };
  });
  return rooms
    .filter(({ from, to }) => to - from >= NARROWEST * dpi)
    .sort((a, b) => distanceTo(known, a) - distanceTo(known, b));
}

function isMet(level: number, from: number, length: number, reach: number): boolean {
  return level >= from - reach && level <= from + length + reach;
}

function distanceTo(known: readonly Rule[], room: Room): number {
  return Math.min(...known.map((rule) => Math.max(0, rule.from - room.to, room.from - endOf(rule))));
}

function widestGap(known: readonly Rule[], { from, to }: Room): number {
  let [widest, reached] = [0, from];
  for (const rule of [...known].sort((a, b) => a.from - b.from)) {
    widest = Math.max(widest, Math.min(rule.from, to) - reached);
    reached = Math.max(reached, endOf(rule));
  }
  return Math.max(widest, to - reached);
}

/** What is left of a line in a room. */
function ruleIn({ sheet, noise, down }: Course, known: readonly Rule[], room: Room): Rule | undefined {
  const { dpi } = sheet;
  const way = wayThrough(known, room, END * dpi);
  const least = leastInk(sheet, known, { x0: room.from, ys: way }, noise);
  const strays = Math.ceil(STRAYS * dpi);
  let best: Trace | undefined;
  let most = -1;
  for (let off = -strays; off <= strays; off++) {
    const trace = traceOf(sheet, { x0: room.from, ys: way.map((place) => place + off) }, noise);
    const inked = trace.dark.reduce((sum, dark) => sum + Math.min(dark, 2 * least), 0) - Math.abs(off);
    if (inked > most) [best, most] = [trace, inked];
  }
  if (!best) return undefined;
  const trace = { ...best, inked: Math.max(best.inked, least) };
  const whole = [0, room.to - room.from] as const;
  const [fewer, more] = inkedEnds(trace, dpi);
  const kinds = [
    ...(fewer >= ENDS.inked ? WITH_ENDS : []),
    ...(fewer >= ENDS.inked && down ? DOWN : []),
    ...(more >= ENDS.whole ? WITH_ONE_END : []),
    ...(down ? DOTTED : []),
    ...WITHOUT_ENDS,
  ];
  return toRule(sheet, trace, whole, kinds);
}

/** As dark at least is what is left of a line. */
function leastInk(sheet: Sheet, known: readonly Rule[], way: Ridge, noise: number): number {
  const traces = known.map((rule) => traceOf(sheet, toRidge(rule), noise));
  const dark = Math.min(...traces.map((trace) => medianOf(trace.dark)));
  return Math.max(AS_DARK * Math.min(...traces.map(({ inked }) => inked)), inkOnShade(sheet, way, dark));
}

const toRidge = ({ from, places }: Rule) => ({ x0: from, ys: places });

/** From the piece before to the piece after where these lie on one line, else along the nearer one: double lines have two. */
function wayThrough(known: readonly Rule[], { from, to }: Room, end: number): Float32Array {
  const isBefore = (rule: Rule) => rule.from + endOf(rule) < from + to;
  const before = known.filter(isBefore).sort((a, b) => endOf(b) - endOf(a))[0];
  const after = known.filter((rule) => !isBefore(rule)).sort((a, b) => a.from - b.from)[0];
  const first = before ? meanOf(before.places.slice(-end)) : undefined;
  const last = after ? meanOf(after.places.slice(0, end)) : undefined;
  const [x0, x1] = [before ? endOf(before) : from, after?.from ?? to];
  const nearer = from - x0 <= x1 - to ? (first ?? last ?? 0) : (last ?? first ?? 0);
  const isOne = first !== undefined && last !== undefined && Math.abs(first - last) <= ONE_LINE;
  return Float32Array.from({ length: to - from }, (_, index) => {
    const share = x1 > x0 ? Math.min(1, Math.max(0, (from + index - x0) / (x1 - x0))) : 0;
    return isOne ? first + share * (last - first) : nearer;
  });
}

function meanOf(places: Float32Array): number {
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** The shares of both ends of a room that are inked, the lesser first. */
function inkedEnds({ near, inked }: Trace, dpi: number): readonly [fewer: number, more: number] {
  const size = Math.max(3, Math.round(ENDS.inches * dpi));
  const share = (part: Uint8Array) => part.filter((dark) => dark >= inked).length / size;
  const shares = [share(near.subarray(0, size)), share(near.subarray(-size))] as const;
  return [Math.min(...shares), Math.max(...shares)];
}
