import { describe, expect, test } from '@jest/globals';
import { audit } from '../src/audit.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { type Generated, generateReport, mayRefuse } from './generate/index.ts';

const EXTRACTORS = nodeExtractors();

/** How many reports of each medium; each has a layout of its own with any knob turned. */
const REPORTS = 500;

interface Tally {
  cells: number;
  right: number;
  /** Reports in which a number was refused or read wrong under a layout that leaves no doubt. */
  readonly failed: string[];
  /** Numbers read wrong without a finding that names them. */
  readonly silent: string[];
  /** Errors that a clean report was given. */
  readonly errors: string[];
}

async function tally(medium: Generated['layout']['medium'], from: number, to: number): Promise<Tally> {
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

describe('generated reports', () => {
  test(`${REPORTS} pages of HTML in as many layouts: every cell`, async () => {
    const { cells, right, failed, silent, errors } = await tally('html', 1, REPORTS);
    expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
    expect(right / cells).toBe(1);
  }, 300_000);

  test(`${REPORTS} PDFs: every cell with rules, and none wrong in silence without`, async () => {
    const { cells, right, failed, silent, errors } = await tally('pdf', 1, REPORTS);
    expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
    expect(right / cells).toBeGreaterThanOrEqual(0.999);
  }, 600_000);

  test('200 texts: every cell that the text leaves certain, and none wrong in silence', async () => {
    const { cells, right, failed, silent, errors } = await tally('text', 1, 200);
    expect({ failed, silent, errors }).toEqual({ failed: [], silent: [], errors: [] });
    expect(right / cells).toBeGreaterThan(0.99);
  }, 120_000);
});
