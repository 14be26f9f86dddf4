import { join } from 'node:path';
import { DocumentError } from '../../src/errors.ts';
import type { Job, Listed } from '../../src/run/result.ts';
import { listSources } from '../../src/run/sources.ts';
import { aFolder } from './a-folder.ts';

/** What became of an entry of a listing, and what it held where it is a source. */
export interface Seen extends Omit<Job, 'path' | 'read' | 'at'> {
  readonly path: string;
  readonly text?: string;
  readonly problem?: string;
}

async function* lines(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

/** Lists sources and reads each in its turn, as a run does; paths are told below the folder. */
export async function seen(
  names: readonly string[],
  folder: string,
  list: readonly string[] = [],
): Promise<readonly Seen[]> {
  const all: Seen[] = [];
  for await (const listed of listSources(names, lines(list))) {
    const one = await look(listed);
    if (one) all.push(JSON.parse(JSON.stringify(one).replaceAll(`${folder}/`, '')) as Seen);
  }
  return all;
}

async function look(listed: Listed): Promise<Seen | undefined> {
  if (listed.status === 'skipped') return undefined;
  if (listed.status === 'failed') return { path: listed.failure.path, problem: listed.failure.problem };
  const { read, at: _, ...known } = listed.job;
  try {
    return { ...known, text: Buffer.from(await read()).toString('utf8') };
  } catch (error) {
    if (error instanceof DocumentError) return { ...known, problem: error.problem };
    throw error;
  }
}

/** What an archive holds, by paths within it. */
export async function seenIn(bytes: Uint8Array, name = 'a'): Promise<readonly Seen[]> {
  const folder = aFolder({ [name]: bytes });
  return seen([join(folder, name)], folder);
}

/** In one word each. */
export function brief(all: readonly Seen[]): readonly string[] {
  return all.map(({ path, problem, text = '' }) => `${path}: ${problem ?? text.slice(0, 20)}`);
}
