import type { Place } from '../../document.ts';
import type { Statement } from '../report.ts';
import { type Named, nameAll } from './classify.ts';
import { clauseAt, type Sentence, type Span } from './clauses.ts';
import { type List, listsIn, partOf } from './lists.ts';
import { mentionsOf } from './mentions.ts';
import { nonesIn } from './none.ts';
import { nounOf } from './noun.ts';
import { growthsIn, isChange, isLastYear, sharesIn } from './percentages.ts';
import { type ScopeAt, scopeAt, scopesIn } from './scope.ts';
import { placeAt } from './text.ts';
import { type Topic, topicsIn } from './topics.ts';
import { type YearAt, yearsIn } from './years.ts';

/** What was said before a sentence. */
export interface Heard {
  readonly topic: Topic | null;
  /** The year of which the sentences before speak. */
  readonly year: number | undefined;
  /** The year of the report. */
  readonly reported: number | undefined;
  readonly section: string | undefined;
}

/** What a sentence states, and what it leaves for the next. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly topic: Topic | null;
  readonly years: readonly YearAt[];
}

interface Context extends Heard {
  readonly sentence: Sentence;
  readonly years: readonly YearAt[];
  readonly scopes: readonly ScopeAt[];
}

type Draft = Pick<Statement, 'about' | 'kind' | 'value'> & Partial<Statement>;

/** The statements of one sentence. */
export function statementsIn(sentence: Sentence, heard: Heard): Said {
  const years = yearsIn(sentence);
  const mentions = mentionsOf(sentence);
  const { named, topic } = nameAll(sentence, mentions, heard.topic);
  const context: Context = { ...heard, sentence, years, scopes: scopesIn(sentence) };
  const statements = [...countsOf(context, named), ...nonesOf(context)];
  return { statements: statements.toSorted((a, b) => a.at - b.at).map(({ statement }) => statement), topic, years };
}

interface Placed {
  readonly at: number;
  readonly statement: Statement;
}

function countsOf(context: Context, named: readonly Named[]): readonly Placed[] {
  const { sentence } = context;
  const own = named.filter((one) => isOwn(context, one) && !isChange(one) && !isLastYear(sentence.text, one));
  const lists = listsIn(sentence, own);
  const doubtful = doubtfulAmong(own, lists, sentence);
  const sure = (one: Named) => !doubtful.has(one);
  return [
    ...own.filter(sure).flatMap((one) => countOf(context, one)),
    ...lists.filter(({ total }) => sure(total)).flatMap((list) => listOf(context, list)),
    ...sharesIn(sentence, named)
      .filter(({ of }) => own.includes(of) && sure(of))
      .flatMap(({ of, percent }) => {
        const share = { about: of.about ?? 'narrative', kind: 'percentage', value: percent.mention.value } as const;
        return placed(
          context,
          of,
          { ...share, unit: '%', beside: of.mention.value, ...approximately(percent) },
          percent,
        );
      }),
    ...rates(context, named),
    ...growthsIn(sentence, named)
      .filter(({ percent, of }) => isOwn(context, percent) && (!of || sure(of)))
      .flatMap(({ about, of, percent, value, before }) =>
        placed(
          context,
          percent,
          { about, kind: 'growth', value, unit: '%', beside: before?.mention.value ?? null, ...approximately(percent) },
          percent,
          of,
        ),
      ),
  ];
}

/** Numbers that are not told twice: parts that say the same as their total, unnamed applications beside named ones. */
function doubtfulAmong(own: readonly Named[], lists: readonly List[], { text }: Sentence): ReadonlySet<Named> {
  const doubtful = new Set<Named>();
  for (const { total, parts } of lists) {
    for (const part of parts) if (part.about === undefined || part.about === total.about) doubtful.add(part);
  }
  for (const [index, one] of own.entries()) {
    const next = own[index + 1];
    const beside =
      next && /^[、和及]/.test(text.slice(one.mention.end, one.mention.end + 1)) && /申请$/.test(next.mention.lead);
    if (one.family === 'application' && beside && next.about === undefined) doubtful.add(one).add(next);
  }
  return doubtful;
}

/** Of the year reported on, as far as the words tell. */
function isOwn(context: Context, { mention, about }: Named): boolean {
  return isOfYear(context, mention.start, mention.depth, mention.clause, about);
}

function isOfYear(
  { years, year, reported }: Context,
  position: number,
  depth: number,
  clause: Span,
  about: string | undefined,
): boolean {
  const governing = years.findLast(
    (one) => one.at < position && (one.depth === 0 || (one.depth <= depth && one.at >= clause.start)),
  );
  const named = governing?.year ?? year;
  if (named === undefined || named === 'this' || reported === undefined) return named !== 'last';
  if (named === 'last') return false;
  return named === reported || /carried|in_force/.test(about ?? '');
}

function countOf(context: Context, named: Named): readonly Placed[] {
  const { mention, about } = named;
  if (mention.dimension === 'percent') return [];
  if (mention.dimension === 'money') {
    if (about === undefined) return [];
    return placed(context, named, { about, kind: 'amount', value: mention.value });
  }
  if (about === undefined && (mention.inWords || named.family !== undefined || isThinNarrative(context, named)))
    return [];
  const none = about === 'applications.received.total' && mention.value === 0;
  if (none) return placed(context, named, { about, kind: 'none', value: 0, unit: '' });
  return placed(context, named, { about: about ?? 'narrative', kind: 'count', value: mention.value });
}

/** Numbers of problems and plans, or of nothing named, are not worth telling. */
function isThinNarrative({ section }: Context, { mention }: Named): boolean {
  return section === 'problems' || nounOf(mention.lead, mention.tail).length < 2;
}

function listOf(context: Context, { total, parts, open }: List): readonly Placed[] {
  if (total.about === undefined && (total.family !== undefined || isThinNarrative(context, total))) return [];
  const { about = 'narrative', mention } = total;
  const list = { about, kind: 'list', value: mention.value, parts: parts.map(partOf), open } as const;
  return placed(context, total, list, parts.at(-1));
}

function rates(context: Context, named: readonly Named[]): readonly Placed[] {
  return named.flatMap((one) => {
    const { lead, dimension, value } = one.mention;
    const rate = dimension === 'percent' && one.topic === 'applications' && RATE.test(lead) && isOwn(context, one);
    return rate
      ? placed(context, one, { about: 'applications.handling_rate', kind: 'percentage', value, unit: '%' })
      : [];
  });
}

/** Not 按时办结率: that says nothing of what is not due yet. */
const RATE = /(?<!按时|按期|及时|限时|如期)办结率[均为达到是保持实现了约]*$/;

function nonesOf(context: Context): readonly Placed[] {
  const { sentence, topic, section } = context;
  return nonesIn(sentence, topicsIn(sentence.text), topic, section)
    .filter(({ clause, about }) => isOfYear(context, clause.end, 0, clause, about))
    .flatMap(({ about, clause }) => {
      const noun = sentence.text.slice(clause.start, clause.end);
      return statement(
        context,
        { about, kind: 'none', value: 0, noun: nounOf(noun, ''), scope: scopeAt(context.scopes, clause.end, clause) },
        clause,
        clause.end,
      );
    });
}

function approximately({ mention }: Named): { readonly approximate: boolean } {
  return { approximate: mention.approximate };
}

/** A statement on a number, quoted from its clause to that of another number. */
function placed(context: Context, one: Named, draft: Draft, until: Named = one, from: Named = one): readonly Placed[] {
  const { mention } = one;
  const start = Math.min(from.mention.clause.start, mention.clause.start);
  const end =
    until === one ? mention.clause.end : clauseAt(context.sentence, until.mention.start, until.mention.end).end;
  const words = { unit: mention.unit, approximate: mention.approximate, noun: nounOf(mention.lead, mention.tail) };
  const scope = scopeAt(context.scopes, mention.start, mention.clause);
  return statement(context, { ...words, scope, ...draft }, { start, end: Math.max(end, mention.end) }, mention.start);
}

function statement({ sentence }: Context, draft: Draft, { start, end }: Span, at: number): readonly Placed[] {
  const { passage } = sentence;
  const place: Place | undefined = placeAt(passage, sentence.at + start);
  if (!place) return [];
  const quote = passage.printed
    .slice(sentence.at + start, sentence.at + end)
    .replace(/ /g, '')
    .replace(/^[、，,；;：:]+/, '');
  const blank = { scope: null, unit: '', approximate: false, noun: '', parts: [], open: false, beside: null } as const;
  return [{ at, statement: { ...blank, ...draft, quote, place } }];
}
