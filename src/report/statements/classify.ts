import { carriedByYear } from './carried.ts';
import type { Sentence } from './clauses.ts';
import type { Heard } from './context.ts';
import { type DocumentsSaid, documentsOf } from './documents.ts';
import type { Mention } from './mentions.ts';
import { COUNT_UNITS, COUNTED, PAID } from './phrases.ts';
import { type Topic, type TopicAt, topicsIn } from './topics.ts';
import type { Family, Wording } from './wordings/wording.ts';

/** A number and what it counts. */
export interface Named {
  readonly mention: Mention;
  /** A subject; nothing where none of the form's is named. */
  readonly about: string | undefined;
  readonly family: Family | undefined;
  /** What was spoken of last before it. */
  readonly topic: Topic | null;
}

/** Names the numbers of a sentence, and says what was spoken of from where on. */
export function nameAll(
  { text }: Sentence,
  mentions: readonly Mention[],
  { topic: before, reported }: Pick<Heard, 'topic' | 'reported'>,
): { readonly named: readonly Named[]; readonly topics: readonly TopicAt[] } {
  const words = topicsIn(text);
  const named: Named[] = [];
  const topics: TopicAt[] = [];
  let documents: DocumentsSaid = { id: undefined, column: undefined };
  let next = 0;
  for (const mention of mentions) {
    const end = words.findIndex((word, at) => at >= next && word.end > mention.start + 1);
    topics.push(...words.slice(next, end < 0 ? words.length : end));
    next = end < 0 ? words.length : end;
    documents = documentsOf(mention, documents);
    const topic = topics.at(-1)?.topic ?? before;
    const one = name(mention, { text, topic, previous: named.at(-1), documents, reported });
    if (one.family === 'application') topics.push({ topic: 'applications', end: mention.end });
    named.push(one);
  }
  return { named, topics: [...topics, ...words.slice(next)] };
}

interface Before {
  /** The whole sentence. */
  readonly text: string;
  readonly topic: Topic | null;
  readonly previous: Named | undefined;
  readonly documents: DocumentsSaid;
  readonly reported: number | undefined;
}

function name(mention: Mention, before: Before): Named {
  const { topic, documents, reported } = before;
  const nothing: Named = { mention, about: undefined, family: undefined, topic };
  if (mention.dimension === 'percent') return nothing;
  if (mention.dimension === 'count' && !COUNT_UNITS.has(mention.unit)) return nothing;
  const carried = topic === 'other' ? undefined : carriedByYear(mention.lead, reported);
  if (carried && mention.dimension === 'count') return { ...nothing, about: carried, family: 'application' };
  const wordings = mention.dimension === 'money' ? PAID : COUNTED;
  const said = mention.lead + mention.tail;
  const wording = wordings
    .filter(({ words }) => words.test(said))
    .flatMap((group) => group.wordings)
    .find((one) => fits(one, mention, before));
  if (wording) {
    // 办理行政复议案件12件、行政应诉案件5件: where the one is none of ours, neither is the other.
    const { previous } = before;
    const likewise = previous?.family === 'dispute' && previous.about === undefined && wording.family === 'dispute';
    return { ...nothing, about: likewise ? undefined : (wording.about ?? undefined), family: wording.family };
  }
  if (!documents.id || !documents.column || mention.dimension === 'money') return nothing;
  return { ...nothing, about: `disclosure.${documents.id}.${documents.column}`, family: 'document' };
}

function fits(wording: Wording, { lead, tail }: Mention, { text, topic, previous }: Before): boolean {
  if (wording.topics && !wording.topics.includes(topic)) return false;
  if (wording.behind && previous?.family !== wording.behind) return false;
  if (!(wording.lead?.test(lead) ?? true) || !(wording.tail?.test(tail) ?? true)) return false;
  return (wording.among?.test(text) ?? true) && !wording.without?.test(text);
}
