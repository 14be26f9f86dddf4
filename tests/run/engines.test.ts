import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { extract } from '../../extractors/index.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { buildPdf } from '../extractors/pdf/build.ts';

const paper = () => sharp({ create: { width: 400, height: 560, channels: 3, background: 'white' } });

test.each(['png', 'jpeg', 'tiff', 'pdf'] as const)(
  'with recognition off a scan is named as one that needs it: %s',
  async (kind) => {
    const png = await paper().png().toBuffer();
    const bytes =
      kind === 'pdf'
        ? await buildPdf((pen) => void pen.image(png, 0, 0, { width: 595 }))
        : new Uint8Array(await paper().toFormat(kind).toBuffer());
    const reading = extract(bytes, `scan.${kind}`, nodeExtractors({ ocr: 'never' }));
    await expect(reading).rejects.toMatchObject({ name: 'DocumentError', problem: 'needs-ocr' });
  },
);
