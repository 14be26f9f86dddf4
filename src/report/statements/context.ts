import type { Statement } from '../report.ts';
import { clauseAt, type Sentence, type Span } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { nounOf } from './noun.ts';
import { type ScopeAt, scopeAt, scopesIn } from './scope.ts';
import { placeAt } from './text.ts';
import type { Topic } from './topics.ts';
import { asPrinted } from './words.ts';
import type { YearAt } from './years.ts';

/** What was said before a sentence. */
export interface Heard {
  readonly topic: Topic | null;
  /** The year of which the sentences before speak. */
  readonly year: number | undefined;
  /** The year of the report. */
  readonly reported: number | undefined;
  readonly section: string | undefined;
}

/** A sentence with what it says of time and scope, and what was said before. */
export interface Context extends Heard {
  readonly sentence: Sentence;
  readonly years: readonly YearAt[];
  readonly scopes: readonly ScopeAt[];
}

/** A statement, and where the number or the clause stands that it is drawn from. */
export interface Placed {
  readonly at: number;
  readonly statement: Statement;
}

type Draft = Pick<Statement, 'about' | 'kind' | 'value'> & Partial<Statement>;

/** A sentence in its context. */
export function contextOf(sentence: Sentence, heard: Heard, years: readonly YearAt[]): Context {
  return { ...heard, sentence, years, scopes: scopesIn(sentence) };
}

/** What may be of another year than the report by its nature. */
const OF_EARLIER_YEARS = /carried|in_force/;

/** Whether what stands at a position is of the year reported on, as far as the words tell. */
export function isOfYear(context: Context, position: number, clause: Span, about?: string): boolean {
  const { years, year, reported } = context;
  const governing = years.findLast((one) => one.at < position && (one.depth === 0 || one.at >= clause.start));
  const named = governing?.year ?? year;
  if (named === 'other') return false;
  if (named === undefined || named === 'this' || reported === undefined) return true;
  return named === reported || OF_EARLIER_YEARS.test(about ?? '');
}

/** A statement on a number, quoted with its clause, or from an earlier to a later clause. */
export function placedAt(
  context: Context,
  mention: Mention,
  draft: Draft,
  quoted: { readonly from?: Mention | undefined; readonly to?: Mention | undefined } = {},
): readonly Placed[] {
  const { unit, approximate, lead, tail, start, end, clause } = mention;
  const { from = mention, to = mention } = quoted;
  const scope = scopeAt(context.scopes, start, clause);
  const last = to === mention ? clause : clauseAt(context.sentence, to.start, to.end);
  const span = { start: Math.min(from.clause.start, clause.start), end: Math.max(last.end, end) };
  return statementOf(
    context,
    { unit, approximate, noun: asPrinted(nounOf(lead, tail), mention), scope, ...draft },
    span,
    start,
  );
}

/** A statement on a clause without a number. */
export function placedOn(context: Context, clause: Span, draft: Draft): readonly Placed[] {
  const noun = nounOf(context.sentence.text.slice(clause.start, clause.end), '');
  const scope = scopeAt(context.scopes, clause.end, clause);
  return statementOf(context, { noun, scope, ...draft }, clause, clause.end);
}

const BLANK = { scope: null, unit: '', approximate: false, noun: '', parts: [], open: false, beside: null } as const;

function statementOf({ sentence }: Context, draft: Draft, { start, end }: Span, at: number): readonly Placed[] {
  const { passage } = sentence;
  const place = placeAt(passage, sentence.at + start);
  if (!place) return [];
  const printed = passage.printed.slice(sentence.at + start, sentence.at + end);
  const quote = printed.replaceAll(' ', '').replace(/^[、，,；;：:]+/, '');
  return [{ at, statement: { ...BLANK, ...draft, quote, place } }];
}
