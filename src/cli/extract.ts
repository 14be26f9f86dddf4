import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Outcome } from '../export/outcome.ts';
import { judgeCorrected } from '../run/judge-corrected.ts';
import { openPool, type Settings } from '../run/pool.ts';
import { publish } from '../run/publish.ts';
import { FILES } from '../run/record.ts';
import { type Ran, type RunOptions, run, type Watch } from '../run/run.ts';
import { countSources, listSources } from '../run/sources.ts';
import { engineKey } from '../run/versions.ts';
import { WORKING_FOLDER } from '../run/working-folder.ts';
import type { JudgeCorrected } from '../store/store.ts';
import { exitCode, type FailOn, jsonLine } from './ending.ts';
import { databaseOption, type OpenLedger, openLedger } from './ledger.ts';
import { type LinesInOrder, linesInOrder } from './lines-in-order.ts';
import {
  configOption,
  engineOption,
  failOnOption,
  languageOption,
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
import { summaryText } from './summary.ts';
import { paintFor } from './terminal.ts';
import { troubleWith } from './trouble.ts';
import type { Language } from './words.ts';

interface ExtractOptions {
  readonly out: string;
  readonly jobs: number;
  readonly timeout: number;
  readonly failOn: FailOn;
  readonly lang: Language;
  readonly config?: string;
  readonly ocr: OcrMode;
  readonly ocrEngine: OcrEngine;
  readonly engine: PdfEngineName;
  readonly quiet?: true;
  readonly json?: true;
  readonly force?: true;
  readonly database?: string;
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
    .option('--jobs <n>', 'how many sources are read at once', wholeNumber, availableParallelism())
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
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: ExtractOptions) => {
      process.exitCode = await extract(sources, options);
    });
}

async function extract(sources: readonly string[], options: ExtractOptions): Promise<number> {
  const profile = await loadProfile(options.config);
  if (typeof profile === 'string') {
    complain(profile);
    return 2;
  }
  const { out, ocr, ocrEngine, engine } = options;
  try {
    await mkdir(out, { recursive: true });
    const judge: JudgeCorrected = (report, corrections) => judgeCorrected(report, corrections, profile);
    const ledger = await openLedger(options, { judge });
    return await extractInto(ledger, { sources, options, settings: { profile, ocr, ocrEngine, engine } }).finally(
      ledger.store.close,
    );
  } catch (error) {
    const code = troubleWith(options, error);
    if (code === undefined) throw error;
    return code;
  }
}

interface Task {
  readonly sources: readonly string[];
  readonly options: ExtractOptions;
  readonly settings: Settings;
}

async function extractInto({ store, present }: OpenLedger, { sources, options, settings }: Task): Promise<number> {
  const { out, jobs, lang, quiet, json } = options;
  const startedAt = new Date();
  const key = engineKey(settings);
  const run = await store.begin({ key, settings, startedAt: startedAt.toISOString(), ...(await present()) });
  await store.remember(WORKING_FOLDER, process.cwd());
  const signal = interruption();
  const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
  if (!quiet) countInto(progress, sources, signal);
  const lines = json ? linesInOrder(async (id) => printLine(await store.load(id))) : undefined;
  const ran = await readAll(
    { sources, options, settings },
    { store, run, key, signal, watch: watchWith(progress, lines) },
  ).finally(progress.stop);
  await lines?.finish();
  const { profile } = settings;
  const { tally, work } = await publish({ store, run, ran, out, language: lang, profile, jobs, signal, startedAt });
  await store.end(run, signal.aborted ? 'interrupted' : 'done');
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const stream = json ? process.stderr : process.stdout;
  const course = { out, files: FILES, seconds, interrupted: signal.aborted, work };
  const text = summaryText(tally, { ...course, language: lang, paint: paintFor(stream) });
  if (!quiet) await (json ? complain(text.trimEnd()) : print(text));
  return signal.aborted ? 130 : exitCode(tally, options.failOn);
}

type Reading = Pick<RunOptions, 'store' | 'run' | 'key' | 'signal' | 'watch'>;

async function readAll({ sources, options, settings }: Task, reading: Reading): Promise<Ran> {
  const { jobs, timeout, force = false } = options;
  const pool = openPool({ seconds: timeout, settings });
  const listed = listSources(sources, linesOfStdin(reading.signal));
  const how = { jobs, force, read: pool.read, allowedSeconds: timeout, profile: settings.profile };
  return run(listed, { ...reading, ...how }).finally(pool.close);
}

function watchWith(progress: Progress, lines: LinesInOrder | undefined): Watch {
  return {
    begun: progress.begun,
    done(done) {
      progress.done({
        path: done.path,
        failed: done.status === 'failed' && done.problem !== 'not-a-report',
        findings: done.findings,
      });
      lines?.done(done);
    },
  };
}

async function printLine(outcome: Outcome | undefined): Promise<void> {
  if (outcome) await print(jsonLine(outcome));
}

/** The first Ctrl-C ends the run after what is in hand; the second stops it at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    complain('stopping after the sources in hand; once more to stop at once');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

async function* linesOfStdin(signal: AbortSignal): AsyncGenerator<string> {
  yield* createInterface({ input: process.stdin, signal });
}

/** Counts the sources beside the run, so that the bar has an end; a list on stdin can be read only once. */
async function countInto(progress: Progress, sources: readonly string[], signal: AbortSignal): Promise<void> {
  if (sources.includes('-')) return;
  const count = await countSources(sources, signal).catch(() => undefined);
  if (count !== undefined && !signal.aborted) progress.total(count);
}
