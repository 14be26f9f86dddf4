import { clauseAt, type Sentence, type Span } from './clauses.ts';
import { parseNumeral } from './numerals.ts';
import { type Dimension, unitAt } from './units.ts';
import { leadOf, tailOf } from './words.ts';

/** A number with its unit, and the words round it. */
export interface Mention extends Span {
  readonly value: number;
  /** As printed: 件, 万元, %. */
  readonly unit: string;
  readonly dimension: Dimension;
  readonly approximate: boolean;
  /** Written in characters: 一件. */
  readonly inWords: boolean;
  readonly depth: number;
  /** The words before it up to a point, a bracket or the number before it. */
  readonly lead: string;
  /** The same as printed: names are not blotted out. */
  readonly printedLead: string;
  /** The words behind it up to the next of these. */
  readonly tail: string;
  readonly clause: Span;
}

const RUN = /\d+(?:[,.]\d+)*|[〇零一二两三四五六七八九十百千万亿]+/g;
const SHIFT = /[百千万亿]{1,2}/y;
const MORE = /(?:余|多|来|几)/y;
const ABOUT = /(?:约|近|超过|超|逾|不足|不到)$/;
const ROUGHLY = /^(?:左右|上下|以上|以下|以内)/;
/** 第20条, 3-5件, 数十件, 2023 5件: no number that could be told. */
const NO_START = /(?:第|[〔[№]|[\d〇一二三四五六七八九十][-—–~～至到/.,:]|\d |[a-zA-Z]-)$/;
const SOME = /[数几]$/;
const RANGE = /^(?:[-—–~～/]|至|到)\d/;

type Found = Pick<Mention, 'start' | 'end' | 'value' | 'unit' | 'dimension' | 'approximate' | 'inWords'>;

/** The numbers with units of a sentence, in their order. */
export function mentionsOf(sentence: Sentence): readonly Mention[] {
  const { text } = sentence;
  const found: Found[] = [];
  for (const run of text.matchAll(RUN)) {
    const mention = mentionAt(text, run.index, run[0]);
    if (mention && mention.start >= (found.at(-1)?.end ?? 0)) found.push(mention);
  }
  return found.map((one, index) => withWords(sentence, one, found, index));
}

function mentionAt(text: string, start: number, run: string): Found | undefined {
  let end = start + run.length;
  let number = run;
  const inWords = !/^\d/.test(run);
  if (!inWords) {
    const shift = sticky(SHIFT, text, end);
    number += shift;
    end += shift.length;
  }
  const before = text.slice(Math.max(0, start - 3), start);
  if (NO_START.test(before) || (inWords && SOME.test(before)) || RANGE.test(text.slice(end, end + 2))) return undefined;
  const more = sticky(MORE, text, end);
  end += more.length;
  if (more !== '' && !number.endsWith('万')) {
    const shift = sticky(SHIFT, text, end);
    number += shift;
    end += shift.length;
  }
  const unit = unitAt(text, end);
  const value = unit && parseNumeral(number);
  if (!unit || value === undefined) return undefined;
  end += unit.unit.length;
  // 五个一, 一件事: a name.
  if (inWords && /[〇一二三四五六七八九十]/.test(text[end] ?? '')) return undefined;
  const shifted = /[万亿]+$/.exec(number)?.[0] ?? '';
  const printed = unit.dimension === 'money' ? shifted + unit.unit : unit.unit;
  const approximate = more !== '' || ABOUT.test(before) || ROUGHLY.test(text.slice(end, end + 2));
  return { start, end, value, unit: printed, dimension: unit.dimension, approximate, inWords };
}

function sticky(form: RegExp, text: string, at: number): string {
  form.lastIndex = at;
  return form.exec(text)?.[0] ?? '';
}

/** Where the last number before it outside of deeper brackets ends. */
function endBefore({ brackets }: Sentence, all: readonly Found[], index: number): number {
  const inside = brackets.inside[all[index]?.start ?? 0];
  for (let before = index - 1; before >= Math.max(0, index - MOST); before -= 1) {
    const found = all[before];
    if (found && brackets.inside[found.start] === inside) return found.end;
  }
  return 0;
}

/** A bracket before a number holds no more numbers than these. */
const MOST = 20;

function withWords(sentence: Sentence, one: Found, all: readonly Found[], index: number): Mention {
  const depth = sentence.brackets.depth[one.start] ?? 0;
  return {
    ...one,
    depth,
    ...leadOf(sentence, one.start, endBefore(sentence, all, index)),
    tail: tailOf(sentence, one.end, all[index + 1]?.start),
    clause: clauseAt(sentence, one.start, one.end),
  };
}
