import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { SEVERITIES, type Severity } from '../../../../finding.ts';
import type { FindingView, ReportView, Verdict } from '../../../api.ts';
import { useWords } from '../../settings.tsx';
import { COMMON } from '../words/common.ts';
import { REPORT } from '../words/report.ts';
import type { Review } from './use-review.ts';
import type { Walk } from './use-walk.ts';

/** What the keys of deciding do: one presses the button, the other goes to the note. */
export interface Controls {
  readonly confirm: RefObject<HTMLButtonElement | null>;
  readonly note: RefObject<HTMLTextAreaElement | null>;
}

interface Bar {
  readonly view: ReportView;
  readonly walk: Walk;
  readonly step: (by: 1 | -1) => void;
  readonly review: Review | null;
  readonly controls: Controls;
  readonly help: () => void;
}

/** One finding after the other, and what a person decides on it; what it says stands in the panel. */
export function ReviewBar({ view, walk, step, review, controls, help }: Bar) {
  const words = useWords(REPORT);
  const { current, findings } = walk;
  const position = current ? findings.indexOf(current) + 1 : 0;
  return (
    <section class="review" aria-label={words.review}>
      <button type="button" onClick={() => step(-1)} title={`${words.findingBefore} (p)`}>
        ‹ <span class="unseen">{words.findingBefore}</span>
      </button>
      <span class="position">{words.position(position, findings.length)}</span>
      <button type="button" onClick={() => step(1)} title={`${words.findingAfter} (n)`}>
        › <span class="unseen">{words.findingAfter}</span>
      </button>
      <WhichFindings walk={walk} />
      {current && review && <Decide key={current.key} finding={current} review={review} controls={controls} />}
      {!current && <None view={view} walk={walk} />}
      <span class="rest">
        {review && (
          <button type="button" onClick={review.undo} title={`${words.undo} (u)`}>
            {words.undo}
          </button>
        )}
        <button type="button" onClick={help} title={`${words.keys} (?)`}>
          {words.keys}
        </button>
      </span>
    </section>
  );
}

function WhichFindings({ walk: { shown, show } }: { readonly walk: Walk }) {
  const words = useWords(REPORT);
  const common = useWords(COMMON);
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={shown.open}
          onChange={(event) => show({ ...shown, open: event.currentTarget.checked })}
        />{' '}
        {words.openOnly}
      </label>
      <select
        aria-label={common.severity}
        value={shown.severity}
        onChange={(event) => show({ ...shown, severity: event.currentTarget.value as Severity | '' })}
      >
        <option value="">{words.allSeverities}</option>
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {common.standings[severity]}
          </option>
        ))}
      </select>
    </>
  );
}

function None({ view, walk }: { readonly view: ReportView; readonly walk: Walk }) {
  const words = useWords(REPORT);
  if (view.findings.length === 0) return <span class="none">{words.noFindings}</span>;
  return <span class="none">{walk.findings.length === 0 ? words.noneShown : words.noneChosen}</span>;
}

interface Deciding {
  readonly finding: FindingView;
  readonly review: Review;
  readonly controls: Controls;
}

function Decide({ finding, review, controls: { confirm, note } }: Deciding) {
  const words = useWords(REPORT);
  const [text, setText] = useState('');
  const decide = (verdict: Verdict | null) => {
    note.current?.blur();
    return review.decide(finding.key, verdict, text.trim()).then((done) => done && setText(''));
  };
  return (
    <form
      class="decide"
      onSubmit={(event) => {
        event.preventDefault();
        decide('dismissed');
      }}
    >
      <label>
        {words.note}
        <textarea
          ref={note}
          rows={1}
          maxLength={2000}
          placeholder={words.noteHint}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            decide('dismissed');
          }}
        />
      </label>
      <button
        ref={confirm}
        type="button"
        aria-pressed={finding.decision?.verdict === 'confirmed'}
        onClick={() => decide('confirmed')}
      >
        {words.confirm} <kbd>c</kbd>
      </button>
      <button type="submit" aria-pressed={finding.decision?.verdict === 'dismissed'}>
        {words.dismiss} <kbd>d</kbd>
      </button>
      {finding.decision && (
        <button type="button" onClick={() => decide(null)}>
          {words.takeBack}
        </button>
      )}
    </form>
  );
}
