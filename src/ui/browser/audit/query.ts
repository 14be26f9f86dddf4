import type { ListQuery } from '../../api.ts';

/** A filter with sorting and page as the address of a page carries it; the server takes it as it is. */
export type Query = Partial<Readonly<Record<keyof ListQuery, string>>>;

const KEYS: readonly (keyof ListQuery)[] = [
  'search',
  'organ',
  'year',
  'edition',
  'medium',
  'state',
  'rule',
  'severity',
  'standing',
  'cause',
  'decision',
  'sort',
  'order',
  'page',
];

/** The query of an address; what belongs to no list is left out. */
export function queryFrom(url: string): Query {
  const search = searchOf(url);
  return Object.fromEntries(KEYS.flatMap((key) => (search.get(key) ? [[key, search.get(key)]] : [])));
}

/** The numbers under which reports were chosen: `id=1&id=2`. */
export function idsFrom(url: string): readonly string[] {
  return searchOf(url).getAll('id');
}

/** An address with a query. */
export function addressOf(path: string, query: Query): string {
  const set = KEYS.flatMap((key) => (query[key] ? [[key, query[key]]] : []));
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

/** A query with something changed; unless the page is, it begins with the first. */
export function changed(query: Query, change: Query): Query {
  const { page: _, ...rest } = query;
  return { ...rest, ...change };
}

/** What restricts, without sorting and page. */
export function filterOf(query: Query): Query {
  const { sort: _, order: __, page: ___, ...filter } = query;
  return filter;
}

function searchOf(url: string): URLSearchParams {
  return new URL(url, location.origin).searchParams;
}
