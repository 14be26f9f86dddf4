import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { audit } from '../../src/audit.ts';
import type { PagePlace } from '../../src/document.ts';
import { nodeExtractors, nodePainter } from '../../src/run/engines.ts';

/** Around the numbers: the heads over them, and the frame. In points. */
const [HEADS, FRAME] = [90, 14];

/** The table on reviews and lawsuits of a PDF, as a scanner would give it: quick to recognise. */
export async function pictureOfTable(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  const { report } = await audit(bytes, path, nodeExtractors());
  const places = report.readings
    .filter(({ field }) => /^(?:review|litigation)\./.test(field))
    .flatMap(({ place }) => (place && 'page' in place ? [place] : []));
  const file = await nodePainter().open(bytes);
  const { width, height, grey, dpi = 200 } = await file.picture(places[0]?.page ?? 1);
  file.close();
  const at = (points: number) => Math.round((points * dpi) / 72);
  const side = (index: number) => places.map(({ box }: PagePlace) => box[index] ?? 0);
  const [left, top] = [at(Math.min(...side(0)) - FRAME), at(Math.min(...side(1)) - HEADS)];
  const [right, bottom] = [at(Math.max(...side(2)) + FRAME), at(Math.max(...side(3)) + FRAME)];
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .extract({ left, top, width: right - left, height: bottom - top })
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
}
