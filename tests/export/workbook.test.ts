import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { xlsx, xlsxWithin } from '../../src/export/formats/xlsx/index.ts';
import { EXCEL } from '../../src/export/formats/xlsx/sheet.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { FIELD_BY_NAME, fieldTitle } from '../../src/report/fields.ts';
import { exported, workbook } from './reading-back.ts';
import { ALL, FAILED, HOSTILE, HOSTILE_REPORT, many, STATES } from './some-outcomes.ts';

type Report = Extract<Outcome, { status: 'read' }>['report'];
const reports = ALL.flatMap((outcome): Report[] => (outcome.status === 'read' ? [outcome.report] : []));

async function opened(outcomes: readonly Outcome[] = ALL, change: Parameters<typeof exported>[2] = {}) {
  const { out, notes } = await exported(xlsx, outcomes, change);
  const { sheets, parts } = await workbook(out);
  const rowsOf = (name: string) => sheets.get(name)?.rows ?? [];
  /** The cell at an address such as `'复议诉讼'!B7`. */
  const at = (address: string) => {
    const [, sheet = '', letters = '', row = ''] = /^'(.+)'!([A-Z]+)(\d+)$/.exec(address) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return rowsOf(sheet)[Number(row) - 1]?.[column];
  };
  return { sheets, parts, notes, rowsOf, at };
}

describe('the workbook', () => {
  test('has its sheets in the order in which an auditor reads, each with heads, a filter and frozen heads', async () => {
    const { sheets } = await opened();
    const names = ['概览', '发现', '报告', '主动公开', '依申请公开', '复议诉讼', '自增行', '未读取'];
    expect([...sheets.keys()]).toEqual([...names, '说明']);
    for (const name of names) {
      const sheet = sheets.get(name);
      expect(sheet?.filter).toMatch(/^A[12]:[A-Z]+\d+$/);
      expect(sheet?.frozen).toMatch(/^[A-Z]+[23]$/);
      expect(sheet?.widths).toHaveLength(sheet?.rows[0]?.length ?? -1);
      expect(sheet?.rows[0]?.some((head) => /\p{Script=Han}/u.test(String(head)))).toBe(true);
    }
  });

  test('has every number of the form as a number, at the place under its heads', async () => {
    const { rowsOf } = await opened([STATES]);
    const matrix = rowsOf('依申请公开');
    expect(matrix[0]?.slice(3)).toEqual([
      '项目',
      '自然人',
      '商业企业',
      '科研机构',
      '社会公益组织',
      '法律服务机构',
      '其他',
      '总计',
    ]);
    expect(matrix[1]).toEqual([1, '某市人民政府', 2024, '一、本年新收政府信息公开申请数量', 0, 0, 0, 0, 0, 0, 3119]);
    const disclosure = rowsOf('主动公开');
    const amount = disclosure[1]?.indexOf('本年收费金额（单位：万元）') ?? -1;
    expect(disclosure[2]?.[amount]).toBe(96171.6);
    expect(rowsOf('自增行')[1]).toEqual([1, '某市人民政府', 2024, '其中：网上', '总计', 3]);
  });

  test('tells blank, dash, text, unreadable, absent and 0 apart', async () => {
    const { rowsOf, parts } = await opened([STATES]);
    const [, , row = []] = rowsOf('复议诉讼');
    expect(row.slice(4, 9)).toEqual([null, '—', '？ 3 | 8', '略', 0]);
    expect(row[13]).toBe('缺项');
    const looks = [...(parts.get('xl/worksheets/sheet6.xml') ?? '').matchAll(/<c r="([E-IN])3" s="(\d+)"/g)];
    expect(new Set(looks.map(([, , style]) => style)).size).toBe(6);
  });

  test('has every cell of the ledger, whatever the edition', async () => {
    const { rowsOf } = await opened();
    const written = ['主动公开', '依申请公开', '复议诉讼', '自增行'].flatMap((name) =>
      rowsOf(name).slice(name === '依申请公开' || name === '自增行' ? 1 : 2),
    );
    for (const [index, report] of reports.entries()) {
      const own = written.filter(([number]) => number === index + 1).flatMap((row) => row.slice(3));
      const numbers = report.cells.flatMap(([, value]) => (typeof value === 'number' ? [value] : []));
      expect(own.filter((value) => typeof value === 'number').sort()).toEqual([...numbers].sort());
    }
  });

  test('lists each finding with what it says, and leads to its cell and to its page', async () => {
    const locate = (path: string) => `../sources/${path}`;
    const { sheets, rowsOf, at } = await opened([STATES], { locate });
    const [head = [], first = [], second = [], third = []] = rowsOf('发现');
    const of = (row: readonly unknown[], title: string) => row[head.indexOf(title)];
    expect(rowsOf('发现')).toHaveLength(4);
    expect(of(first, '级别')).toBe('错误');
    expect([of(first, '应为'), of(first, '实为'), of(first, '页码')]).toEqual([103, 105, 4]);
    expect(of(first, '说明')).toBe('应为103，实为105');
    const field = FIELD_BY_NAME.get('applications.received.total');
    expect(of(first, '涉及字段')).toContain(field && fieldTitle(field));
    expect([of(second, '应为'), of(second, '实为'), of(second, '单元格')]).toEqual([null, '缺', '复议诉讼!I3']);
    expect([of(third, '级别'), of(third, '原因'), of(third, '单元格')]).toEqual(['提示', '可能误读', null]);
    const links = sheets.get('发现')?.links ?? {};
    expect(at(links.J2 ?? '')).toBe(3119);
    expect(at(links.J3 ?? '')).toBe(0);
    expect(links.L2).toBe(`../sources/${encodeURIComponent('年报')}/${encodeURIComponent('一')}.pdf#page=4`);
    expect(links.L3).not.toContain('#page');
  });

  test('sums up by organ and year, and gives the numbers only where one report has them', async () => {
    const { rowsOf } = await opened([STATES, ...many(2), FAILED]);
    const [head = [], one = []] = rowsOf('概览');
    const of = (title: string) => one[head.indexOf(title)];
    expect(rowsOf('概览')).toHaveLength(2);
    expect([of('机关'), of('年度'), of('结论'), of('报告数')]).toEqual(['某市人民政府', 2024, '有错误', 3]);
    expect([of('错误'), of('警告'), of('提示'), of('可能误读'), of('无法确定的单元格')]).toEqual([3, 1, 1, 1, 1]);
    expect(of('本年新收申请')).toBe('多份');
    const [heads = [], alone = []] = (await opened([STATES])).rowsOf('概览');
    expect(alone[heads.indexOf('本年新收申请')]).toBe(3119);
    expect((await opened([FAILED])).rowsOf('未读取')[1]).toEqual(['坏.pdf', '已损坏', HOSTILE.formula]);
  });

  test('runs nothing: no formula, no script, no link but to files and pages of the web', async () => {
    const { parts, rowsOf, sheets } = await opened([HOSTILE_REPORT], { locate: (path) => `../${path}` });
    for (const [name, xml] of parts) {
      expect([name, /<f[ >]|<script|ddeLink|externalLink/i.test(xml)]).toEqual([name, false]);
    }
    const targets = [...sheets.values()].flatMap(({ links }) => Object.values(links));
    expect(targets.filter((target) => !/^(?:\.\.\/[\w%.~!*'()/-]+|'[^']+'![A-Z]+\d+)$/.test(target))).toEqual([]);
    const [, report = []] = rowsOf('报告');
    expect(report[1]).toBe(HOSTILE.formula);
    expect(report[3]).toBe(HOSTILE.script);
    expect(report[6]).toBe('javascript:alert(1)');
    expect(sheets.get('报告')?.links.G2).toBeUndefined();
  });

  test('gives texts back as they are, but for what no cell can hold', async () => {
    const { rowsOf, notes } = await opened([HOSTILE_REPORT]);
    const [, , row = []] = rowsOf('复议诉讼');
    expect(row.slice(4, 7)).toEqual([HOSTILE.formula, HOSTILE.lines, HOSTILE.sheet]);
    const [head = [], first = [], second = []] = rowsOf('发现');
    const of = (cells: readonly unknown[], title: string) => cells[head.indexOf(title)];
    expect([of(first, '应为'), of(first, '实为')]).toEqual([HOSTILE.formula, HOSTILE.escaped]);
    expect(of(first, '说明')).toBe('ab[31m');
    expect(of(second, '说明')).toHaveLength(32_767);
    expect(notes.map(({ zh }) => zh)).toEqual([expect.stringContaining('只列出开头')]);
    const english = await opened([HOSTILE_REPORT], { language: 'en' });
    expect(english.rowsOf('发现')[1]?.[5]).toBe('a\ufffdb');
  });

  test('goes on in another sheet where one is full, and leads there', async () => {
    const limits = { ...EXCEL, rows: 20 };
    const { out, notes } = await exported(xlsxWithin(limits), many(3));
    const { sheets } = await workbook(out);
    const names = [...sheets.keys()].filter((name) => name.startsWith('依申请公开'));
    expect(names.length).toBeGreaterThan(3);
    expect(names[1]).toBe('依申请公开 (2)');
    for (const name of names) {
      expect(sheets.get(name)?.rows[0]).toContain('自然人');
      expect(sheets.get(name)?.rows.length).toBeLessThanOrEqual(20);
    }
    const rows = names.flatMap((name) => sheets.get(name)?.rows.slice(1) ?? []);
    const whole = await workbook((await exported(xlsx, many(3))).out);
    expect(rows).toEqual(whole.sheets.get('依申请公开')?.rows.slice(1));
    const last = Object.values(sheets.get('发现')?.links ?? {}).at(-1) ?? '';
    expect(last).toMatch(/^'依申请公开 \(\d\)'!E\d+$/);
    expect(notes[0]?.en).toContain('依申请公开 (2)');
  });

  test('says so where a sheet can hold no more links', async () => {
    const { out, notes } = await exported(xlsxWithin({ ...EXCEL, links: 2 }), many(5));
    const { sheets } = await workbook(out);
    expect(Object.keys(sheets.get('发现')?.links ?? {})).toHaveLength(2);
    expect(sheets.get('发现')?.rows[5]?.[9]).toMatch(/^依申请公开!/);
    expect(notes[0]?.zh).toContain('有 6 处没有链接');
    expect(sheets.get('说明')?.rows.flat().join()).toContain('有 6 处没有链接');
  });

  test('is whole where there is nothing, and says what is not all', async () => {
    const { sheets, rowsOf } = await opened([], { complete: false });
    expect([...sheets.keys()][0]).toBe('概览（提取未完成）');
    expect(rowsOf('发现')).toHaveLength(1);
    expect(rowsOf('说明').flat()).toContain('0 份');
    expect(rowsOf('说明').flat()).toContain('未完成');
  });

  test('has the same bytes each time, with one date for all', async () => {
    const bytes = async () => readFileSync(join((await exported(xlsx, ALL)).out, 'audit.xlsx'));
    const once = await bytes();
    expect(once.equals(await bytes())).toBe(true);
    const dates = [...once.toString('latin1').matchAll(/PK\x01\x02.{8}(.{4})/gs)].map((match) => match[1]);
    expect(new Set(dates)).toEqual(new Set(['\u0000\u0000!\u0000']));
  });
});
