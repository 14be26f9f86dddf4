import type { Statement } from '../report.ts';
import type { Narrative } from '../sections.ts';
import { type Sentence, sentencesOf } from './clauses.ts';
import { consistent } from './consistent.ts';
import type { Heard } from './context.ts';
import { statementsIn } from './sentence.ts';
import { passagesOf } from './text.ts';
import { commonYear, yearsIn } from './years.ts';

/**
 * The numbers that the sentences of the narrative state, in the order of the text. Numbers of other years than the
 * report's are left out; a sentence that is not understood with certainty gives none.
 * @param year of the report; where it is not known, the one that the text names most often
 */
export function readStatements({ introduction, sections }: Narrative, year?: number | null): readonly Statement[] {
  const parts = [{ id: undefined, paragraphs: introduction }, ...sections];
  const read = parts.map(({ id, paragraphs }) => ({ id, passages: passagesOf(paragraphs).map(sentencesOf) }));
  const reported = year ?? commonYear(read.flatMap(({ passages }) => passages.flat().flatMap(yearsIn)));
  return read.flatMap(({ id, passages }) => statementsOfSection(id, passages, reported));
}

type SectionId = string | undefined;

function statementsOfSection(
  section: SectionId,
  passages: readonly (readonly Sentence[])[],
  reported: number | undefined,
): readonly Statement[] {
  const statements: Statement[] = [];
  const fresh: Heard = {
    topic: section === 'applications' ? 'applications' : null,
    year: undefined,
    reported,
    section,
  };
  let heard = fresh;
  for (const sentences of passages) {
    heard = sentences[0]?.passage.numbered ? fresh : { ...heard, year: undefined };
    for (const sentence of sentences) {
      const said = statementsIn(sentence, heard);
      statements.push(...consistent(said.statements));
      heard = said.next;
    }
  }
  return statements;
}
