import type { ReportView } from '../../../api.ts';
import { titleOf } from '../../report/cell-text.ts';
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
    [words.rules, words.outcomes(outcomes.passed, outcomes.failed, outcomes.not_assessed)],
  ];
  return (
    <header class="report-head">
      <div class="named">
        <h1>{view.title ?? source.path}</h1>
        <Years view={view} query={query} />
      </div>
      <dl>
        <div>
          <dt>{common.organ}</dt>
          <dd>{organ ? <a href={addressOf('/history', { organ })}>{organ}</a> : common.noOrgan}</dd>
        </div>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        {source.reading === 'ocr' && <strong class="mark">{common.ocr}</strong>}
      </dl>
      <Cautions view={view} />
    </header>
  );
}

/** What a person should know before deciding: what is no longer as it was. */
function Cautions({ view: { outdated, lapsed } }: { readonly view: ReportView }) {
  const words = useWords(REPORT);
  const shown = (value: number | null, text: string) => String(value ?? text);
  return (
    <>
      {outdated && <p class="caution">{words.outdated}</p>}
      {lapsed.map(({ id, field, value, state, by, read }) => (
        <p key={id} class="caution">
          {words.lapsed(titleOf(field), shown(value, state), by, shown(read.value, read.raw || read.state))}
        </p>
      ))}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | null | undefined }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
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
