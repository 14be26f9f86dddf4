import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { type Mapping, mappingIn } from '../many/reach.ts';
import { databaseOption } from './ledger.ts';
import { languageOption, leaseOption, wholeNumber } from './options.ts';
import type { Language } from './words.ts';

export interface WorkerOptions {
  readonly database: string;
  readonly jobs: number;
  readonly map: readonly Mapping[];
  readonly lease: number;
  readonly lang: Language;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  $ ogi worker --database postgres://ogi@db/reports
  $ ogi worker --jobs 8 --map /mnt/archive=/srv/archive   # the machine that lists has the folder elsewhere

Stops by Ctrl-C or SIGTERM: once, and what is in hand is finished; twice, at once.`;

/** `ogi worker`: reads the sources that `ogi extract --database` lists. */
export function workerCommand(): Command {
  return new Command('worker')
    .description(
      'read and judge what ogi extract --database lists, beside the workers of other machines, until stopped',
    )
    .addOption(databaseOption().makeOptionMandatory())
    .option('--jobs <n>', 'how many sources are read at once', wholeNumber, availableParallelism())
    .option(
      '--map <from=to>',
      'what the machine that lists calls <from> is <to> here; may be given again',
      addMapping,
      [],
    )
    .addOption(leaseOption())
    .addOption(languageOption())
    .option('--quiet', 'no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (options: WorkerOptions) => {
      const { workHere } = await import('./work-here.ts');
      process.exitCode = await workHere(options);
    });
}

function addMapping(text: string, before: readonly Mapping[]): readonly Mapping[] {
  const mapping = mappingIn(text);
  if (!mapping) throw new InvalidArgumentError('Give two paths, as in /mnt/archive=/srv/archive.');
  return [...before, mapping];
}
