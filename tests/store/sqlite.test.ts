import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { aFolder } from '../run/a-folder.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', () => {
  const file = join(aFolder(), 'ogi.sqlite');
  return { open: () => openSqliteStore(file), remove() {} };
});

describe('a file that is no ledger of this version', () => {
  test('of a newer version is refused, and left as it is', async () => {
    const file = join(aFolder(), 'ogi.sqlite');
    await (await openSqliteStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec("update ledger set value = '99' where name = 'schema_version'");
    await expect(openSqliteStore(file)).rejects.toMatchObject({ problem: 'newer' });
    expect(database.prepare('select value from ledger').get()).toEqual({ value: '99' });
    database.close();
  });

  test.each([
    ['something else', 'x'.repeat(5000)],
    ['cut off', 'SQLite format 3\0'.padEnd(3000, 'y')],
  ])('%s is refused with what to do', async (_what, content) => {
    const file = join(aFolder(), 'ogi.sqlite');
    writeFileSync(file, content);
    await expect(openSqliteStore(file)).rejects.toMatchObject({
      problem: 'damaged',
      message: expect.stringContaining('move it away'),
    });
  });

  (process.getuid?.() === 0 ? test.skip : test)('in a folder that may not be written is refused', async () => {
    const folder = aFolder();
    chmodSync(folder, 0o500);
    await expect(openSqliteStore(join(folder, 'ogi.sqlite'))).rejects.toMatchObject({ problem: 'read-only' });
    chmodSync(folder, 0o700);
  });
});

test('users are not told that SQLite is experimental, and of everything else as before', () => {
  const module = new URL('../../src/store/sqlite.ts', import.meta.url).href;
  const file = join(aFolder(), 'ogi.sqlite');
  const code = `const { openSqliteStore } = await import(${JSON.stringify(module)});
    await (await openSqliteStore(${JSON.stringify(file)})).close();
    process.emitWarning('something else');`;
  const { NODE_OPTIONS: _, ...env } = process.env;
  const words = ['--input-type=module', '--eval', code];
  const { stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  expect(stderr).not.toContain('SQLite');
  expect(stderr).toContain('something else');
});
