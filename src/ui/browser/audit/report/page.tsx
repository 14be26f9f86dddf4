import { useMemo, useRef } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { PATHS, type ReportView } from '../../../api.ts';
import { ReportPanel } from '../../report/report-view.tsx';
import { useSettings, useWords } from '../../settings.tsx';
import { bytesOf, saidOf } from '../client.ts';
import { addressOf, type Query, queryFrom } from '../query.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { COMMON } from '../words/common.ts';
import { REPORT } from '../words/report.ts';
import { Head } from './head.tsx';
import { KeysDialog, keysFor } from './keys-dialog.tsx';
import { ReviewBar } from './review-bar.tsx';
import { neighbour } from './trail.ts';
import { useKeys } from './use-keys.ts';
import { useReview } from './use-review.ts';
import { useWalk } from './use-walk.ts';
import './report.css';

/** A report: what was read beside the original, and what a person decides on it. */
export function ReportPage() {
  const { url } = useLocation();
  const id = Number(useRoute().params.id);
  const { value, refusal, replace } = useAnswer<ReportView>(PATHS.report(id), false);
  return (
    <>
      {refusal && <Refused message={refusal} />}
      {value ? <Reviewed key={id} view={value} query={queryFrom(url)} replace={replace} /> : !refusal && <Waiting />}
    </>
  );
}

interface Report {
  readonly view: ReportView;
  /** Of the list that it was opened from. */
  readonly query: Query;
  readonly replace: (view: ReportView) => void;
}

function Reviewed({ view, query, replace }: Report) {
  const { language } = useSettings();
  const words = useWords(REPORT);
  const walk = useWalk(view);
  const { review, said, say } = useReview(view, replace);
  const controls = { confirm: useRef<HTMLButtonElement>(null), note: useRef<HTMLTextAreaElement>(null) };
  const dialog = useRef<HTMLDialogElement>(null);
  const original = useOriginal(view);
  useTitle(view.title ?? view.source.path);
  const step = (by: 1 | -1) => {
    const next = walk.step(by);
    if (next) say(words.saidFinding(walk.findings.indexOf(next) + 1, walk.findings.length, next.message[language]));
  };
  const go = useNeighbours(view.id, query, say);
  const help = () => dialog.current?.showModal();
  useKeys(
    keysFor({
      next: () => step(1),
      previous: () => step(-1),
      confirm: () => controls.confirm.current?.click(),
      dismiss: () => controls.note.current?.focus(),
      undo: () => review?.undo(),
      reportAfter: () => go(1),
      reportBefore: () => go(-1),
      keys: help,
    }),
  );
  return (
    <article class="report">
      <ListWays query={query} go={go} />
      <Head view={view} query={query} />
      <ReviewBar view={view} walk={walk} step={step} review={review} controls={controls} help={help} />
      <p class={said.failed ? 'said refused' : 'said'} role={said.failed ? 'alert' : 'status'}>
        {said.text}
      </p>
      <ReportPanel
        view={{ ...view, findings: walk.findings }}
        language={language}
        original={original}
        selected={walk.selected}
        onSelect={walk.select}
        correct={review?.correct}
      />
      <KeysDialog dialog={dialog} />
    </article>
  );
}

/** Where the original comes from. */
function useOriginal({ id, original }: ReportView) {
  return useMemo(() => {
    const url = PATHS.original(id);
    return { kind: original, url, bytes: (page?: number) => bytesOf(page ? `${url}?page=${page}` : url) };
  }, [id, original]);
}

type Go = (step: 1 | -1) => Promise<void>;

/** The way to the report before and after in the list that this one was opened from. */
function useNeighbours(id: number, query: Query, say: (text: string) => void): Go {
  const { route } = useLocation();
  const { language } = useSettings();
  const words = useWords(REPORT);
  return (step) =>
    neighbour(id, query, step).then(
      (next) => {
        if (next !== null) return route(addressOf(`/reports/${next}`, query));
        say(step === 1 ? words.lastReport : words.firstReport);
      },
      (error: unknown) => say(saidOf(error)?.[language] ?? ''),
    );
}

function ListWays({ query, go }: { readonly query: Query; readonly go: Go }) {
  const words = useWords(REPORT);
  const { reports } = useWords(COMMON);
  return (
    <nav class="list-ways" aria-label={reports}>
      <a href={addressOf('/reports', query)}>{words.back}</a>
      <button type="button" onClick={() => go(-1)} title={`${words.reportBefore} ([)`}>
        {words.reportBefore}
      </button>
      <button type="button" onClick={() => go(1)} title={`${words.reportAfter} (])`}>
        {words.reportAfter}
      </button>
    </nav>
  );
}
