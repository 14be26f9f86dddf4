import { isNativeError } from 'node:util/types';
import { StoreError, type StoreProblem } from '../store.ts';

type Said = readonly [problem: StoreProblem, message: string];

const AWAY: Said = [
  'unreachable',
  'the database cannot be reached: see that it runs, and that its name and port are right. What was put is kept',
];
const NOT_IN: Said = ['refused', 'the database lets nobody in by this name and password: see the user, and PGPASSWORD'];
const CROWDED: Said = ['busy', 'the database has no connection free: raise max_connections, or start fewer workers'];
const WAITED: Said = ['busy', 'another ogi is changing the ledger: wait for it, or stop it'];
const BROKEN: Said = ['damaged', 'the tables of the ledger are not as ogi made them: see docs/scale.md'];

/** What the codes of PostgreSQL say of a ledger; the first two characters stand for all that begin with them. */
const SAID: Readonly<Record<string, Said>> = {
  '08': AWAY,
  '25P03': AWAY,
  '28': NOT_IN,
  '57P01': AWAY,
  '57P02': AWAY,
  '57P03': AWAY,
  '57P05': AWAY,
  '3D000': ['missing', 'there is no such database: make it with createdb, or name another'],
  '3F000': [
    'missing',
    'there is no such schema, and none may be made: see docs/scale.md for what the owner does first',
  ],
  '42501': ['refused', 'the user of the database may not do this: see docs/scale.md for the rights that are needed'],
  '25006': ['read-only', 'the database takes no changes: name the server that does, not a copy of it'],
  '53100': ['full', 'the disk of the database is full: make room and run again, what was read is kept'],
  '53200': ['full', 'the database is out of memory: give it more, or start fewer workers'],
  '53300': CROWDED,
  '55P03': WAITED,
  '40001': WAITED,
  '40P01': WAITED,
  '42P01': BROKEN,
  '42703': BROKEN,
  XX001: BROKEN,
  XX002: BROKEN,
};

/** What the system was asked when a connection did not come about or broke. */
const CONNECTION: ReadonlySet<string> = new Set(['connect', 'read', 'write', 'getaddrinfo']);

/** What the client library says of one, without a code. */
const LOST = /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|not queryable$/;

/** Transactions that met: one of them is given up, and may be done again. */
const MET: ReadonlySet<string> = new Set(['40001', '40P01']);

const PASSING = new WeakSet<StoreError>();

const TLS = /SSL|TLS|certificate/i;

/** An error of the database as one of the ledger; any other as it is. */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError || !isNativeError(error)) return error;
  const said = saidOf(error);
  if (!said) return error;
  // What the library adds to its errors may hold what the connection was made with.
  const made = new StoreError(said[0], said[1], { cause: new Error(error.message) });
  if (said === AWAY || said === CROWDED || MET.has(codeOf(error))) PASSING.add(made);
  return made;
}

function saidOf(error: Error): Said | undefined {
  const code = codeOf(error);
  const known = SAID[code] ?? SAID[code.slice(0, 2)];
  if (known) return known;
  const syscall = firstOf(error).syscall ?? '';
  if (CONNECTION.has(syscall) || LOST.test(error.message)) return AWAY;
  if (/password/i.test(error.message) && /SASL|SCRAM/.test(error.message)) return NOT_IN;
  // A certificate is a file.
  if (syscall === 'open' || TLS.test(`${code} ${error.message}`))
    return ['refused', `no connection by TLS comes about: ${error.message}`];
  return undefined;
}

function codeOf(error: Error): string {
  return firstOf(error).code ?? '';
}

/** Where a name has several addresses, each has an error of its own. */
function firstOf(error: Error): NodeJS.ErrnoException {
  const [first] = (error as { errors?: readonly NodeJS.ErrnoException[] }).errors ?? [];
  return first ?? error;
}

/** Whether the same may succeed a moment later: the connection was lost, or others were in the way. */
export function isPassing(error: unknown): boolean {
  return error instanceof StoreError && PASSING.has(error);
}

/** An error as one after which nothing is tried again. */
export function unpassing(error: unknown): unknown {
  if (error instanceof StoreError) PASSING.delete(error);
  return error;
}
