/** How the brackets of a text pair. */
export interface Brackets {
  /** The partner of each bracket, -1 for any other sign and for brackets left open. */
  readonly partner: Int32Array;
  /** How many brackets are open around each sign. */
  readonly depth: Int32Array;
  /** Where the innermost of them opens, -1 outside of all. */
  readonly inside: Int32Array;
}

/** Most sentences have none: what is asked for is then undefined everywhere. */
const NONE: Brackets = { partner: new Int32Array(0), depth: new Int32Array(0), inside: new Int32Array(0) };

/** Pairs the brackets; those without a partner count as other signs. */
export function bracketsOf(text: string): Brackets {
  if (!text.includes('(')) return NONE;
  const partner = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let at = text.indexOf('('); at >= 0 && at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '(') open.push(at);
    if (sign !== ')') continue;
    const start = open.pop();
    if (start === undefined) continue;
    partner[start] = at;
    partner[at] = start;
  }
  return { partner, ...levels(partner) };
}

function levels(partner: Int32Array): Pick<Brackets, 'depth' | 'inside'> {
  const depth = new Int32Array(partner.length);
  const inside = new Int32Array(partner.length).fill(-1);
  const open: number[] = [];
  for (const [at, other] of partner.entries()) {
    if (other >= 0 && other < at) open.pop();
    depth[at] = open.length;
    inside[at] = open.at(-1) ?? -1;
    if (other > at) open.push(at);
  }
  return { depth, inside };
}

/** The text between two positions, what stands in brackets left out. */
export function outsideBrackets(text: string, { partner }: Brackets, from: number, to: number): string {
  let words = '';
  let start = from;
  for (let at = text.indexOf('(', from); at >= 0 && at < to; at = text.indexOf('(', start)) {
    const close = partner[at] ?? -1;
    words += text.slice(start, at);
    start = close < 0 ? at + 1 : close + 1;
    if (start >= to) return words;
  }
  return words + text.slice(start, Math.max(start, to));
}
