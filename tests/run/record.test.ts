import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import { FILES, record } from '../../src/run/record.ts';
import type { Listed, Read, Result } from '../../src/run/result.ts';
import { run } from '../../src/run/run.ts';
import { aFinding, anAudit } from '../export/an-audit.ts';
import { aFolder } from './a-folder.ts';

const signal = new AbortController().signal;

async function* sources(): AsyncGenerator<Listed> {
  for (let index = 0; index < 40; index += 1) {
    const path = `年报 ${index}.html`;
    yield { status: 'listed', job: { path, read: async () => new Uint8Array() } };
  }
  yield { status: 'skipped', ending: '.json' };
}

/** Later sources are done earlier, and every fifth cannot be read. */
const read: Read = async ({ path }) => {
  const index = Number(/\d+/.exec(path)?.[0]);
  for (let turn = 0; turn < (40 - index) % 7; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (index % 5 === 4) return { status: 'failed', failure: { path, problem: 'damaged', message: '=cut off' } };
  return { status: 'read', audit: anAudit({ path, findings: index % 2 ? [aFinding()] : [] }) };
};

const into = (out: string, results: AsyncIterable<Result>) =>
  record(results, { out, language: 'zh', profile: DEFAULT_PROFILE, jobs: 1, signal, onResult() {} });

describe('recording a run', () => {
  test('writes the same bytes whatever the number of jobs', async () => {
    const written = async (jobs: number) => {
      const out = aFolder();
      await into(out, run(sources(), read, { jobs, signal }));
      return FILES.filter((name) => name !== 'summary.json').map((name) => readFileSync(join(out, name), 'utf8'));
    };
    const [one, four] = [await written(1), await written(4)];
    expect(four).toEqual(one);
    expect(one[0]?.trimEnd().split('\n')).toHaveLength(32);
    expect(one[4]).toBe(
      `\uFEFFpath,problem,message\r\n${[4, 9, 14, 19, 24, 29, 34, 39].map((n) => `年报 ${n}.html,damaged,'=cut off\r\n`).join('')}`,
    );
  });

  test('counts what it met', async () => {
    const out = aFolder();
    const tally = await into(out, run(sources(), read, { jobs: 3, signal }));
    expect(tally).toMatchObject({ read: 32, failed: 8, findings: { error: 16 }, problems: { damaged: 8 } });
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toMatchObject({
      sources: { read: 32, failed: 8, skipped: 1 },
      editions: { 2021: 32 },
      findings: { error: 16, by_rule: { 'applications/balance': 16 } },
      interrupted: false,
      versions: { node: process.versions.node },
    });
  });

  test('leaves nothing but whole files', async () => {
    const out = aFolder();
    await into(out, run(sources(), read, { jobs: 2, signal }));
    expect(readdirSync(out).sort()).toEqual([...FILES].sort());
  });

  test('keeps the earlier files when a run fails', async () => {
    const out = aFolder({ 'reports.jsonl': 'earlier' });
    const broken: Read = () => Promise.reject(new Error('the disk is on fire'));
    await expect(into(out, run(sources(), broken, { jobs: 2, signal }))).rejects.toThrow('the disk is on fire');
    expect(readdirSync(out)).toEqual(['reports.jsonl']);
    expect(readFileSync(join(out, 'reports.jsonl'), 'utf8')).toBe('earlier');
  });
});
