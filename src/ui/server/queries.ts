import type { Context } from 'hono';
import { z } from 'zod';
import { VERDICTS } from '../../decision.ts';
import { CELL_STATES } from '../../export/cells-csv.ts';
import { SEVERITIES } from '../../finding.ts';
import { type Filter, type ListQuery, SORTS, STANDINGS } from '../api.ts';
import { RefusedError } from './refusal.ts';

const word = z.string().max(1000);
const number = z
  .string()
  .regex(/^-?\d{1,9}$/)
  .transform(Number);

const filter = {
  search: word.optional(),
  organ: word.optional(),
  year: number.optional(),
  edition: word.optional(),
  medium: z.enum(['html', 'pdf', 'image', 'text']).optional(),
  state: z.enum(['read', 'failed', 'not-a-report']).optional(),
  rule: word.optional(),
  severity: z.enum(SEVERITIES).optional(),
  standing: z.enum(STANDINGS).optional(),
  cause: z.enum(['report', 'reading', 'undecided']).optional(),
  decision: z.enum([...VERDICTS, 'open']).optional(),
};

const page = number.pipe(z.int().min(1).max(1_000_000)).optional();

const listQuery = z.object({
  ...filter,
  sort: z.enum(SORTS).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page,
});

/** The filter, order and page that an address asks for. An empty value is none. */
export function listQueryIn(context: Context): ListQuery {
  const given = Object.entries(context.req.query()).filter(([, value]) => value !== '');
  return parsed(listQuery, Object.fromEntries(given)) as ListQuery;
}

export function filterIn(context: Context): Filter {
  const { sort: _, order: __, page: ___, ...rest } = listQueryIn(context);
  return rest;
}

const note = z.string().max(10_000).default('');
const by = z.string().trim().max(200).optional();
const id = z.int().min(1);

export const decideRequest = z.object({ key: word, verdict: z.enum(VERDICTS).nullable(), note, by });

export const correctRequest = z
  .object({ field: word, value: z.number().nullable(), state: z.enum(CELL_STATES), note, by })
  .refine(
    ({ value, state }) => (value !== null) === (state === 'number'),
    'a number has a value, and nothing else has',
  );

export const undoRequest = z.object({ by, id: id.optional() });

/** What is asked, as a schema has it. */
export async function bodyOf<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const body: unknown = await context.req.json().catch(() => undefined);
  return parsed(schema, body);
}

export function parsed<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new RefusedError(400, {
    zh: `请求有误：${where}`,
    en: `the request is wrong: ${where} ${issue?.message ?? ''}`.trim(),
  });
}

/** The number in an address. */
export function idIn(context: Context): number {
  return Number(context.req.param('id'));
}
