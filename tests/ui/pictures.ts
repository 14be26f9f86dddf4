import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { ogi, root } from '../cli/ogi.ts';
import { FOUND, launch, WINDOW } from './chromium.ts';
import { aSeries, SERIES } from './series.ts';
import { served } from './served.ts';

/** The pictures of the README: what to open, and what to do there. */
const PICTURES: readonly (readonly [name: string, path: string, act: (page: Page) => Promise<unknown>])[] = [
  ['overview', '/', (page) => page.locator('.trends canvas').last().waitFor()],
  ['list', '/reports?state=read&severity=error', (page) => page.locator('tbody tr').first().waitFor()],
  ['report', '/reports?search=balance-broken', showFinding],
  ['history', `/history?organ=${SERIES}`, (page) => page.locator('.compared').first().waitFor()],
  ['notice', '/notice', (page) => page.locator('.sheet').waitFor()],
];

async function showFinding(page: Page): Promise<void> {
  await page.locator('tbody a[href^="/reports/"]').click();
  await page.getByRole('button', { name: '下一个问题' }).click();
  await page.locator('.report-canvas canvas').first().waitFor();
  await page.getByRole('button', { name: /^确认/ }).click();
  await page.getByText('已确认该问题').waitFor();
  await page.mouse.move(0, 0);
}

/** Takes the pictures of the README: the samples, and three years of one organ. In few colours they stay small. */
async function takePictures(browserPath: string, folder: string): Promise<void> {
  cpSync(join(root, 'samples'), join(folder, 'reports'), { recursive: true });
  for (const [name, bytes] of Object.entries(await aSeries())) writeFileSync(join(folder, 'reports', name), bytes);
  await ogi(['extract', 'reports', '--out', 'out', '--quiet', '--ocr', 'never'], '', { cwd: folder });
  const server = await served(join(folder, 'out'), '--reviewer', '王芳');
  const browser = await launch(browserPath);
  const page = await browser.newPage(WINDOW);
  await page.goto(server.address);
  for (const [name, path, act] of PICTURES) {
    await page.goto(`${server.origin}${path}`);
    await act(page);
    // What is drawn last has no sign of its own.
    await page.waitForTimeout(1000);
    const file = join(root, 'docs', 'pictures', `${name}.png`);
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 64 })
      .toFile(file);
  }
  await browser.close();
  await server.stop();
}

const folder = mkdtempSync(join(tmpdir(), 'ogi-pictures-'));
if (FOUND) await takePictures(FOUND, folder);
rmSync(folder, { recursive: true });
