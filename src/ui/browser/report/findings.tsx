import { useEffect, useRef } from 'preact/hooks';
import type { FindingView, ReportView } from '../../api.ts';
import { type Calculation, calculationsOf, type Side, samePlace, statementsOf } from './calculation.ts';
import { shownText, titleOf } from './cell-text.ts';
import type { Selection } from './marks.ts';
import type { Language, Words } from './words.ts';

interface Props {
  readonly view: ReportView;
  readonly language: Language;
  readonly words: Words;
  readonly selected: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
}

/** All findings of a report; the one that is chosen is written out. */
export function Findings(props: Props) {
  const { view, words, selected } = props;
  if (view.findings.length === 0) return <p class="report-empty">{words.noFindings}</p>;
  return (
    <ol class="report-findings">
      {view.findings.map((finding) => (
        <OneFinding key={finding.key} {...props} finding={finding} open={finding.key === selected?.finding} />
      ))}
    </ol>
  );
}

type OneProps = Props & { readonly finding: FindingView; readonly open: boolean };

function OneFinding(props: OneProps) {
  const { finding, open, language, words, onSelect } = props;
  const { severity, cause, decision, message, key } = finding;
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) item.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li class={`report-finding ${severity}${open ? ' is-open' : ''}${decision ? ` is-${decision.verdict}` : ''}`}>
      <button ref={item} type="button" aria-expanded={open} onClick={() => onSelect(open ? null : { finding: key })}>
        <span class={`report-sign ${severity}`} />
        <span class="report-finding-head">
          {words.severity[severity]} · {words.cause[cause]}
          {decision ? ` · ${words.verdict[decision.verdict]}` : ''}
        </span>
        <span class="report-message">{message[language]}</span>
      </button>
      {open ? <FindingDetails {...props} /> : null}
    </li>
  );
}

function FindingDetails(props: OneProps) {
  const { finding, view, words, selected, onSelect } = props;
  const { key } = finding;
  const calculations = calculationsOf(finding, view);
  const choose = (field: string) => onSelect({ finding: key, field });
  return (
    <div class="report-finding-body">
      {calculations.length > 0 ? (
        <section class="report-calculations" aria-label={words.calculation}>
          {calculations.map((calculation) => (
            <Written key={calculationKey(calculation)} calculation={calculation} words={words} onChoose={choose} />
          ))}
        </section>
      ) : null}
      <StatementBeside {...props} onChoose={choose} />
      <Facts finding={finding} words={words} />
      <Fields finding={finding} view={view} words={words} onChoose={choose} hidden={calculations.length > 0} />
      <p class="report-places">
        {placesBesideCells(finding, view).map((place, index) => (
          <button
            type="button"
            key={JSON.stringify(place)}
            aria-label={words.showPlace(index + 1)}
            aria-pressed={selected?.place === place}
            onClick={() => onSelect({ finding: key, place })}
          >
            {'page' in place ? words.pageLabel(place.page) : `${words.place} ${index + 1}`}
          </button>
        ))}
      </p>
      <Decided {...props} />
    </div>
  );
}

/** Nobody looks through more. */
const MOST_PLACES = 12;

/** The places that none of the finding's cells leads to. */
function placesBesideCells({ places, fields }: FindingView, { cells }: ReportView): FindingView['places'] {
  const own = cells.flatMap(({ field, place }) => (place && fields.includes(field) ? [place] : []));
  return places.filter((place) => !own.some((other) => samePlace(place, other))).slice(0, MOST_PLACES);
}

function calculationKey({ rule, left, right }: Calculation): string {
  return [rule, ...left.terms, '=', ...right.terms].map((one) => (typeof one === 'string' ? one : one.field)).join(' ');
}

interface WrittenProps {
  readonly calculation: Calculation;
  readonly words: Words;
  readonly onChoose: (field: string) => void;
}

/** 3001 + 34 ≠ 2932 + 105, each number a way to its cell. */
function Written({ calculation: { left, right }, words, onChoose }: WrittenProps) {
  return (
    <p class="report-calculation">
      <OneSide side={left} words={words} onChoose={onChoose} />
      <strong> ≠ </strong>
      <OneSide side={right} words={words} onChoose={onChoose} />
    </p>
  );
}

function OneSide({ side, words, onChoose }: Omit<WrittenProps, 'calculation'> & { readonly side: Side }) {
  return (
    <span>
      {side.terms.map(({ field, value }, index) => (
        <span key={field}>
          {index > 0 ? ' + ' : ''}
          <button type="button" class="report-term" title={titleOf(field)} onClick={() => onChoose(field)}>
            {value < 0 && index > 0 ? `(${value})` : value}
          </button>
        </span>
      ))}
      {side.terms.length > 1 ? ` = ${side.sum}` : ''}
      {side.zeros > 0 ? <small title={words.zeros(side.zeros)}> (+ {side.zeros} × 0)</small> : null}
    </span>
  );
}

/** What the text says, beside the cells that it is compared with. */
function StatementBeside({
  finding,
  view,
  words,
  onSelect,
  onChoose,
}: OneProps & { readonly onChoose: (field: string) => void }) {
  return (
    <>
      {statementsOf(finding, view)
        .slice(0, 3)
        .map(({ quote, place, value }) => (
          <div class="report-statement" key={`${quote}${value}`}>
            <button type="button" class="report-said" onClick={() => onSelect({ finding: finding.key, place })}>
              {words.statement} <q lang="zh-CN">{quote}</q>
            </button>
            <div>
              {words.inTable}{' '}
              {finding.fields.map((field) => (
                <FieldButton key={field} field={field} view={view} onChoose={onChoose} />
              ))}
            </div>
          </div>
        ))}
    </>
  );
}

interface FieldProps {
  readonly field: string;
  readonly view: ReportView;
  readonly onChoose: (field: string) => void;
}

function FieldButton({ field, view, onChoose }: FieldProps) {
  const cell = view.cells.find((candidate) => candidate.field === field);
  return (
    <button type="button" class="report-field" lang="zh-CN" onClick={() => onChoose(field)}>
      {titleOf(field)} <b>{cell ? shownText(cell) : ''}</b>
    </button>
  );
}

const MOST_FIELDS = 12;

function Fields({
  finding,
  words,
  hidden,
  ...rest
}: Omit<FieldProps, 'field'> & { readonly finding: FindingView; readonly words: Words; readonly hidden: boolean }) {
  const { fields } = finding;
  if (hidden || fields.length === 0) return null;
  return (
    <p class="report-fields">
      {words.cells}{' '}
      {fields.slice(0, MOST_FIELDS).map((field) => (
        <FieldButton key={field} field={field} {...rest} />
      ))}
      {fields.length > MOST_FIELDS ? ` … +${fields.length - MOST_FIELDS}` : ''}
    </p>
  );
}

function Facts({ finding, words }: { readonly finding: FindingView; readonly words: Words }) {
  const { expected, actual, basis, rule, also } = finding;
  const entries = [
    [words.expected, expected],
    [words.actual, actual],
    [words.basis, basis],
    [words.rule, rule],
  ].filter(([, value]) => value !== null && value !== '');
  return (
    <>
      <dl class="report-facts">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {also && also.length > 0 ? (
        <div>
          {words.also}
          <ul>
            {also.map(({ rule, at, expected, actual }) => (
              <li key={`${rule} ${at}`}>{words.broken(at, String(expected ?? '–'), String(actual ?? '–'))}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** Who decided, when, and why; it stays to be seen where nothing may be decided. */
function Decided({ finding: { decision }, language, words }: OneProps) {
  if (!decision) return null;
  const { verdict, by, at, note } = decision;
  const time = new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
  return (
    <p class="report-decision">
      {words.decided(words.verdict[verdict], by, time)} {note && <q>{note}</q>}
    </p>
  );
}
