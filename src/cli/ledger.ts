import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { isAlive, thisProcess } from '../run/owner.ts';
import { addressIn } from '../store/postgres/address.ts';
import { openSqliteStore, type StoreOptions } from '../store/sqlite.ts';
import { LEDGER, type RunStart, type Store } from '../store/store.ts';

/** Where the ledger of a command is: in a database where one is named, else in the output folder. */
export interface LedgerPlace {
  readonly out: string;
  /** An address; there may be a password in it. */
  readonly database?: string;
}

/** Where the ledger is kept, so that many machines can work on it. */
export function databaseOption(): Option {
  const what = 'keep the ledger in PostgreSQL instead of the folder: postgres://user@host/database (see docs/scale.md)';
  return new Option('--database <url>', what).env('OGI_DATABASE_URL');
}

export interface OpenLedger {
  readonly store: Store;
  /** Makes this process known to others that would write, and tells whether they are there. */
  present(): Promise<Pick<RunStart, 'owner' | 'isAlive'>>;
}

/** @throws StoreError where it cannot be used */
export async function openLedger({ out, database }: LedgerPlace, options: StoreOptions = {}): Promise<OpenLedger> {
  if (database === undefined) {
    const store = await openSqliteStore(join(out, LEDGER), options);
    return { store, present: async () => ({ owner: thisProcess(), isAlive }) };
  }
  // What speaks to a server is much to load for a command that needs none.
  const { openPostgresStore } = await import('../store/postgres/open.ts');
  const store = await openPostgresStore(database, options);
  return { store, present: store.presence };
}

/** Whether there may be a ledger; of a database that is known when it is asked. */
export function mayHaveLedger({ out, database }: LedgerPlace): boolean {
  return database !== undefined || existsSync(join(out, LEDGER));
}

/** What a ledger is called in messages. */
export function ledgerName(place: LedgerPlace): string {
  return place.database === undefined ? `${place.out}/${LEDGER}` : archiveName(place);
}

/** What the folder or database that a ledger is in is called in messages: nothing secret is in it. */
export function archiveName({ out, database }: LedgerPlace): string {
  if (database === undefined) return out;
  try {
    return addressIn(database).shown;
  } catch {
    return '--database';
  }
}
