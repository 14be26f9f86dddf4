import pg from 'pg';
import { openPostgresQueue } from '../../src/queue/postgres-queue.ts';
import type { Statements } from '../../src/queue/queue.ts';
import { addressIn } from '../../src/store/postgres/address.ts';

export interface QueueQuestion {
  readonly url: string;
  readonly seconds: number;
}

export interface QueueReply {
  readonly done: number;
}

/** As many as a worker of two jobs fetches at once. */
const BATCH = 8;

/** The queue without a ledger. */
export async function openBare(url: string) {
  const address = addressIn(url);
  const pool = new pg.Pool({ connectionString: address.url, max: 4 });
  const transaction = async <T>(steps: (within: Statements) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await steps({ executeSql: (text, values) => client.query(text, values) });
      await client.query('commit');
      return result;
    } finally {
      client.release();
    }
  };
  const statements: Statements = { executeSql: (text, values) => pool.query(text, values) };
  const queue = await openPostgresQueue<{ path: string }>({
    schema: `${address.schema}_jobs`,
    statements,
    transaction,
  });
  return { queue, transaction, close: () => queue.close().finally(() => pool.end()) };
}

/** A process of the measurement: it takes jobs and has them done, one after another. */
process.on('message', async ({ url, seconds }: QueueQuestion) => {
  const { queue, transaction, close } = await openBare(url);
  const end = performance.now() + 1000 * seconds;
  let done = 0;
  while (performance.now() < end) {
    for (const job of await queue.fetch(BATCH)) {
      await transaction((within) => queue.complete(job, within));
      done += 1;
    }
  }
  await close();
  process.send?.({ done } satisfies QueueReply);
});
