import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { decodePicture } from '../../src/run/picture-decoder.ts';

test('a large photo that lies on its side is made smaller as a whole', async () => {
  const [width, height] = [8000, 5000];
  // Black along the right side of the sheet as stored, which is the lower edge once it is upright.
  const bar = { create: { width: 800, height, channels: 3 as const, background: 'black' } };
  const bytes = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite([{ input: bar, left: width - 800, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6, density: 600 })
    .toBuffer();
  for await (const { width: wide, height: high, grey } of decodePicture(new Uint8Array(bytes))) {
    expect(high / wide).toBeCloseTo(width / height, 1);
    const at = (share: number) => grey[Math.floor(share * high) * wide + Math.floor(wide / 2)] ?? -1;
    expect([0.05, 0.5, 0.85].map((share) => at(share) > 200)).toEqual([true, true, true]);
    expect(at(0.97)).toBeLessThan(50);
  }
});
