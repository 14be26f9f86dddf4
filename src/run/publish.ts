import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../export/outcome.ts';
import type { WorkDone } from '../export/summary-json.ts';
import type { Tally } from '../export/tally.ts';
import type { Store } from '../store/store.ts';
import { FILES, type RecordOptions, record, recordSummary } from './record.ts';
import type { Ran } from './run.ts';

/** How many of the slowest sources are named. */
const SLOWEST = 10;

/** Under this name the ledger keeps what the files were made of. */
const PUBLISHED = 'published';

export interface PublishOptions extends Omit<RecordOptions, 'work' | 'coverage' | 'onOutcome'> {
  readonly store: Store;
  readonly run: number;
  readonly ran: Ran;
}

/** The files of an output folder, as they were written. */
interface Published {
  /** Of all that they were made of. */
  readonly digest: string;
  /** Of each file its size, time and number: it is another file where they differ. */
  readonly files: string;
  readonly tally: Tally;
}

/**
 * Writes the files of a run from its ledger; those that are there already, made of the same, are left as they are, but for
 * the summary.
 */
export async function publish(options: PublishOptions): Promise<{ readonly tally: Tally; readonly work: WorkDone }> {
  const { store, run, ran, out } = options;
  // What an interrupted run did not come to is not gone.
  const absent = options.signal.aborted ? 0 : await store.absent(run);
  const work = { ...ran.how, absent, slowest: await store.slowest(run, SLOWEST) };
  const digest = await digestOf(options);
  const earlier = publishedIn(await store.recall(PUBLISHED));
  if (earlier?.digest === digest && earlier.files === (await filesIn(out))) {
    await recordSummary(earlier.tally, { ...options, work });
    return { tally: earlier.tally, work };
  }
  const tally = await record(outcomesOf(options), { ...options, work });
  const published: Published = { digest, files: await filesIn(out), tally };
  await store.remember(PUBLISHED, JSON.stringify(published));
  return { tally, work };
}

async function* outcomesOf({ store, run, ran }: PublishOptions): AsyncGenerator<Outcome> {
  yield* store.outcomes(run);
  for (const [ending, count] of Object.entries(ran.skipped)) {
    for (let nth = 0; nth < count; nth += 1) yield { status: 'skipped', ending };
  }
}

async function digestOf({ store, run, ran, language, profile }: PublishOptions): Promise<string> {
  const beside = JSON.stringify([ran.skipped, language, profile.name, FILES]);
  return createHash('sha256')
    .update(await store.digest(run))
    .update(beside)
    .digest('hex');
}

function publishedIn(text: string | undefined): Published | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Published);
}

async function filesIn(out: string): Promise<string> {
  const known = FILES.filter((name) => name !== 'summary.json').map(async (name) => {
    const status = await stat(join(out, name), { bigint: true }).catch(() => undefined);
    return status ? `${name} ${status.size} ${status.mtimeNs} ${status.ino}` : name;
  });
  return (await Promise.all(known)).join('\n');
}
