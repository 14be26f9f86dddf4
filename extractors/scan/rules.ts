import { KINDS, type Kind, LINED_KINDS, PIECES, toRule } from './line-kinds.ts';
import { endOf, middle, type Rule, type Rules } from './rule.ts';
import { type Sheet, transposed } from './sheet.ts';
import { pieces, type Trace, tracesOf } from './traces.ts';

/** Inches. Strokes of characters are shorter; a row of a table may be as low. */
const SHORTEST = { across: 0.3, down: 0.14 };
/** A shorter line, in inches, is one only where it stands between two lines that it meets. */
const FREE = { across: 1, down: 0.25 };
/** Or, across, where this share of it has paper along both sides: along strokes of print in a row there is less. */
const CLEAR = 0.9;
/** How near to the lines that it meets such a line has to end, in inches: print keeps farther off. */
const REACH = { across: 0.028, down: 0.04 };
/** Pieces of one ridge with a gap no wider, in inches, are one line. */
const JOIN = 0.13;
/** A line in pieces has to reach over this share of the row or column. */
const LINED = 0.8;
/** The ink of the lines at both ends, in inches. */
const ENDS = 0.015;

/**
 * Finds the ruling lines of an upright page: thin, broken, dotted and slightly curved ones too.
 * @param noise its standard deviation, in levels
 */
export function rulesOf(sheet: Sheet, noise: number): Rules {
  const { width, height, dpi } = sheet;
  const turned = { width: height, height: width, dpi, grey: transposed(sheet.grey, width, height) };
  const tracesAcross = tracesOf(sheet, noise, SHORTEST.across / 2);
  const tracesDown = tracesOf(turned, noise, SHORTEST.down / 2);
  const long = tracesAcross
    .flatMap((trace) => toRules(sheet, trace))
    .filter(({ places }) => places.length >= SHORTEST.across * dpi);
  const down = tracesDown
    .flatMap((trace) => toRules(turned, trace))
    .filter((rule) => rule.places.length >= FREE.down * dpi || isAnchored(rule, long, REACH.down * dpi));
  const across = long.filter(
    (rule) =>
      rule.places.length >= FREE.across * dpi || rule.clear >= CLEAR || isAnchored(rule, down, REACH.across * dpi),
  );
  const rows = { between: across, known: down, shortest: SHORTEST.down, kinds: LINED_KINDS };
  const columns = { between: down, known: across, shortest: SHORTEST.across, kinds: [...KINDS, PIECES] };
  return {
    across: [...across, ...tracesAcross.flatMap((trace) => lined(sheet, trace, columns))],
    down: [...down, ...tracesDown.flatMap((trace) => lined(turned, trace, rows))],
  };
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
}

/** What is left of a line between two neighbouring lines that it meets: pieces too short to count alone. */
function lined(sheet: Sheet, trace: Trace, { between, known, shortest, kinds }: Lined): Rule[] {
  const { ridge } = trace;
  const end = ridge.x0 + ridge.ys.length;
  const level = Math.round(ridge.ys[ridge.ys.length >> 1] ?? 0);
  const stops = between
    .flatMap(({ from, places }) => places[level - from] ?? [])
    .filter((at) => at > ridge.x0 - sheet.dpi && at < end + sheet.dpi)
    .sort((a, b) => a - b);
  return stops.flatMap((first, index) => {
    const second = stops[index + 1] ?? first;
    const from = Math.max(ridge.x0, Math.round(first + ENDS * sheet.dpi));
    const to = Math.min(end, Math.round(second - ENDS * sheet.dpi));
    const isLong = second - first >= shortest * sheet.dpi && to - from >= LINED * (second - first);
    const stretch = [from - ridge.x0, to - ridge.x0] as const;
    if (!isLong || !inksBothEnds(trace, ...stretch) || isKnown(known, level, from, to)) {
      return [];
    }
    return toRule(sheet, trace, stretch, kinds) ?? [];
  });
}

/** A digit in the middle of a row does not come near the lines above and below it. */
function inksBothEnds({ near, inked }: Trace, from: number, to: number): boolean {
  const part = Math.max(2, Math.round((to - from) / 5));
  const share = (start: number) => near.subarray(start, start + part).filter((value) => value >= inked).length / part;
  return share(from) >= 0.5 && share(to - part) >= 0.5;
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
