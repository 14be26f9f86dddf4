import { useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type Overview, PATHS, type SourceState } from '../../../api.ts';
import { useSettings, useWords } from '../../settings.tsx';
import { useCatalogue } from '../catalogue.ts';
import { Filters } from '../filters.tsx';
import { addressOf, changed, filterOf, type Query, queryFrom } from '../query.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { COMMON } from '../words/common.ts';
import { OVERVIEW } from '../words/overview.ts';
import { Figure } from './figure.tsx';
import { Heat } from './heat.tsx';
import { byEdition, byMedium, byRule, bySeverity, byYear, trendsOf } from './pictures.ts';
import './overview.css';

/** How many reports there are, what was found in them, and where. */
export function OverviewPage() {
  const { url } = useLocation();
  const query = filterOf(queryFrom(url));
  const { value, refusal } = useAnswer<Overview>(addressOf(PATHS.overview, query));
  const words = useWords(COMMON);
  useTitle(words.overview);
  return (
    <>
      <h1>{words.overview}</h1>
      <Filters path="/" query={query} />
      {refusal && <Refused message={refusal} />}
      {value ? <Shown overview={value} query={query} /> : !refusal && <Waiting />}
      <Heat query={queryFrom(url)} />
    </>
  );
}

function Shown({ overview, query }: { readonly overview: Overview; readonly query: Query }) {
  const { language } = useSettings();
  const words = useWords(OVERVIEW);
  const catalogue = useCatalogue();
  const key = JSON.stringify([overview, query]);
  const pictures = useMemo(() => {
    const setting = { language, query, catalogue };
    const groups = [byYear, bySeverity, byEdition, byMedium].map((picture) => picture(overview, setting));
    return { groups, rules: byRule(overview, setting), trends: trendsOf(overview, setting) };
  }, [key, language, catalogue]);
  return (
    <>
      <States states={overview.sources} query={query} />
      <div class="figures">
        {pictures.groups.map((picture) => (
          <Figure key={picture.title} picture={picture} />
        ))}
      </div>
      <Figure picture={pictures.rules} note={words.mostDrawn} />
      <div class="figures trends">
        {pictures.trends.map((picture) => (
          <Figure key={picture.title} picture={picture} />
        ))}
      </div>
      <p class="note">{words.trendNote}</p>
    </>
  );
}

function States({ states, query }: { readonly states: Overview['sources']; readonly query: Query }) {
  const words = useWords(COMMON);
  const { language } = useSettings();
  return (
    <ul class="tiles" aria-label={useWords(OVERVIEW).sources}>
      {(Object.keys(words.states) as SourceState[]).map((state) => (
        <li key={state}>
          <a class={state} href={addressOf('/reports', changed(query, { state }))}>
            <strong>{states[state].toLocaleString(language)}</strong> {words.states[state]}
          </a>
        </li>
      ))}
    </ul>
  );
}
