import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Outcome } from '../export/outcome.ts';
import type { Settings } from '../run/answer.ts';
import { judgeCorrected } from '../run/judge-corrected.ts';
import { openPool } from '../run/pool.ts';
import { type Ran, type RunOptions, run } from '../run/run.ts';
import { countSources, listSources } from '../run/sources.ts';
import { engineKey } from '../run/versions.ts';
import { WORKING_FOLDER } from '../run/working-folder.ts';
import type { JudgeCorrected } from '../store/store.ts';
import { jsonLine } from './ending.ts';
import { interruption } from './interruption.ts';
import { databaseOption, type OpenLedger, openLedger } from './ledger.ts';
import { linesInOrder } from './lines-in-order.ts';
import {
  configOption,
  engineOption,
  failOnOption,
  languageOption,
  leaseOption,
  type OcrEngine,
  type OcrMode,
  ocrEngineOption,
  ocrOption,
  type PdfEngineName,
  seconds,
  wholeNumber,
} from './options.ts';
import { complain, print } from './output.ts';
import { loadProfile } from './profile.ts';
import { NO_PROGRESS, type Progress, progressOn } from './progress.ts';
import { finishRun, type RunEndOptions } from './run-end.ts';
import { troubleWith } from './trouble.ts';
import { watchOf } from './watch.ts';

export interface ExtractOptions extends RunEndOptions {
  readonly timeout: number;
  readonly config?: string;
  readonly ocr: OcrMode;
  readonly ocrEngine: OcrEngine;
  readonly engine: PdfEngineName;
  readonly force?: true;
  readonly database?: string;
  readonly detach?: true;
  readonly lease: number;
}

const EXAMPLES = `
Examples:
  $ ogi extract samples --out output
  $ ogi extract 2024.pdf 2023.html --json --quiet
  $ ogi extract 2024.zip sites.tar.gz crawl.warc.gz --out output
  $ find archive -name '*.html' | ogi extract - --jobs 4 --fail-on error`;

/** `ogi extract`: reads sources, judges them and writes the files. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('read sources, judge them, and write reports, cells, findings and failures to a folder')
    .argument(
      '<source...>',
      'files, folders (walked in the order of their names), archives (.zip, .tar, .tar.gz, .warc, .warc.gz), or - for a list of paths on stdin',
    )
    .option('--out <folder>', 'where the files are written', 'output')
    .option(
      '--jobs <n>',
      'how many sources are read at once; with --database none here, unless given',
      wholeNumber,
      availableParallelism(),
    )
    .option('--timeout <s>', 'the most seconds that one source may take', seconds, 120)
    .addOption(failOnOption())
    .addOption(languageOption())
    .addOption(configOption())
    .option('--json', 'one JSON line per source on stdout; the summary goes to stderr')
    .option('--quiet', 'neither progress nor summary')
    .option('--force', 'read everything anew, also what is known from earlier runs')
    .addOption(ocrOption())
    .addOption(ocrEngineOption())
    .addOption(engineOption())
    .addOption(databaseOption())
    .option('--detach', 'with --database: list the sources and leave; see ogi status')
    .addOption(leaseOption())
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: ExtractOptions, command: Command) => {
      // Among many machines, the one that lists reads only where it is told to.
      process.exitCode = await extract(sources, options, command.getOptionValueSource('jobs') === 'cli');
    });
}

async function extract(sources: readonly string[], options: ExtractOptions, readsHere: boolean): Promise<number> {
  const profile = await loadProfile(options.config);
  if (typeof profile === 'string') {
    complain(profile);
    return 2;
  }
  const { out, ocr, ocrEngine, engine } = options;
  const extraction: Extraction = { sources, options, settings: { profile, ocr, ocrEngine, engine } };
  try {
    await mkdir(out, { recursive: true });
    const judge: JudgeCorrected = (report, corrections) => judgeCorrected(report, corrections, profile);
    if (options.database !== undefined) {
      const { extractShared } = await import('./extract-shared.ts');
      return await extractShared({ ...extraction, database: options.database, readsHere }, judge);
    }
    const ledger = await openLedger(options, { judge });
    return await extractInto(ledger, extraction).finally(ledger.store.close);
  } catch (error) {
    const code = troubleWith(options, error);
    if (code === undefined) throw error;
    return code;
  }
}

/** What is to be extracted, and how. */
export interface Extraction {
  readonly sources: readonly string[];
  readonly options: ExtractOptions;
  readonly settings: Settings;
}

async function extractInto(
  { store, present }: OpenLedger,
  { sources, options, settings }: Extraction,
): Promise<number> {
  const { lang, quiet, json } = options;
  const startedAt = new Date();
  const key = engineKey(settings);
  const run = await store.begin({ key, settings, startedAt: startedAt.toISOString(), ...(await present()) });
  await store.remember(WORKING_FOLDER, process.cwd());
  const signal = interruption('stopping after the sources in hand; once more to stop at once');
  const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
  if (!quiet) countInto(progress, sources, signal);
  const lines = json ? linesInOrder(async (id) => printLine(await store.load(id))) : undefined;
  const ran = await readAll(
    { sources, options, settings },
    { store, run, key, signal, watch: watchOf(progress, lines?.done) },
  ).finally(progress.stop);
  await lines?.finish();
  return finishRun({ store, run, ran, startedAt, signal, profile: settings.profile }, options);
}

type Reading = Pick<RunOptions, 'store' | 'run' | 'key' | 'signal' | 'watch'>;

async function readAll({ sources, options, settings }: Extraction, reading: Reading): Promise<Ran> {
  const { jobs, timeout, force = false } = options;
  const pool = openPool({ seconds: timeout, settings, filed: true });
  const listed = listSources(sources, linesOfStdin(reading.signal));
  const how = { jobs, force, read: pool.read, allowedSeconds: timeout, profile: settings.profile };
  return run(listed, { ...reading, ...how }).finally(pool.close);
}

async function printLine(outcome: Outcome | undefined): Promise<void> {
  if (outcome) await print(jsonLine(outcome));
}

/** What `-` stands for. */
export async function* linesOfStdin(signal: AbortSignal): AsyncGenerator<string> {
  yield* createInterface({ input: process.stdin, signal });
}

/** Counts the sources beside the run, so that the bar has an end; a list on stdin can be read only once. */
export async function countInto(progress: Progress, sources: readonly string[], signal: AbortSignal): Promise<void> {
  if (sources.includes('-')) return;
  const count = await countSources(sources, signal).catch(() => undefined);
  if (count !== undefined && !signal.aborted) progress.total(count);
}
