import { StoreError } from '../store.ts';

/** Where a ledger is on PostgreSQL. */
export interface Address {
  /** Without what is ours. There may be secrets in it: it is shown to nobody. */
  readonly url: string;
  /** The schema that the tables are in: a database may hold several ledgers, each in a schema of its own. */
  readonly schema: string;
  /** What may be shown: without the password and what follows the name of the database. */
  readonly shown: string;
}

/** The schema where the address names no other. */
const SCHEMA = 'ogi';

/** Names that need no quotes, short enough for names that are made of them. */
const NAME = /^[a-z_][a-z0-9_]{0,39}$/;

const EXAMPLE = 'postgres://user@host:5432/database';

/** Whether a text is meant to be the address of a database. */
export function isAddress(text: string): boolean {
  return /^postgres(?:ql)?:/i.test(text);
}

/**
 * Takes the address of a ledger apart. What it leaves out comes from the usual environment (`PGHOST`, `PGUSER`, `PGPASSWORD`,
 * `PGSSLMODE` …); what it says of TLS is passed on as it is.
 * @throws StoreError `misnamed` where it is none; the message does not repeat it, as there may be a password in it
 */
export function addressIn(text: string): Address {
  const url = isAddress(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new StoreError('misnamed', `that is no address of a database: write ${EXAMPLE}`);
  const schema = url.searchParams.get('schema') ?? SCHEMA;
  if (!NAME.test(schema)) {
    throw new StoreError('misnamed', 'the schema in the address has to be of small letters, digits and _, at most 40');
  }
  url.searchParams.delete('schema');
  return { url: url.href, schema, shown: shownOf(url, schema) };
}

function shownOf({ username, host, pathname }: URL, schema: string): string {
  const user = username === '' ? '' : `${username}@`;
  return `postgres://${user}${host}${pathname}${schema === SCHEMA ? '' : ` (schema ${schema})`}`;
}
