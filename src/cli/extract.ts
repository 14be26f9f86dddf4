import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { openPool } from '../run/pool.ts';
import { FILES, record } from '../run/record.ts';
import type { Result } from '../run/result.ts';
import { run } from '../run/run.ts';
import { listSources } from '../run/sources.ts';
import { exitCode, type FailOn, jsonLine } from './ending.ts';
import {
  configOption,
  failOnOption,
  languageOption,
  type OcrEngine,
  type OcrMode,
  ocrEngineOption,
  ocrOption,
  seconds,
  wholeNumber,
} from './options.ts';
import { complain, print } from './output.ts';
import { loadProfile } from './profile.ts';
import { NO_PROGRESS, type Progress, progressOn } from './progress.ts';
import { summaryText } from './summary.ts';
import { paintFor } from './terminal.ts';
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
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ ogi extract samples --out output
  $ ogi extract 2024.pdf 2023.html --json --quiet
  $ find archive -name '*.html' | ogi extract - --jobs 4 --fail-on error`;

/** `ogi extract`: reads sources, judges them and writes the files. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('read sources, judge them, and write reports, cells, findings and failures to a folder')
    .argument('<source...>', 'files, folders (walked in the order of their names), or - for a list of paths on stdin')
    .option('--out <folder>', 'where the files are written', 'output')
    .option('--jobs <n>', 'how many sources are read at once', wholeNumber, availableParallelism())
    .option('--timeout <s>', 'the most seconds that one source may take', seconds, 120)
    .addOption(failOnOption())
    .addOption(languageOption())
    .addOption(configOption())
    .option('--json', 'one JSON line per source on stdout; the summary goes to stderr')
    .option('--quiet', 'neither progress nor summary')
    .option('--force', 'read everything anew (which every run does today)')
    .addOption(ocrOption())
    .addOption(ocrEngineOption())
    .addOption(
      new Option('--engine <name>', 'the PDF library; it is pdfjs today, whatever is said here')
        .choices(['auto', 'pdfjs', 'pdfium'])
        .default('auto'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: ExtractOptions) => {
      process.exitCode = await extract(sources, options);
    });
}

async function extract(sources: readonly string[], options: ExtractOptions): Promise<number> {
  const { out, jobs, timeout, lang, quiet, json } = options;
  const profile = await loadProfile(options.config);
  if (typeof profile === 'string') {
    complain(profile);
    return 2;
  }
  const unusable = await mkdir(out, { recursive: true }).then(nothing, (error: Error) => error);
  if (unusable) {
    complain(`error: --out ${out} cannot be used: ${unusable.message}`);
    return 2;
  }
  const begun = Date.now();
  const signal = interruption();
  const pool = openPool({ seconds: timeout, settings: { profile, ocr: options.ocr, ocrEngine: options.ocrEngine } });
  const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, !sources.includes('-'));
  if (!quiet) countInto(progress, sources, signal);
  const results = run(listSources(sources, linesOfStdin(signal)), pool.read, { jobs, signal });
  const onResult = async (result: Result) => {
    if (result.status !== 'skipped') progress.step();
    if (json) await print(jsonLine(result));
  };
  const tally = await record(results, { out, language: lang, profile, jobs, signal, onResult }).finally(async () => {
    progress.stop();
    await pool.close();
  });
  const course = { out, files: FILES, seconds: (Date.now() - begun) / 1000, interrupted: signal.aborted };
  const stream = json ? process.stderr : process.stdout;
  const text = summaryText(tally, { ...course, language: lang, paint: paintFor(stream) });
  if (!quiet) await (json ? complain(text.trimEnd()) : print(text));
  return signal.aborted ? 130 : exitCode(tally, options.failOn);
}

function nothing(): undefined {}

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
  let count = 0;
  for await (const listed of listSources(sources, linesOfStdin(signal))) {
    if (signal.aborted) return;
    if (listed.status !== 'skipped') count += 1;
  }
  progress.total(count);
}
