import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { isAlive, thisProcess } from '../../src/run/owner.ts';

test('this process is alive by its name', () => {
  expect(isAlive(thisProcess())).toBe(true);
});

test('a process that has ended is not, nor one before it of the same number', async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  expect(isAlive(`${child.pid}-0`)).toBe(false);
  expect(isAlive(`${process.pid}-1`)).toBe(false);
});
