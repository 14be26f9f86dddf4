import { execSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentMegabytes } from '../../src/run/memory.ts';
import { ended, root } from '../cli/ogi.ts';
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

/** Builds the program: what a user installs starts in half of the time that the sources take. */
export function build(): void {
  execSync('npx tsc -p tsconfig.build.json', { cwd: root, stdio: 'inherit' });
}

/** Runs `ogi extract` as it was built, and watches it. @param list the paths for stdin, where `-` is a source */
export async function measuredRun(
  words: readonly string[],
  out: string,
  list: readonly string[] = [],
): Promise<MeasuredRun> {
  const begun = performance.now();
  const program = join(root, 'dist/src/cli/main.js');
  const child = spawn(process.execPath, [program, 'extract', ...words, '--out', out, '--quiet'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin?.end(list.join('\n'));
  let [own, reader, all] = [0, 0, 0];
  const look = () => {
    const present = residentMegabytes(child.pid ?? 0) ?? 0;
    const readers = childrenOf(child.pid ?? 0).map((pid) => residentMegabytes(pid) ?? 0);
    own = Math.max(own, present);
    reader = Math.max(reader, ...readers);
    all = Math.max(
      all,
      readers.reduce((sum, one) => sum + one, present),
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
  return { seconds, program: own, reader, all, ...summary.sources };
}
