import type { Filter, HeatMap, ListPage, ListQuery, ListRow, Overview, ReportView } from '../ui/api.ts';

/**
 * What the pages ask of a ledger. Filters, order and paging are the database's work: what is held does not grow with the
 * ledger. A view is of the sources of the last run, and of those of the run before that it has not come to yet.
 */
export interface Views {
  overview(filter: Filter): Promise<Overview>;
  /** @param page from 1 */
  heat(filter: Filter, page: number): Promise<HeatMap>;
  list(query: ListQuery): Promise<ListPage>;
  /** The numbers of all sources of a list in its order, whatever its page; at most so many, where that is said. */
  ids(query: ListQuery, most?: number): Promise<readonly number[]>;
  /** The rows of sources, in the order of their numbers as they are given. */
  rows(ids: readonly number[]): Promise<readonly ListRow[]>;
  /** Whether a source is among those that are shown. */
  shows(id: number): Promise<boolean>;
  /** How many sources a filter asks for. */
  count(filter: Filter): Promise<number>;
  /** Whether a cell of a report of an organ was corrected, or a correction taken back, since a time. */
  correctedSince(organ: string | null, at: string): Promise<boolean>;
  /** The number of the decision on a source that `undo` takes back. */
  lastDecision(id: number): Promise<number | null>;
  /** The reports of an organ, by year. */
  years(organ: string): Promise<ReportView['years']>;
}
