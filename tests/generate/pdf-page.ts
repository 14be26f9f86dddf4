/** A line of text; `y` is the top of its em box. Points from the top left of the page as it is shown. */
export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly role: 'body' | 'head' | 'label' | 'value';
  /** Marks with the same row stand in the same row of a table. */
  readonly row?: string;
}

/** A rule of a table, horizontal or vertical. */
export interface RuleMark {
  readonly kind: 'rule';
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The frame of one cell where a layout draws cells one by one. */
export interface FrameMark {
  readonly kind: 'frame';
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface ShadeMark {
  readonly kind: 'shade';
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export type Mark = TextMark | RuleMark | FrameMark | ShadeMark;

/** The width of a text at a size. */
export type Measure = (text: string, size: number) => number;

/** A text cut into lines no wider than asked; Chinese breaks anywhere, numbers stay whole, no line begins with a stop. */
export function wrap(text: string, size: number, width: number, measure: Measure): string[] {
  const lines: string[][] = [[]];
  for (const piece of text.match(/[\d.,+%-]+|[\s\S]/gu) ?? []) {
    const line = lines.at(-1) ?? [];
    if (line.length === 0 || measure(line.join('') + piece, size) <= width) {
      line.push(piece);
      continue;
    }
    const taken = /^[，。、；：）)”》]$/.test(piece) && line.length > 1 ? line.splice(-1) : [];
    lines.push(piece === ' ' ? [] : [...taken, piece]);
  }
  return lines.map((line) => line.join('')).filter((line) => line !== '');
}

/** Rules that lie on one line and touch made one. */
export function joined(rules: readonly RuleMark[]): RuleMark[] {
  const across = rules.filter((rule) => rule.y0 === rule.y1);
  const down = rules.filter((rule) => rule.x0 === rule.x1);
  return [
    ...joinedAlong(across, (rule) => [rule.y0, rule.x0, rule.x1]).map(([y, x0, x1]) => ({
      kind: 'rule' as const,
      x0,
      y0: y,
      x1,
      y1: y,
    })),
    ...joinedAlong(down, (rule) => [rule.x0, rule.y0, rule.y1]).map(([x, y0, y1]) => ({
      kind: 'rule' as const,
      x0: x,
      y0,
      x1: x,
      y1,
    })),
  ];
}

type Run = [at: number, from: number, to: number];

function joinedAlong(rules: readonly RuleMark[], run: (rule: RuleMark) => Run): Run[] {
  const sorted = rules.map(run).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const out: Run[] = [];
  for (const next of sorted) {
    const last = out.at(-1);
    if (last && last[0] === next[0] && next[1] <= last[2] + 0.01) last[2] = Math.max(last[2], next[2]);
    else out.push([...next]);
  }
  return out;
}
