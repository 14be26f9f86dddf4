import { createHash } from 'node:crypto';
import type { Audit } from '../../src/audit.ts';
import { FIELD_BY_NAME, rowTitle } from '../../src/report/fields.ts';
import type { Result } from '../../src/run/result.ts';
import { meets } from './edits.ts';
import type { Mutant, Mutation } from './mutation.ts';
import type { Known } from './sample.ts';
import type { Unpacked } from './worker.ts';

/** What is wrong with what came of a mutant. */
export interface Fault {
  /** `fault`: a crash or a fault of the program; `late`; `vague`: no message; `changed`: a value that had to stay; `silent`. */
  readonly kind: 'fault' | 'late' | 'vague' | 'changed' | 'silent';
  readonly what: string;
}

export interface Verdict {
  readonly faults: readonly Fault[];
  /** Numbers that changed in cells that were not touched, of which only a rule on the report itself says something. */
  readonly blamed: number;
}

const NONE: Verdict = { faults: [], blamed: 0 };

/** Judges what came of a mutant. */
export function verdictOn(known: Known, mutation: Mutation, mutant: Mutant, result: Result): Verdict {
  if (result.status === 'failed') return onFailure(mutation, result.failure);
  if (result.status !== 'read') return NONE;
  if (mutant.packed) return onArchive(mutant, result.audit);
  if (mutation.effect === 'keeps') return { faults: changes(known.audit, result.audit), blamed: 0 };
  return mutant.touched && known.cells.size > 0 ? onBroken(known, mutant, result.audit) : NONE;
}

function onFailure(
  { effect }: Mutation,
  { problem, message }: { readonly problem: string; readonly message: string },
): Verdict {
  const one = (kind: Fault['kind']) => ({
    faults: [{ kind, what: `${problem}: ${message.slice(0, 300)}` }],
    blamed: 0,
  });
  if (problem === 'internal') return one('fault');
  if (problem === 'timeout') return one('late');
  if (effect === 'keeps') return one('changed');
  return message.length < 10 || message.includes('    at ') ? one('vague') : NONE;
}

/** What a zip or a gzip gives is checked by its sums; a tar and a WARC have none of what they hold. */
function onArchive({ name, packed = [] }: Mutant, audit: Audit): Verdict {
  if (!/\.zip$|\.gz$/.test(name)) return NONE;
  const { unpacked } = audit as unknown as { readonly unpacked: readonly Unpacked[] };
  const hashes = new Set(packed.map((bytes) => createHash('sha256').update(bytes).digest('hex')));
  const wrong = unpacked.filter(
    ({ path, sha256 }) => path.includes('!/') && sha256 !== undefined && !hashes.has(sha256),
  );
  // Of a tar in a gzip, entries come before the sum of the whole is known; what follows says that it was damaged.
  const told = name.endsWith('.gz') && unpacked.some(({ problem }) => problem !== undefined);
  return {
    faults: told ? [] : wrong.map(({ path }) => ({ kind: 'silent' as const, what: `${path} has other bytes` })),
    blamed: 0,
  };
}

function changes(before: Audit, after: Audit): readonly Fault[] {
  const now = new Map(after.report.readings.map((reading) => [reading.field, reading]));
  const all = before.report.readings.filter(({ field, value, state }) => {
    const other = now.get(field);
    return other?.value !== value || other.state !== state;
  });
  return all.slice(0, 5).map(({ field, value, state }) => {
    const other = now.get(field);
    return {
      kind: 'changed',
      what: `${field}: ${value} ${state} → ${other?.value} ${other?.state} (${all.length} in all)`,
    };
  });
}

/** Numbers that differ in cells whose own bytes were left alone. */
function onBroken({ audit, cells }: Known, { touched = [] }: Mutant, after: Audit): Verdict {
  const before = new Map(audit.report.readings.map((reading) => [reading.field, reading]));
  const told = (causes: readonly string[]) =>
    new Set(after.findings.filter(({ cause }) => causes.includes(cause)).flatMap(({ fields }) => fields));
  const [doubted, blamed] = [told(['reading', 'undecided']), told(['report'])];
  // Where a table is said to be there twice, a row of one of them may have been cut to pieces.
  const twice = new Set(
    after.findings.filter(({ rule }) => rule === 'structure/second-table').flatMap(({ fields }) => fields.map(tableOf)),
  );
  // A row under the label of another is read by it, and said to stand out of order.
  const moved = new Set(
    after.findings.filter(({ rule }) => rule === 'structure/row-order').map(({ expected }) => expected),
  );
  const wrong = after.report.readings.filter(({ field, value }) => {
    const cell = cells.get(field);
    const old = before.get(field);
    if (value === null || doubted.has(field) || twice.has(tableOf(field)) || old?.value === value) return false;
    if (moved.has(rowOf(field))) return false;
    // What was put in may print what the report did not.
    if ((!old || old.value === null) && touched.some(({ by }) => by.length > 0)) return false;
    return !cell || !touched.some((range) => meets(range, cell));
  });
  const silent = wrong.filter(({ field }) => !blamed.has(field));
  const faults = silent.slice(0, 5).map(({ field, value }): Fault => {
    return { kind: 'silent', what: `${field}: ${before.get(field)?.value} → ${value} (${silent.length} in all)` };
  });
  return { faults, blamed: wrong.length - silent.length };
}

/** The table of a field: `applications` of `applications.received.total`. */
function tableOf(field: string): string {
  return field.slice(0, field.indexOf('.'));
}

/** The title of the row of a field. */
function rowOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? rowTitle(known.row) : field;
}
