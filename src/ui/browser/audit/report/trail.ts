import { type ListPage, PATHS } from '../../../api.ts';
import { ask } from '../client.ts';
import { addressOf, type Query } from '../query.ts';

/**
 * The reports of a list in the order in which a person goes through them. What was listed once stays in it, although a
 * decision may take it out of the filter: then the report after it is still the next.
 */
interface Trail {
  readonly ids: number[];
  /** Where its first and its last report stood. */
  first: number;
  last: number;
}

/** By list; as long as the page is not loaded anew. */
const trails = new Map<string, Trail>();

/** The report before (-1) or after (1) another in a list; `null` where there is none. */
export async function neighbour(id: number, query: Query, step: 1 | -1): Promise<number | null> {
  const trail = await trailOf(id, query);
  const found = trail.ids[trail.ids.indexOf(id) + step];
  if (found !== undefined) return found;
  await (step === 1 ? extendDown(trail, query) : extendUp(trail, query));
  return trail.ids[trail.ids.indexOf(id) + step] ?? null;
}

async function trailOf(id: number, query: Query): Promise<Trail> {
  const { page: at = '1', ...list } = query;
  const key = addressOf('', list);
  const known = trails.get(key);
  if (known?.ids.includes(id)) return known;
  const page = Number(at);
  const ids = await idsOf(query, page);
  const trail = { ids: ids.includes(id) ? ids : [id, ...ids], first: page, last: page };
  trails.set(key, trail);
  return trail;
}

/** The last page is asked again too: where reports fell out of the filter, others moved up to it. */
async function extendDown(trail: Trail, query: Query): Promise<void> {
  const again = await idsOf(query, trail.last);
  const next = await idsOf(query, trail.last + 1);
  if (next.length > 0) trail.last += 1;
  trail.ids.push(...[...again, ...next].filter((id) => !trail.ids.includes(id)));
}

async function extendUp(trail: Trail, query: Query): Promise<void> {
  if (trail.first === 1) return;
  trail.first -= 1;
  const before = await idsOf(query, trail.first);
  trail.ids.unshift(...before.filter((id) => !trail.ids.includes(id)));
}

/** Only what was read has a page of its own. */
async function idsOf(query: Query, page: number): Promise<number[]> {
  const { rows } = await ask<ListPage>(addressOf(PATHS.reports, { ...query, page: String(page) }));
  return rows.filter(({ state }) => state === 'read').map(({ id }) => id);
}
