import { useLocation } from 'preact-iso';
import { type History, type HistoryReport, PATHS } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { addressOf } from '../query.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { COMMON } from '../words/common.ts';
import { HISTORY } from '../words/history.ts';
import { CarriedOver, InForce } from './links.tsx';
import { Numbers } from './numbers.tsx';
import { Texts } from './texts.tsx';
import './history.css';

/** An organ over the years. */
export function HistoryPage() {
  const { query } = useLocation();
  const organ = query.organ ?? '';
  const { value, refusal } = useAnswer<History>(addressOf(PATHS.history, { organ }), false);
  const words = useWords(HISTORY);
  const title = words.titleOf(organ);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      {refusal && <Refused message={refusal} />}
      {!value && !refusal && <Waiting />}
      {value && <Compared history={value} />}
    </>
  );
}

function Compared({ history: { organ, reports } }: { readonly history: History }) {
  const words = useWords(HISTORY);
  const { query } = useLocation();
  const [before, after] = chosenPair(reports, query);
  if (reports.length === 0) return <p class="none">{words.nothing}</p>;
  return (
    <>
      <CarriedOver reports={reports} />
      <InForce reports={reports} />
      {before && after ? (
        <>
          <Chooser organ={organ} reports={reports} pair={[before, after]} />
          <Numbers before={before} after={after} />
          <Texts before={before} after={after} />
        </>
      ) : (
        <p class="none">{words.onlyOne}</p>
      )}
    </>
  );
}

/** The two that the address names; else the last two. */
function chosenPair(
  reports: readonly HistoryReport[],
  { from, to }: Readonly<Record<string, string>>,
): readonly [HistoryReport | undefined, HistoryReport | undefined] {
  const named = (id: string | undefined) => reports.find((report) => String(report.id) === id);
  return [named(from) ?? reports.at(-2), named(to) ?? reports.at(-1)];
}

interface Choosing {
  readonly organ: string;
  readonly reports: readonly HistoryReport[];
  readonly pair: readonly [HistoryReport, HistoryReport];
}

function Chooser({ organ, reports, pair: [before, after] }: Choosing) {
  const words = useWords(HISTORY);
  const { route } = useLocation();
  const go = (from: number | string, to: number | string) =>
    route(`/history?${new URLSearchParams({ organ, from: String(from), to: String(to) })}`);
  return (
    <div class="chooser">
      <Chosen name={words.before} reports={reports} value={before.id} choose={(id) => go(id, after.id)} />
      <Chosen name={words.after} reports={reports} value={after.id} choose={(id) => go(before.id, id)} />
    </div>
  );
}

interface ChosenReport {
  readonly name: string;
  readonly reports: readonly HistoryReport[];
  readonly value: number;
  readonly choose: (id: string) => void;
}

function Chosen({ name, reports, value, choose }: ChosenReport) {
  const { noYear } = useWords(COMMON);
  const { openReport } = useWords(HISTORY);
  return (
    <label>
      {name}{' '}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {reports.map(({ id, year, source }) => (
          <option key={id} value={id}>
            {year ?? noYear} · {source.path}
          </option>
        ))}
      </select>{' '}
      <a href={`/reports/${value}`}>{openReport}</a>
    </label>
  );
}
