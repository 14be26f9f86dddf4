import type { Crop } from './crop.ts';
import type { Area } from './ink.ts';
import { softened } from './strip.ts';

/** A picture in grey, 0 black to 255 white. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Where each cut-out was set, in the order given. */
  readonly slots: readonly Area[];
}

/** A cut-out to be set on the sheet: an area of a crop, with the greys of its paper and ink. */
export interface Cutting extends Area {
  readonly crop: Crop;
  readonly paper: number;
  readonly dark: number;
}

/** Tesseract reads digits of this height best, and these best where it failed with the first. */
export const DIGIT_HEIGHTS = [36, 28] as const;
/** White between cuttings, by their height: with more, tesseract loses a digit here and there. */
const [GAP, LINE_GAP] = [1.1, 0.95];
const WIDTH = 1600;
const MARGIN = 40;

/**
 * Sets what was cut out of cells anew on one white sheet, its contrast drawn out.
 * `abreast`: several in a line, or each in a line of its own.
 */
export function contactSheet(
  cuttings: readonly Cutting[],
  { abreast, digitHeight }: { readonly abreast: boolean; readonly digitHeight: number },
): Sheet {
  const sizes = cuttings.map((cutting) => widthOf(cutting, digitHeight));
  const slots: Area[] = [];
  let [x, y] = [MARGIN, MARGIN];
  for (const width of sizes) {
    if (x > MARGIN && (!abreast || x + width > WIDTH - MARGIN))
      [x, y] = [MARGIN, y + Math.round(digitHeight * (1 + LINE_GAP))];
    slots.push({ left: x, top: y, right: x + width, bottom: y + digitHeight });
    x += width + Math.round(GAP * digitHeight);
  }
  const width = Math.max(WIDTH, ...slots.map(({ right }) => right + MARGIN));
  const height = y + digitHeight + MARGIN;
  const grey = new Uint8Array(width * height).fill(255);
  cuttings.forEach((cutting, index) => {
    const slot = slots[index];
    if (slot) paste({ width, height, grey, slots }, slot, cutting);
  });
  return { width, height, grey, slots };
}

const widthOf = ({ left, right, top, bottom }: Area, height: number) =>
  Math.max(4, Math.round(((right - left) / (bottom - top)) * height));

/** The share of a slot's height that is shown round it: strokes fade out there. */
const RIM = 0.1;

function paste(sheet: Sheet, slot: Area, { crop, paper, dark, left, top, bottom }: Cutting): void {
  const height = slot.bottom - slot.top;
  const step = (bottom - top) / height;
  const source = { ...crop, grey: softened(crop) };
  const rim = Math.round(RIM * height);
  for (let y = -rim; y < height + rim; y += 1) {
    for (let x = -rim; x < slot.right - slot.left + rim; x += 1) {
      const value = bilinear(source, left + (x + 0.5) * step - 0.5, top + (y + 0.5) * step - 0.5);
      const share = (value - dark) / (0.9 * (paper - dark));
      sheet.grey[(slot.top + y) * sheet.width + slot.left + x] = Math.max(0, Math.min(255, 255 * share));
    }
  }
}

function bilinear({ width, height, grey }: Crop, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number) => {
    const inside = column >= 0 && column < width && row >= 0 && row < height;
    return inside ? (grey[row * width + column] ?? 255) : 255;
  };
  const upper = at(left, top) * (left + 1 - x) + at(left + 1, top) * (x - left);
  const lower = at(left, top + 1) * (left + 1 - x) + at(left + 1, top + 1) * (x - left);
  return upper * (top + 1 - y) + lower * (y - top);
}

/** The sheet as a PGM file: the plainest format that leptonica reads. */
export function toPgm({ width, height, grey }: Pick<Sheet, 'width' | 'height' | 'grey'>): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + grey.length);
  file.set(head);
  file.set(grey, head.length);
  return file;
}
