import type { Named } from './classify.ts';
import type { Sentence } from './clauses.ts';
import { type Context, isOfYear, type Placed, placedAt } from './context.ts';
import { type List, listsIn, partOf } from './lists.ts';
import { nounOf } from './noun.ts';
import { isChange, isLastYear } from './percentages.ts';

/** The numbers of a sentence that are of the report's year, and those of them that are not surely understood. */
export interface Counts {
  readonly placed: readonly Placed[];
  /** The numbers that were told, and may have a share or have grown. */
  readonly told: ReadonlySet<Named>;
}

/** Counts, amounts and lists. */
export function countsIn(context: Context, named: readonly Named[]): Counts {
  const { sentence } = context;
  const own = named.filter(
    (one) =>
      isOfYear(context, one.mention.start, one.mention.clause, one.about) &&
      !isChange(one) &&
      !isPlanned(sentence.text, one) &&
      !isLastYear(sentence.text, one),
  );
  const joined = joinedAmong(own, sentence);
  const told = own.filter((one) => !joined.has(one) && isTold(context, one));
  const lists = listsIn(sentence, own).filter(({ total }) => told.includes(total));
  const parts = partsOnly(lists);
  const stated = told.filter((one) => !parts.has(one));
  const placed = [...stated.flatMap((one) => countOf(context, one)), ...lists.flatMap((list) => listOf(context, list))];
  return { placed, told: new Set(stated) };
}

/** 力争达到100%, 将新增3个: not done yet. */
const PLANNED = /力争|争取|预计|将(?:力争|达|新增|制定|出台|新建)|拟(?:制定|出台|新增|于)/;

/** Whether a number tells of what is still to come. */
export function isPlanned(text: string, { mention: { clause, start } }: Named): boolean {
  return PLANNED.test(text.slice(clause.start, start));
}

/** Parts that say the same as their total, or nothing of the form: the list is enough. */
function partsOnly(lists: readonly List[]): ReadonlySet<Named> {
  return new Set(
    lists.flatMap(({ total, parts }) => parts.filter(({ about }) => about === undefined || about === total.about)),
  );
}

/** 答复信息公开申请3件、纸质申请36件: one number, printed in two; neither is told. */
function joinedAmong(own: readonly Named[], { text }: Sentence): ReadonlySet<Named> {
  return new Set(
    own.flatMap((one, index) => {
      const next = own[index + 1];
      if (one.family !== 'application' || !next || next.about !== undefined) return [];
      const joined = /[、和及]/.test(text[one.mention.end] ?? '') && /申请$/.test(next.mention.lead);
      return joined ? [one, next] : [];
    }),
  );
}

/** Counts of what the form does not have are told where something is named in digits, other than problems and plans. */
function isTold({ section }: Context, { mention, about, family }: Named): boolean {
  if (mention.dimension === 'percent') return false;
  if (about !== undefined) return true;
  const { dimension, inWords, lead, tail } = mention;
  if (section === 'problems') return false;
  return dimension === 'count' && !inWords && family === undefined && nounOf(lead, tail).length >= 2;
}

function countOf(context: Context, { mention, about = 'narrative' }: Named): readonly Placed[] {
  const { dimension, value } = mention;
  if (about === 'applications.received.total' && value === 0) {
    return placedAt(context, mention, { about, kind: 'none', value, unit: '' });
  }
  return placedAt(context, mention, { about, kind: dimension === 'money' ? 'amount' : 'count', value });
}

function listOf(context: Context, { total, parts, open }: List): readonly Placed[] {
  const { about = 'narrative', mention } = total;
  const list = { about, kind: 'list', value: mention.value, parts: parts.map(partOf), open } as const;
  return placedAt(context, mention, list, { to: parts.at(-1)?.mention });
}
