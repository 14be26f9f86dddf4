import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { seriousFindings } from './axe.ts';
import { aBrowser, inBrowser } from './browser.ts';
import { aRun } from './pages-run.ts';
import { aSeries, SERIES } from './series.ts';
import { type Served, served } from './served.ts';

// A run, a server and a browser have to start first.
jest.setTimeout(180_000);

inBrowser('the audit pages', () => {
  const newContext = aBrowser();
  let server: Served;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const run = await aRun(await aSeries());
    server = await served(run.out);
    context = await newContext();
    page = await context.newPage();
    await page.goto(server.address);
  });
  afterAll(() => server?.stop());

  const go = (path: string) => page.goto(`${server.origin}${path}`);
  const searched = () => new URL(page.url()).search;

  test('the start page counts sources, and its numbers lead to the list', async () => {
    await go('/');
    await page.getByRole('link', { name: '5 已读取' }).click();
    await page.getByText('共 5 个来源').waitFor();
    expect(searched()).toBe('?state=read');
    await page.goBack();
    const years = page.getByRole('figure').filter({ hasText: '各年度报告' });
    await years.getByRole('button', { name: '以表格显示' }).click();
    await years.getByRole('row', { name: /^2024/ }).getByRole('link').first().click();
    await page.waitForURL(/year=2024/);
    await page.getByRole('row').filter({ hasText: SERIES }).waitFor();
  });

  test('a bar of a picture leads to what it counts', async () => {
    await go('/');
    const media = page.getByRole('img', { name: '文件类型' });
    await media.waitFor();
    const { width, height } = (await media.boundingBox()) ?? { width: 0, height: 0 };
    await media.click({ position: { x: width * 0.35, y: height * 0.8 } });
    await page.waitForURL(/medium=/);
  });

  test('the numbers of a year are those of the lists that they lead to', async () => {
    await go('/');
    const years = page.getByRole('figure').filter({ hasText: '各年度报告' });
    await years.getByRole('button', { name: '以表格显示' }).click();
    const links = years.locator('tbody a');
    await links.first().waitFor();
    const told = await links.evaluateAll((all) => all.map((one) => [one.textContent, one.getAttribute('href')]));
    expect(told.filter(([count]) => count !== '0').length).toBeGreaterThan(2);
    for (const [count, address] of told) {
      await go(String(address));
      await page.locator('[aria-busy="false"]').waitFor();
      expect({ address, rows: await page.locator('tbody tr').count() }).toEqual({ address, rows: Number(count) });
    }
  });

  test('a square of the heat map says how grave its report is, and leads to it', async () => {
    await go('/');
    await page
      .getByRole('link', { name: /2024年：错误/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /2024/ }).waitFor();
  });

  test('the address carries filters and sorting: reload and back keep them', async () => {
    await go('/reports');
    await page.getByLabel('严重程度').selectOption('error');
    await page.waitForURL(/severity=error/);
    await page.getByTitle('按年度排序').click();
    await page.waitForURL(/sort=year/);
    const rows = page.locator('tbody tr');
    await expectYears(rows, 'descending');
    await page.getByTitle('按年度排序').click();
    await page.waitForURL(/order=asc/);
    await expectYears(rows, 'ascending');
    await page.reload();
    await expectYears(rows, 'ascending');
    expect(await page.getByLabel('严重程度').inputValue()).toBe('error');
    await page.goBack();
    await page.waitForURL(/order=desc/);
    await expectYears(rows, 'descending');
  });

  const expectYears = async (rows: ReturnType<Page['locator']>, order: 'ascending' | 'descending') => {
    await page.locator(`th[aria-sort="${order}"]`).waitFor();
    await page.locator('[aria-busy="false"]').waitFor();
    const years = await rows.locator('td:nth-child(3)').allTextContents();
    const sorted = years.toSorted();
    expect(years.length).toBeGreaterThan(1);
    expect(years).toEqual(order === 'ascending' ? sorted : sorted.toReversed());
  };

  test('search finds by organ, and says where there is nothing', async () => {
    await go('/reports');
    await page.getByLabel('搜索').fill(SERIES);
    await page.keyboard.press('Enter');
    await page.getByText('共 3 个来源').waitFor();
    await page.getByLabel('搜索').fill('没有这样的机关');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合筛选条件的来源').waitFor();
  });

  test('what is shown is downloaded, and only that', async () => {
    await go(`/reports?year=2024&organ=${SERIES}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: /CSV/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(SERIES);
    const workbook = page.waitForEvent('download');
    await page.getByRole('link', { name: /XLSX/ }).click();
    expect((await workbook).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  test('what could not be read is listed with its reason, in both languages', async () => {
    await go('/');
    await page.getByRole('link', { name: '未能读取', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: 'broken.pdf' });
    expect(await row.textContent()).toContain('已损坏');
    await page.getByRole('button', { name: 'English' }).click();
    await row.getByText('damaged').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.reload();
    await row.getByText('damaged').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await row.getByText('已损坏').waitFor();
  });

  test('light and dark are kept', async () => {
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await go('/');
    const light = await ground();
    await page.getByRole('button', { name: '深色' }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.getByRole('button', { name: '浅色' }).click();
    expect(await ground()).toBe(light);
  });

  test('the history of an organ marks what does not fit, and what changed', async () => {
    await go(`/history?organ=${SERIES}`);
    const chain = page.getByRole('table').filter({ hasText: '自然人' }).first();
    const broken = chain.getByRole('row', { name: /2023 → 2024/ }).locator('.broken');
    expect(await broken.textContent()).toMatch(/ ≠ 7$/);
    expect(
      await chain
        .getByRole('row', { name: /2022 → 2023/ })
        .locator('.broken')
        .count(),
    ).toBe(0);
    const carried = page.locator('.compared').getByRole('row', { name: '二、上年结转政府信息公开申请数量' });
    expect(await carried.textContent()).toContain('→ 7');
    expect(await page.locator('.texts ins').count()).toBeGreaterThan(0);
    await page.getByLabel('前一份').selectOption({ index: 0 });
    await page.waitForURL(/from=/);
    const before = await page.getByLabel('前一份').locator('option:checked').textContent();
    expect(before).toContain('2022');
  });

  test('the notice has the confirmed findings of the chosen reports, and prints on A4', async () => {
    await go('/reports?severity=error');
    for (const name of ['balance-broken', 'outcomes-do-not-add-up']) {
      await page
        .getByRole('row')
        .filter({ hasText: name })
        .getByRole('link', { name: /年度报告/ })
        .click();
      await page.getByRole('button', { name: '下一个问题' }).click();
      await page.getByRole('button', { name: '确认' }).click();
      await page.getByText('已确认该问题').waitFor();
      await page.getByRole('link', { name: '返回列表' }).click();
      await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check();
    }
    const boxes = page.getByRole('checkbox', { checked: true });
    expect(await boxes.count()).toBe(1);
    await go('/notice?severity=error');
    await page.getByText('2 份报告，2 个已确认的问题').waitFor();
    const sheets = page.getByRole('article');
    expect(await sheets.count()).toBe(2);
    const text = (await sheets.allTextContents()).join('\n');
    for (const printed of ['国办公开办函〔2021〕30号', '核查单位（盖章）', '418', '420'])
      expect(text).toContain(printed);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/MediaBox \[0 0 59\d\S* 84\d\S*\]/g)).toHaveLength(2);
  });

  test('every page fits a window of 800 pixels', async () => {
    await page.setViewportSize({ width: 800, height: 900 });
    for (const path of ['/', '/reports', '/reports/1', `/history?organ=${SERIES}`, '/notice?severity=error']) {
      await go(path);
      await page.waitForLoadState('networkidle');
      expect({ path, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({
        path,
        width: 800,
      });
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('every page is usable without seeing colours or a mouse, in both themes', async () => {
    const paths = [
      '/',
      '/reports',
      '/reports?state=failed',
      '/reports/1',
      `/history?organ=${SERIES}`,
      '/notice?severity=error',
    ];
    for (const theme of ['light', 'dark']) {
      await page.evaluate(
        (chosen) => localStorage.setItem('ogi', JSON.stringify({ theme: chosen, language: 'zh' })),
        theme,
      );
      for (const path of paths) {
        await go(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        // What is dark differs in its colours only.
        const found = await seriousFindings(page, theme === 'dark' ? ['color-contrast'] : undefined);
        expect({ path, theme, found }).toEqual({ path, theme, found: [] });
      }
    }
  });
});
