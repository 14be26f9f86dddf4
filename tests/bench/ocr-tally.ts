import type { Audit } from '../../src/audit.ts';
import type { Reading } from '../../src/report/report.ts';
import type { Truth } from '../generate/truth.ts';

/** What became of the cells of a condition. */
export interface Tally {
  cells: number;
  exact: number;
  /** No value, and the report says so. */
  refused: number;
  /** A wrong value, or none, of which a doubt speaks. */
  doubted: number;
  /** Cells that are wrong and of which nothing speaks. */
  readonly silent: string[];
  /** Cells that are right, and of which a doubt speaks all the same. */
  alarmed: number;
  tables: number;
  /** Statements of the text as its characters give them, and those of them that the scan gives too. */
  statements: number;
  sameStatements: number;
  /** Statements that only the scan gives: a number in the text was misread, or it is read better. */
  readonly otherStatements: string[];
  readonly notes: string[];
}

export const emptyTally = (): Tally => ({
  ...{ cells: 0, exact: 0, refused: 0, doubted: 0, silent: [], alarmed: 0, tables: 0, notes: [] },
  ...{ statements: 0, sameStatements: 0, otherStatements: [] },
});

/** Adds the cells of one report, compared with what was printed. */
export function addReport(tally: Tally, name: string, truth: Truth, { report, findings }: Audit): void {
  const doubts = findings.filter(({ cause }) => cause !== 'report');
  const doubted = new Set(doubts.flatMap(({ fields }) => fields));
  const readings = new Map(report.readings.map((reading) => [reading.field, reading]));
  tally.tables += doubts.filter(({ rule }) => /reading\/(?:table-missing|nothing-read)/.test(rule)).length;
  for (const [field, printed] of Object.entries(truth.values)) {
    const verdict = verdictOn(readings.get(field), printed, doubted.has(field));
    const reading = readings.get(field);
    const isAbsent = truth.cellStates[field] === 'absent' && reading?.state !== 'unreadable';
    tally.cells += 1;
    if (verdict === 'exact' || (isAbsent && (reading?.value ?? null) === null)) {
      tally.exact += 1;
      if (doubted.has(field)) tally.alarmed += 1;
      continue;
    }
    const note = `${name} ${field}: ${printed} read as ${reading?.value} (${reading?.state} "${reading?.raw}")`;
    if (verdict === 'silent') tally.silent.push(note);
    else tally[verdict] += 1;
    tally.notes.push(`${verdict} ${note} ${JSON.stringify(reading?.recognition ?? {})}`);
  }
}

/** Adds the statements of one report, compared with those that its characters give: its truth names only some of them. */
export function addStatements(tally: Tally, name: string, printed: Audit, scanned: Audit): void {
  const told = ({ report }: Audit) =>
    new Map(report.statements.map((said) => [`${said.about} ${said.value}`, said.quote]));
  const [there, here] = [told(printed), told(scanned)];
  tally.statements += there.size;
  tally.sameStatements += [...there.keys()].filter((key) => here.has(key)).length;
  const others = [...here].filter(([key]) => !there.has(key));
  tally.otherStatements.push(...others.map(([key, quote]) => `statement ${name} ${key}: ${quote}`));
}

function verdictOn(reading: Reading | undefined, printed: number | null, doubted: boolean) {
  const value = reading?.value ?? null;
  const known = reading !== undefined && reading.state !== 'unreadable';
  if (known && value === printed && (value !== null || reading.state !== 'absent')) return 'exact';
  if (value === null && (reading?.state === 'unreadable' || doubted)) return 'refused';
  return doubted ? 'doubted' : 'silent';
}
