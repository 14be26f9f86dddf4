import type { Statement } from '../report.ts';
import type { Narrative } from '../sections.ts';

/** The numbers that the sentences of the narrative state, in the order of the text. */
export function readStatements(_narrative: Narrative): readonly Statement[] {
  return [];
}
