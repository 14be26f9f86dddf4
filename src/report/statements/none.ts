import { clausesOf, type Sentence, type Span } from './clauses.ts';
import type { Topic, TopicAt } from './topics.ts';
import { type HeardClause, NONE } from './wordings/none.ts';

/** That there is none of something: the clause that says so. */
export interface None {
  readonly about: string;
  readonly clause: Span;
}

/** What any of the wordings begins with: clauses without it need no further look. */
const HINT = /[未无没零均都皆]|全部|全数|所有|败诉|暂不|不涉及/;
/** Of some only, or of what might be. */
const SOME = /个别|少数|有的|一些|部分(?:单位|部门|乡镇|镇|街道)|如果|若|是否/;
const THIN = /^[^,:]{0,10}(?:未发生|未出现|没有|无)(?:相关|此类|上述|有关)*(?:情形|情况|事项|问题)?$/;
const LONGEST = 160;

/** What the clauses of a sentence say there is none of. */
export function nonesIn(
  sentence: Sentence,
  topics: readonly TopicAt[],
  { topic, section }: { readonly topic: Topic | null; readonly section: string | undefined },
): readonly None[] {
  const { text } = sentence;
  if (!HINT.test(text)) return [];
  const clauses = clausesOf(sentence);
  return clauses.flatMap((clause, index): readonly None[] => {
    const said = text.slice(clause.start, clause.end);
    if (said.length > LONGEST || !HINT.test(said) || SOME.test(said)) return [];
    const previous = clauses[index - 1];
    const whole = THIN.test(said) && previous ? { start: previous.start, end: clause.end } : clause;
    const stretchFrom = text.lastIndexOf(';', clause.start) + 1;
    const heard: HeardClause = {
      clause: text.slice(whole.start, whole.end),
      stretch: text.slice(Math.max(stretchFrom, clause.end - LONGEST), clause.end),
      topic: topics.findLast(({ end }) => end <= clause.end)?.topic ?? topic,
      section,
    };
    const abouts = NONE.flatMap(({ says, unless, about }) =>
      says.test(heard.clause) && !unless?.test(heard.clause) ? about(heard) : [],
    );
    return [...new Set(abouts)].map((about) => ({ about, clause: whole }));
  });
}
