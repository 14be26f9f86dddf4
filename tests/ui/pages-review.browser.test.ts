import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { aBrowser, inBrowser } from './browser.ts';
import { HOSTILE, HOSTILE_NAME } from './hostile-report.ts';
import { aRun, extract, type Run } from './pages-run.ts';
import { type Served, served } from './served.ts';

/** In the browser: the tab is turned to; something of a report was run. */
const FOCUS = "window.dispatchEvent(new Event('focus'))";
const RAN = "'ran' in window";

const BROKEN = '2021-city-balance-broken.pdf';

// A run, a server and a browser have to start first.
jest.setTimeout(180_000);

inBrowser('reviewing a report', () => {
  const newContext = aBrowser();
  let run: Run;
  let server: Served;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    run = await aRun({ [HOSTILE_NAME]: HOSTILE });
    server = await served(run.out);
    context = await newContext();
    page = await context.newPage();
    await page.goto(server.address);
  });
  afterAll(() => server?.stop());

  const go = (path: string, on: Page = page) => on.goto(`${server.origin}${path}`);
  const findings = (on: Page = page) => on.getByRole('region', { name: /^问题（/ });
  const said = (text: string | RegExp, on: Page = page) => on.locator('.said').filter({ hasText: text }).waitFor();

  /** Opens the report of a source from the list, as a person does. */
  const openReport = async (source: string, query = '', on: Page = page) => {
    await go(`/reports${query}`, on);
    await on.getByRole('row').filter({ hasText: source }).getByRole('link').nth(1).click();
    await on.getByRole('region', { name: '审核' }).waitFor();
  };

  test('from the start page to a finding, its box on the PDF, and a decision that outlives new runs', async () => {
    await go('/');
    await page.getByRole('link', { name: '报告列表' }).click();
    await page.getByRole('row').filter({ hasText: BROKEN }).getByRole('link').nth(1).click();
    await page.getByRole('button', { name: '下一个问题' }).click();
    await said(/问题 1 \/ \d+/);
    const box = page.locator('.report-box.is-first');
    await box.waitFor();
    const number = await box.locator('xpath=..').getAttribute('data-page');
    expect(number).toMatch(/^[23]$/);
    await expectSoon(() => page.getByLabel('转到页').inputValue(), number);
    await page.locator('.report-canvas canvas').first().waitFor();
    await page.getByLabel('说明').first().fill('已与台账核对');
    await page.getByRole('button', { name: /^排除/ }).click();
    await said('已排除该问题');
    for (const words of [[], ['--force']]) {
      await extract(run, ...words);
      await page.reload();
      await findings().getByText('已排除').first().waitFor();
    }
  });

  test('keys go through findings and decide, but not while something is typed', async () => {
    await openReport(BROKEN);
    await page.keyboard.press('n');
    await said(/问题 1 \//);
    await page.keyboard.press('j');
    await said(/问题 2 \//);
    await page.keyboard.press('k');
    await said(/问题 1 \//);
    await page.keyboard.press('n');
    await page.keyboard.press('c');
    await said('已确认该问题');
    await page.keyboard.press('n');
    await page.keyboard.press('d');
    await page.keyboard.type('cudn?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Enter');
    await said('已排除该问题');
    await page.keyboard.press('u');
    await said('已撤销最近一次操作');
    await page.keyboard.press('u');
    await expectDecisions(['已排除']);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  const expectDecisions = async (decisions: readonly string[], on: Page = page) => {
    const shown = findings(on).getByText(/ · (已确认|已排除)$/);
    await expectSoon(async () => (await shown.allTextContents()).map((text) => text.split(' · ').at(-1)), decisions);
  };

  const expectSoon = async (ask: () => Promise<unknown>, wanted: unknown) => {
    const until = Date.now() + 30_000;
    let got = await ask();
    while (JSON.stringify(got) !== JSON.stringify(wanted) && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      got = await ask();
    }
    expect(got).toEqual(wanted);
  };

  test('two tabs show what was decided in the other', async () => {
    const other = await context.newPage();
    await openReport('outcomes-do-not-add-up');
    await openReport('outcomes-do-not-add-up', '', other);
    await page.keyboard.press('n');
    await page.keyboard.press('c');
    await said('已确认该问题');
    await other.evaluate(FOCUS);
    await expectDecisions(['已确认'], other);
    await other.keyboard.press('n');
    await other.keyboard.press('u');
    await said('已撤销最近一次操作', other);
    await page.evaluate(FOCUS);
    await expectDecisions([]);
    await page.keyboard.press('c');
    await said('已确认该问题');
    await other.evaluate(FOCUS);
    await expectDecisions(['已确认'], other);
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    await said('已排除该问题');
    // Seen last in the other tab was the confirmation, and that is not the last step any more.
    await other.keyboard.press('u');
    await said('可能在另一窗口', other);
    await page.reload();
    await expectDecisions(['已排除']);
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await expectDecisions([]);
    await page.keyboard.press('u');
    await said('没有可撤销的操作');
    await other.close();
  });

  test('the reviewer’s name is logged, and kept in the browser', async () => {
    await openReport('outcomes-do-not-add-up');
    await page.getByLabel('审核人').fill('王审核');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '下一个问题' }).click();
    await page.keyboard.press('c');
    await said('已确认该问题');
    await findings()
      .getByText(/王审核/)
      .waitFor();
    await page.reload();
    expect(await page.getByLabel('审核人').inputValue()).toBe('王审核');
  });

  test('a corrected cell is judged again at once, and what was read stays to be seen', async () => {
    await openReport(BROKEN);
    const before = await findings().getByRole('listitem').count();
    const cell = page.locator('[data-field="applications.carried_forward.natural_person"]');
    await cell.click();
    await page.getByRole('button', { name: '更正此单元格' }).click();
    await page.locator('.report-correct').getByRole('textbox', { name: '数值' }).fill('35');
    await page.getByRole('button', { name: '保存' }).click();
    await said('已更正');
    expect(await cell.textContent()).toContain('35');
    expect(await cell.locator('s').getAttribute('data-text')).toBe('37');
    await page.keyboard.press('u');
    await said('已撤销最近一次操作');
    expect(await cell.locator('s').count()).toBe(0);
    expect(await findings().getByRole('listitem').count()).toBe(before);
  });

  test('brackets go through the reports of the list, also when a decision takes one out of the filter', async () => {
    await go('/reports?decision=open&sort=path&order=asc');
    await page.locator('tbody tr').first().waitFor();
    const paths = await page.locator('tbody .path').allTextContents();
    expect(paths.length).toBeGreaterThan(1);
    await page.locator('tbody tr').first().getByRole('link').nth(1).click();
    const source = page.locator('.report-head dd').filter({ hasText: /\.(html|pdf)$/ });
    const seen: (string | null)[] = [await source.textContent()];
    const all = await findings().getByRole('listitem').count();
    for (let at = 1; at <= all; at += 1) {
      await page.keyboard.press('n');
      await said(`问题 ${at} /`);
      await page.keyboard.press('c');
      await said('已确认该问题');
    }
    for (const path of paths.slice(1)) {
      await page.keyboard.press(']');
      await source.filter({ hasText: path }).waitFor();
      seen.push(await source.textContent());
    }
    expect(seen).toEqual(paths);
    await page.keyboard.press(']');
    await said('已是最后一份报告');
    await page.keyboard.press('[');
    await source.filter({ hasText: paths.at(-2) ?? '' }).waitFor();
  });

  test('a hostile report is shown inertly', async () => {
    const own = await newContext();
    const on = await own.newPage();
    const alarms: string[] = [];
    on.on('dialog', (dialog) => {
      alarms.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    own.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.origin) && !/^(?:data|blob|about):/.test(url)) alarms.push(url);
    });
    await on.goto(server.address);
    await openReport(HOSTILE_NAME, '', on);
    await on.locator('iframe').waitFor();
    const frame = on.frames().find((one) => one !== on.mainFrame());
    await frame?.getByText('一、总体情况').waitFor();
    await frame?.getByText('点此').click();
    await on.waitForTimeout(300);
    expect(await on.evaluate(RAN)).toBe(false);
    expect(await frame?.evaluate(RAN).catch(() => false)).toBe(false);
    expect(alarms).toEqual([]);
    expect(await on.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await on.goto(`${server.origin}/reports`);
    await on.getByRole('row').filter({ hasText: HOSTILE_NAME }).waitFor();
    expect(alarms).toEqual([]);
    await own.close();
  });

  test('without its token a page says what to do', async () => {
    const stranger = await newContext();
    const on = await stranger.newPage();
    await go('/reports', on);
    await on.getByText('请打开 ogi serve').waitFor();
    await on.goto(server.address);
    await on.getByRole('heading', { name: '总览' }).waitFor();
    await stranger.clearCookies();
    await on.getByRole('link', { name: '报告列表' }).click();
    await on.getByRole('alert').filter({ hasText: '访问凭证已失效' }).first().waitFor();
    await stranger.close();
  });
});
