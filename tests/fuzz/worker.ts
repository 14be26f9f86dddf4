import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extractor } from '../../extractors/extractor.ts';
import { type Audit, audit } from '../../src/audit.ts';
import { DocumentError } from '../../src/errors.ts';
import { answer, type Settings } from '../../src/run/answer.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { listSources } from '../../src/run/sources.ts';

let extractors: readonly Extractor[] | undefined;

/** What came of an entry of an archive: the hash of its bytes, or why there are none. */
export interface Unpacked {
  readonly path: string;
  readonly sha256?: string;
  readonly problem?: string;
}

/** As the reader of the program; archives are listed, and what they hold is told in place of an audit. */
answer(async ({ path, bytes }, settings: Settings) => {
  extractors ??= nodeExtractors(settings);
  if (!/^a\.(?:zip|tar|warc)/.test(path)) return audit(bytes, path, extractors, settings.profile);
  return { source: {}, unpacked: await unpacked(path, bytes) } as unknown as Audit;
});

async function unpacked(name: string, bytes: Uint8Array): Promise<readonly Unpacked[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ogi-fuzz-'));
  try {
    writeFileSync(join(folder, name), bytes);
    const all: Unpacked[] = [];
    for await (const listed of listSources([join(folder, name)], none())) {
      if (listed.status === 'failed') all.push(listed.failure);
      if (listed.status === 'listed') all.push(await read(listed.job));
    }
    return all;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function* none(): AsyncGenerator<string> {}

async function read(job: { readonly path: string; read(): Promise<Uint8Array> }): Promise<Unpacked> {
  try {
    return {
      path: job.path,
      sha256: createHash('sha256')
        .update(await job.read())
        .digest('hex'),
    };
  } catch (error) {
    if (error instanceof DocumentError) return { path: job.path, problem: error.problem };
    throw error;
  }
}
