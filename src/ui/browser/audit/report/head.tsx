import type { ReportView } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { addressOf, filterOf, type Query } from '../query.ts';
import { COMMON } from '../words/common.ts';
import { REPORT } from '../words/report.ts';

/** What a report is. Its links are shown, not followed. */
export function Head({ view, query }: { readonly view: ReportView; readonly query: Query }) {
  const common = useWords(COMMON);
  const words = useWords(REPORT);
  const { source, organ, year, edition, outcomes } = view;
  const facts: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [common.year, year === null ? common.noYear : String(year)],
    [common.edition, edition === null ? common.noEdition : common.editionOf(edition)],
    [words.published, view.published_on],
    [common.medium, `${common.media[source.medium]}, ${words.pages(source.pages)}`],
    [common.path, source.path],
    [words.address, source.address],
    [words.captured, source.captured_at],
  ];
  return (
    <header class="report-head">
      <h1>{view.title ?? source.path}</h1>
      <p>
        {organ ? <a href={addressOf('/history', { organ })}>{organ}</a> : common.noOrgan}{' '}
        {source.reading === 'ocr' && <strong class="mark">{common.ocr}</strong>}
      </p>
      <dl>
        {facts.flatMap(([name, value]) =>
          value
            ? [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      <p class="note">{words.outcomes(outcomes.passed, outcomes.failed, outcomes.not_assessed)}</p>
      <Years view={view} query={query} />
    </header>
  );
}

function Years({ view, query }: { readonly view: ReportView; readonly query: Query }) {
  const common = useWords(COMMON);
  const words = useWords(REPORT);
  return (
    <nav class="years" aria-label={words.years}>
      {view.years.length > 1 &&
        view.years.map(({ id, year }) => (
          <a
            key={id}
            class="button"
            href={addressOf(`/reports/${id}`, filterOf(query))}
            aria-current={id === view.id ? 'page' : undefined}
          >
            {year ?? common.noYear}
          </a>
        ))}
      {view.organ && view.years.length > 1 && (
        <a class="button" href={addressOf('/history', { organ: view.organ })}>
          {words.compare}
        </a>
      )}
      <a class="button" href={`/notice?id=${view.id}`}>
        {words.notice}
      </a>
    </nav>
  );
}
