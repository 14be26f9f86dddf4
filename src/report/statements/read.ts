import type { Statement } from '../report.ts';
import type { Narrative } from '../sections.ts';
import { type Sentence, sentencesOf } from './clauses.ts';
import { consistent } from './consistent.ts';
import { type Heard, statementsIn } from './sentence.ts';
import { passagesOf } from './text.ts';
import { commonYear, yearHandedOn, yearsIn } from './years.ts';

/**
 * The numbers that the sentences of the narrative state, in the order of the text. Numbers of other years than the
 * report's are left out; a sentence that is not understood with certainty gives none.
 * @param year of the report; where it is not known, the one that the text names most often
 */
export function readStatements({ introduction, sections }: Narrative, year?: number | null): readonly Statement[] {
  const read = [
    { id: undefined, sentences: passagesOf(introduction).map(sentencesOf) },
    ...sections.map(({ id, paragraphs }) => ({ id, sentences: passagesOf(paragraphs).map(sentencesOf) })),
  ];
  const reported = year ?? commonYear(read.flatMap(({ sentences }) => sentences.flat().flatMap(yearsIn)));
  return read.flatMap(({ id, sentences }) => statementsOfSection(id, sentences, reported));
}

function statementsOfSection(
  section: string | undefined,
  passages: readonly (readonly Sentence[])[],
  reported: number | undefined,
): readonly Statement[] {
  const statements: Statement[] = [];
  let topic: Heard['topic'] = TOPICS[section ?? ''] ?? null;
  for (const sentences of passages) {
    if (sentences[0]?.passage.numbered) topic = TOPICS[section ?? ''] ?? null;
    let handedOn: number | undefined;
    for (const sentence of sentences) {
      const heard = statementsIn(sentence, { topic, year: handedOn, reported, section });
      statements.push(...consistent(heard.statements));
      topic = heard.topic;
      handedOn = yearHandedOn(heard.years) ?? handedOn;
    }
  }
  return statements;
}

/** Of what a section speaks before anything else is named. */
const TOPICS: Readonly<Record<string, Heard['topic']>> = { applications: 'applications' };
