import { Command, CommanderError } from 'commander';
import { ogiVersion } from '../run/versions.ts';
import { checkCommand } from './check.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { allowClosedOutput, complain } from './output.ts';
import { rulesCommand } from './rules.ts';
import { schemaCommand } from './schema.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { statusCommand } from './status.ts';
import { workerCommand } from './worker.ts';

const EXAMPLES = `
Example:
  $ ogi extract samples --out output

Exit code: 0 done; 1 done, but a source could not be read or --fail-on was met; 2 wrong use; 130 interrupted.`;

/** The command line with all its commands. */
function program(): Command {
  const ogi = new Command('ogi')
    .description('Reads, judges and exports Chinese annual reports on open government information')
    .version(ogiVersion())
    .addHelpText('after', EXAMPLES);
  const reading = [extractCommand(), showCommand(), checkCommand(), exportCommand(), serveCommand()];
  const many = [workerCommand(), statusCommand()];
  for (const command of [...reading, ...many, rulesCommand(), schemaCommand()]) ogi.addCommand(command.exitOverride());
  return ogi.exitOverride();
}

async function main(): Promise<void> {
  allowClosedOutput();
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = codeOf(error);
  }
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const fromSystem = error instanceof Error && 'syscall' in error;
  complain(fromSystem ? `error: ${error.message}` : `error: ${error instanceof Error ? error.stack : error}`);
  return 1;
}

await main();
