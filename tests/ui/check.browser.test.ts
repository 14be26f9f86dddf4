import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { audit } from '../../src/audit.ts';
import { reportLine } from '../../src/export/report-json.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { root } from '../cli/ogi.ts';
import { buildPdf } from '../extractors/pdf/build.ts';
import { seriousFindings } from './axe.ts';
import { aBrowser, inBrowser } from './browser.ts';
import { assertBuilt } from './built-pages.ts';
import { HOSTILE } from './hostile-report.ts';
import { aRun } from './pages-run.ts';
import { served } from './served.ts';
import { serveFolder } from './static-server.ts';
import { pictureOfTable } from './table-picture.ts';

/** The machine of the tests may be busy. */
const PATIENCE = 600_000;

const sample = (name: string) => join(root, 'samples', name);

inBrowser('check before publishing', () => {
  const context = aBrowser();
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    assertBuilt('dist/web');
    server = await serveFolder(join(root, 'dist/web'));
  });
  afterAll(() => server?.close());

  /** The page, loaded whole, and all that it asked for. */
  async function opened(options: Parameters<typeof context>[0] = {}) {
    const own: BrowserContext = await context(options);
    const page = await own.newPage();
    page.setDefaultTimeout(PATIENCE);
    const [asked, troubles]: [string[], string[]] = [[], []];
    own.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('dialog', (dialog) => troubles.push(dialog.message()));
    await page.goto(`${server.address}check.html`);
    await page.waitForSelector('[data-ready=true]', { state: 'attached' });
    return { own, page, asked, troubles };
  }

  async function check(page: Page, file: Parameters<Page['setInputFiles']>[1]): Promise<void> {
    await page.setInputFiles('input[type=file]', file);
    await page.waitForSelector('.report-panel, .check-refusal');
  }

  async function saved(page: Page, button: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${button}`)]);
    return readFile(await download.path(), 'utf8');
  }

  test(
    'reads as the command line does, byte for byte',
    async () => {
      const { own, page, troubles } = await opened();
      const names = [
        '2019-bureau-shifted-spans.html',
        '2021-bureau-one-row-gbk.html',
        '2021-bureau-dashes.txt',
        '2021-township-pipes.md',
        '2019-city-split-row.pdf',
        '2021-city-balance-broken.pdf',
        '2021-bureau-borderless.pdf',
      ];
      const extractors = nodeExtractors();
      for (const name of names) {
        await check(page, sample(name));
        const judged = await audit(await readFile(sample(name)), name, extractors);
        expect(await saved(page, '保存报告')).toBe(reportLine(judged));
        await page.click('text=检查另一个文件');
      }
      expect(troubles).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'recognises a picture as the command line does',
    async () => {
      const { own, page, asked } = await opened();
      const bytes = await pictureOfTable(sample('2021-city-ruled.pdf'));
      await check(page, { name: '表格.png', mimeType: 'image/png', buffer: bytes });
      const judged = await audit(bytes, '表格.png', nodeExtractors());
      const shown = page.locator('.report-cell:not(.look-absent)');
      expect(await shown.count()).toBe(judged.report.readings.filter(({ state }) => state !== 'absent').length);
      const cells = (line: string) => {
        const { source, review, litigation } = JSON.parse(line);
        return { source, review, litigation };
      };
      expect(cells(await saved(page, '保存报告'))).toEqual(cells(reportLine(judged)));
      expect(judged.report.readings.filter(({ value }) => value !== null).length).toBeGreaterThan(10);
      expect(asked.filter((url) => !url.startsWith(server.address) && !url.startsWith('blob:'))).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'asks for nothing but its own files, and works with the network cut',
    async () => {
      const { own, page, asked, troubles } = await opened();
      await own.setOffline(true);
      const before = asked.length;
      await check(page, sample('2021-city-balance-broken.pdf'));
      await page.waitForSelector('.report-canvas canvas');
      expect(await page.textContent('.check-result h2')).toBe('澄岭市松陂县人民政府2024年政府信息公开工作年度报告');
      expect(asked.slice(before).filter((url) => /^https?:/.test(url) && !url.startsWith(server.address))).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(server.address) && !url.startsWith('blob:'))).toEqual([]);
      expect(troubles).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'cannot send anything to elsewhere, from the page or its workers',
    async () => {
      let received = 0;
      const elsewhere = createServer((_, response) => {
        received += 1;
        response.end();
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
      const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
      const { own, page } = await opened();
      const send = `fetch('${address}', { mode: 'no-cors' })`;
      const sending = [page.evaluate(send), ...page.workers().map((worker) => worker.evaluate(send))];
      expect(sending).toHaveLength(3);
      for (const one of sending) await expect(one).rejects.toThrow('fetch');
      expect(received).toBe(0);
      await own.close();
      elsewhere.close();
    },
    PATIENCE,
  );

  test(
    'says in plain words what to do with what it cannot read',
    async () => {
      const { own, page } = await opened();
      const locked = await buildPdf(() => undefined, { userPassword: 'secret' });
      const files: readonly (readonly [name: string, bytes: string | Uint8Array, said: string])[] = [
        ['加密.pdf', locked, '另存一份不加密的'],
        ['年报.docx', 'PK\u0003\u0004word', '保存为 PDF'],
        ['年报.pdf', '%PDF-1.4 cut', '重新导出'],
        [
          '指南.html',
          '<html><title>政府信息公开指南</title><body><h1>政府信息公开指南</h1><p>依法公开。</p></body></html>',
          '不是',
        ],
        ['空.pdf', '', '空'],
        ['动画.gif', 'GIF89a\u0000\u0000\u0000', 'PDF'],
      ];
      for (const [name, bytes, said] of files) {
        await page.setInputFiles('input[type=file]', { name, mimeType: '', buffer: Buffer.from(bytes) });
        await page.locator('[role=alert]', { hasText: name }).waitFor();
        expect(await page.textContent('[role=alert]')).toContain(said);
      }
      await own.close();
    },
    PATIENCE,
  );

  test(
    'shows a broken sum: its terms, the calculation, the cells on the page',
    async () => {
      const { own, page } = await opened();
      await check(page, sample('2021-city-balance-broken.pdf'));
      const written = await page.textContent('.report-calculation');
      expect(written?.replace(/\s+/g, ' ')).toContain('418 (+ 1 × 0) ≠ 383 + 37 = 420');
      expect(await page.locator('td[aria-selected=true]').count()).toBeGreaterThanOrEqual(8);
      await page.waitForSelector('[data-page] .report-box.is-first');
      await page.click('.report-term >> text=37');
      const field = 'applications.carried_forward.natural_person';
      expect(await page.getAttribute(`[data-field="${field}"]`, 'class')).toContain('is-selected');
      const box = await page.locator('.report-box.is-first').boundingBox();
      const view = await page.locator('.report-scroller').boundingBox();
      expect(box && view && box.y > view.y && box.y + box.height < view.y + view.height).toBe(true);

      // A click on the page chooses the cell that stands there: the one above.
      await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) - 8);
      await page.waitForSelector('[data-field="applications.outcomes.total.natural_person"].is-selected');
      await own.close();
    },
    PATIENCE,
  );

  test(
    'finds the cells of a page of HTML and of a text, too',
    async () => {
      const { own, page } = await opened();
      await check(page, sample('2021-bureau-row-totals-wrong.html'));
      await page.click('[data-field="applications.received.total"]');
      await page.waitForSelector('.report-glass .report-box.is-first');
      const box = await page.locator('.report-box.is-first').boundingBox();
      await page.click('[data-field="review.total"]');
      await page.click('[data-field="applications.received.total"]');
      await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + 8);
      expect(await page.locator('[data-field="applications.received.total"].is-selected').count()).toBe(1);
      await page.click('text=检查另一个文件');
      await check(page, sample('2021-township-pipes.md'));
      await page.click('[data-field="applications.received.total"]');
      const shown = await page.textContent('[data-field="applications.received.total"] .report-value');
      expect(await page.textContent('.report-text-cell.is-first')).toBe(shown);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'is used by keyboard alone, in both languages, and heard as it is seen',
    async () => {
      const { own, page } = await opened({ colorScheme: 'dark' });
      await check(page, sample('2021-bureau-dashes.txt'));
      await page.focus('[data-field][tabindex="0"]');
      await page.keyboard.press('ArrowDown');
      const field = await page.locator(':focus').getAttribute('data-field');
      await page.keyboard.press('Enter');
      expect(await page.getAttribute(`[data-field="${field}"]`, 'class')).toContain('is-selected');
      expect(await page.locator('[data-field].look-dash').first().getAttribute('aria-label')).toContain('横线');
      expect(await seriousFindings(page)).toEqual([]);
      await page.click('text=English');
      expect(await page.textContent('h1')).toContain('check before publishing');
      expect(await page.locator('[data-field].look-dash').first().getAttribute('aria-label')).toContain('dash');
      await page.click('text=Light');
      expect(await seriousFindings(page)).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'shows a hostile page without running or fetching any of it',
    async () => {
      const { own, page, asked, troubles } = await opened();
      await check(page, { name: '年报.html', mimeType: 'text/html', buffer: Buffer.from(HOSTILE) });
      await page.waitForSelector('.report-glass .report-box', { state: 'attached' }).catch(() => undefined);
      await page.click('[data-field="applications.received.total"]');
      await page.waitForSelector('.report-glass .report-box.is-first');
      expect(await page.evaluate(`'ran' in window`)).toBe(false);
      expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
      expect(troubles).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'a scan that takes too long is given up, by the person or by the clock, and the next draft is read',
    async () => {
      const { own, page, troubles } = await opened();
      await page.clock.install();
      const begin = () => page.setInputFiles('input[type=file]', sample('2021-city-scanned.pdf'));
      await begin();
      await page.getByRole('button', { name: '取消' }).click();
      await page.getByRole('alert').filter({ hasText: '2021-city-scanned.pdf' }).waitFor();
      await begin();
      await page.getByRole('button', { name: '取消' }).waitFor();
      await page.clock.fastForward('10:01');
      await page.getByRole('alert').filter({ hasText: '600' }).waitFor();
      await check(page, sample('2021-township-pipes.md'));
      await page.locator('[data-field="applications.received.total"]').waitFor();
      expect(troubles).toEqual([]);
      await own.close();
    },
    PATIENCE,
  );

  test(
    'is given out by ogi serve, too, whose rules for pages let it read',
    async () => {
      const audited = await served((await aRun({})).out);
      const own = await context();
      const page = await own.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(audited.address);
      await page.goto(`${audited.origin}/check/`);
      await page.waitForSelector('[data-ready=true]', { state: 'attached' });
      await check(page, sample('2021-city-balance-broken.pdf'));
      await page.waitForSelector('.report-canvas canvas');
      expect((await page.textContent('.report-calculation'))?.replace(/\s+/g, ' ')).toContain(
        '418 (+ 1 × 0) ≠ 383 + 37',
      );
      await own.close();
      await audited.stop();
    },
    PATIENCE,
  );

  test('opened from a folder it says what to do', async () => {
    const own = await context();
    const page = await own.newPage();
    await page.goto(pathToFileURL(join(root, 'dist/web/check.html')).href);
    expect(await page.textContent('#app')).toContain('http://');
    await own.close();
  });
});
