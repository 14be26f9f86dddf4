import type { RulingLine } from '../pdf/engine.ts';
import { type Ridge, ridgesOf } from './ridges.ts';
import { type Sheet, transposed } from './sheet.ts';

/** A ruling line as it is inked. Across: `from` and the places are x and y; down: y and x. In pixels. */
export interface Rule {
  readonly from: number;
  /** One place for every pixel along the line. */
  readonly places: Float32Array;
  readonly thickness: number;
}

export interface Rules {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** Inches. Strokes of characters are shorter; a row of a table may be as low. */
const SHORTEST = { across: 0.3, down: 0.14 };
/** A line down that is shorter, in inches, is one only where it stands between two lines across. */
const FREE = 0.25;
/** How near to a line across such a line has to end, in inches. */
const REACH = 0.04;
/** In inches; thicker bars are no lines. */
const THICKEST = 0.06;
/** Where beside a line paper is looked for, in inches. */
const BESIDE = { from: 0.014, to: 0.045 };
interface Kind {
  readonly name: string;
  readonly inked: number;
  readonly covered: number;
  readonly clear: number;
  /** At least so long, in inches. */
  readonly length: number;
  readonly unbroken?: boolean;
}

/**
 * What makes a line: the share of it that is inked, the share that has ink within a dot's distance, and the share that
 * has paper along either side. Text has not.
 */
const KINDS: readonly Kind[] = [
  { name: 'whole', inked: 0.75, covered: 0.75, clear: 0.75, length: 0 },
  { name: 'whole, in a narrow row', inked: 0.75, covered: 0.75, clear: 0.5, length: 0.6 },
  { name: 'whole, with text close to it', inked: 0.9, covered: 0.9, clear: 0.2, length: 1.5 },
  { name: 'broken or dotted', inked: 0.15, covered: 0.65, clear: 0.75, length: 0 },
];
/** A stretch without a gap wider than this, in inches, is unbroken: lines of print are farther from each other. */
const UNBROKEN = 0.025;
/** The same for what reaches from one line across to the next, which print does not. */
const LINED_KINDS: readonly Kind[] = [
  ...KINDS,
  { name: 'without a gap, with print close to it', inked: 0.15, covered: 0.95, clear: 0.3, length: 0, unbroken: true },
  { name: 'in pieces', inked: 0.4, covered: 0.5, clear: 0.85, length: 0 },
];
/** A line in pieces has to reach over this share of the row. */
const LINED = 0.8;
/** Dots are so near to each other, in inches. */
const DOTS = 0.013;
/** A line is looked at in pieces between gaps this wide, in inches, those between dots left out. */
const GAP = 0.016;
/** Shorter pieces, in inches, may be strokes of characters in the way of a line. */
const PIECE = 0.13;
/** Pieces of one ridge with a gap no wider, in inches, are one line. */
const JOIN = 0.13;
/** The twin of a double line: so far away in inches, this share of it inked, and paper in between. */
const TWIN = { apart: 0.035, inked: 0.65, between: 0.3 };
/** With more noise than this, in levels, darkness is averaged over a few pixels along the line. */
const NOISY = 6;

/**
 * Finds the ruling lines of an upright page: thin, broken, dotted and slightly curved ones too.
 * @param noise its standard deviation, in levels
 */
export function rulesOf(sheet: Sheet, noise: number): Rules {
  const { width, height, dpi } = sheet;
  const across = tracesOf(sheet, noise, SHORTEST.across)
    .flatMap((trace) => toRules(sheet, trace))
    .filter(({ places }) => places.length >= SHORTEST.across * dpi);
  const turned = { width: height, height: width, dpi, grey: transposed(sheet.grey, width, height) };
  const traces = tracesOf(turned, noise, SHORTEST.down / 2);
  const whole = traces
    .flatMap((trace) => toRules(turned, trace))
    .filter((rule) => rule.places.length >= FREE * dpi || isAnchored(rule, across, dpi));
  return { across, down: [...whole, ...traces.flatMap((trace) => betweenLines(turned, trace, across, whole))] };
}

/** Lines in points, straight, as the steps after this one take them. */
export function toRulingLines({ across, down }: Rules, dpi: number): RulingLine[] {
  const scale = 72 / dpi;
  return [
    ...across.map((rule) => {
      const y = middle(rule) * scale;
      return { x0: rule.from * scale, x1: endOf(rule) * scale, y0: y, y1: y };
    }),
    ...down.map((rule) => {
      const x = middle(rule) * scale;
      return { x0: x, x1: x, y0: rule.from * scale, y1: endOf(rule) * scale };
    }),
  ];
}

/** The page with its rules painted over. */
export function withoutRules({ width, height, grey, dpi }: Sheet, { across, down }: Rules): Uint8Array {
  const out = grey.slice();
  const paint = (rule: Rule, step: number, stride: number, limit: number) => {
    const reach = rule.thickness / 2 + Math.max(1, 0.004 * dpi);
    rule.places.forEach((place, index) => {
      const low = Math.max(0, Math.round(place - reach));
      const high = Math.min(limit - 1, Math.round(place + reach));
      for (let at = low; at <= high; at++) {
        out[(rule.from + index) * step + at * stride] = 255;
      }
    });
  };
  for (const rule of across) {
    paint(rule, 1, width, height);
  }
  for (const rule of down) {
    paint(rule, width, 1, width);
  }
  return out;
}

function endOf({ from, places }: Rule): number {
  return from + places.length;
}

/** The place of a line as a whole; its curves are no more than a few pixels. */
export function middle({ places }: Rule): number {
  let sum = 0;
  for (let index = 0; index < places.length; index += 4) {
    sum += places[index] ?? 0;
  }
  return sum / Math.ceil(places.length / 4) + 0.5;
}

function tracesOf(sheet: Sheet, noise: number, shortest: number): Trace[] {
  return ridgesOf(sheet.grey, { ...sheet, noise, shortest }).map((ridge) => traceOf(sheet, ridge, noise));
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
      rules[rules.length - 1] = { from: last.from, places, thickness: Math.max(last.thickness, rule.thickness) };
    } else if (rule) {
      rules.push(rule);
    }
  }
  return rules;
}

/** What is left of a line down between two neighbouring lines across: pieces too short to count alone. */
function betweenLines(turned: Sheet, trace: Trace, across: readonly Rule[], known: readonly Rule[]): Rule[] {
  const { ridge } = trace;
  const end = ridge.x0 + ridge.ys.length;
  const x = Math.round(ridge.ys[ridge.ys.length >> 1] ?? 0);
  const rows = across
    .flatMap(({ from, places }) => places[x - from] ?? [])
    .filter((y) => y > ridge.x0 - turned.dpi && y < end + turned.dpi)
    .sort((a, b) => a - b);
  return rows.flatMap((top, index) => {
    const bottom = rows[index + 1] ?? top;
    // Without the ink of the lines across themselves.
    const from = Math.max(ridge.x0, Math.round(top + 0.015 * turned.dpi));
    const to = Math.min(end, Math.round(bottom - 0.015 * turned.dpi));
    const isLow = bottom - top < SHORTEST.down * turned.dpi;
    const reaches = to - from >= LINED * (bottom - top) && inksBothEnds(trace, from - ridge.x0, to - ridge.x0);
    if (isLow || !reaches || isKnown(known, x, from, to)) {
      return [];
    }
    return toRule(turned, trace, [from - ridge.x0, to - ridge.x0], LINED_KINDS) ?? [];
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

/** A ridge with its darkness. */
interface Trace {
  readonly ridge: Ridge;
  readonly dark: Uint8Array;
  /** The darkest within a dot's distance. */
  readonly near: Uint8Array;
  /** This dark is ink. */
  readonly inked: number;
  readonly noise: number;
}

function traceOf(sheet: Sheet, ridge: Ridge, noise: number): Trace {
  const dark = darkness(sheet, ridge, noise > NOISY ? 2 : 0);
  const reach = Math.max(2, Math.round(DOTS * sheet.dpi));
  const near = spread(dark, reach);
  const peak = near.slice().sort()[Math.floor(near.length * 0.8)] ?? 0;
  return { ridge, dark, near, inked: Math.max(0.45 * peak, 16, 2 * noise), noise };
}

/** Each value as great as the greatest so many places before or after it. */
function spread(values: Uint8Array, reach: number): Uint8Array {
  const out = values.slice();
  for (let off = 1; off <= reach; off++) {
    for (let index = 0; index < values.length; index++) {
      const most = Math.max(values[index - off] ?? 0, values[index + off] ?? 0);
      out[index] = Math.max(out[index] ?? 0, most);
    }
  }
  return out;
}

type Stretch = readonly [from: number, to: number];

/** Stretches that are inked but for small gaps, long enough to tell lines from strokes. */
function pieces({ dark, near, inked }: Trace, dpi: number): Stretch[] {
  const joined: [from: number, to: number][] = [];
  for (let index = 0; index < near.length; index++) {
    const last = joined.at(-1);
    if ((near[index] ?? 0) < inked) {
      continue;
    }
    if (last && index - last[1] <= GAP * dpi) {
      last[1] = index + 1;
    } else {
      joined.push([index, index + 1]);
    }
  }
  const isInk = (value: number) => value >= inked;
  return joined
    .map(([from, to]): Stretch => {
      const own = dark.subarray(from, to);
      return [from + Math.max(0, own.findIndex(isInk)), from + own.findLastIndex(isInk) + 1];
    })
    .filter(([from, to]) => to - from >= PIECE * dpi);
}

/** A stretch of a ridge that is inked like a line. */
function toRule(
  sheet: Sheet,
  { ridge, dark, near, inked, noise }: Trace,
  [from, to]: Stretch,
  kinds: readonly Kind[] = KINDS,
): Rule | undefined {
  const piece = { x0: ridge.x0 + from, ys: ridge.ys.slice(from, to) };
  const thickness = thicknessOf(sheet, piece, Math.max(inked, 3 * noise));
  if (thickness > THICKEST * sheet.dpi) {
    return undefined;
  }
  const share = (values: Uint8Array) =>
    values.subarray(from, to).filter((value) => value >= inked).length / (to - from);
  const clear = clearShare(sheet, piece, thickness, inked, 255 - Math.max(inked, 60, 4 * noise));
  const length = (to - from) / sheet.dpi;
  const [own, covered] = [share(dark), share(near)];
  const unbroken = widestGap(dark.subarray(from, to), inked) <= UNBROKEN * sheet.dpi;
  const kind = kinds.find(
    (one) =>
      own >= one.inked &&
      covered >= one.covered &&
      clear >= one.clear &&
      length >= one.length &&
      (unbroken || !one.unbroken),
  );
  return kind && { from: piece.x0, places: piece.ys, thickness };
}

function widestGap(dark: Uint8Array, inked: number): number {
  let [widest, last] = [0, -1];
  dark.forEach((value, index) => {
    if (value >= inked) {
      widest = Math.max(widest, index - last - 1);
      last = index;
    }
  });
  return Math.max(widest, dark.length - last - 1);
}

/** How dark a ridge is along its way, or right beside it; the mean of so many pixels before and after. */
function darkness({ width, height, grey }: Sheet, { x0, ys }: Ridge, reach: number): Uint8Array {
  const dark = new Uint8Array(ys.length);
  for (let index = 0; index < ys.length; index++) {
    const y = Math.min(height - 2, Math.max(1, Math.round(ys[index] ?? 0)));
    let [above, own, below] = [0, 0, 0];
    const from = Math.max(0, x0 + index - reach);
    const to = Math.min(width - 1, x0 + index + reach);
    for (let at = y * width + from, end = y * width + to; at <= end; at++) {
      above += 255 - (grey[at - width] ?? 255);
      own += 255 - (grey[at] ?? 255);
      below += 255 - (grey[at + width] ?? 255);
    }
    dark[index] = Math.max(above, own, below) / (to - from + 1);
  }
  return dark;
}

function thicknessOf({ width, height, grey, dpi }: Sheet, { x0, ys }: Ridge, inked: number): number {
  const most = Math.ceil(2 * THICKEST * dpi);
  const found: number[] = [];
  for (let index = 0; index < ys.length; index += 3) {
    const y = Math.round(ys[index] ?? 0);
    const isInked = (row: number) => 255 - (grey[row * width + x0 + index] ?? 255) >= inked;
    let count = 0;
    for (let row = y; row >= 0 && y - row < most && isInked(row); row--) {
      count++;
    }
    for (let row = y + 1; row < height && row - y < most && isInked(row); row++) {
      count++;
    }
    if (count > 0) {
      found.push(count);
    }
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 1;
}

/** The share of a line that has paper along its side, by the worse side; of a double line, outside of both. */
function clearShare(sheet: Sheet, piece: Ridge, thickness: number, inked: number, light: number): number {
  const above = reachOf(sheet, piece, { step: -1, inked, usual: thickness / 2 });
  const below = reachOf(sheet, piece, { step: 1, inked, usual: thickness / 2 });
  return Math.min(sideShare(sheet, piece, -above, -1, light), sideShare(sheet, piece, below, 1, light));
}

/** The share of a line with paper on one side of it, from an offset on outwards. */
function sideShare(
  { width, height, grey, dpi }: Sheet,
  { x0, ys }: Ridge,
  edge: number,
  step: 1 | -1,
  light: number,
): number {
  const near = Math.max(2, Math.round(Math.abs(edge) + BESIDE.from * dpi));
  const far = Math.max(near + 1, Math.round(Math.abs(edge) + BESIDE.to * dpi));
  let clear = 0;
  for (let index = 0; index < ys.length; index++) {
    const middle = Math.round(ys[index] ?? 0);
    let off = near;
    while (off <= far) {
      const y = middle + step * off;
      if (y >= 0 && y < height && (grey[y * width + x0 + index] ?? 255) < light) {
        break;
      }
      off++;
    }
    clear += off > far ? 1 : 0;
  }
  return clear / ys.length;
}

/** How far a line reaches on one side; a double line to the far edge of its twin. */
function reachOf(
  sheet: Sheet,
  piece: Ridge,
  { step, inked, usual }: { step: 1 | -1; inked: number; usual: number },
): number {
  const shareAt = (off: number) => inkedShare(sheet, piece, step * off, inked);
  const most = THICKEST * sheet.dpi;
  const edgeFrom = (start: number) => {
    let off = start;
    while (off <= start + most && shareAt(off) > TWIN.between) {
      off++;
    }
    return off;
  };
  const edge = edgeFrom(1);
  if (edge > most) {
    return usual;
  }
  const last = edge + Math.round(TWIN.apart * sheet.dpi);
  for (let off = edge; off <= last; off++) {
    if (shareAt(off) >= TWIN.inked) {
      return edgeFrom(off) - 0.5;
    }
  }
  return Math.max(usual, edge - 0.5);
}

/** The share of places so many rows from a ridge that are inked. */
function inkedShare({ width, height, grey }: Sheet, { x0, ys }: Ridge, off: number, inked: number): number {
  let count = 0;
  for (let index = 0; index < ys.length; index++) {
    const y = Math.round(ys[index] ?? 0) + off;
    count += y >= 0 && y < height && 255 - (grey[y * width + x0 + index] ?? 255) >= inked ? 1 : 0;
  }
  return count / ys.length;
}

function isAnchored(rule: Rule, across: readonly Rule[], dpi: number): boolean {
  const x = Math.round(middle(rule));
  const reach = REACH * dpi;
  const meets = (y: number) =>
    across.some(({ from, places }) => {
      const place = places[Math.min(places.length - 1, Math.max(0, x - from))] ?? 0;
      return x >= from - reach && x <= from + places.length + reach && Math.abs(place - y) <= reach;
    });
  return meets(rule.from) && meets(endOf(rule));
}
