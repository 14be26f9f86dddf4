import type { StatedPart } from '../report.ts';
import { outsideBrackets } from './brackets.ts';
import type { Named } from './classify.ts';
import type { Sentence } from './clauses.ts';
import { asPrinted } from './words.ts';

/** A total and the parts that follow it. */
export interface List {
  readonly total: Named;
  readonly parts: readonly Named[];
  readonly open: boolean;
}

/** A number among those of its bracket. */
interface Member {
  readonly named: Named;
  /** The words since the number before it, brackets left out. */
  readonly gap: string;
}

/** What opens a list, also where words stand between the total and it. */
const AMONG = /其中(?:主要)?(?:包括|包含|有|为)?[:,]?/;
/** What opens a list right behind the total. */
const NAMELY =
  /^[、,:;]?(?:(?:主要|内容|具体|信息内容|其类别)?(?:分别[为是]|包括|包含|涵盖|涉及|分为|即|含有)|主要[为有]|具体[为是]|:)[:,]?/;
/** What stands in brackets or behind, and is no part. */
const BESIDE = /^(?:另|此外|含|较|比|同比|上年|去年)/;
/** What begins another total. */
const ANEW = /^(?:共|累计|全年|全市|全区|全县|另|此外|同时|总计|合计|本年度?(?!新收)|截至|还|今年|因|(?:19|20)\d\d年)/;
const MAINLY = /其中主要|主要(?:包括|包含|有|为)|^[,:]?(?:如|例如)/;
const MOST_PARTS = 60;

/** The lists of a sentence. */
export function listsIn(sentence: Sentence, named: readonly Named[]): readonly List[] {
  const levels = levelsOf(sentence, named);
  return [...levels.values()].flatMap((level) =>
    level.flatMap(({ named: total }, index) => [
      ...inBrackets(sentence, levels, total),
      ...behind(sentence, level, index),
    ]),
  );
}

type Levels = ReadonlyMap<string, readonly Member[]>;

/** Counts with counts and amounts with amounts, each with those in the same bracket. */
function levelsOf({ text, brackets }: Sentence, named: readonly Named[]): Levels {
  const levels = new Map<string, Member[]>();
  for (const one of named) {
    const { dimension, start } = one.mention;
    if (dimension === 'percent') continue;
    const key = keyOf(dimension, brackets.inside[start] ?? -1);
    const level = levels.get(key) ?? [];
    const from = level.at(-1)?.named.mention.end ?? start;
    level.push({ named: one, gap: outsideBrackets(text, brackets, from, start) });
    levels.set(key, level);
  }
  return levels;
}

function keyOf(dimension: string, bracket: number): string {
  return `${dimension} ${bracket}`;
}

/** 3607件（市政府349件、市直933件）, 5个（其中QQ3个、微信2个）. */
function inBrackets({ text, brackets }: Sentence, levels: Levels, total: Named): readonly List[] {
  const { end, tail, dimension } = total.mention;
  const bracket = text[end] === '(' ? end : end + tail.length;
  if (text[bracket] !== '(' || (brackets.partner[bracket] ?? -1) < 0) return [];
  const inside = (levels.get(keyOf(dimension, bracket)) ?? []).slice(0, MOST_PARTS);
  const marked = AMONG.test(text.slice(bracket + 1, bracket + 8));
  if (inside.length < (marked ? 1 : 2) || inside.some(({ named }) => BESIDE.test(named.mention.lead))) return [];
  const nested = inside.findIndex(({ gap }, index) => index > 0 && AMONG.test(gap));
  const parts = (nested < 0 ? inside : inside.slice(0, nested - 1)).map(({ named }) => named);
  return parts.length === 0 ? [] : [{ total, parts, open: isOpen(text, bracket + 1, parts) }];
}

/** 518条，其中，校务公开信息312条，预决算信息128条. */
function behind({ text }: Sentence, level: readonly Member[], index: number): readonly List[] {
  const total = level[index]?.named;
  const gap = level[index + 1]?.gap;
  if (!total || gap === undefined || !(AMONG.test(gap) || NAMELY.test(gap))) return [];
  const { parts, mixed } = fitting(partsFrom(level, index), total.mention.value);
  const sum = parts.reduce((all, { mention }) => all + mention.value, 0);
  if (parts.length === 0 || (sum > total.mention.value && ofEarlier(level.slice(0, index), sum, total))) return [];
  return [{ total, parts, open: mixed || isOpen(text, total.mention.end, parts) }];
}

/** The numbers that may be parts: those of one family up to the next total. */
function partsFrom(level: readonly Member[], index: number): readonly Member[] {
  const total = level[index]?.named;
  const members = level.slice(index + 1, index + 1 + MOST_PARTS);
  const end = members.findIndex(({ named, gap }, at) => {
    const first = at === 0 ? undefined : members[0]?.named;
    if (total && isOther(named, total, first)) return true;
    if (at === 0) return false;
    const next = members[at + 1];
    const nests = next !== undefined && AMONG.test(next.gap);
    return ANEW.test(named.mention.lead) || AMONG.test(gap) || (nests && rankOf(gap) > rankOf(members[1]?.gap ?? ''));
  });
  return end < 0 ? members : members.slice(0, end);
}

/** The strongest point of a gap: 1 、, 2 comma, 3 semicolon. */
function rankOf(gap: string): number {
  if (gap.includes(';')) return 3;
  if (gap.includes(',')) return 2;
  return gap.includes('、') ? 1 : 0;
}

/** A number of another family than the parts before it, or one of the total's own kind. */
function isOther({ about, family }: Named, total: Named, first: Named | undefined): boolean {
  if (about !== undefined && about === total.about) return true;
  if (first === undefined || family === undefined) return false;
  if (first.family === undefined) return family === 'application' || family === 'dispute';
  return family !== first.family && !(family === 'result' && first.family === 'dispute');
}

/** As many as add up to the total, where the points between them leave a choice. */
function fitting(
  members: readonly Member[],
  total: number,
): { readonly parts: readonly Named[]; readonly mixed: boolean } {
  const parts = members.map(({ named }) => named);
  const ranks = members.slice(1).map(({ gap }) => rankOf(gap));
  let sum = 0;
  for (const [index, { mention }] of parts.entries()) {
    sum += mention.value;
    const zeroNext = parts[index + 1]?.mention.value === 0 && ranks[index] === ranks[0];
    if (index > 0 && sum === total && !zeroNext) return { parts: parts.slice(0, index + 1), mixed: false };
  }
  const end = ranks.findIndex((rank) => rank === 3 && (ranks[0] ?? 0) < 3);
  const kept = end < 0 ? parts : parts.slice(0, end + 1);
  return { parts: kept, mixed: new Set(ranks.slice(0, Math.max(0, kept.length - 1))).size > 1 };
}

/** 收到75件，办结70件，其中自然人72件: the parts of another total. */
function ofEarlier(earlier: readonly Member[], sum: number, { mention: { unit } }: Named): boolean {
  return earlier.some(({ named: { mention } }) => mention.unit === unit && mention.value >= sum);
}

/** Whether more may have been counted than is listed: 等, 主要包括, or something named without a number. */
function isOpen(text: string, from: number, parts: readonly Named[]): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length === 1) return true;
  if (MAINLY.test(text.slice(from, first.mention.start))) return true;
  const after = text.slice(last.mention.end, last.mention.end + 3);
  const between = text.slice(first.mention.end, last.mention.start);
  return /^(?:等|以及)/.test(after) || (/^[;、][^)]/.test(after) && between.includes(after[0] ?? ''));
}

/** A part as the statement gives it. */
export function partOf({ mention }: Named): StatedPart {
  const { lead, tail, value, unit, approximate } = mention;
  const label = lead
    .replace(/^.*其中(?:主要)?(?:包括|包含|有|为)?[:,]?|^以及/, '')
    .replace(NAMELY, '')
    .replace(/[共计为有达约近:]+$/, '');
  return { label: label === '' ? tail : asPrinted(label, mention), value, unit, approximate };
}
