import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentMegabytes } from '../../src/run/memory.ts';
import { ended, start } from '../cli/ogi.ts';
import { childrenOf } from '../run/kills.ts';

/** What a run of the command line took. */
export interface MeasuredRun {
  /** From its start to its end. */
  readonly seconds: number;
  /** The most memory of the program itself, in MB. */
  readonly program: number;
  /** The most memory of one of the processes that read, in MB; 0 where none was started. */
  readonly reader: number;
  /** The most memory of all together, in MB. */
  readonly all: number;
  readonly read: number;
  readonly failed: number;
}

/** How often memory is looked at, in milliseconds. */
const EVERY = 100;

/** Runs `ogi extract` as a user would, and watches it. @param list the paths for stdin, where `-` is a source */
export async function measuredRun(
  words: readonly string[],
  out: string,
  list: readonly string[] = [],
): Promise<MeasuredRun> {
  const begun = performance.now();
  const child = start(['extract', ...words, '--out', out, '--quiet'], { stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin?.end(list.join('\n'));
  let [program, reader, all] = [0, 0, 0];
  const look = () => {
    const own = residentMegabytes(child.pid ?? 0) ?? 0;
    const readers = childrenOf(child.pid ?? 0).map((pid) => residentMegabytes(pid) ?? 0);
    program = Math.max(program, own);
    reader = Math.max(reader, ...readers);
    all = Math.max(
      all,
      readers.reduce((sum, one) => sum + one, own),
    );
  };
  const timer = setInterval(look, EVERY);
  const { code, stderr } = await ended(child);
  clearInterval(timer);
  const seconds = (performance.now() - begun) / 1000;
  if (code !== 0 && code !== 1) throw new Error(`Expected a run to its end, got ${code}: ${stderr}`);
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as {
    sources: { read: number; failed: number };
  };
  return { seconds, program, reader, all, ...summary.sources };
}
