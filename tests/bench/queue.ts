/**
 * What machines that share a run take more than one that does all: `npm run bench:queue [-- --documents N]`, 2,000
 * generated reports by default, read by two workers on a real PostgreSQL and by one process without; the files of both are
 * compared byte for byte. Then what the queue alone does, with 1, 2 and 4 workers, while so many jobs wait (`--waiting`,
 * `100000,1000000` by default), for so many seconds each (`--seconds`). `--documents 0` and `--waiting ''` leave a part out;
 * `--folder F` keeps the reports for the next time.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ended, start as startOgi } from '../cli/ogi.ts';
import { aFleet } from '../many/a-fleet.ts';
import { aServer } from '../postgres/a-server.ts';
import { childrenOf, otherFiles } from '../run/kills.ts';
import { writeReports } from './archive-material.ts';
import { cpuMeter } from './cpu-meter.ts';
import { openBare, type QueueQuestion, type QueueReply } from './queue-worker.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    waiting: { type: 'string', default: '100000,1000000' },
    seconds: { type: 'string', default: '10' },
    folder: { type: 'string' },
  },
});

/** As a database is run that may lose nothing, and not as those of the tests. */
const SAFE = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=512MB', 'max_wal_size=4GB'];

const scratch = mkdtempSync(join(tmpdir(), 'ogi-queue-'));
const server = await aServer(SAFE);
/** The server is the only process that was started yet. */
const postmaster = childrenOf(process.pid);
try {
  const documents = Number(values.documents);
  if (documents > 0) await compareRuns(documents);
  for (const waiting of values.waiting.split(',').filter(Boolean).map(Number)) await measureQueue(waiting);
} finally {
  await server.remove();
  rmSync(scratch, { recursive: true });
}

async function compareRuns(documents: number): Promise<void> {
  const sources = values.folder ?? join(scratch, 'reports');
  await writeReports(sources, documents);
  const words = (out: string) => ['extract', sources, '--out', join(scratch, out), '--quiet'];
  const fleet = aFleet(server.fresh());
  const alone = await measured(documents, () => {
    const child = startOgi([...words('alone'), '--jobs', '2']);
    return { pids: [child.pid ?? 0], end: ended(child) };
  });
  const shared = await measured(documents, () => {
    const workers = [1, 2].map(() => fleet.run(['worker', '--jobs', '1', '--quiet']));
    const { child, end } = fleet.run(words('shared'));
    return { pids: [child, ...workers.map((worker) => worker.child)].map(({ pid }) => pid ?? 0), end };
  });
  await fleet.end();
  const differing = otherFiles(join(scratch, 'alone'), join(scratch, 'shared'));
  console.log(`${documents} reports, files ${differing.length === 0 ? 'equal byte for byte' : differing.join(', ')}`);
  console.log(`  one process:           ${alone.text}`);
  console.log(`  two workers, database: ${shared.text}`);
  console.log(
    `  more processor time:   ${percent(shared.cpu / alone.cpu - 1)}, of the machines alone ${percent(shared.own / alone.own - 1)}`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

interface Running {
  readonly pids: readonly number[];
  readonly end: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Until the first of the processes ends; the processor time of all of them, and of the database. */
async function measured(documents: number, start: () => Running) {
  const begun = performance.now();
  const { pids, end } = start();
  const [own, database] = [cpuMeter(pids), cpuMeter(postmaster)];
  const { code, stderr } = await end;
  if (code !== 0 && code !== 1) throw new Error(`Expected a run to its end, got ${code}: ${stderr}`);
  const seconds = (performance.now() - begun) / 1000;
  const [mine, its] = [own.stop(), database.stop()];
  const each = (1000 * (mine + its)) / documents;
  const text = `${(documents / seconds).toFixed(1)} reports/s, ${seconds.toFixed(0)} s, processor ${mine.toFixed(0)} s and ${its.toFixed(0)} s of the database, ${each.toFixed(1)} ms a report`;
  return { cpu: mine + its, own: mine, text };
}

/** Jobs fetched and completed a second, each completed in a transaction of its own. */
async function measureQueue(waiting: number): Promise<void> {
  const url = server.fresh();
  const { queue, transaction, close } = await openBare(url);
  const begun = performance.now();
  for (let place = 0; place < waiting; place += 1000) {
    const jobs = Array.from({ length: 1000 }, (_, index) => ({
      run: 1,
      place: place + index,
      data: { path: `reports/${place + index}.html` },
    }));
    await transaction((within) => queue.put(jobs, within));
  }
  const rate = waiting / ((performance.now() - begun) / 1000);
  console.log(`${waiting} jobs waiting: put at ${rate.toFixed(0)}/s`);
  const counting = performance.now();
  await queue.counts();
  console.log(`  counted in ${(performance.now() - counting).toFixed(0)} ms`);
  await close();
  for (const workers of [1, 2, 4]) {
    const meter = cpuMeter(postmaster);
    const done = await Promise.all(
      Array.from({ length: workers }, () => askWorker({ url, seconds: Number(values.seconds) })),
    );
    const jobs = done.reduce((sum, one) => sum + one, 0);
    const its = meter.stop();
    console.log(
      `  ${workers} worker${workers > 1 ? 's' : ''}: ${(jobs / Number(values.seconds)).toFixed(0)} jobs/s, ${((1000 * its) / jobs).toFixed(2)} ms of the database's processor each`,
    );
  }
}

async function askWorker(question: QueueQuestion): Promise<number> {
  const child = fork(new URL('queue-worker.ts', import.meta.url));
  child.send(question);
  const [reply] = (await once(child, 'message')) as [QueueReply];
  child.disconnect();
  return reply.done;
}
