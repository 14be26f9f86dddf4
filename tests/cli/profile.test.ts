import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ogi, root } from './ogi.ts';

let folder = '';
/** Its table of reviews does not add up, so that there is an error to grade. */
const report = join(root, 'samples/2021-bureau-review-total-wrong.html');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ogi-profile-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function config(content: unknown): string {
  const file = join(folder, 'ogi.config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function findings(content: unknown): Promise<readonly string[]> {
  const out = join(folder, 'out');
  const { code, stderr } = await ogi(['extract', report, '--out', out, '--quiet', '--config', config(content)]);
  expect([code, stderr]).toEqual([0, '']);
  return readFileSync(join(out, 'findings.csv'), 'utf8').split('\r\n');
}

describe('ogi.config.json', () => {
  test('gives a rule another severity, and the findings name the profile', async () => {
    const lines = await findings({ profile: '省办2024', rules: { 'review/total': 'info' } });
    const [line] = lines.filter((text) => text.includes('review/total'));
    expect(line).toContain(',info,');
    expect(line).toMatch(/,省办2024,,,,$/);
  });

  test('switches a rule off', async () => {
    const lines = await findings({ rules: { 'review/total': 'off' } });
    expect(lines.filter((line) => line.includes('review/total'))).toEqual([]);
  });

  test('without one, every rule is as the catalogue has it', async () => {
    const lines = await findings({});
    expect(lines.filter((line) => line.includes('review/total') && line.includes(',error,'))).toHaveLength(1);
  });

  test.each([
    ['a rule that there is not', { rules: { 'review/totals': 'off' } }, /no rule review\/totals[\s\S]*review\/total/],
    ['a severity that there is not', { rules: { 'review/total': 'fatal' } }, /review\/total/],
    ['a doubt of the reader hidden', { rules: { 'reading/unreadable': 'off' } }, /cannot be switched off/],
    ['a doubt of the reader made lighter', { rules: { 'reading/unreadable': 'info' } }, /made lighter/],
    ['a day that there is not', { deadlines: { department: '31 January' } }, /01-31/],
    ['an entry that there is not', { rule: {} }, /rule/],
    ['no JSON', '{', /JSON/],
  ])('%s is wrong use, and says what is wrong', async (_, content, says) => {
    const { code, stderr } = await ogi(['extract', report, '--out', join(folder, 'none'), '--config', config(content)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/ogi\.config\.json/);
    expect(stderr).toMatch(says);
  });

  test('a file that is not there is wrong use', async () => {
    const { code, stderr } = await ogi(['show', report, '--config', join(folder, 'nowhere.json')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere.json')]);
  });
});
