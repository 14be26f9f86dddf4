import { flushCompileCache } from 'node:module';
import type { Extractor } from '../../extractors/extractor.ts';
import { auditHashed } from '../audit.ts';
import { answer, type Settings } from './answer.ts';
import { nodeExtractors } from './engines.ts';

let extractors: readonly Extractor[] | undefined;

/** All sources of a run are read in the same way; models are loaded once a process. */
function extractorsFor(settings: Settings): readonly Extractor[] {
  extractors ??= nodeExtractors(settings);
  return extractors;
}

/** After so many sources what Node compiled is kept for the processes of later runs: these end without notice. */
const COMPILED = 20;
let left = COMPILED;

/** A process of the pool: one source at a time, its bytes come with the question. */
answer(async (source, settings) => {
  left -= 1;
  if (left === 0) flushCompileCache();
  return auditHashed(source, extractorsFor(settings), settings.profile);
});
