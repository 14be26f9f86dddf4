import { carriedOn, trimmed } from './carried.ts';
import { ALIGNED_KINDS, BESIDE_PRINT, KINDS, type Kind, PIECES, toRule } from './line-kinds.ts';
import { openEdges } from './open-edges.ts';
import { endOf, middle, type Rule, type Rules } from './rule.ts';
import { type Sheet, transposed } from './sheet.ts';
import { inkedWithin, pieces, type Trace, tracesOf } from './traces.ts';

/** Inches. Strokes of characters are shorter; a row of a table may be as low. */
const SHORTEST = { across: 0.3, down: 0.14 };
/** A shorter line, in inches, is one only where it stands between two lines that it meets. */
const FREE = { across: 1, down: 0.25 };
/** Or, across, where this share of it has paper along both sides: along strokes of print in a row there is less. */
const CLEAR = 0.9;
/** How near to the lines that it meets such a line has to end, in inches: print keeps farther off. */
const REACH = 0.028;
/** Strokes of print are shorter than this, in inches; dots of a line are no farther from each other. */
const STROKE = { across: 0.5, down: 0.26 };
const UNBROKEN = 0.018;
/** A line touches those that it meets at both ends of this share of the rooms between them, if they are so wide, in inches. */
const TOUCHING = 0.6;
const ROOM = 0.084;
/** Rooms are no larger than this, in inches, beyond the ends of a line that reaches over none. */
const AROUND = 1;
/** Pieces of one ridge with a gap no wider, in inches, are one line. */
const JOIN = 0.13;
/** A line in pieces has to reach over this share of the row or column. */
const LINED = 0.8;
/** Lines no farther from each other's way are aligned; less ink at their ends will do. */
const ALIGNED = { inches: 0.02, ends: 0.5 };
/** So long are the ends of a line, in inches, this share of which is inked. */
const ENDS = 0.034;
const ENDS_INKED = 0.9;

/**
 * Finds the ruling lines of an upright page: thin, broken, dotted and slightly curved ones too.
 * @param noise its standard deviation, in levels
 */
export function rulesOf(sheet: Sheet, noise: number): Rules {
  const { width, height, dpi } = sheet;
  const turned = { width: height, height: width, dpi, grey: transposed(sheet.grey, width, height) };
  const tracesAcross = tracesOf(sheet, noise, SHORTEST.across / 2);
  const tracesDown = tracesOf(turned, noise, SHORTEST.down / 2);
  const long = candidates(sheet, tracesAcross, SHORTEST.across * dpi);
  const onlyRules = long.map(({ rule }) => rule);
  const down = candidates(turned, tracesDown, FREE.down * dpi)
    .filter(({ trace, rule }) => !isRowOfPrint(trace, rule, onlyRules, { stroke: STROKE.down, dpi }))
    .map(({ rule }) => rule);
  const across = long
    .filter(({ trace, rule }) => !isRowOfPrint(trace, rule, down, { stroke: STROKE.across, dpi }))
    .map(({ rule }) => rule)
    .filter(
      (rule) => rule.places.length >= FREE.across * dpi || rule.clear >= CLEAR || isAnchored(rule, down, REACH * dpi),
    );
  const rows = {
    between: across,
    known: down,
    shortest: SHORTEST.down,
    kinds: [...KINDS, PIECES, ...BESIDE_PRINT],
    aligned: ALIGNED_KINDS,
  };
  const columns = {
    between: down,
    known: across,
    shortest: SHORTEST.across,
    kinds: [...KINDS, PIECES],
    aligned: [...KINDS, PIECES],
  };
  return completed(
    { sheet, turned, noise },
    {
      across: [...across, ...tracesAcross.flatMap((trace) => lined(sheet, trace, columns))],
      down: [...down, ...tracesDown.flatMap((trace) => lined(turned, trace, rows))],
    },
  );
}

/** The lines carried on between those that they meet, or end at; across again, for more lines down are known then. */
function completed({ sheet, turned, noise }: { sheet: Sheet; turned: Sheet; noise: number }, rules: Rules): Rules {
  const across = trimmed(rules.across, rules.down, sheet.dpi);
  const rows = { sheet, noise, down: false };
  const first = [...across, ...carriedOn(rows, across, rules.down)];
  const known = trimmed(rules.down, first, sheet.dpi);
  const stops = [...first, ...openEdges(known, first, sheet.dpi)];
  const down = [...known, ...carriedOn({ sheet: turned, noise, down: true }, known, stops)];
  return { across: [...first, ...carriedOn(rows, first, down)], down };
}

function candidates(sheet: Sheet, traces: readonly Trace[], shortest: number): { trace: Trace; rule: Rule }[] {
  return traces.flatMap((trace) =>
    toRules(sheet, trace)
      .filter(({ places }) => places.length >= shortest)
      .map((rule) => ({ trace, rule })),
  );
}

/** The pieces of a ridge that are inked like a line, joined where they follow each other closely. */
function toRules(sheet: Sheet, trace: Trace): Rule[] {
  const { ridge } = trace;
  const rules: Rule[] = [];
  for (const piece of pieces(trace, sheet.dpi)) {
    const rule = toRule(sheet, trace, piece);
    const last = rules.at(-1);
    if (rule && last && rule.from - endOf(last) <= JOIN * sheet.dpi) {
      const places = ridge.ys.slice(last.from - ridge.x0, endOf(rule) - ridge.x0);
      rules[rules.length - 1] = joined(last, rule, places);
    } else if (rule) {
      rules.push(rule);
    }
  }
  return rules;
}

function joined(first: Rule, second: Rule, places: Float32Array): Rule {
  const thickness = Math.max(first.thickness, second.thickness);
  return { from: first.from, places, thickness, clear: Math.min(first.clear, second.clear) };
}

interface Lined {
  /** The lines between which pieces count. */
  readonly between: readonly Rule[];
  readonly known: readonly Rule[];
  /** Inches. */
  readonly shortest: number;
  readonly kinds: readonly Kind[];
  /** The kinds that count where the table has a line at that place elsewhere. */
  readonly aligned: readonly Kind[];
}

/** What is left of a line between two neighbouring lines that it meets: pieces too short to count alone. */
function lined(sheet: Sheet, trace: Trace, { between, known, shortest, kinds, aligned }: Lined): Rule[] {
  const { ridge } = trace;
  const level = Math.round(ridge.ys[ridge.ys.length >> 1] ?? 0);
  const reach = { from: ridge.x0 - sheet.dpi, to: ridge.x0 + ridge.ys.length + sheet.dpi };
  return roomsAt(between, level, reach).flatMap((room) => {
    const from = Math.max(ridge.x0, room.from);
    const to = Math.min(ridge.x0 + ridge.ys.length, room.to);
    const isLong = room.to - room.from >= shortest * sheet.dpi && to - from >= LINED * (room.to - room.from);
    const near = known.some((rule) => Math.abs(middle(rule) - level) <= ALIGNED.inches * sheet.dpi);
    const least = near ? ALIGNED.ends : ENDS_INKED;
    if (!isLong || isKnown(known, level, from, to)) return [];
    const own = inkedWithin(sheet, trace, [from - ridge.x0, to - ridge.x0]);
    if (!inksBothEnds(own, room, sheet.dpi, least)) return [];
    return toRule(sheet, own, [from - ridge.x0, to - ridge.x0], near ? aligned : kinds) ?? [];
  });
}

/** The room between two lines, their ink left out. */
interface Room {
  readonly from: number;
  readonly to: number;
}

/** The rooms between the lines that one of the other direction meets at a level. */
function roomsAt(lines: readonly Rule[], level: number, reach: Room): Room[] {
  const stops = lines
    .flatMap(({ from, places, thickness }) => {
      const at = places[level - from];
      return at === undefined || at < reach.from || at > reach.to ? [] : [{ at, half: thickness / 2 + 1 }];
    })
    .sort((a, b) => a.at - b.at);
  return stops.slice(1).map(({ at, half }, index) => {
    const before = stops[index] ?? { at, half };
    return { from: Math.round(before.at + before.half), to: Math.round(at - half) };
  });
}

/** Digits below each other, or dashes in a row, look like a line in pieces, but never come near the lines between them. */
function isRowOfPrint(
  trace: Trace,
  rule: Rule,
  others: readonly Rule[],
  { stroke, dpi }: { stroke: number; dpi: number },
): boolean {
  if (longestRun(trace, rule, UNBROKEN * dpi) >= stroke * dpi) {
    return false;
  }
  const roomsWithin = (reach: number) =>
    roomsAt(others, Math.round(middle(rule)), { from: rule.from - reach * dpi, to: endOf(rule) + reach * dpi }).filter(
      ({ from, to }) => to - from >= ROOM * dpi,
    );
  const rooms = roomsWithin(REACH);
  if (rooms.length === 0) return isWithin(rule, roomsWithin(AROUND));
  const touched = rooms.filter((room) => inksBothEnds(trace, room, dpi));
  return touched.length < TOUCHING * rooms.length;
}

/** Whether what reaches over no room from end to end has most of none: brackets on both sides of a line across. */
function isWithin(rule: Rule, rooms: readonly Room[]): boolean {
  const entered = rooms.filter(({ from, to }) => from < endOf(rule) && to > rule.from);
  const covered = ({ from, to }: Room) => Math.min(to, endOf(rule)) - Math.max(from, rule.from);
  return entered.length > 1 && entered.every((room) => covered(room) < LINED * (room.to - room.from));
}

/** The longest stretch of a rule without a gap wider than the given one. */
function longestRun({ ridge, dark, inked }: Trace, rule: Rule, gap: number): number {
  let [longest, start, last] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let at = rule.from - ridge.x0; at < endOf(rule) - ridge.x0; at++) {
    if ((dark[at] ?? 0) >= inked) {
      start = at - last > gap + 1 ? at : start;
      last = at;
      longest = Math.max(longest, at - start + 1);
    }
  }
  return longest;
}

/** Whether a line is inked where it comes to the lines that it meets; print does not come near them. */
function inksBothEnds({ ridge, near, inked }: Trace, { from, to }: Room, dpi: number, least = ENDS_INKED): boolean {
  const size = Math.max(3, Math.round(ENDS * dpi));
  const share = (start: number) => {
    let count = 0;
    for (let at = start - ridge.x0; at < start - ridge.x0 + size; at++) {
      count += (near[at] ?? 0) >= inked ? 1 : 0;
    }
    return count / size;
  };
  return share(from) >= least && share(to - size) >= least;
}

function isKnown(rules: readonly Rule[], x: number, from: number, to: number): boolean {
  return rules.some((rule) => {
    const common = Math.min(endOf(rule), to) - Math.max(rule.from, from);
    return Math.abs(middle(rule) - x) < 4 && common >= (to - from) / 2;
  });
}

/** Whether a line begins and ends at lines of the other direction. */
function isAnchored(rule: Rule, others: readonly Rule[], reach: number): boolean {
  const level = Math.round(middle(rule));
  const meets = (end: number) =>
    others.some(({ from, places }) => {
      const place = places[Math.min(places.length - 1, Math.max(0, level - from))] ?? 0;
      return level >= from - reach && level <= from + places.length + reach && Math.abs(place - end) <= reach;
    });
  return meets(rule.from) && meets(endOf(rule));
}
