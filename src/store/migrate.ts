import type { Value } from './rows.ts';
import { type Dialect, migrations } from './schema.ts';
import { SQL } from './sql.ts';
import { StoreError } from './store.ts';

/** What a database has to do for its schema to be brought up to date. */
interface Migrated {
  all(sql: string, values?: readonly Value[]): readonly Readonly<Record<string, Value>>[];
  run(sql: string, values: readonly Value[]): void;
  execute(sql: string): void;
  rollBack(): void;
}

const VERSION = 'schema_version';

/**
 * Brings a ledger to the schema of this version, whole or not at all; a new one gets its tables.
 * @throws StoreError `newer` where a later version of this program made it
 */
export function migrate(database: Migrated, dialect: Dialect): void {
  const steps = migrations(dialect);
  const version = versionOf(database);
  if (version === steps.length) return;
  if (version > steps.length) {
    const what = `a newer ogi made it (schema ${version}, this one knows ${steps.length})`;
    throw new StoreError('newer', `${what}: use that version, or name another folder with --out`);
  }
  database.execute('begin immediate');
  try {
    // Another process may have been quicker.
    for (const step of steps.slice(versionOf(database))) for (const sql of step) database.execute(sql);
    database.run(SQL.remember, [VERSION, String(steps.length)]);
    database.execute('commit');
  } catch (error) {
    database.rollBack();
    throw error;
  }
}

function versionOf(database: Migrated): number {
  database.execute('create table if not exists ledger (name text primary key, value text not null)');
  return Number(database.all(SQL.recall, [VERSION])[0]?.value ?? 0);
}
