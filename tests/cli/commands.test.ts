import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../src/rules/index.ts';
import { aFolder } from '../run/a-folder.ts';
import { ogi, root } from './ogi.ts';

const sample = join(root, 'samples', '2021-city-balance-broken.pdf');

describe('ogi', () => {
  test.each([[[]], [['unknown']], [['--unknown']]])('exits with 2 for %j', async (words) => {
    expect(await ogi(words)).toMatchObject({ code: 2, stdout: '' });
  });

  test('tells its version', async () => {
    expect(await ogi(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  test.each(['extract', 'show', 'rules', 'schema'])('%s has help with an example', async (command) => {
    const { code, stdout } = await ogi([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n {2}\\$ ogi ${command}`));
  });
});

describe('ogi show', () => {
  test('prints a report with its findings', async () => {
    const { code, stdout, stderr } = await ogi(['show', sample, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\d+!1/);
    expect(stdout).toMatch(/\[1\] error applications\/balance/);
    expect(stdout).not.toContain('\u001b');
  });

  test('prints a value with its place', async () => {
    const { code, stdout } = await ogi(['show', sample, '--field', 'applications.received.total', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^applications.received.total\n/);
    expect(stdout).toMatch(/place {7}page \d+ \[/);
  });

  test('suggests a field for one that it does not know', async () => {
    const { code, stderr } = await ogi(['show', sample, '--field', 'aplications.received.total']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: there is no field aplications.received.total\n/);
    expect(stderr).toContain('\n  applications.received.total\n');
  });

  test('exits with 2 for a folder, and with 1 for what cannot be read', async () => {
    expect(await ogi(['show', root])).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = await ogi(['show', join(aFolder({ 'a.pdf': '' }), 'a.pdf'), '--lang', 'en']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/a\.pdf: empty: /);
  });
});

describe('ogi rules', () => {
  test('lists every rule', async () => {
    const { stdout } = await ogi(['rules', '--lang', 'en']);
    for (const { id } of RULES) expect(stdout).toContain(id);
    expect(stdout).toContain('reading/nothing-read');
  });

  test('prints one in full', async () => {
    const { code, stdout } = await ogi(['rules', 'review/total']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '2019, 2021: review.upheld + review.corrected + review.other + review.pending = review.total',
    );
  });

  test('suggests a rule for one that it does not know', async () => {
    const { code, stderr } = await ogi(['rules', 'review/totals']);
    expect(code).toBe(2);
    expect(stderr).toContain('  review/total\n');
  });
});

test('ogi schema prints a JSON Schema', async () => {
  const { code, stdout } = await ogi(['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});
