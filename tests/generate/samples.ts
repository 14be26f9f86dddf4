import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Damage } from './damage.ts';
import { type Generated, generateReport, mayRefuse } from './index.ts';
import { generateTruth } from './numbers.ts';
import { SAMPLES, type Sample } from './samples-list.ts';
import { CLEAN_SCAN, picturePdf, rulesOf, type ScanDamage, scanPages } from './scan.ts';
import type { Stated } from './truth.ts';

interface Made {
  readonly sample: Sample;
  readonly report: Generated;
  readonly damage: Damage | undefined;
}

/** Every file of `samples/` with its bytes, by name. */
export async function sampleFiles(): Promise<Map<string, Uint8Array>> {
  const made = await Promise.all(SAMPLES.map(make));
  const files = new Map(made.map(({ sample, report }) => [sample.name, report.bytes]));
  const write = (name: string, text: string): unknown => files.set(name, new TextEncoder().encode(text));
  write(
    'truth.json',
    `${JSON.stringify(Object.fromEntries(made.map((one) => [one.sample.name, entry(one)])), null, 1)}\n`,
  );
  write('README.md', readme(made));
  return files;
}

async function make(sample: Sample): Promise<Made> {
  const right = generateTruth(sample.seed, sample.options);
  const damage = sample.err?.(right);
  const report = await generateReport(sample.seed, { ...sample.options, truth: damage?.truth ?? right });
  return { sample, report: sample.scan ? await scanned(report, sample.scan) : report, damage };
}

/** The report printed, scanned and bound. */
async function scanned(report: Generated, scan: Partial<ScanDamage>): Promise<Generated> {
  const damage = { ...CLEAN_SCAN, ...scan };
  const scans = await scanPages(report.bytes, damage, await rulesOf(report.bytes));
  return { ...report, bytes: await picturePdf(scans) };
}

/** What a file prints, in the shape of the truth kept for real documents. */
function entry({ report, damage }: Made): unknown {
  const { organ, title, year, edition, values, cellStates, statements } = report.truth;
  return {
    organ,
    title,
    year,
    format: edition,
    values: Object.fromEntries(Object.entries(values).filter(([field]) => cellStates[field] !== 'absent')),
    unsure: [],
    narrative: Object.fromEntries(statements.filter(isCount).map(({ about, value }) => [about, value])),
    anomalies: damage ? [damage.description] : [],
    rules: damage?.rules ?? [],
    may_refuse: mayRefuse(report.layout),
  };
}

function isCount({ kind, about }: Stated): boolean {
  return about !== 'narrative' && kind !== 'percentage' && kind !== 'growth';
}

function readme(made: readonly Made[]): string {
  const right = made.filter(({ damage }) => !damage);
  const wrong = made.flatMap(({ sample, damage }) => (damage ? [{ sample, damage }] : []));
  return `# Samples

Reports of organs that do not exist, made by \`node tests/generate/samples.ts\`; the same script gives the same bytes. Text and numbers are our own.
\`truth.json\` has what each file prints: the head, every number by field (\`null\` = blank or a dash), the counts its text states (\`narrative\`), its
seeded error (\`anomalies\`) and the rules that must find it (\`rules\`).

## Right reports

| file | shows |
|---|---|
${right.map(({ sample }) => `| \`${sample.name}\` | ${sample.shows} |`).join('\n')}

## Reports with one seeded error

| file | shows | the error | found by |
|---|---|---|---|
${wrong.map(({ sample, damage }) => `| \`${sample.name}\` | ${sample.shows} | ${changed(damage)} | ${damage.rules.join(', ')} |`).join('\n')}
`;
}

function changed({ description, fields }: Damage): string {
  return fields.length > 2 ? description : fields.map((field) => `\`${field}\``).join(', ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await sampleFiles()) await writeFile(join(folder, name), bytes);
}
