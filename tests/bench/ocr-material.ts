import { generateReport } from '../generate/index.ts';
import { type PdfLayout, randomPdfLayout, settledPdf } from '../generate/pdf-layout.ts';
import { drawPages, picturePdf, rulesOf, type Scan, scan } from '../generate/scan.ts';
import type { Truth } from '../generate/truth.ts';
import { TYPEFACES, type Typeface } from '../generate/typefaces.ts';
import { type Condition, damageOf } from './ocr-conditions.ts';

/** A generated report as a scanner gives it. */
export interface Scanned {
  readonly name: string;
  readonly truth: Truth;
  /** The PDF that was printed, with its characters. */
  readonly original: Uint8Array;
  /** A PDF that holds nothing but pictures. */
  readonly pdf: Uint8Array;
  readonly scans: readonly Scan[];
}

const FACES = Object.keys(TYPEFACES) as Typeface[];
const RULED = ['strokes', 'filled-rects', 'cell-rects', 'pieces', 'double'] as const;

/** A page with a table has more ruling lines than this. */
const FEW_LINES = 5;

/**
 * A report in a layout of its own with ruled tables, printed, scanned and bound.
 * @param tablesOnly leave the pages without tables out: their text takes most of the time
 */
export async function scannedReport(condition: Condition, seed: number, tablesOnly = false): Promise<Scanned> {
  const lines = condition.lines ?? RULED[seed % RULED.length] ?? 'strokes';
  const typeface = FACES[seed % FACES.length] ?? 'sans';
  const layout = settledPdf({ ...randomPdfLayout(seed), lines, typeface });
  const { name, bytes, truth } = await generateReport(seed, { medium: 'pdf', layout });
  const damage = damageOf(condition, seed);
  const [sheets, rules] = [await drawPages(bytes, damage.dpi), await rulesOf(bytes)];
  const ruled = condition.lines ? await rulesOf(await printed(seed, { ...layout, lines: 'strokes' })) : rules;
  const scans: Scan[] = [];
  for (const [index, sheet] of sheets.entries()) {
    if (tablesOnly && (ruled[index]?.length ?? 0) <= FEW_LINES) continue;
    scans.push(await scan(sheet, { ...damage, seed: seed * 100 + index }, rules[index]));
  }
  return { name, truth, original: bytes, pdf: await picturePdf(scans), scans };
}

/** The same report on the same pages in another layout. */
async function printed(seed: number, layout: PdfLayout): Promise<Uint8Array> {
  return (await generateReport(seed, { medium: 'pdf', layout })).bytes;
}
