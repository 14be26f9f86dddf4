import { failureText } from '../../../../export/failure-text.ts';
import { SEVERITIES } from '../../../../finding.ts';
import type { ListRow, SORTS } from '../../../api.ts';
import { useSettings, useWords } from '../../settings.tsx';
import { addressOf, changed, type Query } from '../query.ts';
import { SIGNS } from '../signs.ts';
import { COMMON } from '../words/common.ts';
import { LIST } from '../words/list.ts';
import type { Chosen } from './page.tsx';

interface Listed {
  readonly rows: readonly ListRow[];
  readonly query: Query;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

/** The rows of a page, their heads to sort by. */
export function Rows({ rows, query, chosen, choose }: Listed) {
  const words = useWords(LIST);
  const common = useWords(COMMON);
  return (
    <div class="scrolled">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{words.chosen}</span>
            </th>
            <Sorted by="organ" name={common.organ} query={query} />
            <Sorted by="year" name={common.year} query={query} />
            <Sorted by="title" name={common.title} query={query} />
            <Sorted by="path" name={common.path} query={query} />
            <th scope="col">{common.edition}</th>
            <th scope="col">{common.medium}</th>
            <Sorted by="findings" name={common.findings} query={query} />
            <Sorted by="severity" name={common.gravest} query={query} />
            <th scope="col">{common.open}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              query={query}
              chosen={chosen.has(row.id)}
              choose={(on) => choose(on ? new Set([...chosen, row.id]) : without(chosen, row.id))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function without(chosen: Chosen, id: number): Chosen {
  return new Set([...chosen].filter((other) => other !== id));
}

interface Column {
  readonly by: (typeof SORTS)[number];
  readonly name: string;
  readonly query: Query;
}

/** Numbers begin with the largest, names with the first. */
const LARGEST_FIRST: readonly Column['by'][] = ['findings', 'severity', 'year'];

function Sorted({ by, name, query }: Column) {
  const words = useWords(LIST);
  const first = LARGEST_FIRST.includes(by) ? 'desc' : 'asc';
  const now = query.sort === by ? (query.order ?? 'asc') : null;
  const order = now === null ? first : now === 'asc' ? 'desc' : 'asc';
  const direction = now === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={now === null ? undefined : direction}>
      <a href={addressOf('/reports', changed(query, { sort: by, order }))} title={words.sortBy(name)}>
        {name}
        {now && <span aria-hidden="true">{now === 'asc' ? ' ▲' : ' ▼'}</span>}
      </a>
    </th>
  );
}

interface Listing {
  readonly row: ListRow;
  readonly query: Query;
  readonly chosen: boolean;
  readonly choose: (on: boolean) => void;
}

function Row({ row, query, chosen, choose }: Listing) {
  const words = useWords(COMMON);
  const name = row.title ?? row.path;
  return (
    <tr class={row.state}>
      <td>
        {row.state === 'read' && (
          <input
            type="checkbox"
            checked={chosen}
            aria-label={useWords(LIST).choose(name)}
            onChange={(event) => choose(event.currentTarget.checked)}
          />
        )}
      </td>
      <td>{row.organ && <a href={addressOf('/history', { organ: row.organ })}>{row.organ}</a>}</td>
      <td class="short">{row.year}</td>
      {row.state === 'read' ? (
        <td>
          <a href={addressOf(`/reports/${row.id}`, query)}>{name}</a>
        </td>
      ) : (
        <td class="reason">
          <Reason row={row} />
        </td>
      )}
      <td class="path">{row.path}</td>
      <td>{row.edition ?? (row.state === 'read' ? words.noEdition : '')}</td>
      <td class="short">
        {row.medium && words.media[row.medium]} {row.reading === 'ocr' && <span class="mark">{words.ocr}</span>}
      </td>
      <td>{SEVERITIES.reduce((sum, severity) => sum + row.findings[severity], 0)}</td>
      <td class="counts">
        <Counts row={row} />
      </td>
      <td>{row.open}</td>
    </tr>
  );
}

function Reason({ row }: { readonly row: ListRow }) {
  const { language } = useSettings();
  const words = useWords(COMMON);
  return (
    <>
      <strong>{words.problems[row.problem ?? 'internal']}</strong> {row.message && failureText(row.message, language)}
    </>
  );
}

/** How many of each gravity, by sign and number. */
function Counts({ row }: { readonly row: ListRow }) {
  const words = useWords(COMMON);
  const present = SEVERITIES.filter((severity) => row.findings[severity] > 0);
  if (row.state !== 'read') return null;
  if (present.length === 0) return <Sign standing="clean" said={words.standings.clean} />;
  return (
    <>
      {present.map((severity) => (
        <Sign
          key={severity}
          standing={severity}
          count={row.findings[severity]}
          said={`${words.standings[severity]}: ${row.findings[severity]}`}
        />
      ))}
    </>
  );
}

interface Sign {
  readonly standing: keyof typeof SIGNS;
  readonly said: string;
  readonly count?: number;
}

function Sign({ standing, said, count }: Sign) {
  return (
    <span class={`sign ${standing}`} title={said} role="img" aria-label={said}>
      {SIGNS[standing]}
      {count}
    </span>
  );
}
