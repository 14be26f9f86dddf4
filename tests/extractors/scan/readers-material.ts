import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { Crop } from '../../../extractors/scan/crop.ts';
import { type Random, randomFrom } from '../../generate/random.ts';

/** Cells to be drawn: a text each, all of one font and size. */
export interface Sheet {
  readonly texts: readonly string[];
  readonly font: string;
  /** In points. */
  readonly size: number;
  /** The box of a cell in points. */
  readonly cell: readonly [width: number, height: number];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 30];

const MODULES = new URL('../../../node_modules/', import.meta.url);

const fontFile = (weight: string) =>
  fileURLToPath(new URL(`@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`, MODULES));

/** Latin fonts of every PDF reader, and Chinese ones of npm: digits of six designs. */
export const FONTS = ['Regular', 'Light', 'Bold', 'Times-Roman', 'Helvetica', 'Times-Bold', 'Courier'] as const;

function boxOf(sheet: Sheet, index: number): readonly [x: number, y: number] {
  const columns = Math.floor((WIDTH - 2 * MARGIN) / sheet.cell[0]);
  return [MARGIN + (index % columns) * sheet.cell[0], MARGIN + Math.floor(index / columns) * sheet.cell[1]];
}

/** As many cells as a page of this sheet takes. */
export function capacity({ cell }: Pick<Sheet, 'cell'>): number {
  return Math.floor((WIDTH - 2 * MARGIN) / cell[0]) * Math.floor((HEIGHT - 2 * MARGIN) / cell[1]);
}

async function pdfOf(sheet: Sheet): Promise<Uint8Array> {
  const [, last] = boxOf(sheet, sheet.texts.length - 1);
  const pdf = new PDFDocument({ size: [WIDTH, last + sheet.cell[1] + MARGIN], margin: 0 });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => pdf.on('end', resolve));
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.font(
    /^[A-Z][a-z]+$/.test(sheet.font) && sheet.font !== 'Helvetica' && sheet.font !== 'Courier'
      ? fontFile(sheet.font)
      : sheet.font,
  );
  sheet.texts.forEach((text, index) => {
    const [x, y] = boxOf(sheet, index);
    const lines = text.split('\n');
    lines.forEach((line, row) => {
      const top = y + sheet.cell[1] / 2 + (row - lines.length / 2) * sheet.size * 1.35 + sheet.size * 0.1;
      const left = x + (sheet.cell[0] - pdf.fontSize(sheet.size).widthOfString(line)) / 2;
      pdf.text(line, left, top, { lineBreak: false });
    });
  });
  pdf.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

let library: Promise<PDFiumLibrary> | undefined;

/** A page of a PDF in pixels. */
export async function draw(bytes: Uint8Array, dpi: number, page = 0): Promise<Picture> {
  library ??= PDFiumLibrary.init({
    wasmBinary: new Uint8Array(readFileSync(new URL('@hyzyla/pdfium/dist/pdfium.wasm', MODULES))).buffer,
  });
  const document = await (await library).loadDocument(bytes);
  try {
    const drawn = await document.getPage(page).render({ scale: dpi / 72, colorSpace: 'Gray' });
    return { width: drawn.width, height: drawn.height, grey: new Uint8Array(drawn.data) };
  } finally {
    document.destroy();
  }
}

/** How a picture is spoiled. */
export interface Damage {
  readonly dpi: number;
  /** Radius in pixels. */
  readonly blur?: number;
  /** Standard deviation in steps of grey. */
  readonly noise?: number;
  readonly jpeg?: number;
  readonly bilevel?: boolean;
  /** Ink no darker than this, paper no lighter than that. */
  readonly fade?: readonly [ink: number, paper: number];
  /** The share of pixels turned black or white. */
  readonly speckle?: number;
}

/** The picture as a scanner and a bad memory would give it. */
export async function damaged(picture: Picture, damage: Damage, random: Random): Promise<Picture> {
  const { width, height } = picture;
  let image = sharp(Buffer.from(picture.grey), { raw: { width, height, channels: 1 } });
  if (damage.blur) image = image.blur(damage.blur);
  const grey = new Uint8Array(await image.extractChannel(0).raw().toBuffer());
  const [ink, paper] = damage.fade ?? [0, 255];
  for (let index = 0; index < grey.length; index += 1) {
    const faded = ink + ((grey[index] ?? 255) / 255) * (paper - ink);
    const noisy = faded + (damage.noise ?? 0) * gauss(random);
    grey[index] = Math.max(0, Math.min(255, damage.bilevel ? (noisy < 160 ? 0 : 255) : noisy));
    if (damage.speckle && random.next() < damage.speckle) grey[index] = random.next() < 0.5 ? 0 : 255;
  }
  if (!damage.jpeg) return { width, height, grey };
  const raw = { raw: { width, height, channels: 1 as const } };
  const file = await sharp(Buffer.from(grey), raw).jpeg({ quality: damage.jpeg }).toBuffer();
  return { width, height, grey: new Uint8Array(await sharp(file).extractChannel(0).raw().toBuffer()) };
}

function gauss(random: Random): number {
  const sum = random.next() + random.next() + random.next() + random.next() + random.next() + random.next();
  return (sum - 3) * Math.SQRT2;
}

/** A box of points cut out of a picture. */
export function cropOf({ width, height, grey }: Picture, dpi: number, box: Crop['box']): Crop {
  const scale = dpi / 72;
  const [x0, y0] = [Math.max(0, Math.round(box[0] * scale)), Math.max(0, Math.round(box[1] * scale))];
  const [x1, y1] = [Math.min(width, Math.round(box[2] * scale)), Math.min(height, Math.round(box[3] * scale))];
  const out = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y += 1) out.set(grey.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0));
  return { width: x1 - x0, height: y1 - y0, grey: out, box };
}

/** The cells of a sheet, drawn, spoiled and cut apart. */
export async function cropsOf(sheet: Sheet, damage: Damage, seed = 1): Promise<readonly Crop[]> {
  const picture = await damaged(await draw(await pdfOf(sheet), damage.dpi), damage, randomFrom(seed));
  return sheet.texts.map((_, index) => {
    const [x, y] = boxOf(sheet, index);
    return cropOf(picture, damage.dpi, [x + 1, y + 1, x + sheet.cell[0] - 1, y + sheet.cell[1] - 1]);
  });
}

/** A count as reports have them: mostly zeros and small ones. */
export function countText(random: Random): string {
  const pick = random.next();
  if (pick < 0.35) return '0';
  if (pick < 0.6) return String(Math.floor(random.next() * 10));
  if (pick < 0.85) return String(Math.floor(random.next() * 200));
  if (pick < 0.95) return String(Math.floor(random.next() * 5000));
  return String(Math.floor(random.next() * 1_000_000));
}
