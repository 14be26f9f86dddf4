import { PAGE_SIZE } from '../../api.ts';
import { useWords } from '../settings.tsx';
import { addressOf, type Query } from './query.ts';
import { COMMON } from './words/common.ts';

interface Paged {
  readonly path: string;
  readonly query: Query;
  /** Of rows. */
  readonly total: number;
  readonly page: number;
}

/** The way to the page before and the page after; nothing where one page holds all. */
export function Pager({ path, query, total, page }: Paged) {
  const words = useWords(COMMON);
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages < 2) return null;
  const to = (number: number) => addressOf(path, { ...query, page: String(number) });
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 && (
        <a class="button" href={to(page - 1)} rel="prev">
          {words.pageBefore}
        </a>
      )}
      <span>{words.page(page, pages)}</span>
      {page < pages && (
        <a class="button" href={to(page + 1)} rel="next">
          {words.pageAfter}
        </a>
      )}
    </nav>
  );
}
