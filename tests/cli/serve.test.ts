import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { filed } from '../../src/export/filed.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { LEDGER } from '../../src/store/store.ts';
import { anAudit } from '../export/an-audit.ts';
import { aFolder } from '../run/a-folder.ts';
import { ended, ogi, root, start } from './ogi.ts';

const isBuilt = existsSync(join(root, 'dist/ui/index.html'));

async function aLedger(): Promise<string> {
  const out = aFolder();
  const store = await openSqliteStore(join(out, LEDGER));
  const run = await store.begin({ key: '', settings: {}, owner: '', startedAt: '', isAlive: () => false });
  const { id } = await store.list(run, 'a.html');
  const effort = { sha256: 'x', key: '', ending: '', told: '', beside: {}, milliseconds: 1, allowedSeconds: 1 };
  await store.put(run, id, { status: 'read', report: filed(anAudit({ path: 'a.html' })) }, { ...effort, attempts: 1 });
  await store.end(run, 'done');
  await store.close();
  return out;
}

test('ogi serve says what is wrong where there is nothing to show', async () => {
  const { code, stderr } = await ogi(['serve', '--out', aFolder()]);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no ogi.sqlite');
  expect((await ogi(['serve', '--port', '70000'])).code).toBe(2);
});

test('ogi serve says what to do where the pages were not built, else serves them until it is interrupted', async () => {
  const child = start(['serve', '--out', await aLedger(), '--port', '0', '--lang', 'en', '--reviewer', '王芳']);
  const end = ended(child);
  if (!isBuilt) {
    expect(await end).toMatchObject({ code: 2, stderr: expect.stringContaining('run npm run build') });
    return;
  }
  const address = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (text: string) => resolve(/http:\S+/.exec(text)?.[0] ?? ''));
  });
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  const entered = await fetch(address, { redirect: 'manual' });
  expect(entered.status).toBe(302);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await fetch(new URL('/api/session', address), { headers: { cookie } });
  expect(await session.json()).toMatchObject({ reviewer: '王芳', readOnly: false });
  expect((await fetch(new URL('/api/session', address))).status).toBe(401);
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 0, stderr: '' });
});
