import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import type { Audit } from '../audit.ts';
import { failureText } from '../export/failure-text.ts';
import { FIELD_BY_NAME, FIELDS } from '../report/fields.ts';
import { openPool, type PoolOptions } from '../run/pool.ts';
import type { Result } from '../run/result.ts';
import { fileJob } from '../run/sources.ts';
import { nearest } from './nearest.ts';
import {
  configOption,
  engineOption,
  languageOption,
  type OcrEngine,
  type OcrMode,
  ocrEngineOption,
  ocrOption,
  type PdfEngineName,
  seconds,
} from './options.ts';
import { complain, print } from './output.ts';
import { loadProfile } from './profile.ts';
import { fieldText } from './show/field-text.ts';
import { reportText } from './show/report-text.ts';
import { paintFor, printable } from './terminal.ts';
import { type Language, WORDS } from './words.ts';

interface ShowOptions {
  readonly field?: string;
  readonly timeout: number;
  readonly lang: Language;
  readonly config?: string;
  readonly ocr: OcrMode;
  readonly ocrEngine: OcrEngine;
  readonly engine: PdfEngineName;
}

const EXAMPLES = `
Examples:
  $ ogi show report.pdf
  $ ogi show report.pdf --field applications.received.total`;

/** `ogi show`: one report in the terminal. */
export function showCommand(): Command {
  return new Command('show')
    .description('print one report: its tables as read, the findings on their cells, and the place of a value')
    .argument('<source>', 'the file of one report')
    .option('--field <name>', 'print one value with its raw text, state, place and findings')
    .option('--timeout <s>', 'the most seconds that reading may take', seconds, 120)
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(ocrOption())
    .addOption(ocrEngineOption())
    .addOption(engineOption())
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, options: ShowOptions) => {
      process.exitCode = await show(source, options);
    });
}

async function show(source: string, options: ShowOptions): Promise<number> {
  const { field, timeout, lang, config, ocr, ocrEngine, engine } = options;
  const misuse = misuseOf(field) ?? (await folderMisuse(source));
  if (misuse) {
    complain(misuse);
    return 2;
  }
  const profile = await loadProfile(config);
  if (typeof profile === 'string') {
    complain(profile);
    return 2;
  }
  const result = await readOne(source, { seconds: timeout, settings: { profile, ocr, ocrEngine, engine } });
  if (result.status !== 'read') {
    complain(failureLine(source, result, lang));
    return 1;
  }
  await print(textOf(result.audit, field, lang));
  return 0;
}

function textOf(audit: Audit, field: string | undefined, language: Language): string {
  const paint = paintFor(process.stdout);
  return field === undefined ? reportText(audit, language, paint) : fieldText(audit, field, language, paint);
}

async function readOne(source: string, options: PoolOptions): Promise<Result> {
  const pool = openPool(options);
  const result = await pool.read(fileJob(source, source));
  await pool.close();
  return result;
}

function misuseOf(field: string | undefined): string | undefined {
  if (field === undefined || FIELD_BY_NAME.has(field) || /^extra\.\d+\.[a-z_]+$/.test(field)) return undefined;
  const names = FIELDS.map((known) => known.name);
  return [`error: there is no field ${printable(field)}`, ...nearest(field, names).map((name) => `  ${name}`)].join(
    '\n',
  );
}

async function folderMisuse(source: string): Promise<string | undefined> {
  const status = await stat(source).catch(() => undefined);
  return status?.isDirectory()
    ? `error: ${printable(source)} is a folder: name one file, or use ogi extract`
    : undefined;
}

function failureLine(source: string, result: Result, language: Language): string {
  if (result.status !== 'failed') return printable(source);
  const { problem, message } = result.failure;
  return `${printable(source)}: ${WORDS[language].problem[problem]}: ${printable(failureText(message, language))}`;
}
