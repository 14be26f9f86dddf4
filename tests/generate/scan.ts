import { PDFiumLibrary } from '@hyzyla/pdfium';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { RulingLine } from '../../extractors/pdf/engine.ts';
import { fromRgb, type Picture } from '../../extractors/scan/picture.ts';
import { nodePdfEngine } from '../../src/run/engines.ts';
import { type Random, randomFrom } from './random.ts';

/** What a scanner does to a page; every knob may be turned alone. Plain data, so that a failing case can be reported. */
export interface ScanDamage {
  readonly seed: number;
  readonly dpi: number;
  readonly colours: 'colour' | 'grey' | 'bilevel';
  /** How the sheet lies on the glass: degrees clockwise that the picture is turned by. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Degrees clockwise, up to 4. */
  readonly skew: number;
  /** Standard deviation of the noise, in levels of 255. */
  readonly noise: number;
  /** Standard deviation of the blur, in pixels; 0 or at least 0.3. */
  readonly blur: number;
  /** Quality of the JPEG, or none. */
  readonly jpeg: number | undefined;
  /** Share of pixels turned over. */
  readonly speckle: number;
  /** What becomes of the rules: gaps at random, dots, or faint grey. */
  readonly rules: 'plain' | 'broken' | 'dotted' | 'faint';
  /** A round red seal over the numbers of a table. */
  readonly seal: boolean;
  /** How much darker the darker side of the page is, 0 to 1. */
  readonly shadow: number;
  /** By how many points lines across sag in their middle, as on the page of an open book. */
  readonly sag: number;
}

export const CLEAN_SCAN: ScanDamage = {
  seed: 0,
  dpi: 200,
  colours: 'grey',
  turn: 0,
  skew: 0,
  noise: 0,
  blur: 0,
  jpeg: undefined,
  speckle: 0,
  rules: 'plain',
  seal: false,
  shadow: 0,
  sag: 0,
};

/** A page in red, green and blue by rows. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

let library: Promise<PDFiumLibrary> | undefined;

/** The pages of a PDF in red, green and blue. */
export async function drawPages(pdf: Uint8Array, dpi: number): Promise<Sheet[]> {
  library ??= PDFiumLibrary.init();
  const file = await (await library).loadDocument(pdf);
  const sheets: Sheet[] = [];
  for (const page of file.pages()) {
    const { width, height, data } = await page.render({ scale: dpi / 72, render: 'bitmap' });
    sheets.push({ width, height, data: withoutAlpha(data) });
  }
  file.destroy();
  return sheets;
}

function withoutAlpha(data: Uint8Array): Uint8Array {
  const out = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    out[to] = data[from] ?? 0;
    out[to + 1] = data[from + 1] ?? 0;
    out[to + 2] = data[from + 2] ?? 0;
  }
  return out;
}

/** A scanned page: its pixels, and the bytes of an image file with the same pixels. */
export interface Scan {
  readonly picture: Picture;
  readonly bytes: Uint8Array;
}

/**
 * A drawn page as a scanner would give it.
 * @param lines the page's ruling lines in points, for those damages that take rules, or a seal over their table
 */
export async function scan(drawn: Sheet, damage: ScanDamage, lines: readonly RulingLine[] = []): Promise<Scan> {
  const random = randomFrom(damage.seed + 5000);
  const sheet = { ...drawn, data: drawn.data.slice() };
  wear(sheet, damage, lines, random);
  if (damage.seal) stamp(sheet, damage.dpi, sealPlace(sheet, damage.dpi, lines, random));
  if (damage.shadow > 0) shade(sheet, damage.shadow);
  const bent = damage.sag > 0 ? sagged(sheet, (damage.sag * damage.dpi) / 72) : sheet;
  const laid = await lay(bent, damage);
  roughen(laid, damage, random);
  return developed(laid, damage);
}

/** All pages of a PDF scanned alike, each with its own seed. */
export async function scanPages(
  pdf: Uint8Array,
  damage: ScanDamage,
  lines: readonly (readonly RulingLine[])[] = [],
): Promise<Scan[]> {
  const sheets = await drawPages(pdf, damage.dpi);
  const scans: Scan[] = [];
  for (const [index, sheet] of sheets.entries()) {
    scans.push(await scan(sheet, { ...damage, seed: damage.seed * 100 + index }, lines[index]));
  }
  return scans;
}

/** The ruling lines of every page, as it is shown. */
export async function rulesOf(pdf: Uint8Array): Promise<readonly (readonly RulingLine[])[]> {
  const file = await nodePdfEngine().open(pdf.slice());
  const rules: (readonly RulingLine[])[] = [];
  for (let number = 1; number <= file.pages; number += 1) rules.push((await file.page(number)).lines);
  await file.close();
  return rules;
}

/** A PDF whose pages hold nothing but a picture each. */
export function picturePdf(scans: readonly Scan[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(Date.UTC(2024, 0, 20)) } });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
  for (const { picture, bytes } of scans) {
    const scale = 72 / (picture.dpi ?? 200);
    const size: [number, number] = [picture.width * scale, picture.height * scale];
    pdf.addPage({ size, margin: 0 });
    pdf.image(Buffer.from(bytes), 0, 0, { width: size[0], height: size[1] });
  }
  pdf.end();
  return done;
}

/** Takes bits of the rules away, or their darkness. */
function wear(sheet: Sheet, damage: ScanDamage, lines: readonly RulingLine[], random: Random): void {
  if (damage.rules === 'plain') return;
  const scale = damage.dpi / 72;
  for (const { x0, y0, x1, y1 } of lines) {
    const across = x1 - x0 > y1 - y0;
    const [from, to] = (across ? [x0, x1] : [y0, y1]).map((value) => Math.round(value * scale)) as [number, number];
    const middle = ((across ? y0 + y1 : x0 + x1) / 2) * scale;
    const isWorn = wornPlaces(damage, random);
    for (let along = from; along < to; along++) {
      if (isWorn(along)) fade(sheet, { along, middle, across }, damage.rules === 'faint' ? 0.5 : 0);
    }
  }
}

/** Whether a rule is worn at a place; asked for one place after the other. */
function wornPlaces({ rules, dpi }: ScanDamage, random: Random): (along: number) => boolean {
  if (rules === 'faint') return () => true;
  const period = Math.max(4, Math.round(dpi / 40));
  if (rules === 'dotted') return (along) => along % period >= period / 2;
  let gap = 0;
  return () => {
    gap--;
    if (gap <= 0 && random.chance(1.2 / dpi)) gap = Math.round(dpi * (0.01 + 0.05 * random.next()));
    return gap > 0;
  };
}

/** Lighter pixels are the shade of a cell, not its rules. */
const SHADE = 200;

/** The pixels across a rule at one place, as dark as the given share of what they were. */
function fade(sheet: Sheet, at: { along: number; middle: number; across: boolean }, share: number): void {
  for (let off = -2; off <= 2; off++) {
    const across = Math.round(at.middle) + off;
    const [x, y] = at.across ? [at.along, across] : [across, at.along];
    if (x < 0 || y < 0 || x >= sheet.width || y >= sheet.height) continue;
    for (let index = 3 * (y * sheet.width + x), end = index + 3; index < end; index++) {
      const level = sheet.data[index] ?? 0;
      sheet.data[index] = level > SHADE ? level : 255 - (255 - level) * share;
    }
  }
}

/** A point inside the tables of the page, else where seals mostly are. In pixels. */
function sealPlace(sheet: Sheet, dpi: number, lines: readonly RulingLine[], random: Random): [number, number] {
  if (lines.length === 0) return [sheet.width * 0.7, sheet.height * 0.7];
  const scale = dpi / 72;
  const x0 = Math.min(...lines.map((line) => line.x0)) * scale;
  const x1 = Math.max(...lines.map((line) => line.x1)) * scale;
  const y0 = Math.min(...lines.map((line) => line.y0)) * scale;
  const y1 = Math.max(...lines.map((line) => line.y1)) * scale;
  return [x0 + (x1 - x0) * (0.4 + 0.5 * random.next()), y0 + (y1 - y0) * random.next()];
}

const SEAL = [214, 38, 44] as const;

/** A ring of 42 mm with a star and marks like characters along it, as thick as ink: what is under it shows through. */
function stamp(sheet: Sheet, dpi: number, [cx, cy]: readonly [number, number]): void {
  const radius = 0.827 * dpi;
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(sheet.height, cy + radius); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(sheet.width, cx + radius); x++) {
      if (!isInked((x - cx) / radius, (y - cy) / radius)) continue;
      const at = 3 * (y * sheet.width + x);
      SEAL.forEach((level, channel) => {
        sheet.data[at + channel] = ((sheet.data[at + channel] ?? 255) * level) / 255;
      });
    }
  }
}

/** Whether the seal has ink at a place; it reaches from -1 to 1. */
function isInked(x: number, y: number): boolean {
  const distance = Math.hypot(x, y);
  const angle = Math.atan2(x, -y);
  if (distance > 0.94) return distance <= 1;
  if (distance > 0.62) {
    const part = ((angle + Math.PI) / 0.36) % 1;
    const step = Math.floor((angle + Math.PI) / 0.36) * 7 + Math.floor(part * 6) * 3 + Math.floor(distance * 22) * 5;
    return distance < 0.88 && part < 0.7 && Math.abs(angle) < 2.3 && step % 4 < 2;
  }
  const fifth = (2 * Math.PI) / 5;
  const off = Math.abs(((angle + 5 * fifth) % fifth) - fifth / 2);
  return distance < 0.12 / Math.cos(Math.min(1.2, 1.26 - off));
}

/** Darkens the page from one side to the other, most of all near the edge, as by the spine of a book. */
function shade(sheet: Sheet, depth: number): void {
  for (let x = 0; x < sheet.width; x++) {
    const part = x / sheet.width;
    const light = 1 - depth * (0.6 * part + 0.4 * Math.exp(-part * 12));
    for (let y = 0, at = 3 * x; y < sheet.height; y++, at += 3 * sheet.width) {
      for (let channel = 0; channel < 3; channel++) {
        sheet.data[at + channel] = (sheet.data[at + channel] ?? 0) * light;
      }
    }
  }
}

function sagged(sheet: Sheet, depth: number): Sheet {
  const data = new Uint8Array(sheet.data.length).fill(255);
  for (let x = 0; x < sheet.width; x++) {
    const part = (2 * x) / sheet.width - 1;
    const shift = depth * (1 - part * part);
    for (let y = 0; y < sheet.height; y++) {
      const from = Math.min(sheet.height - 2, Math.max(0, y - shift));
      const rest = from - Math.floor(from);
      for (let channel = 0; channel < 3; channel++) {
        const at = 3 * (Math.floor(from) * sheet.width + x) + channel;
        data[3 * (y * sheet.width + x) + channel] =
          (sheet.data[at] ?? 255) * (1 - rest) + (sheet.data[at + 3 * sheet.width] ?? 255) * rest;
      }
    }
  }
  return { ...sheet, data };
}

/** The sheet on the glass: turned, skewed, out of focus. */
async function lay({ width, height, data }: Sheet, { turn, skew, blur, shadow }: ScanDamage): Promise<Sheet> {
  const paper = Math.round(255 * (1 - shadow / 2));
  let image = sharp(data, { raw: { width, height, channels: 3 } });
  const angle = turn + skew;
  if (angle !== 0) image = image.rotate(angle, { background: { r: paper, g: paper, b: paper } });
  const turned = await image.raw().toBuffer({ resolveWithObject: true });
  if (blur === 0) return { width: turned.info.width, height: turned.info.height, data: new Uint8Array(turned.data) };
  const raw = { width: turned.info.width, height: turned.info.height, channels: 3 as const };
  const blurred = await sharp(turned.data, { raw }).blur(blur).raw().toBuffer({ resolveWithObject: true });
  return { width: blurred.info.width, height: blurred.info.height, data: new Uint8Array(blurred.data) };
}

/** Noise of the sensor, then speckle. Drawn from a table: a page has millions of pixels. */
function roughen({ data }: Sheet, { noise, speckle, colours }: ScanDamage, random: Random): void {
  const specks = colours === 'bilevel' ? 0 : speckle;
  if (noise === 0 && specks === 0) return;
  const bell = (): number => 1.73 * (random.next() + random.next() + random.next() + random.next() - 2);
  const shifts = Float32Array.from({ length: 65_536 }, () => noise * bell());
  let state = random.int(1, 2 ** 30);
  for (let at = 0; at < data.length; at += 3) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    const shift = shifts[(state / 65_536) | 0] ?? 0;
    const turned = specks > 0 && random.chance(specks);
    for (let channel = at; channel < at + 3; channel++) {
      const sum = (data[channel] ?? 0) + shift;
      const level = sum < 0 ? 0 : Math.min(sum, 255);
      data[channel] = turned ? 255 - level : level;
    }
  }
}

/** The picture in the colours and the file that are asked for. */
async function developed(sheet: Sheet, { colours, jpeg, dpi, speckle, seed }: ScanDamage): Promise<Scan> {
  const { width, height } = sheet;
  const raw = { width, height, channels: 3 as const };
  if (colours === 'bilevel') {
    const grey = bilevel(fromRgb(sheet, 3).grey, speckle, randomFrom(seed + 6000));
    const bytes = await sharp(grey, { raw: { width, height, channels: 1 } })
      .png({ palette: true, colours: 2 })
      .toBuffer();
    return { picture: { width, height, grey, dpi }, bytes: new Uint8Array(bytes) };
  }
  const toned = colours === 'grey' ? sharp(sheet.data, { raw }).greyscale() : sharp(sheet.data, { raw });
  const bytes = await (jpeg === undefined
    ? toned.png({ compressionLevel: 1 })
    : toned.jpeg({ quality: jpeg })
  ).toBuffer();
  return { picture: await readPicture(new Uint8Array(bytes), dpi), bytes: new Uint8Array(bytes) };
}

function bilevel(grey: Uint8Array, speckle: number, random: Random): Uint8Array {
  const out = new Uint8Array(grey.length);
  for (let at = 0; at < grey.length; at++) {
    const dark = (grey[at] ?? 255) < 150;
    out[at] = dark !== (speckle > 0 && random.chance(speckle)) ? 0 : 255;
  }
  return out;
}

/** The pixels of an image file. */
export async function readPicture(bytes: Uint8Array, dpi?: number): Promise<Picture> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels >= 3) return fromRgb({ width, height, data }, channels === 4 ? 4 : 3, dpi);
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * channels] ?? 255;
  return { width, height, grey, ...(dpi === undefined ? {} : { dpi }) };
}
