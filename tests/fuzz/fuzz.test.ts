import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { root } from '../cli/ogi.ts';

test('sixty mutations of the samples give nothing that should not come of them', () => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const words = ['--count', '60', '--seed', '7', '--generated', '0', '--only', 'html,text,archive'];
  const { status, stdout } = spawnSync(process.execPath, [`${root}tests/fuzz/fuzz.ts`, ...words], {
    env,
    encoding: 'utf8',
  });
  expect(stdout).toContain('faults: none');
  expect(status).toBe(0);
}, 120_000);
