import type { Database, Statements } from './database.ts';
import { type Dialect, migrations } from './schema.ts';
import { SQL } from './sql.ts';
import { StoreError } from './store.ts';

const VERSION = 'schema_version';

/**
 * Brings a ledger to the schema of this version, whole or not at all; a new one gets its tables.
 * @throws StoreError `newer` where a later version of this program made it
 */
export async function migrate(database: Database, dialect: Dialect): Promise<void> {
  const steps = migrations(dialect);
  const version = await versionOf(database, dialect);
  if (version === steps.length) return;
  if (version > steps.length) {
    const what = `a newer ogi made it (schema ${version}, this one knows ${steps.length})`;
    throw new StoreError('newer', `${what}: use that version, or another ledger (--out, --database)`);
  }
  await database.transaction('alone', async (inside) => {
    await inside.run('create table if not exists ledger (name text primary key, value text not null)');
    // Another process may have been quicker.
    const missing = steps.slice(await versionOf(inside, dialect));
    for (const step of missing) for (const sql of step) await inside.run(sql);
    if (missing.length > 0) await inside.run(SQL.remember, [VERSION, String(steps.length)]);
  });
}

async function versionOf(database: Statements, { ledgerTable }: Dialect): Promise<number> {
  const [table] = await database.all(ledgerTable);
  if (!table) return 0;
  return Number((await database.all(SQL.recall, [VERSION]))[0]?.value ?? 0);
}
