import { ledgerStore } from './ledger.ts';
import { migrate } from './migrate.ts';
import type { Dialect } from './schema.ts';
import { type DatabaseOptions, openDatabase } from './sqlite-database.ts';
import type { JudgeCorrected, Store } from './store.ts';

export const SQLITE: Dialect = {
  identity: 'integer primary key',
  clustered: 'without rowid',
  text: 'text',
  partOf: 'references sources (id) on delete cascade',
  ledgerTable: "select name from sqlite_master where type = 'table' and name = 'ledger'",
  coveringIndexes: true,
  cellsAsText: (columns) => `(select json_group_array(json_array(${columns})) from
    (select * from cells where cells.source_id = records.source_id order by position))`,
  eachCell: '(select source_id, key as position, value as cell from records, json_each(records.cells))',
};

export interface StoreOptions extends DatabaseOptions {
  /** Judges reports whose cells were corrected; needed where anything is put. */
  readonly judge?: JudgeCorrected | undefined;
}

/**
 * Opens the ledger in a file, and makes it where it is not there.
 * @throws StoreError where it cannot be used
 */
export async function openSqliteStore(file: string, options: StoreOptions = {}): Promise<Store> {
  const database = await openDatabase(file, options);
  try {
    await migrate(database, SQLITE);
  } catch (error) {
    await database.close();
    throw error;
  }
  return ledgerStore(database, options.judge);
}
