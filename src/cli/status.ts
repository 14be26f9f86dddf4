import { Command } from 'commander';
import type { FailOn } from './ending.ts';
import { databaseOption } from './ledger.ts';
import { failOnOption, languageOption } from './options.ts';
import type { Language } from './words.ts';

export interface StatusOptions {
  readonly database: string;
  readonly out: string;
  readonly failOn: FailOn;
  readonly lang: Language;
  readonly json?: true;
  readonly retryFailed?: true;
  readonly wait?: true;
  readonly quiet?: true;
}

/** `ogi status`: how far a run is that many machines share. */
export function statusCommand(): Command {
  return new Command('status')
    .description('how far the last run of ogi extract --database is: what waits, runs, failed and was given up')
    .addOption(databaseOption().makeOptionMandatory())
    .option('--json', 'as JSON')
    .option('--retry-failed', 'put back what was given up because its workers were lost')
    .option('--wait', 'wait for the run and write its files to --out, as ogi extract does')
    .option('--out <folder>', 'with --wait: where the files are written', 'output')
    .option('--quiet', 'with --wait: neither progress nor summary')
    .addOption(failOnOption())
    .addOption(languageOption())
    .action(async (options: StatusOptions) => {
      const { statusOf } = await import('./status-of.ts');
      process.exitCode = await statusOf(options);
    });
}
