/**
 * Prints how many seeded errors the rules catch, by kind of error, and what they say of the clean reports.
 * `npm run bench:rules [-- N] [--all]`: N reports of each kind, 20 by default; `--all` prints every error not caught.
 */
import { DEFECTS } from '../generate/defects/index.ts';
import { auditOf, cleanOf, type Trial, tryKind } from './trial.ts';

const COUNT = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 20);
const ALL = process.argv.includes('--all');
const WIDTH = 62;

interface Row {
  readonly kind: string;
  readonly trials: readonly Trial[];
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

function cells(...numbers: readonly (number | string)[]): string {
  return numbers.map((number) => String(number).padStart(12)).join('');
}

function count(trials: readonly Trial[], verdict: Trial['verdict']): number {
  return trials.filter((trial) => trial.verdict === verdict).length;
}

/** How many errors and warnings one error gives, where it is caught. */
function perDefect(trials: readonly Trial[]): string {
  const caught = trials.filter(({ verdict }) => verdict === 'caught');
  const findings = caught.reduce((sum, trial) => sum + trial.findings.length, 0);
  return caught.length === 0 ? '–' : (findings / caught.length).toFixed(2);
}

/** Of errors in cells that are caught: how often the first field named is one of those changed. */
function namedFirst(trials: readonly Trial[]): string {
  const inCells = trials.filter(
    ({ defect, telling }) => telling && defect.names.some((name) => name in defect.truth.values),
  );
  const right = inCells.filter(({ defect, telling }) => defect.names.includes(telling?.fields[0] ?? ''));
  return inCells.length === 0 ? '–' : `${((100 * right.length) / inCells.length).toFixed(0)} %`;
}

function line(name: string, trials: readonly Trial[]): string {
  const verdicts = (['caught', 'missed', 'mislabelled', 'invisible'] as const).map((verdict) => count(trials, verdict));
  return `${name.padEnd(WIDTH)}${cells(trials.length, ...verdicts, perDefect(trials), namedFirst(trials))}`;
}

async function rowOf(kind: (typeof DEFECTS)[number]): Promise<Row> {
  const trials: Trial[] = [];
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const trial = await tryKind(kind, seed);
    if (trial) trials.push(trial);
  }
  return { kind: kind.id, trials };
}

function detail({ kind, seed, verdict, defect, findings }: Trial): string {
  const said = findings.map(({ rule, message }) => `\n      ${rule}: ${message.zh}`).join('');
  return `  ${verdict} ${kind}, seed ${seed}: ${defect.description} (expected ${[...new Set(defect.expect)].join(', ')})${said}`;
}

async function alarms(): Promise<readonly string[]> {
  const found: string[] = [];
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const { truth, last } = cleanOf(seed);
    const { findings } = await auditOf(truth, last);
    const grave = findings.filter(({ severity }) => severity !== 'info');
    found.push(...grave.map(({ rule, message }) => `  seed ${seed} ${rule}: ${message.zh}`));
  }
  return found;
}

write(
  `${'kind of error'.padEnd(WIDTH)}${cells('made', 'caught', 'missed', 'mislabelled', 'invisible', 'findings', 'named first')}`,
);
const rows: Row[] = [];
for (const kind of DEFECTS) {
  const row = await rowOf(kind);
  rows.push(row);
  write(line(row.kind, row.trials));
}
const trials = rows.flatMap((row) => row.trials);
write(line('all', trials));

const reasons = Map.groupBy(
  trials.filter(({ verdict }) => verdict === 'invisible'),
  ({ kind, defect }) => `${kind}: ${defect.invisible}`,
);
write('\nWhat cannot be seen:');
for (const [reason, of] of reasons) write(`  ${of.length} × ${reason}`);

const light = trials.filter(({ telling }) => telling?.severity === 'info');
write(`\nTold as information only: ${light.length}`);
for (const [kind, of] of Map.groupBy(light, (trial) => trial.kind)) {
  const rules = new Set(of.map(({ telling }) => telling?.rule));
  write(`  ${of.length} × ${kind}: ${[...rules].join(', ')}`);
}

const wrong = trials.filter(({ verdict }) => verdict === 'missed' || verdict === 'mislabelled');
write(`\nNot caught, or caught as something else: ${wrong.length}`);
for (const trial of ALL ? wrong : firstOfEach(wrong)) write(detail(trial));

const clean = await alarms();
write(`\nErrors and warnings on ${COUNT} clean reports: ${clean.length}`);
for (const alarm of clean) write(alarm);

function firstOfEach(some: readonly Trial[]): readonly Trial[] {
  return [...Map.groupBy(some, ({ kind }) => kind).values()].flatMap(([first]) => (first ? [first] : []));
}
