import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type ListPage as Listed, PATHS } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { Filters } from '../filters.tsx';
import { Pager } from '../pager.tsx';
import { addressOf, filterOf, type Query, queryFrom } from '../query.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { COMMON } from '../words/common.ts';
import { LIST } from '../words/list.ts';
import { Rows } from './rows.tsx';
import './list.css';

/** The numbers of the reports that were chosen. */
export type Chosen = ReadonlySet<number>;

/** The sources that a filter leaves, a page at a time. */
export function ListPage() {
  const query = queryFrom(useLocation().url);
  const { value, refusal, loading } = useAnswer<Listed>(addressOf(PATHS.reports, query));
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const words = useWords(LIST);
  const title = useWords(COMMON).reports;
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <Filters path="/reports" query={query} />
      {refusal && <Refused message={refusal} />}
      {!value && !refusal && <Waiting />}
      {value && (
        <div aria-busy={loading}>
          <div class="above">
            <strong role="status">{value.total === 0 ? words.nothing : words.found(value.total)}</strong>
            {value.total > 0 && <Uses query={query} chosen={chosen} forget={() => setChosen(new Set())} />}
          </div>
          {value.total > 0 && <Rows rows={value.rows} query={query} chosen={chosen} choose={setChosen} />}
          <Pager path="/reports" query={query} total={value.total} page={value.page} />
        </div>
      )}
    </>
  );
}

interface Used {
  readonly query: Query;
  readonly chosen: Chosen;
  readonly forget: () => void;
}

/** What can be done with what is listed. */
function Uses({ query, chosen, forget }: Used) {
  const words = useWords(LIST);
  const ids = [...chosen].map((id) => `id=${id}`).join('&');
  return (
    <div class="uses">
      {(['csv', 'xlsx'] as const).map((form) => (
        <a key={form} class="button" href={downloadOf(query, form)} download>
          {words.download} {form.toUpperCase()}
        </a>
      ))}
      {chosen.size > 0 ? (
        <>
          <a class="button" href={`/notice?${ids}`}>
            {words.noticeOfChosen(chosen.size)}
          </a>
          <button type="button" onClick={forget}>
            {words.forget}
          </button>
        </>
      ) : (
        <a class="button" href={addressOf('/notice', filterOf(query))}>
          {words.noticeOfAll}
        </a>
      )}
    </div>
  );
}

function downloadOf(query: Query, form: 'csv' | 'xlsx'): string {
  const { page: _, ...all } = query;
  const address = addressOf(PATHS.download, all);
  return `${address}${address.includes('?') ? '&' : '?'}to=${form}`;
}
