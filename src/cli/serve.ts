import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { databaseOption } from './ledger.ts';
import { configOption, languageOption } from './options.ts';
import type { Language } from './words.ts';

export interface ServeOptions {
  readonly out: string;
  readonly port?: number;
  readonly host: string;
  readonly readOnly?: true;
  readonly reviewer: string;
  readonly lang: Language;
  readonly config?: string;
  readonly database?: string;
}

/** The port that is tried first. */
export const PORT = 8765;

const EXAMPLES = `
Examples:
  $ ogi extract samples --out output
  $ ogi serve --out output
  $ ogi serve --out output --reviewer 王芳 --port 8080
  $ ogi serve --out output --read-only`;

/** `ogi serve`: the audit pages on the ledger of an output folder. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('open the audit pages on what was extracted: see every finding on its report, confirm or dismiss it')
    .option('--out <folder>', 'the --out folder of ogi extract', 'output')
    .option('--port <n>', `the port; 0: any that is free (default: ${PORT}, or the next that is free)`, portNumber)
    .option(
      '--host <name>',
      'where the server listens; anything but the default lets others on the network reach it',
      '127.0.0.1',
    )
    .option('--read-only', 'nothing can be decided or corrected')
    .option('--reviewer <name>', 'under which decisions are logged', userName())
    .addOption(languageOption())
    .addOption(configOption())
    .addOption(databaseOption())
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      // A server is much to load for a command that needs none.
      const { serveFolder } = await import('./serve-folder.ts');
      process.exitCode = await serveFolder(options);
    });
}

function portNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return number;
}

/** Of the user of the system; a system may have none. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'reviewer';
  }
}
