import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { DocumentError } from '../errors.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Tally } from '../export/tally.ts';
import type { Profile } from '../profile.ts';
import { type Relations, relationsOf } from '../related/related.ts';
import { check } from '../run/check.ts';
import { CHECKED, checkedText } from '../run/judged-by.ts';
import { FILES, record } from '../run/record.ts';
import { openRecorded, type Recorded } from '../run/recorded.ts';
import type { Amendment } from '../store/store.ts';
import { exitCode, type FailOn, jsonLine } from './ending.ts';
import { databaseOption, type LedgerPlace, mayHaveLedger, openLedger } from './ledger.ts';
import { configOption, failOnOption, languageOption } from './options.ts';
import { complain, print } from './output.ts';
import { loadProfile } from './profile.ts';
import { NO_PROGRESS, progressOn } from './progress.ts';
import { summaryText } from './summary.ts';
import { paintFor, printable } from './terminal.ts';
import { troubleWith } from './trouble.ts';
import type { Language } from './words.ts';

interface CheckOptions {
  readonly failOn: FailOn;
  readonly lang: Language;
  readonly config?: string;
  readonly database?: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  $ ogi extract reports-2022 reports-2023 --out output
  $ ogi check output
  $ ogi check output --config ogi.config.json --fail-on error`;

/** `ogi check`: judges what was extracted again, each report together with those of other years and organs. */
export function checkCommand(): Command {
  return new Command('check')
    .description('judge again what was extracted, each report together with those of other years; sources are not read')
    .argument('<folder>', 'the --out folder of ogi extract; its files are written anew')
    .addOption(failOnOption())
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(databaseOption())
    .option('--json', 'one JSON line per source on stdout; the summary goes to stderr')
    .option('--quiet', 'neither progress nor summary')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, options: CheckOptions) => {
      process.exitCode = await checkFolder(folder, options);
    });
}

async function checkFolder(folder: string, options: CheckOptions): Promise<number> {
  const profile = await loadProfile(options.config);
  if (typeof profile === 'string') {
    complain(profile);
    return 2;
  }
  if (!(await isFolder(folder))) {
    complain(`error: there is no folder ${printable(folder)}: name the --out folder of ogi extract`);
    return 2;
  }
  const place = { ...options, out: folder };
  const begun = Date.now();
  const signal = interruption();
  try {
    const recorded = await openRecorded(folder);
    const relations = relationsOf(recorded.reports, profile.organs);
    const work = { recorded, relations, profile, signal };
    const judge = (amendment?: Amendment) => judgeAgain({ ...work, amendment }, folder, options);
    const tally = await amending(place, profile, judge).finally(recorded.close);
    await summarise({ tally, relations, recorded, seconds: (Date.now() - begun) / 1000 }, folder, options);
    return exitCode(tally, options.failOn);
  } catch (error) {
    if (signal.aborted) return 130;
    const code = error instanceof DocumentError ? unusable(folder, error) : troubleWith(place, error);
    if (code === undefined) throw error;
    return code;
  }
}

async function isFolder(name: string): Promise<boolean> {
  const status = await stat(name).catch(() => undefined);
  return status?.isDirectory() ?? false;
}

interface Work {
  readonly recorded: Recorded;
  readonly relations: Relations;
  readonly profile: Profile;
  readonly signal: AbortSignal;
  readonly amendment: Amendment | undefined;
}

async function judgeAgain(work: Work, out: string, { lang, quiet, json }: CheckOptions): Promise<Tally> {
  const { recorded, relations, profile, signal, amendment } = work;
  const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
  progress.total(recorded.reports.length);
  const onOutcome = async (outcome: Outcome) => {
    if (outcome.status === 'read') {
      const { source, findings } = outcome.report;
      progress.done({ path: source.path, failed: false, findings: findings.length });
      await amendment?.judge(outcome.report);
    }
    if (json) await print(jsonLine(outcome));
  };
  const { interrupted } = recorded;
  const { coverage } = relations;
  const results = check(recorded, { profile, relations, signal, decisionsOf: amendment?.decisions });
  return record(results, { out, language: lang, profile, jobs: 1, signal, interrupted, coverage, onOutcome }).finally(
    () => progress.stop(),
  );
}

interface Done {
  readonly tally: Tally;
  readonly relations: Relations;
  readonly recorded: Recorded;
  readonly seconds: number;
}

async function summarise(done: Done, out: string, { lang, quiet, json }: CheckOptions): Promise<void> {
  if (quiet) return;
  const { tally, relations, recorded, seconds } = done;
  const stream = json ? process.stderr : process.stdout;
  const paint = paintFor(stream);
  const { interrupted } = recorded;
  const { coverage } = relations;
  const text = summaryText(tally, { out, files: FILES, seconds, interrupted, coverage, language: lang, paint });
  await (json ? complain(text.trimEnd()) : print(text));
}

function unusable(folder: string, { problem, message }: DocumentError): number {
  const what = `${printable(folder)} is not as ogi extract writes it: ${printable(message)}`;
  complain(`error: ${what}. Nothing was changed; extract again.`);
  return problem === 'not-found' ? 2 : 1;
}

/** Does a step that may put new findings into the ledger of a folder, where there is one: all of them or none. */
async function amending<T>(
  place: LedgerPlace,
  profile: Profile,
  step: (amendment: Amendment | undefined) => Promise<T>,
): Promise<T> {
  if (!mayHaveLedger(place)) return step(undefined);
  const { store, present } = await openLedger(place);
  try {
    const amendment = await store.amend((await present()).isAlive);
    const result = await step(amendment).catch((error) => amendment.abandon().then(() => Promise.reject(error)));
    await amendment.remember(CHECKED, checkedText(amendment.run, profile, new Date().toISOString()));
    await amendment.commit();
    return result;
  } finally {
    await store.close();
  }
}

/** Ctrl-C leaves the files as they were. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    complain('stopped: the files are as they were');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}
