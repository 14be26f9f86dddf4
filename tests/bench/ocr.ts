/**
 * Reads generated reports that were scanned: cells exact, refused and wrong in silence, tables lost, CPU seconds a page
 * and memory, for each condition, beside what tesseract makes of whole pages.
 * `npm run bench:ocr [-- --reports 2] [--only 200,seal] [--from 50000] [--plain 1] [--notes 20] [--tables]`
 * `--tables`: the pages with tables only, for many cells in little time; without it the statements of the text are counted too.
 */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { audit } from '../../src/audit.ts';
import { CONDITIONS, type Condition } from './ocr-conditions.ts';
import { openDrawer } from './ocr-drawer.ts';
import { stagedExtractors } from './ocr-stages.ts';
import { addReport, addStatements, emptyTally, type Tally } from './ocr-tally.ts';
import { plainTesseract } from './plain-tesseract.ts';

const { values: options } = parseArgs({
  options: {
    reports: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '50000' },
    plain: { type: 'string', default: '1' },
    notes: { type: 'string', default: '20' },
    tables: { type: 'boolean', default: false },
  },
});
const [REPORTS, FROM, PLAIN, NOTES] = [options.reports, options.from, options.plain, options.notes].map(Number);
const STAGED = await stagedExtractors();
const DRAWER = openDrawer();

interface Cost {
  pages: number;
  cpu: number;
}

async function measure(condition: Condition, index: number): Promise<Tally> {
  const tally = emptyTally();
  const cost: Cost = { pages: 0, cpu: 0 };
  const plain = { rows: 0, intact: 0, pages: 0, cpu: 0 };
  const draw = (report: number) => DRAWER.draw(condition, (FROM ?? 0) + 1000 * index + report, options.tables);
  let next = draw(0);
  for (let report = 0; report < (REPORTS ?? 0); report += 1) {
    const scanned = await next;
    if (report + 1 < (REPORTS ?? 0)) next = draw(report + 1);
    const before = process.cpuUsage();
    const result = await audit(scanned.pdf, scanned.name, STAGED.extractors);
    const { user, system } = process.cpuUsage(before);
    addReport(tally, scanned.name, scanned.truth, result);
    if (!options.tables) {
      const printed = await audit(scanned.original, scanned.name, STAGED.extractors);
      addStatements(tally, scanned.name, printed, result);
    }
    cost.pages += result.source.pages;
    cost.cpu += (user + system) / 1e6;
    if (report >= (PLAIN ?? 0)) continue;
    const other = await plainTesseract(scanned);
    for (const key of ['rows', 'intact', 'pages', 'cpu'] as const) plain[key] += other[key];
  }
  process.stdout.write(`${line(condition, tally, cost)} (${STAGED.line(cost.pages)}) | ${plainLine(plain)}\n`);
  const silent = tally.silent.map((note) => `silent ${note}`);
  for (const note of [...silent, ...tally.otherStatements, ...tally.notes].slice(0, NOTES))
    process.stdout.write(`    ${note}\n`);
  return tally;
}

function line({ name, kind }: Condition, tally: Tally, { pages, cpu }: Cost): string {
  const { cells, exact, refused, doubted, silent, tables, alarmed } = tally;
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  return [
    `${name.padEnd(20)} ${kind}`,
    `${cells} cells, exact ${((100 * exact) / cells).toFixed(3)} %, refused ${refused}, wrong with a doubt ${doubted}`,
    ...(tally.statements > 0 ? [statementsLine(tally)] : []),
    `silent ${silent.length}, right but doubted ${alarmed}, tables lost ${tables}`,
    `${(cpu / pages).toFixed(2)} CPU s a page (${pages}), ${memory} MB`,
  ].join(' | ');
}

function statementsLine({ statements, sameStatements, otherStatements }: Tally): string {
  return `statements ${sameStatements} of ${statements}, ${otherStatements.length} others`;
}

function plainLine({ rows, intact, pages, cpu }: { rows: number; intact: number } & Cost): string {
  if (pages === 0) return 'plain tesseract not asked';
  return `plain tesseract: ${intact} of ${rows} rows intact, ${(cpu / pages).toFixed(2)} CPU s a page`;
}

process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
);
const names = options.only.split(',');
const total = { cells: 0, exact: 0, silent: 0 };
for (const [index, condition] of CONDITIONS.entries()) {
  if (!names.some((name) => condition.name.includes(name) || condition.kind === name)) continue;
  const { cells, exact, silent } = await measure(condition, index);
  total.cells += cells;
  total.exact += exact;
  total.silent += silent.length;
}
process.stdout.write(
  `in all ${total.cells} cells, exact ${((100 * total.exact) / total.cells).toFixed(3)} %, silent ${total.silent}\n`,
);
DRAWER.close();
process.exit(0);
