import { Command, CommanderError } from 'commander';
import { ogiVersion } from '../run/versions.ts';
import { allowClosedOutput, complain } from './output.ts';

/** In the order of the help. A command is loaded when it is asked for: all of them are a thousand modules. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  extract: async () => (await import('./extract.ts')).extractCommand(),
  show: async () => (await import('./show.ts')).showCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  worker: async () => (await import('./worker.ts')).workerCommand(),
  status: async () => (await import('./status.ts')).statusCommand(),
  rules: async () => (await import('./rules.ts')).rulesCommand(),
  schema: async () => (await import('./schema.ts')).schemaCommand(),
};

const EXAMPLES = `
Example:
  $ ogi extract samples --out output

Exit code: 0 done; 1 done, but a source could not be read or --fail-on was met; 2 wrong use; 130 interrupted.`;

/** The command line with the command that is asked for, or with all where that is none of them. */
async function program(asked = ''): Promise<Command> {
  const ogi = new Command('ogi')
    .description('Reads, judges and exports Chinese annual reports on open government information')
    .version(ogiVersion())
    .addHelpText('after', EXAMPLES);
  const all = Object.entries(COMMANDS);
  const named = all.filter(([name]) => name === asked);
  for (const [, load] of named.length > 0 ? named : all) ogi.addCommand((await load()).exitOverride());
  return ogi.exitOverride();
}

async function main(): Promise<void> {
  allowClosedOutput();
  try {
    const ogi = await program(process.argv[2]);
    await ogi.parseAsync();
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
