import { StoreError } from '../store/store.ts';
import { type LedgerPlace, ledgerName } from './ledger.ts';
import { complain } from './output.ts';
import { printable } from './terminal.ts';

/** Problems that are the fault of the call: another folder or database has to be named. */
const MISUSE: ReadonlySet<string> = new Set([
  ...['read-only', 'newer', 'misnamed', 'missing', 'refused'],
  ...['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'],
]);

const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room and run again',
  EDQUOT: 'the quota of the disk is used up: make room and run again',
  EIO: 'the disk cannot be written: see that it is in order',
  EROFS: 'it may not be written: name another folder with --out',
  EACCES: 'it may not be written: change its permissions, or name another folder with --out',
};

/**
 * Says that an output folder or its ledger cannot be used, and why, and gives the exit code; `undefined` where an error is of another
 * kind.
 */
export function troubleWith(place: LedgerPlace, error: unknown): number | undefined {
  if (error instanceof StoreError) return say(`${ledgerName(place)}: ${error.message}`, error.problem);
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const code = String(error.code);
  return say(`--out ${place.out} cannot be used: ${ADVICE[code] ?? error.message}`, code);
}

function say(text: string, problem: string): number {
  complain(`error: ${printable(text)}. The files of earlier runs are as they were.`);
  return MISUSE.has(problem) ? 2 : 1;
}
