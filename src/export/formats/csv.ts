import { csvHead, csvRows } from '../csv.ts';
import { datapackage } from '../datapackage.ts';
import { TABLES } from '../tables.ts';
import type { ExportFormat } from './format.ts';

const DESCRIPTION = 'datapackage.json';

/** The tables as CSV files, and the data package that describes them. */
export const csv: ExportFormat = {
  name: 'csv',
  description: 'the tables as CSV files, described by datapackage.json',
  files: [...TABLES.map(({ table }) => `${table.name}.csv`), DESCRIPTION],

  async open(folder, options) {
    for (const { table } of TABLES) await folder.append(`${table.name}.csv`, csvHead(table));
    await folder.append(DESCRIPTION, `${JSON.stringify(datapackage(), null, 2)}\n`);
    return {
      async add(outcome) {
        for (const { table, rows } of TABLES) {
          await folder.append(`${table.name}.csv`, csvRows(rows(outcome, options)));
        }
      },
      finish: async () => [],
    };
  },
};
