/**
 * Measures whole runs over an archive of generated reports, half PDF and half HTML: rate, scaling, memory, a second run, and
 * the same PDFs through other programs. Called by `bench.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../src/run/beside.ts';
import { listSources } from '../../src/run/sources.ts';
import { killRuns, type Victim } from '../run/kills.ts';
import { firstReports, writeReports } from './archive-material.ts';
import { build, type MeasuredRun, measuredRun } from './measured-run.ts';
import { ours, pdfminer, pdftotext, type Taken } from './other-programs.ts';

export interface ArchiveOptions {
  readonly documents: number;
  /** Where the reports are kept for the next time; a folder that goes away where none is named. */
  readonly folder?: string | undefined;
  /** How many PDFs go through other programs. */
  readonly others: number;
}

/** The smaller of the two runs whose memory is compared. */
const FEW = 200;

export async function benchArchive({ documents, folder, others }: ArchiveOptions): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'ogi-bench-'));
  const sources = folder ?? join(place, 'sources');
  try {
    say(`\narchive of ${documents} generated reports, half PDF and half HTML`);
    build();
    await writeReports(sources, documents);
    const whole = firstReports(sources, documents);
    for (const medium of ['html', 'pdf'] as const) {
      await scaling(
        medium,
        ['-'],
        whole.filter((file) => file.endsWith(medium)),
        place,
      );
    }
    for (const engine of ['pdfium', 'pdfjs']) {
      await scaling(
        `pdf by ${engine} alone`,
        ['-', '--engine', engine],
        whole.filter((file) => file.endsWith('pdf')),
        place,
      );
    }
    await memory(sources, whole, documents, place);
    await compared(whole.filter((file) => file.endsWith('.pdf')).slice(0, others));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function scaling(name: string, words: readonly string[], files: readonly string[], place: string): Promise<void> {
  const rates: number[] = [];
  for (const jobs of [1, 2]) {
    const run = await measuredRun([...words, '--jobs', String(jobs)], join(place, 'out'), files);
    rmSync(join(place, 'out'), { recursive: true });
    rates.push(files.length / run.seconds);
    say(`  ${name}, ${jobs} ${jobs === 1 ? 'job' : 'jobs'}: ${rate(files.length, run)}; ${memoryOf(run)}`);
  }
  const [one = 1, two = 1] = rates;
  say(`  ${name}: 2 jobs are ${(two / one).toFixed(2)} times as fast as 1`);
}

/** A run over a few and one over all, then all again unchanged; and what of a run is no reading. */
async function memory(folder: string, files: readonly string[], documents: number, place: string): Promise<void> {
  const few = files.filter((_, at) => at % Math.max(1, Math.round(documents / FEW)) === 0);
  const small = await measuredRun(['-', '--jobs', '2'], join(place, 'few'), few);
  say(`  ${few.length} of both, 2 jobs: ${rate(few.length, small)}; ${memoryOf(small)}`);
  const large = await measuredRun([folder, '--jobs', '2'], join(place, 'all'));
  say(`  all ${documents}, 2 jobs: ${rate(documents, large)}; ${memoryOf(large)}`);
  say(
    `  memory at ${documents} is ${(large.all / small.all).toFixed(2)} times that at ${few.length} (the program alone ${(large.program / small.program).toFixed(2)} times)`,
  );
  const again = await measuredRun([folder, '--jobs', '2'], join(place, 'all'));
  say(`  again, nothing changed: ${rate(documents, again)}; ${memoryOf(again)}`);
  const empty = await measuredRun(['-', '--jobs', '2'], join(place, 'one'), files.slice(0, 1));
  const unchanged = await measuredRun(['-', '--jobs', '2'], join(place, 'one'), files.slice(0, 1));
  say(
    `  start and end of a run: ${empty.seconds.toFixed(2)} s with one report read, ${unchanged.seconds.toFixed(2)} s with it unchanged; without them again ${(documents / Math.max(0.001, again.seconds - unchanged.seconds)).toFixed(0)} reports/s`,
  );
  const listing = await listed(folder, false);
  const hashing = await listed(folder, true);
  const share = (seconds: number) =>
    `${seconds.toFixed(2)} s, ${((100 * seconds) / large.seconds).toFixed(1)} % of the run, ${((100 * seconds) / again.seconds).toFixed(0)} % of the second`;
  say(`  listing alone: ${share(listing)}; reading bytes and hashing: ${share(hashing - listing)}`);
}

/** Seconds that it takes to list a folder, and to have and hash the bytes. */
async function listed(folder: string, withBytes: boolean): Promise<number> {
  const begun = performance.now();
  for await (const one of listSources([folder], none())) {
    if (withBytes && one.status === 'listed') sha256(await one.job.read());
  }
  return (performance.now() - begun) / 1000;
}

async function* none(): AsyncGenerator<string> {}

/** The same PDFs through others: text with its layout, where we find tables, read, and judge. */
async function compared(files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const own = await ours(files, 'auto');
  const told = (name: string, taken: Taken) =>
    say(
      `  ${name}: ${taken === undefined ? 'not installed' : `${taken.toFixed(1)} ms a PDF, ${(taken / own).toFixed(2)} times ours`}`,
    );
  say(`the same ${files.length} PDFs, one process, warm`);
  told('ogi, tables and rules included', own);
  told('ogi by pdfium alone', await ours(files, 'pdfium'));
  told('ogi by pdfjs alone', await ours(files, 'pdfjs'));
  told('pdfminer, text with layout', pdfminer(files));
  told('pdftotext -layout, its start taken off', pdftotext(files));
}

/** Kills runs at random moments, and tells what is not as it would be undisturbed after one more. */
export async function benchKills(kills: number, documents: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ogi-kills-'));
  const victims = Array.from({ length: kills }, (_, nth): Victim => (nth % 3 === 2 ? 'reader' : 'program'));
  try {
    const seed = Date.now();
    say(`\n${kills} kills in runs of ${documents} documents, seed ${seed}`);
    const done = await killRuns({
      folder,
      documents,
      victims,
      seed,
      onKill: ({ victim, afterMilliseconds, faults }) =>
        say(`  ${victim} after ${afterMilliseconds} ms: ${faults.length === 0 ? 'as undisturbed' : faults.join(', ')}`),
    });
    say(`  ${done.filter(({ faults }) => faults.length > 0).length} of ${kills} ended differently`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rate(count: number, { seconds, failed }: MeasuredRun): string {
  return `${(count / seconds).toFixed(1)} reports/s (${seconds.toFixed(1)} s${failed > 0 ? `, ${failed} failed` : ''})`;
}

function memoryOf({ program, reader, all }: MeasuredRun): string {
  return `memory ${all.toFixed(0)} MB in all, program ${program.toFixed(0)}, a reader ${reader.toFixed(0)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
