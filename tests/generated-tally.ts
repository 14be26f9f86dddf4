import { audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { type Generated, generateReport, mayRefuse } from './generate/index.ts';

const EXTRACTORS = nodeExtractors();

/** How generated reports were read. */
export interface Tally {
  cells: number;
  right: number;
  /** Reports in which a number was refused or read wrong under a layout that leaves no doubt. */
  readonly failed: string[];
  /** Numbers read wrong without a finding that names them. */
  readonly silent: string[];
  /** Errors that a clean report was given. */
  readonly errors: string[];
}

/** Reads generated reports, each in a layout of its own with any knob turned. */
export async function tally(medium: Generated['layout']['medium'], from: number, to: number): Promise<Tally> {
  const total: Tally = { cells: 0, right: 0, failed: [], silent: [], errors: [] };
  for (let seed = from; seed <= to; seed += 1) await add(total, await generateReport(seed, { medium }));
  return total;
}

async function add(total: Tally, generated: Generated): Promise<void> {
  const { report, findings } = await audit(generated.bytes, generated.name, EXTRACTORS);
  const doubted = new Set(findings.filter(({ cause }) => cause !== 'report').flatMap(({ fields }) => fields));
  const readings = new Map(report.readings.map((reading) => [reading.field, reading]));
  let wrong = 0;
  for (const [field, printed] of Object.entries(generated.truth.values)) {
    const read = readings.get(field)?.value ?? null;
    total.cells += 1;
    if (read === printed) total.right += 1;
    else wrong += 1;
    if (read !== null && read !== printed && !doubted.has(field)) total.silent.push(`${generated.name} ${field}`);
  }
  if (wrong > 0 && !mayRefuse(generated.layout)) total.failed.push(`${generated.name}: ${wrong} cells`);
  if (wrong === 0 && !mayRefuse(generated.layout)) total.errors.push(...errorsOf(generated, findings));
}

function errorsOf(generated: Generated, findings: readonly { rule: string; severity: string }[]): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return errors.filter((rule) => !(rule === LOST && isBlankLine(generated))).map((rule) => `${generated.name} ${rule}`);
}

const LOST = 'reading/table-missing';

/** In a text, table 4 without any number is a line of nothing but blanks or dashes. */
function isBlankLine({ layout, truth }: Generated): boolean {
  const cells = Object.keys(truth.values).filter((field) => /^(?:review|litigation)\./.test(field));
  return layout.medium === 'text' && cells.every((field) => truth.values[field] === null);
}
