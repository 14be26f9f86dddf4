/**
 * Makes scans, reads them and prints what was read as JSON: in a process of its own, for the network is closed to it, and
 * pixels are many times slower in the sandbox of a test. `node tests/read-scans.ts [corpus file]`
 */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type Audit, audit } from '../src/audit.ts';
import type { Box, Place } from '../src/document.ts';
import type { Reading } from '../src/report/report.ts';
import { nodeExtractors } from '../src/run/engines.ts';
import { generateReport } from './generate/index.ts';
import { CLEAN_SCAN, drawPages, picturePdf, scan } from './generate/scan.ts';

/** What the tests look at. */
export interface ScansRead {
  readonly printed: Readonly<Record<string, number | null>>;
  readonly made: readonly Reading[];
  /** The pages of the report as made that were scanned. */
  readonly pages: readonly number[];
  readonly askew: {
    readonly source: Audit['source'];
    readonly readings: readonly Reading[];
    readonly sizes: Sizes;
    /** In degrees clockwise. */
    readonly skew: number;
  };
  readonly upsideDown: { readonly source: Audit['source']; readonly readings: readonly Reading[] };
  /** All pages below each other in one picture that does not tell its size, as of a screen that was scrolled. */
  readonly long: readonly Reading[];
  readonly blanked: { readonly fields: readonly string[]; readonly readings: readonly Reading[] };
  /** By the name of the picture: the message of an error, or the rules of the findings. */
  readonly noPages: Readonly<Record<string, string>>;
  readonly never: string;
  readonly corpus: readonly Reading[];
}

/** Width and height of the scanned pages, in points. */
type Sizes = readonly (readonly [width: number, height: number])[];

const SKEW = 1.3;
const DPI = 200;
const EXTRACTORS = nodeExtractors();
const read = (bytes: Uint8Array, name: string) => audit(bytes, name, EXTRACTORS);

function pagePlace(place: Place | undefined): { page: number; box: Box } {
  if (!place || !('box' in place)) throw new TypeError('Expected a place on a page');
  return place;
}

function pagesOf(readings: readonly Reading[]): readonly number[] {
  const pages = readings.flatMap(({ place }) => (place ? [pagePlace(place).page] : []));
  return [...new Set(pages)].toSorted((a, b) => a - b);
}

type Sheet = Awaited<ReturnType<typeof drawPages>>[number];

async function readAskew(sheets: readonly Sheet[]): Promise<ScansRead['askew']> {
  const damage = { ...CLEAN_SCAN, seed: 9, skew: SKEW, noise: 4, blur: 0.5 };
  const scans = await Promise.all(sheets.map((sheet) => scan(sheet, damage)));
  const { source, report } = await read(await picturePdf(scans), 'scan.pdf');
  const sizes = scans.map(({ picture }) => [(picture.width * 72) / DPI, (picture.height * 72) / DPI] as const);
  return { source, readings: report.readings, sizes, skew: SKEW };
}

async function readUpsideDown(sheet: Sheet): Promise<ScansRead['upsideDown']> {
  const { bytes } = await scan(sheet, { ...CLEAN_SCAN, turn: 180 });
  const { source, report } = await read(bytes, 'page.png');
  return { source, readings: report.readings };
}

async function readLong(sheets: readonly Sheet[]): Promise<ScansRead['long']> {
  const width = Math.max(...sheets.map((sheet) => sheet.width));
  if (sheets.some((sheet) => sheet.width !== width)) throw new TypeError('Expected pages as wide as each other');
  const height = sheets.reduce((sum, sheet) => sum + sheet.height, 0);
  const data = Buffer.concat(sheets.map((sheet) => sheet.data));
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return (await read(new Uint8Array(png), 'screen.png')).report.readings;
}

/** Every fifth number of a page painted over. */
async function readBlanked(sheet: Sheet, readings: readonly Reading[]): Promise<ScansRead['blanked']> {
  const blanked = readings.filter(({ value }) => value !== null).filter((_, index) => index % 5 === 0);
  for (const { place } of blanked) whiten(sheet, pagePlace(place).box);
  const { bytes } = await scan(sheet, CLEAN_SCAN);
  const { report } = await read(bytes, 'page.png');
  return { fields: blanked.map(({ field }) => field), readings: report.readings };
}

/** Paints a cell white within its rules. */
function whiten({ width, data }: Sheet, [x0, y0, x1, y1]: Box): void {
  const [scale, margin] = [DPI / 72, 1.5];
  const [left, right] = [Math.ceil((x0 + margin) * scale), Math.floor((x1 - margin) * scale)];
  for (let y = Math.ceil((y0 + margin) * scale); y < (y1 - margin) * scale; y += 1) {
    data.fill(255, 3 * (y * width + left), 3 * (y * width + right));
  }
}

const [WIDTH, HEIGHT] = [900, 700];
const PICTURES: Readonly<Record<string, (at: number) => number>> = {
  noise: (at) => (at * 7919 + ((at * at) % 251)) % 256,
  gradient: (at) => ((at % WIDTH) / WIDTH) * 200 + Math.floor(at / WIDTH) / 20,
  paper: () => 255,
};

async function readNoPage(level: (at: number) => number): Promise<string> {
  const grey = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => level(at));
  const png = await sharp(grey, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .png()
    .toBuffer();
  const outcome = await read(new Uint8Array(png), 'photo.png').catch((error: Error) => error);
  return outcome instanceof Error ? outcome.message : outcome.findings.map(({ rule }) => rule).join(' ');
}

async function readNever(sheet: Sheet): Promise<string> {
  const pdf = await picturePdf([await scan(sheet, CLEAN_SCAN)]);
  const outcome = await audit(pdf, 'scan.pdf', nodeExtractors({ ocr: 'never' })).catch((error: unknown) => error);
  return outcome instanceof Error && 'problem' in outcome ? String(outcome.problem) : 'no error';
}

/** The pages of a real report that hold tables, drawn: their text is gone. */
async function readCorpus(path: string): Promise<readonly Reading[]> {
  const bytes = new Uint8Array(readFileSync(path));
  const pages = pagesOf((await read(bytes, path)).report.readings);
  const sheets = (await drawPages(bytes, DPI)).filter((_, index) => pages.includes(index + 1));
  const scans = await Promise.all(sheets.map((sheet) => scan(sheet, CLEAN_SCAN)));
  return (await read(await picturePdf(scans), path)).report.readings;
}

async function readAll(corpus: string | undefined): Promise<ScansRead> {
  const { bytes, truth, name } = await generateReport(50_900, { medium: 'pdf', layout: { pageNumbers: 'none' } });
  const made = (await read(bytes, name)).report.readings;
  const pages = pagesOf(made);
  const sheets = (await drawPages(bytes, DPI)).filter((_, index) => pages.includes(index + 1));
  const last = made.filter(({ place }) => place && pagePlace(place).page === pages.at(-1));
  const sheet = sheets.at(-1);
  if (!sheet) throw new TypeError('Expected a page with a table');
  const noPages = Object.entries(PICTURES).map(async ([key, level]) => [key, await readNoPage(level)] as const);
  return {
    ...{ printed: truth.values, made, pages },
    askew: await readAskew(sheets),
    upsideDown: await readUpsideDown(sheet),
    long: await readLong(sheets),
    noPages: Object.fromEntries(await Promise.all(noPages)),
    never: await readNever(sheet),
    blanked: await readBlanked(sheet, last),
    corpus: corpus === undefined ? [] : await readCorpus(corpus),
  };
}

if (import.meta.main) {
  process.stdout.write(JSON.stringify(await readAll(process.argv[2])), () => process.exit(0));
}
