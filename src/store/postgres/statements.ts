import type { QueryResult } from 'pg';
import type { Statements } from '../database.ts';
import type { Row, Value } from '../rows.ts';
import { SQL } from '../sql.ts';

/** What a connection is asked. */
export interface Question {
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Under which the database keeps how it answers. */
  readonly name?: string;
  readonly rowMode?: 'array';
}

export type Ask = (question: Question) => Promise<QueryResult>;

/** The statements of a ledger, as PostgreSQL takes them. */
export function statementsBy(ask: Ask): Statements {
  return {
    async all(sql, values = []) {
      const { rows } = await ask({ ...asked(sql), values });
      return rows as Row[];
    },
    async arrays(sql, values) {
      const { rows } = await ask({ ...asked(sql), values, rowMode: 'array' });
      return rows as unknown as Value[][];
    },
    async run(sql, values = []) {
      await ask({ ...asked(sql), values });
    },
    async insert(sql, rows) {
      if (rows.length > 0) await ask({ ...insertOf(sql), values: [JSON.stringify(rows)] });
    },
  };
}

const KEPT: ReadonlyMap<string, string> = new Map(Object.entries(SQL).map(([name, sql]) => [sql, `ogi_${name}`]));
const known = new Map<string, Question>();

/** A statement with `$1`, `$2` … for `?`. The database keeps those of `SQL`; others are of too many kinds for that. */
function asked(sql: string): Question {
  const name = KEPT.get(sql);
  return name === undefined ? { text: numbered(sql) } : remembered(sql, () => ({ text: numbered(sql), name }));
}

function remembered(sql: string, make: () => Question): Question {
  const question = known.get(sql) ?? make();
  known.set(sql, question);
  return question;
}

function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

/** The names of statements that are not of `SQL`; whose texts are of too many kinds gets no more of them. */
const others = new Map<string, string>();
const MOST_OTHERS = 200;

/** A statement of pg-boss. They come again and again, and planning one costs more than doing it: the database keeps them too. */
export function recurring(text: string, values: readonly unknown[]): Question {
  // Without values a text may be several statements, which cannot be kept.
  if (values.length === 0) return { text };
  if (!others.has(text) && others.size < MOST_OTHERS) others.set(text, `ogi_other_${others.size}`);
  const name = others.get(text);
  return { text, values, ...(name !== undefined && { name }) };
}

/** The columns of what is inserted many at once that are no texts. */
const TYPES: Readonly<Record<string, string>> = {
  source_id: 'bigint',
  position: 'integer',
  page: 'integer',
  again: 'integer',
};

/** An `insert` of one row as one of many: rows given as one text of JSON cost both ends least of all ways that were measured. */
function insertOf(sql: string): Question {
  return remembered(`${sql} many`, () => {
    const [, head = '', columns = ''] = /^(.*?\((.*?)\))\s*values/s.exec(sql) ?? [];
    const cells = columns.split(',').map((name, index) => `(row ->> ${index})::${TYPES[name.trim()] ?? 'text'}`);
    const text = `${head} select ${cells.join(', ')} from jsonb_array_elements($1::jsonb) as row`;
    return { text, name: `${KEPT.get(sql)}_many` };
  });
}
