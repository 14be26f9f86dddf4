import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filed } from '../../src/export/filed.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import { FILES, record } from '../../src/run/record.ts';
import { aFinding, anAudit } from '../export/an-audit.ts';
import { aFolder } from './a-folder.ts';

const signal = new AbortController().signal;

/** 40 sources, of which every fifth cannot be read. */
async function* outcomes(): AsyncGenerator<Outcome> {
  for (let index = 0; index < 40; index += 1) {
    const path = `年报 ${index}.html`;
    if (index % 5 === 4) yield { status: 'failed', failure: { path, problem: 'damaged', message: '=cut off' } };
    else yield { status: 'read', report: filed(anAudit({ path, findings: index % 2 ? [aFinding()] : [] })) };
  }
  yield { status: 'skipped', ending: '.json' };
}

const into = (out: string, all: AsyncIterable<Outcome>) =>
  record(all, { out, language: 'zh', profile: DEFAULT_PROFILE, jobs: 1, signal });

describe('recording outcomes', () => {
  test('writes them in their order', async () => {
    const out = aFolder();
    await into(out, outcomes());
    const written = (name: string) => readFileSync(join(out, name), 'utf8');
    expect(written('reports.jsonl').trimEnd().split('\n')).toHaveLength(32);
    expect(written('failures.csv')).toBe(
      `\uFEFFpath,problem,message\r\n${[4, 9, 14, 19, 24, 29, 34, 39].map((n) => `年报 ${n}.html,damaged,'=cut off\r\n`).join('')}`,
    );
  });

  test('counts what it met', async () => {
    const out = aFolder();
    const tally = await into(out, outcomes());
    expect(tally).toMatchObject({ read: 32, failed: 8, findings: { error: 16 }, problems: { damaged: 8 } });
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toMatchObject({
      sources: { read: 32, failed: 8, skipped: 1 },
      editions: { 2021: 32 },
      findings: { error: 16, by_rule: { 'applications/balance': 16 } },
      interrupted: false,
      versions: { node: process.versions.node },
    });
  });

  test('leaves nothing but whole files, also of a process that was killed while it wrote', async () => {
    const out = aFolder({ '.ogi-1-1-x/reports.jsonl': 'half', [`.ogi-${process.pid}-0-y/cells.csv`]: 'of another' });
    await into(out, outcomes());
    expect(readdirSync(out).sort()).toEqual([`.ogi-${process.pid}-0-y`, ...FILES].sort());
  });

  test('keeps the earlier files when it fails', async () => {
    const out = aFolder({ 'reports.jsonl': 'earlier' });
    const broken = (async function* () {
      yield* outcomes();
      throw new Error('the disk is on fire');
    })();
    await expect(into(out, broken)).rejects.toThrow('the disk is on fire');
    expect(readdirSync(out)).toEqual(['reports.jsonl']);
    expect(readFileSync(join(out, 'reports.jsonl'), 'utf8')).toBe('earlier');
  });
});
