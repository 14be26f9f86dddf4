import { Command } from 'commander';
import { reportJsonSchema } from '../export/report-schema.ts';
import { print } from './output.ts';

const EXAMPLES = `
Example:
  $ ogi schema > report.schema.json`;

/** `ogi schema`: the JSON Schema of a report. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema (2020-12) of a line of reports.jsonl')
    .addHelpText('after', EXAMPLES)
    .action(async () => print(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`));
}
