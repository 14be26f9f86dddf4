import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ogi } from '../cli/ogi.ts';
import { generateReport } from '../generate/index.ts';
import { aServer, type TestServer } from '../postgres/a-server.ts';
import { aFolder } from '../run/a-folder.ts';
import { otherFiles } from '../run/kills.ts';
import { aFleet, type Fleet, isStopped, type Machine, until } from './a-fleet.ts';
import { aProxy } from './a-proxy.ts';
import type { Phase } from './mishap.ts';

/** Enough for every worker that is killed to have some in hand. */
const DOCUMENTS = 21;

let server: TestServer;
let fleet: Fleet;
let url: string;
/** Two folders of sources, and what one process makes of each. */
const folder = aFolder();
const [many, few] = [join(folder, 'many'), join(folder, 'few')];
const alone = (sources: string) => `${sources}-alone`;

beforeAll(async () => {
  server = await aServer();
  await writeSources(many, DOCUMENTS);
  await writeSources(few, 4);
  for (const sources of [many, few]) await ogi(['extract', sources, '--out', alone(sources), '--quiet', '--jobs', '2']);
});

afterAll(() => server.remove());

beforeEach(() => {
  url = server.fresh();
  fleet = aFleet(url);
});

afterEach(() => fleet.end());

/** Reports, one of them twice, and one file that cannot be read. */
async function writeSources(sources: string, documents: number): Promise<void> {
  mkdirSync(sources);
  for (let seed = 0; seed < documents; seed += 1) {
    const { bytes } = await generateReport(seed, { medium: 'html', layout: {} });
    writeFileSync(join(sources, `${String(seed).padStart(2, '0')}.html`), bytes);
    if (seed === 1) writeFileSync(join(sources, 'copy.html'), bytes);
  }
  writeFileSync(join(sources, 'empty.pdf'), '');
}

let outs = 0;

/** Lists the sources for the fleet, and waits for it. */
function extract(sources: string, more: readonly string[] = []): Machine & { readonly out: string } {
  outs += 1;
  const out = join(folder, `out-${outs}`);
  return { ...fleet.run(['extract', sources, '--out', out, '--quiet', '--lease', '10', ...more]), out };
}

/** That nothing is lost, nothing is twice, and all is as one process makes it. */
async function expectUndisturbed(sources: string, out: string): Promise<void> {
  expect(otherFiles(alone(sources), out)).toEqual([]);
  const twice = await fleet.query('select path from sources where revision <> 1');
  expect(twice).toEqual([]);
}

// Machines are waited for that share two cores with the other tests.
jest.setTimeout(200_000);

describe('machines that share a run', () => {
  test('end with what one process makes, whenever workers are killed and whatever their clocks say', async () => {
    const phases: readonly Phase[] = [
      'before fetching',
      'after fetching',
      'while reading',
      'inside the transaction',
      'after committing',
    ];
    const { end, out } = extract(many);
    const killed = phases.map((phase) => fleet.worker(1, { mishap: `SIGKILL ${phase}` }));
    for (const worker of killed) expect((await worker.end).code).toBeNull();
    await fleet.lapse();
    fleet.worker(1, { clock: 600 });
    fleet.worker(1, { clock: -600 });
    expect((await end).code).toBe(1);
    await expectUndisturbed(many, out);
  });

  test.each(['while reading', 'inside the transaction'] as const)(
    'do without a worker that is frozen %s, and nothing of it counts when it wakes',
    async (phase) => {
      const { end, out } = extract(few);
      const frozen = fleet.worker(1, { mishap: `SIGSTOP ${phase}` });
      await until(async () => isStopped(frozen));
      await fleet.lapse();
      const other = fleet.worker(1);
      expect((await end).code).toBe(1);
      await expectUndisturbed(few, out);
      for (const { child } of [frozen, other]) child.kill('SIGTERM');
      frozen.child.kill('SIGCONT');
      expect([(await frozen.end).code, (await other.end).code]).toEqual([0, 0]);
      await expectUndisturbed(few, out);
    },
  );

  test('give up a document that kills workers, say so, and read it when they are told to', async () => {
    const { end } = extract(few, ['--lang', 'en']);
    for (let tries = 0; tries < 3; tries += 1) {
      await fleet.worker(1, { mishap: 'SIGKILL while reading:02.html' }).end;
      await fleet.lapse();
    }
    fleet.worker(1);
    expect((await end).code).toBe(1);
    const failures = readFileSync(join(folder, `out-${outs}`, 'failures.csv'), 'utf8');
    expect(failures).toContain(`${few}/02.html,internal,given up after 3 tries`);
    const status = JSON.parse((await fleet.run(['status', '--json']).end).stdout);
    expect(status).toMatchObject({ listed: 6, done: 6, failed: 2, jobs: { dead: 1 }, dead: [`${few}/02.html`] });
    const out = join(folder, 'revived');
    expect((await fleet.run(['status', '--retry-failed', '--wait', '--quiet', '--out', out]).end).code).toBe(1);
    expect(otherFiles(alone(few), out)).toEqual([]);
  });

  test('go on when the database was restarted', async () => {
    const { end, out } = extract(many);
    fleet.worker(2);
    await fleet.done(4);
    await server.stop();
    await server.start();
    expect((await end).code).toBe(1);
    await expectUndisturbed(many, out);
  });

  test('do without a worker that is cut off for longer than its lease, and it joins them again', async () => {
    const proxy = await aProxy(server.port);
    const { end, out } = extract(many);
    const cut = fleet.worker(1, { url: url.replace(`:${server.port}/`, `:${proxy.port}/`) });
    await fleet.done(3);
    proxy.cut();
    const other = fleet.worker(1);
    expect((await end).code).toBe(1);
    proxy.restore();
    await expectUndisturbed(many, out);
    for (const { child } of [cut, other]) child.kill('SIGTERM');
    expect([(await cut.end).code, (await other.end).code]).toEqual([0, 0]);
    await expectUndisturbed(many, out);
    await proxy.close();
  });

  test('take the same archive from one of two that list it at once', async () => {
    const both = [extract(few, ['--jobs', '1']), extract(few, ['--jobs', '1'])];
    const said = await Promise.all(both.map(async ({ end }) => (await end).stderr));
    expect(said.filter((text) => /another ogi \(process .*\) is writing to it/.test(text))).toHaveLength(1);
    await expectUndisturbed(few, both[said.indexOf('')]?.out ?? '');
  });
});
