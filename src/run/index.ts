/**
 * `ogi` in Node: the core, and what needs files, processes and engines. `import … from 'ogi'` leads here in Node, and to the
 * core alone elsewhere.
 */
import type { Extractor } from '../../extractors/extractor.ts';
import { type Audit, audit as auditBy } from '../audit.ts';
import type { Profile } from '../profile.ts';
import { nodeExtractors } from './engines.ts';

export * from '../index.ts';
export { type EngineOptions, nodeExtractors, nodePdfEngine, nodePdfiumEngine, type OcrOptions } from './engines.ts';
export { type Extracted, type ExtractOptions, extractAll } from './extract-all.ts';
export type { Given, InHand } from './sources.ts';

let extractorsHere: readonly Extractor[] | undefined;

/** All formats, each read by the engines that are installed. They are loaded once, when the first source needs them. */
function allExtractors(): readonly Extractor[] {
  extractorsHere ??= nodeExtractors();
  return extractorsHere;
}

/**
 * Bytes in, judged report out, in this process and without a limit of time or memory; `extractAll` sets them.
 * @param path the name of the source; its ending helps where the content does not tell the format
 * @param extractors by what it is read. @default all formats, with the engines that are installed
 * @param profile which rules are judged, and how grave they are
 * @throws DocumentError where the source cannot be read at all, and `not-a-report` where it says itself that it is something else
 */
export async function audit(
  bytes: Uint8Array,
  path: string,
  extractors: readonly Extractor[] = allExtractors(),
  profile?: Profile,
): Promise<Audit> {
  return auditBy(bytes, path, extractors, profile);
}
