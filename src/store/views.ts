import type { Filter, HeatMap, ListPage, ListQuery, Overview, ReportView } from '../ui/api.ts';

/**
 * What the pages ask of a ledger. Filters, order and paging are the database's work: what is held does not grow with the
 * ledger. A view is of the sources of the last run, and of those of the run before that it has not come to yet.
 */
export interface Views {
  overview(filter: Filter): Promise<Overview>;
  /** @param page from 1 */
  heat(filter: Filter, page: number): Promise<HeatMap>;
  list(query: ListQuery): Promise<ListPage>;
  /** The numbers of all reports of a list in its order, at most so many. */
  reports(query: ListQuery, most: number): Promise<readonly number[]>;
  /** Whether a source is among those that are shown. */
  shows(id: number): Promise<boolean>;
  /** The reports of an organ, by year. */
  years(organ: string): Promise<ReportView['years']>;
}
