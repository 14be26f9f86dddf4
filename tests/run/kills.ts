import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILES } from '../../src/run/record.ts';
import { LEDGER } from '../../src/store/store.ts';
import { ended, ogi, start } from '../cli/ogi.ts';
import { generateReport } from '../generate/index.ts';
import { randomFrom } from '../generate/random.ts';

/** What is killed: the program, or one of the processes that read. */
export type Victim = 'program' | 'reader';

export interface KillOptions {
  /** A folder of its own. */
  readonly folder: string;
  readonly documents: number;
  readonly victims: readonly Victim[];
  readonly seed: number;
  /** Told of every kill. */
  readonly onKill?: (kill: Kill) => void;
}

export interface Kill {
  readonly victim: Victim;
  readonly afterMilliseconds: number;
  /** What is not as it would be undisturbed after one more run; empty where all is well. */
  readonly faults: readonly string[];
}

/**
 * Kills runs over generated reports at random moments, and compares what one more run makes of each with an undisturbed
 * run.
 */
export async function killRuns({ folder, documents, victims, seed, onKill }: KillOptions): Promise<readonly Kill[]> {
  const sources = join(folder, 'sources');
  await writeSources(sources, documents);
  const begun = performance.now();
  await ogi(extract(sources, join(folder, 'undisturbed')));
  const length = performance.now() - begun;
  const random = randomFrom(seed);
  const kills: Kill[] = [];
  for (const victim of victims) {
    const out = join(folder, 'killed');
    const afterMilliseconds = Math.round(random.next() * length);
    await killAfter(start(extract(sources, out), { stdio: 'ignore' }), victim, afterMilliseconds);
    const integrity = integrityOf(out);
    await ogi(extract(sources, out));
    const faults = [...integrity, ...differences(join(folder, 'undisturbed'), out)];
    const kill = { victim, afterMilliseconds, faults };
    onKill?.(kill);
    kills.push(kill);
    rmSync(out, { recursive: true });
  }
  return kills;
}

function extract(sources: string, out: string): readonly string[] {
  return ['extract', sources, '--out', out, '--quiet', '--jobs', '2'];
}

/** Reports, one of them twice under other names, and two files that cannot be read. */
async function writeSources(folder: string, documents: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (let seed = 0; seed < documents; seed += 1) {
    const { bytes } = await generateReport(seed, { medium: 'html' });
    writeFileSync(join(folder, `${String(seed).padStart(4, '0')}.html`), bytes);
    if (seed === 1) for (const name of ['0000-2019.html', 'x.html']) writeFileSync(join(folder, name), bytes);
  }
  writeFileSync(join(folder, '0001-empty.html'), '');
  writeFileSync(join(folder, 'y.pdf'), '%PDF-1.7\n1 0 obj\n');
}

async function killAfter(child: ChildProcess, victim: Victim, milliseconds: number): Promise<void> {
  const end = ended(child);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  if (victim === 'program') child.kill('SIGKILL');
  else for (const pid of childrenOf(child.pid ?? 0).slice(0, 1)) kill(pid);
  await end;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}

/** The processes that a process started, where Linux says it. */
export function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  try {
    return readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** What SQLite finds wrong with a ledger that was left behind. */
function integrityOf(out: string): readonly string[] {
  const file = join(out, LEDGER);
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file);
  const rows = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
  database.close();
  return rows.map((row) => row.integrity_check).filter((finding) => finding !== 'ok');
}

/** What differs between two output folders, the summary aside. */
export function differences(expected: string, out: string): readonly string[] {
  const names = readdirSync(out).sort();
  const wrong = names.join() === [...FILES, LEDGER].sort().join() ? [] : [`it holds ${names.join(' ')}`];
  return [...wrong, ...otherFiles(expected, out)];
}

/** The exports that differ between two output folders, the summary aside, or are missing. */
export function otherFiles(expected: string, out: string): readonly string[] {
  const bytes = (folder: string, name: string) => readFileSync(join(folder, name));
  const isThere = (name: string) => existsSync(join(out, name));
  const files = FILES.filter((name) => name !== 'summary.json');
  const other = files.filter((name) => !isThere(name) || !bytes(expected, name).equals(bytes(out, name)));
  return other.map((name) => `${name} differs`);
}
