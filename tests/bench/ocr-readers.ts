import { ppocrReader } from '../../extractors/scan/ppocr.ts';
import type { CellReader, Read } from '../../extractors/scan/reader.ts';
import { tesseractReader } from '../../extractors/scan/tesseract.ts';
import { nodeRecogniser } from '../../src/run/ocr-engines.ts';
import { nodeTesseract } from '../../src/run/tesseract-engine.ts';
import { capacity, countText, cropsOf, type Damage, FONTS } from '../extractors/scan/readers-material.ts';
import { randomFrom } from '../generate/random.ts';

/** How well the readers read digits, without any grid: `node tests/bench/ocr-readers.ts [pages] [condition]`. */
const CONDITIONS: Readonly<Record<string, Damage>> = {
  '300 grey': { dpi: 300 },
  '200 grey': { dpi: 200, blur: 0.6, noise: 5 },
  '200 jpeg 40': { dpi: 200, blur: 0.6, noise: 5, jpeg: 40 },
  '200 1-bit': { dpi: 200, blur: 0.6, noise: 10, bilevel: true },
  '150 grey': { dpi: 150, blur: 0.6, noise: 5 },
  '150 jpeg 40': { dpi: 150, blur: 0.7, noise: 8, jpeg: 40 },
  '150 1-bit': { dpi: 150, blur: 0.6, noise: 10, bilevel: true },
  '150 blurred': { dpi: 150, blur: 1.3, noise: 5, jpeg: 60 },
  '150 noisy': { dpi: 150, blur: 0.6, noise: 30, jpeg: 40 },
  '200 speckled 1-bit': { dpi: 200, blur: 0.6, noise: 20, bilevel: true, speckle: 0.01 },
  '200 faded': { dpi: 200, blur: 0.7, noise: 8, fade: [130, 225], jpeg: 50 },
  '110 jpeg 40': { dpi: 110, blur: 0.5, noise: 8, jpeg: 40 },
};

interface Tally {
  cells: number;
  exact: number;
  refused: number;
  silent: number;
  ms: number;
}

const SIZES = [9, 10.5, 12] as const;
const CELL = [56, 20] as const;

async function ppocr(): Promise<CellReader> {
  const model = await nodeRecogniser();
  if (!model) throw new Error('onnxruntime-node is not installed');
  return ppocrReader(model);
}

async function run(reader: CellReader, damage: Damage, pages: number): Promise<{ tally: Tally; wrong: string[] }> {
  const tally = { cells: 0, exact: 0, refused: 0, silent: 0, ms: 0 };
  const wrong: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    const random = randomFrom(page + 17);
    const texts = Array.from({ length: Math.min(300, capacity({ cell: CELL })) }, () => countText(random));
    const font = FONTS[page % FONTS.length] ?? 'Regular';
    const size = SIZES[page % SIZES.length] ?? 9;
    const crops = await cropsOf({ texts, font, size, cell: CELL }, damage, page);
    const start = process.cpuUsage();
    const reads = await reader.read(crops, 'digits');
    const { user, system } = process.cpuUsage(start);
    tally.ms += (user + system) / 1000;
    for (const [index, text] of texts.entries())
      count(tally, wrong, { text, read: reads[index], font: `${font} ${size}` });
  }
  return { tally, wrong };
}

function count(
  tally: Tally,
  wrong: string[],
  { text, read, font }: { text: string; read: Read | undefined; font: string },
) {
  tally.cells += 1;
  if (!read) return;
  const right = read.text === text;
  if (right) tally.exact += 1;
  if (read.probability < 0.9) tally.refused += 1;
  else if (!right) tally.silent += 1;
  if (!right) {
    const others = read.alternatives.map((other) => `${other.text} ${other.probability.toFixed(3)}`).join(', ');
    wrong.push(`${font}: ${text} read as "${read.text}" ${read.probability.toFixed(4)} (${others})`);
  }
}

const [pages = '3', only = '', engine = 'ppocr'] = process.argv.slice(2);
const reader = engine === 'ppocr' ? await ppocr() : tesseractReader(nodeTesseract());
for (const [name, damage] of Object.entries(CONDITIONS).filter(([name]) => name.includes(only))) {
  const { tally, wrong } = await run(reader, damage, Number(pages));
  const { cells, exact, refused, silent, ms } = tally;
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${name.padEnd(20)} cells ${cells} exact ${exact} (${((100 * exact) / cells).toFixed(2)} %) below 0.9: ${refused} ` +
      `wrong at 0.9: ${silent} · ${((ms / cells) * 0.2).toFixed(2)} CPU s/200 · ${memory} MB`,
  );
  for (const line of wrong.slice(0, Number(process.env.LINES ?? 12))) console.log(`    ${line}`);
}
await reader.close();
