/**
 * Loaded into a worker before all else (`--import`). OGI_MISHAP says what befalls it and when: `SIGKILL while reading`;
 * OGI_CLOCK by how many seconds its clock is wrong.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { Client } from 'pg';

/** When something may befall a worker. */
export type Phase =
  | 'before fetching'
  | 'after fetching'
  | 'while reading'
  | 'inside the transaction'
  | 'after committing';

const [, signal, phase, path] = /^(SIG\w+) ([^:]+)(?::(.+))?$/.exec(process.env.OGI_MISHAP ?? '') ?? [];

const off = 1000 * Number(process.env.OGI_CLOCK ?? 0);
if (off !== 0) {
  const now = Date.now.bind(Date);
  globalThis.Date = class extends Date {
    constructor(...given: [] | [number]) {
      super(...((given.length === 0 ? [now() + off] : given) as [number]));
    }
    static override now(): number {
      return now() + off;
    }
  } as DateConstructor;
}

let befallen = false;

function befall(at: Phase): void {
  if (at !== phase || befallen) return;
  // Who was frozen goes on when it wakes.
  befallen = true;
  process.kill(process.pid, signal);
}

// The processes that read are started with the same options; they are left alone.
if (signal && process.argv[1]?.endsWith('main.ts')) {
  const { default: pg } = await import('pg');
  watchQueries(pg.Client.prototype);
  const { fork } = childProcess;
  childProcess.fork = ((...given: Parameters<typeof fork>) => {
    const child = fork(...given);
    const send = child.send.bind(child);
    child.send = (question: { readonly source?: { readonly path: string } }) => {
      const sent = send(question);
      if (question.source && (path === undefined || question.source.path.endsWith(path))) befall('while reading');
      return sent;
    };
    return child;
  }) as typeof fork;
  syncBuiltinESMExports();
}

type Answer = { readonly rows?: readonly unknown[] } | undefined;

/** A query with a callback or a promise. */
function watchQueries(prototype: Client): void {
  const query = prototype.query as unknown as (this: Client, ...given: unknown[]) => unknown;
  let putting = false;
  const after = (text: string, answer: Answer) => {
    if (isFetch(text) && answer?.rows?.length) befall('after fetching');
    if (/insert into records/i.test(text)) {
      putting = true;
      befall('inside the transaction');
    }
    if (putting && text === 'commit') befall('after committing');
  };
  const watched = function (this: Client, ...given: unknown[]): unknown {
    const [asked] = given;
    const text = typeof asked === 'string' ? asked : String((asked as { text?: string }).text);
    if (isFetch(text)) befall('before fetching');
    const last = given.at(-1);
    if (typeof last === 'function') {
      given[given.length - 1] = (error: unknown, answer: Answer) => {
        after(text, answer);
        last(error, answer);
      };
      return query.apply(this, given);
    }
    const answered = query.apply(this, given) as Promise<Answer>;
    return answered.then((answer) => {
      after(text, answer);
      return answer;
    });
  };
  Object.assign(prototype, { query: watched });
}

/** How pg-boss takes jobs. */
function isFetch(text: string): boolean {
  return text.includes('SKIP LOCKED') && text.includes('started_on');
}
