import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { root } from '../cli/ogi.ts';

/** Set to a folder (`docs/pictures`), the tests leave pictures of the pages there. */
const FOLDER = process.env.OGI_PICTURES;

/** Takes a picture of a page for the README, in few colours so that it stays small. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  mkdirSync(join(root, FOLDER), { recursive: true });
  const taken = await page.screenshot();
  await sharp(taken)
    .png({ palette: true, colours: 64 })
    .toFile(join(root, FOLDER, `${name}.png`));
}
