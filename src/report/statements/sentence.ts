import type { Statement } from '../report.ts';
import { type Named, nameAll } from './classify.ts';
import type { Sentence } from './clauses.ts';
import { type Context, contextOf, type Heard, isOfYear, type Placed, placedAt, placedOn } from './context.ts';
import { countsIn, isPlanned } from './counts.ts';
import { mentionsOf } from './mentions.ts';
import { type None, nonesIn } from './none.ts';
import { growthsIn, isHandlingRate, sharesIn } from './percentages.ts';
import { yearHandedOn, yearsIn } from './years.ts';

/** What a sentence states, and what the next one has heard. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly next: Heard;
}

/** The statements of one sentence, in the order of the text. */
export function statementsIn(sentence: Sentence, heard: Heard): Said {
  const { named, topics } = nameAll(sentence, mentionsOf(sentence), heard);
  const years = yearsIn(sentence);
  const next = { ...heard, topic: topics.at(-1)?.topic ?? heard.topic, year: yearHandedOn(years) ?? heard.year };
  const nones = nonesIn(sentence, topics, heard);
  if (named.length + nones.length === 0) return { statements: [], next };
  const context = contextOf(sentence, heard, years);
  const { placed, told } = countsIn(context, named);
  const all = [
    ...placed,
    ...sharesOf(context, named, told),
    ...ratesOf(context, named),
    ...growthsOf(context, named, told),
    ...nonesOf(context, nones),
  ];
  return { statements: all.toSorted((a, b) => a.at - b.at).map(({ statement }) => statement), next };
}

function sharesOf(context: Context, named: readonly Named[], told: ReadonlySet<Named>): readonly Placed[] {
  return sharesIn(context.sentence, named)
    .filter(({ of }) => told.has(of))
    .flatMap(({ of, percent: { mention: percent } }) => {
      const { about = 'narrative', mention } = of;
      const { value, approximate } = percent;
      const share = { about, kind: 'percentage', value, unit: '%', approximate, beside: mention.value } as const;
      return placedAt(context, mention, share, { to: percent });
    });
}

function ratesOf(context: Context, named: readonly Named[]): readonly Placed[] {
  return named.filter(isHandlingRate).flatMap((one) => {
    const { mention } = one;
    if (!isOfYear(context, mention.start, mention.clause) || isPlanned(context.sentence.text, one)) return [];
    const { value } = mention;
    return placedAt(context, mention, { about: 'applications.handling_rate', kind: 'percentage', value, unit: '%' });
  });
}

function growthsOf(context: Context, named: readonly Named[], told: ReadonlySet<Named>): readonly Placed[] {
  return growthsIn(context.sentence, named).flatMap(({ about, of, percent: { mention }, value, before }) => {
    if ((of && !told.has(of)) || !isOfYear(context, mention.start, mention.clause)) return [];
    const beside = before?.mention.value ?? null;
    return placedAt(context, mention, { about, kind: 'growth', value, unit: '%', beside }, { from: of?.mention });
  });
}

function nonesOf(context: Context, nones: readonly None[]): readonly Placed[] {
  return nones
    .filter(({ clause, about }) => isOfYear(context, clause.end, clause, about))
    .flatMap(({ about, clause }) => placedOn(context, clause, { about, kind: 'none', value: 0 }));
}
