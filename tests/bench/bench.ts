/**
 * Prints documents and pages per second on one core, the share of each stage and of the libraries, and peak memory; then
 * the same of whole runs over an archive, beside other programs. `npm run bench [-- N]`: N reports of each medium, 200 by
 * default, `0` for none. `--documents N`: the archive, 2,000 by default, `0` for none; `--folder F` keeps it for the next
 * time. `--others N`: so many of its PDFs through other programs, 100 by default. `--kills N --of M`: N kills in runs of M.
 */
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { load } from 'cheerio';
import type { Document } from '../../src/document.ts';
import { reportJson } from '../../src/export/report-json.ts';
import { judge } from '../../src/judge.ts';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import { readReport } from '../../src/report/read.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { generateReport } from '../generate/index.ts';
import { benchArchive, benchKills } from './archive.ts';
import { operatorLists } from './operator-lists.ts';
import { pdfiumAlone } from './pdfium-alone.ts';

interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '2000' },
    folder: { type: 'string' },
    others: { type: 'string', default: '100' },
    kills: { type: 'string', default: '0' },
    of: { type: 'string', default: '300' },
  },
});
const COUNT = Number(positionals[0] ?? 200);
const WARM_UP = 30;

async function sources(medium: 'html' | 'pdf' | 'text'): Promise<readonly Source[]> {
  const made: Source[] = [];
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const { name, bytes } = await generateReport(seed, { medium });
    made.push({ name, bytes });
  }
  return made;
}

/** What the parse library alone takes, in ms for all sources. */
async function libraryAlone({ medium, engine }: Measured, from: readonly Source[]): Promise<number | undefined> {
  if (medium === 'text') return undefined;
  const start = performance.now();
  for (const { bytes } of from) {
    if (medium === 'html') load(new TextDecoder().decode(bytes));
    else await (engine === 'pdfjs' ? operatorLists(bytes) : pdfiumAlone(bytes));
  }
  return performance.now() - start;
}

async function stages(from: readonly Source[], engine: Measured['engine']) {
  const extractors = nodeExtractors({ engine: engine ?? 'auto' });
  const time = { extract: 0, read: 0, judge: 0, write: 0 };
  let pages = 0;
  for (const { name, bytes } of from) {
    const t0 = performance.now();
    const extractor = extractors.find((candidate) => candidate.accepts(bytes, name));
    const document: Document | undefined = await extractor?.extract(new Uint8Array(bytes), name);
    if (!document) throw new TypeError(`Expected an extractor for ${name}`);
    const t1 = performance.now();
    const { report, doubts } = readReport(document);
    const t2 = performance.now();
    judge({ path: name, report, profile: DEFAULT_PROFILE, related: null });
    const t3 = performance.now();
    const { medium, reading } = document;
    const source = { path: name, sha256: '', bytes: bytes.length, medium, reading, pages: document.pages };
    time.extract += t1 - t0;
    time.read += t2 - t1;
    time.judge += t3 - t2;
    pages += document.pages;
    JSON.stringify(
      reportJson({ source, report, findings: doubts, outcomes: { passed: 0, failed: 0, not_assessed: 0 } }),
    );
    time.write += performance.now() - t3;
  }
  return { time, pages };
}

interface Measured {
  readonly medium: 'html' | 'pdf' | 'text';
  readonly engine?: 'pdfium' | 'pdfjs';
}

async function measure(measured: Measured): Promise<void> {
  const { medium, engine } = measured;
  const from = await sources(medium);
  await stages(from.slice(0, WARM_UP), engine);
  await libraryAlone(measured, from.slice(0, WARM_UP));
  const { time, pages } = await stages(from, engine);
  const alone = await libraryAlone(measured, from);
  const total = time.extract + time.read + time.judge + time.write;
  const kilobytes = from.reduce((sum, { bytes }) => sum + bytes.length, 0) / from.length / 1024;
  const share = (part: number) => `${((100 * part) / total).toFixed(0)} %`;
  process.stdout.write(
    [
      `${medium}${engine ? ` by ${engine}` : ''}: ${from.length} reports, ${pages} pages, ${kilobytes.toFixed(0)} kB each`,
      `  ${(total / from.length).toFixed(1)} ms a report, ${((1000 * from.length) / total).toFixed(0)} reports/s, ${((1000 * pages) / total).toFixed(0)} pages/s`,
      `  extract ${share(time.extract)}, read ${share(time.read)}, judge ${share(time.judge)}, write ${share(time.write)}`,
      ...(alone === undefined
        ? []
        : [
            `  library alone ${(alone / from.length).toFixed(1)} ms (${share(alone)}); extraction takes ${(time.extract / alone).toFixed(2)} times as long`,
          ]),
      '',
    ].join('\n'),
  );
}

process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}\n`,
);
const MEASURED: readonly Measured[] = [
  { medium: 'html' },
  { medium: 'pdf', engine: 'pdfium' },
  { medium: 'pdf', engine: 'pdfjs' },
  { medium: 'text' },
];
if (COUNT > 0) {
  for (const measured of MEASURED) await measure(measured);
  process.stdout.write(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`);
}
const { folder } = options;
const [documents, others, kills] = [Number(options.documents), Number(options.others), Number(options.kills)];
if (documents > 0) await benchArchive({ documents, folder, others });
if (kills > 0) await benchKills(kills, Number(options.of));
