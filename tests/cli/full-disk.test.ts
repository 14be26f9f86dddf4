import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateReport } from '../generate/index.ts';
import { aServer } from '../postgres/a-server.ts';
import { aFolder } from '../run/a-folder.ts';
import { differences, otherFiles } from '../run/kills.ts';
import { ogi } from './ogi.ts';

const folder = aFolder();
const sources = join(folder, 'sources');
const undisturbed = join(folder, 'undisturbed');
const disk = mkdtempSync(join(tmpdir(), 'ogi-disk-'));
const mount = (...words: string[]) => spawnSync('mount', words).status === 0;

/** Mounting takes root, and a system that permits it. */
const mounted = mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk);

/** How many kilobytes of a disk are used. */
function usedOf(folder: string): number {
  const { bsize, blocks, bfree } = statfsSync(folder);
  return Math.ceil((bsize * (blocks - bfree)) / 1024);
}

beforeAll(async () => {
  mkdirSync(sources);
  for (let seed = 0; seed < 8; seed += 1) {
    writeFileSync(join(sources, `${seed}.html`), (await generateReport(seed, { medium: 'html' })).bytes);
  }
  await ogi(['extract', sources, '--out', undisturbed, '--quiet']);
}, 300_000);

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

(mounted ? test : test.skip).each(['100k', '500k', '1300k', '2500k'])(
  'a disk of %s is full: that is said, what was read is kept, and with room all is well',
  async (size) => {
    const out = join(disk, 'out');
    mount('-o', `remount,size=${size}`, disk);
    const full = await ogi(['extract', sources, '--out', out, '--quiet']);
    expect(full.code).toBe(1);
    expect(full.stderr).toMatch(/^error: .*(?:is full|cannot be written).*\n$/);
    expect(readdirSync(out).filter((name) => /\.(?:csv|jsonl|json)$/.test(name))).toEqual([]);
    mount('-o', 'remount,size=64m', disk);
    expect(await ogi(['extract', sources, '--out', out, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(differences(undisturbed, out)).toEqual([]);
    rmSync(out, { recursive: true });
  },
  300_000,
);

(mounted ? test : test.skip)(
  'a disk that may only be read: that is said, and what is there stays',
  async () => {
    const out = join(disk, 'out');
    await ogi(['extract', sources, '--out', out, '--quiet']);
    mount('-o', 'remount,ro', disk);
    const { code, stdout, stderr } = await ogi(['extract', sources, '--out', out, '--force']);
    mount('-o', 'remount,rw', disk);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*(?:may not be written|cannot be opened).*\n$/);
    expect(differences(undisturbed, out)).toEqual([]);
  },
  300_000,
);

(mounted ? test : test.skip)(
  'a disk of the database is full: that is said, what was read is kept, and with room all is well',
  async () => {
    const server = await aServer();
    try {
      const space = join(disk, 'space');
      mkdirSync(space);
      expect(spawnSync('chown', ['postgres', space]).status).toBe(0);
      await server.query(`create tablespace space location '${space}'`);
      await server.query('alter database postgres set default_tablespace = space');
      const env = { ...process.env, OGI_DATABASE_URL: server.fresh() };
      const out = join(folder, 'from-database');
      const extract = () => ogi(['extract', sources, '--out', out, '--quiet', '--jobs', '1'], '', { env });
      // The tables with nothing in them, and no room for a report more.
      await ogi(['status'], '', { env });
      mount('-o', `remount,size=${usedOf(disk) + 100}k`, disk);
      const full = await extract();
      expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining('the disk of the database is full') });
      mount('-o', 'remount,size=64m', disk);
      expect(await extract()).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(otherFiles(undisturbed, out)).toEqual([]);
    } finally {
      await server.remove();
    }
  },
  300_000,
);
