import { useLocation } from 'preact-iso';
import { type Notice, PATHS } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { addressOf, filterOf, idsFrom, queryFrom } from '../query.ts';
import { Refused, Waiting } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { NOTICE } from '../words/notice.ts';
import { Sheet } from './sheet.tsx';
import './notice.css';

/** The confirmed findings of one report or several, to be printed. */
export function NoticePage() {
  const { url } = useLocation();
  const words = useWords(NOTICE);
  const { value, refusal } = useAnswer<Notice>(noticeOf(url), false);
  useTitle(words.title);
  return (
    <>
      <h1 class="screen-only">{words.title}</h1>
      {refusal && <Refused message={refusal} />}
      {!value && !refusal && <Waiting />}
      {value && <Sheets notice={value} />}
    </>
  );
}

/** Of the reports that were chosen, else of all that the filter leaves. */
function noticeOf(url: string): string {
  const ids = idsFrom(url).map((id) => ['id', id]);
  return ids.length > 0
    ? `${PATHS.notice}?${new URLSearchParams(ids)}`
    : addressOf(PATHS.notice, filterOf(queryFrom(url)));
}

function Sheets({ notice: { reports, without, left } }: { readonly notice: Notice }) {
  const words = useWords(NOTICE);
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  return (
    <>
      <div class="above screen-only">
        <span role="status">
          {findings === 0 ? words.nothing : words.counted(reports.length, findings)}
          {findings > 0 && without > 0 && ` · ${words.without(without)}`}
          {left > 0 && <strong> · {words.left(left)}</strong>}
        </span>
        {findings > 0 && (
          <button type="button" onClick={() => window.print()}>
            {words.print}
          </button>
        )}
      </div>
      {reports.map((report) => (
        <Sheet key={report.id} report={report} />
      ))}
    </>
  );
}
