import { useMemo, useState } from 'preact/hooks';
import { SEVERITIES } from '../../../finding.ts';
import type { ReportView } from '../../api.ts';
import { type OriginalSource, ReportPanel, type Selection } from '../report/report-view.tsx';
import { useSettings, useWords } from '../settings.tsx';
import type { Checked } from './messages.ts';
import { saveFile } from './save-file.ts';
import { troubleOf } from './trouble.ts';
import { WORDS } from './words.ts';

interface Props {
  readonly file: File;
  readonly checked: Checked;
  readonly onAgain: () => void;
}

/** What was read of a draft, and what is wrong with it. */
export function Result({ file, checked, onAgain }: Props) {
  const { language } = useSettings();
  const { view, csv, json } = checked;
  const words = useWords(WORDS);
  const original = useMemo(() => originalOf(file, checked), [file, checked]);
  const [selected, setSelected] = useState<Selection | null>(firstFinding(view));
  const trouble = troubleOf(checked);
  const name = file.name.replace(/\.\w+$/, '');
  return (
    <>
      <section class="check-result">
        <h2>{view.title ?? file.name}</h2>
        <Facts file={file} view={view} />
        {trouble ? (
          <p role="alert">
            <strong>{words.trouble[trouble].title}</strong> {words.trouble[trouble].advice}
          </p>
        ) : (
          <p role="status">
            <strong>{verdictText(view, words)}</strong> {isCareful(view) ? words.careful : ''}
          </p>
        )}
        <p class="check-actions">
          <button type="button" onClick={onAgain}>
            {words.another}
          </button>
          <button type="button" onClick={() => print()}>
            {words.print}
          </button>
          <button type="button" onClick={() => saveFile(`${name}.findings.csv`, csv[language], 'text/csv')}>
            {words.saveCsv}
          </button>
          <button type="button" onClick={() => saveFile(`${name}.json`, json, 'application/json')}>
            {words.saveJson}
          </button>
        </p>
      </section>
      <ReportPanel view={view} language={language} original={original} selected={selected} onSelect={setSelected} />
    </>
  );
}

function originalOf(file: File, { inert, view }: Checked): OriginalSource {
  const bytes = async () =>
    inert === null ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(inert);
  return { kind: view.original, bytes };
}

/** The gravest, so that there is something to see at once. */
function firstFinding({ findings }: ReportView): Selection | null {
  const [first] = findings;
  return first && first.severity !== 'info' ? { finding: first.key } : null;
}

function verdictText({ findings }: ReportView, words: (typeof WORDS)['zh']): string {
  if (findings.length === 0) return words.clean;
  const [errors = 0, warnings = 0, infos = 0] = SEVERITIES.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  );
  return words.summary(errors, warnings, infos);
}

function isCareful({ cells }: ReportView): boolean {
  return cells.some(({ state, confidence }) => state === 'unreadable' || (state === 'number' && confidence < 1));
}

function Facts({ file, view }: { readonly file: File; readonly view: ReportView }) {
  const words = useWords(WORDS);
  const { organ, year, edition, outcomes, source } = view;
  const { passed, failed, not_assessed } = outcomes;
  const facts = [
    [words.facts.organ, organ ?? words.unknown],
    [words.facts.year, year ?? words.unknown],
    [words.facts.edition, edition ?? words.unknown],
    [words.facts.file, `${file.name}${source.reading === 'ocr' ? ` (${words.ocr})` : ''}`],
    [words.facts.rules, words.outcomes(passed, failed, not_assessed)],
  ];
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
