import type { Extractor } from '../../extractors/extractor.ts';
import { audit } from '../audit.ts';
import { nodeExtractors } from './engines.ts';
import { answer, type Settings } from './pool.ts';

let extractors: readonly Extractor[] | undefined;

/** All sources of a run are read in the same way; models are loaded once a process. */
function extractorsFor(settings: Settings): readonly Extractor[] {
  extractors ??= nodeExtractors(settings);
  return extractors;
}

/** A process of the pool: one source at a time, its bytes come with the question. */
answer(({ path, bytes }, settings) => audit(bytes, path, extractorsFor(settings), settings.profile));
