/**
 * Mutates the samples, reads them as the program does, and tells what should not have come of it: a crash, a hang, a failure
 * without a word, a value that changed though nothing that is seen did, a wrong number of which nothing is said.
 * `npm run fuzz -- --count 10000`; `-- --seed S --from I --count 1 --keep folder` gives one input again, and writes it.
 * `--only html,pdf`, `--mutation spans` choose; `--generated N` adds N reports to the samples.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Audit } from '../../src/audit.ts';
import { openPool, type Pool } from '../../src/run/pool.ts';
import type { Result } from '../../src/run/result.ts';
import { drawPages } from '../generate/scan.ts';
import { type Case, caseOf } from './cases.ts';
import { allSamples, cellsOf, type Known, type Medium, type Sample } from './sample.ts';
import { type Fault, verdictOn } from './verdict.ts';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '60' },
    generated: { type: 'string', default: '20' },
    only: { type: 'string', default: 'html,pdf,text,archive,image' },
    mutation: { type: 'string' },
    keep: { type: 'string' },
  },
});

const WORKER = new URL('./worker.ts', import.meta.url);
const seconds = Number(options.seconds);
const limits = { seconds, megabytes: 1024, worker: WORKER };
const pools = {
  text: openPool({ ...limits, settings: { ocr: 'never' } }),
  pdfjs: openPool({ ...limits, settings: { ocr: 'never', engine: 'pdfjs' } }),
  image: openPool({ ...limits, settings: { ocr: 'auto' } }),
};

function read(pool: Pool, path: string, bytes: Uint8Array): Promise<Result> {
  return pool.read({ path, read: async () => bytes });
}

async function known(sample: Sample): Promise<Known> {
  const result = await read(sample.medium === 'image' ? pools.image : pools.text, sample.name, sample.bytes);
  if (result.status !== 'read') throw new TypeError(`Expected ${sample.name} to be read: ${JSON.stringify(result)}`);
  return { ...sample, audit: result.audit, cells: cellsOf(sample, result.audit) };
}

/** A page of a sample as the pictures that scanners give. */
async function pictures(samples: readonly Sample[]): Promise<readonly Sample[]> {
  const pdf = samples.find(({ name }) => name === '2021-city-ruled.pdf');
  const [, sheet] = pdf ? await drawPages(pdf.bytes, 110) : [];
  if (!sheet) return [];
  const { data, width, height } = sheet;
  const picture = () => sharp(data, { raw: { width, height, channels: 3 } }).resize({ width: 700 });
  const made = [await picture().png().toBuffer(), await picture().jpeg().toBuffer(), await picture().tiff().toBuffer()];
  return made.map((bytes, at) => ({ name: `page.${['png', 'jpg', 'tif'][at]}`, medium: 'image', bytes }));
}

/** Samples without the PDFs that are scans: what scanners give goes in as pictures. */
async function withoutScans(samples: readonly Sample[]): Promise<readonly Sample[]> {
  const others: Sample[] = [];
  for (const sample of samples) {
    const result = sample.medium === 'pdf' ? await read(pools.text, sample.name, sample.bytes) : undefined;
    if (result?.status !== 'failed' || result.failure.problem !== 'needs-ocr') others.push(sample);
  }
  return others;
}

interface Tally {
  run: number;
  readonly outcomes: Map<string, number>;
  blamed: number;
  readonly faults: string[];
}

const tally: Tally = { run: 0, outcomes: new Map(), blamed: 0, faults: [] };

async function runCase(one: Case, base: Known): Promise<void> {
  const { sample, mutation, mutant } = one;
  const isArchive = mutant.packed !== undefined;
  const pool = !isArchive && sample.medium === 'image' ? pools.image : pools.text;
  const result = await read(pool, mutant.name, mutant.bytes);
  const { faults, blamed } = verdictOn(base, mutation, mutant, result);
  const differences =
    !isArchive && sample.medium === 'pdf' && result.status === 'read' ? await byOther(base, one, result.audit) : [];
  count(one, result, isArchive ? 'archive' : sample.medium);
  tally.blamed += blamed;
  for (const fault of [...faults, ...differences]) tell(one, fault);
}

/** Of numbers of a damaged PDF nobody can say whether they are right; but if the other engine sees other ones, that must be said. */
async function byOther(base: Known, { mutant }: Case, audit: Audit): Promise<readonly Fault[]> {
  const before = new Map(base.audit.report.readings.map(({ field, value }) => [field, value]));
  const told = new Set(audit.findings.flatMap(({ fields }) => fields));
  const changed = audit.report.readings.filter(
    ({ field, value }) => value !== null && before.get(field) !== value && !told.has(field),
  );
  if (changed.length === 0) return [];
  const result = await read(pools.pdfjs, mutant.name, mutant.bytes);
  if (result.status !== 'read') return [];
  const other = new Map(result.audit.report.readings.map((reading) => [reading.field, reading]));
  const differing = changed.filter(
    ({ field, value }) => other.get(field)?.state === 'number' && other.get(field)?.value !== value,
  );
  return differing.slice(0, 3).map(({ field, value }) => {
    return {
      kind: 'silent',
      what: `${field}: pdfium ${value}, pdfjs ${other.get(field)?.value}, was ${before.get(field)} (${differing.length} in all)`,
    };
  });
}

function count({ mutation }: Case, result: Result, medium: Medium): void {
  tally.run += 1;
  const outcome = result.status === 'failed' ? result.failure.problem : result.status;
  const key = `${medium}, ${mutation.effect}: ${outcome}`;
  tally.outcomes.set(key, (tally.outcomes.get(key) ?? 0) + 1);
}

function tell({ index, sample, mutation, mutant }: Case, { kind, what }: Fault): void {
  const line = `${kind} | ${index} | ${sample.name} | ${mutation.name} | ${what}`;
  tally.faults.push(line);
  process.stdout.write(`${line}\n`);
  if (options.keep === undefined) return;
  mkdirSync(options.keep, { recursive: true });
  writeFileSync(join(options.keep, `${index}-${mutant.name}`), mutant.bytes);
}

const count_ = Number(options.count);
const from = Number(options.from);
const seed = Number(options.seed);
const media = options.only.split(',') as Medium[];
process.stdout.write(`seed ${seed}: inputs ${from} to ${from + count_ - 1}\n`);
const samples = await withoutScans(await allSamples(Number(options.generated)));
const all = media.includes('image') ? [...samples, ...(await pictures(samples))] : samples;
const bases = new Map<Sample, Promise<Known>>();
const begun = performance.now();
let next = from;

async function work(): Promise<void> {
  while (next < from + count_) {
    const index = next++;
    const one = caseOf(index, all, { seed, media, mutation: options.mutation });
    if (!one) continue;
    const base = bases.get(one.sample) ?? known(one.sample);
    bases.set(one.sample, base);
    await runCase(one, await base);
    if (options.keep !== undefined && count_ === 1)
      writeFileSync(join(options.keep, one.mutant.name), one.mutant.bytes);
    if (tally.run % 500 === 0)
      process.stdout.write(`… ${tally.run} in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
  }
}

await Promise.all(Array.from({ length: Number(options.jobs) }, work));
await Promise.all(Object.values(pools).map((pool) => pool.close()));
const kinds = Map.groupBy(tally.faults, (line) => line.split(' ', 1)[0] ?? '');
process.stdout.write(
  [
    `\n${tally.run} inputs in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    ...[...tally.outcomes].sort().map(([key, number]) => `  ${key}: ${number}`),
    `wrong numbers that only a rule on the report tells of: ${tally.blamed}`,
    `faults: ${tally.faults.length === 0 ? 'none' : [...kinds].map(([kind, lines]) => `${kind} ${lines.length}`).join(', ')}`,
    '',
  ].join('\n'),
);
process.exitCode = tally.faults.length === 0 ? 0 : 1;
