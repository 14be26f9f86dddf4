import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExportFormat } from '../export/formats/format.ts';
import { FORMATS } from '../export/formats/index.ts';
import type { Outcome } from '../export/outcome.ts';
import type { Message } from '../finding.ts';
import { exportOutcomes } from '../run/export.ts';
import { judgedBy } from '../run/judged-by.ts';
import { locator } from '../run/locator.ts';
import { LEDGER, type Snapshot } from '../store/store.ts';
import { archiveName, databaseOption, mayHaveLedger, openLedger } from './ledger.ts';
import { nearest } from './nearest.ts';
import { languageOption } from './options.ts';
import { complain, print } from './output.ts';
import { NO_PROGRESS, progressOn } from './progress.ts';
import { printable } from './terminal.ts';
import { troubleWith } from './trouble.ts';
import { type Language, WORDS } from './words.ts';

interface ExportCommandOptions {
  readonly out: string;
  readonly to: readonly ExportFormat[];
  readonly lang: Language;
  readonly quiet?: true;
  readonly database?: string;
}

const NAMES = FORMATS.map(({ name }) => name);

const HELP = `
Formats:
${FORMATS.map(({ name, description }) => `  ${name.padEnd(8)} ${description}`).join('\n')}

Examples:
  $ ogi extract samples --out output
  $ ogi export --out output --to xlsx
  $ ogi export --to csv,parquet --lang en`;

/** `ogi export`: writes what the ledger of an output folder holds in other forms. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write what was extracted in other forms, from the ledger of an output folder; no source is read')
    .option('--out <folder>', 'the --out folder of ogi extract; the files are written to it', 'output')
    .addOption(new Option('--to <formats>', NAMES.join(', ')).argParser(formatsIn).makeOptionMandatory())
    .addOption(languageOption())
    .addOption(databaseOption())
    .option('--quiet', 'neither progress nor summary')
    .addHelpText('after', HELP)
    .action(async (options: ExportCommandOptions) => {
      process.exitCode = await exportFolder(options);
    });
}

/** The formats of a list of names, each once. */
function formatsIn(text: string): readonly ExportFormat[] {
  const names = [...new Set(text.split(',').map((name) => name.trim().toLowerCase()))].filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError(`Name at least one of ${NAMES.join(', ')}.`);
  return names.map((name) => {
    const format = FORMATS.find((candidate) => candidate.name === name);
    if (format) return format;
    const [near] = nearest(name, NAMES, 1);
    const hint = near ? ` Did you mean ${near}?` : '';
    throw new InvalidArgumentError(`There is no format ${printable(name)}: ${NAMES.join(', ')}.${hint}`);
  });
}

async function exportFolder(options: ExportCommandOptions): Promise<number> {
  const { out } = options;
  if (!mayHaveLedger(options)) {
    complain(`error: there is no ${LEDGER} in ${printable(out)}: name the --out folder of ogi extract`);
    return 2;
  }
  const signal = interruption();
  try {
    const { store } = await openLedger(options);
    return await exportSnapshot(await store.snapshot(), signal, options).finally(store.close);
  } catch (error) {
    if (signal.aborted) return 130;
    const code = troubleWith(options, error);
    if (code === undefined) throw error;
    return code;
  }
}

async function exportSnapshot(
  snapshot: Snapshot | undefined,
  signal: AbortSignal,
  options: ExportCommandOptions,
): Promise<number> {
  const { out, to, lang, quiet } = options;
  if (!snapshot) {
    complain(`error: nothing was ever extracted to ${printable(archiveName(options))}: run ogi extract first`);
    return 2;
  }
  const complete = snapshot.state === 'done';
  const progress = quiet ? NO_PROGRESS : progressOn(process.stderr, lang);
  progress.total(snapshot.sources);
  const { name: profile } = await judgedBy(snapshot);
  const told = { language: lang, profile, complete, locate: locator(out) };
  const onOutcome = (outcome: Outcome) => progress.done(doneWith(outcome));
  const notes = await exportOutcomes(snapshot.outcomes(), { ...told, out, formats: to, signal, onOutcome })
    .finally(() => progress.stop())
    .finally(() => snapshot.close());
  if (!complete) complain(WORDS[lang].exportIncomplete(snapshot.sources));
  if (!quiet) await print(summary(snapshot.sources, notes, { out, to, lang }));
  return complete ? 0 : 1;
}

function doneWith(outcome: Outcome): Parameters<ReturnType<typeof progressOn>['done']>[0] {
  if (outcome.status === 'read') {
    const { source, findings } = outcome.report;
    return { path: source.path, failed: false, findings: findings.length };
  }
  const failed = outcome.status === 'failed' && outcome.failure.problem !== 'not-a-report';
  return { path: outcome.status === 'failed' ? outcome.failure.path : '', failed, findings: 0 };
}

function summary(
  sources: number,
  notes: readonly Message[],
  { out, to, lang }: Omit<ExportCommandOptions, 'quiet'>,
): string {
  const files = to.flatMap((format) => format.files);
  const lines = [
    WORDS[lang].exported(sources, printable(out)),
    `  ${files.join(' ')}`,
    ...notes.map((note) => note[lang]),
  ];
  return `${lines.join('\n')}\n`;
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
