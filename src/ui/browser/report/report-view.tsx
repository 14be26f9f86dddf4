import { useState } from 'preact/hooks';
import type { ReportView } from '../../api.ts';
import { CellDetails, type Correct } from './cell-details.tsx';
import { Findings } from './findings.tsx';
import { markedBy, type Selection } from './marks.ts';
import { Original, type OriginalSource } from './original/original.tsx';
import './report.css';
import { Tables } from './tables.tsx';
import { type Language, WORDS } from './words.ts';

export type { Selection } from './marks.ts';
export type { OriginalSource } from './original/original.tsx';

export interface ReportPanel {
  readonly view: ReportView;
  readonly language: Language;
  /** Where the original comes from; `null` where there is none. The same object as long as it is the same original. */
  readonly original: OriginalSource | null;
  readonly selected: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  /** Left out where nothing may be corrected. */
  readonly correct?: Correct | undefined;
}

/** A report: the original beside the tables as read, and what was found in it. */
export function ReportPanel(props: ReportPanel) {
  const { view, language, original, selected, onSelect, correct } = props;
  const words = WORDS[language];
  const [pointed, setPointed] = useState<string | null>(null);
  const marked = markedBy(selected, view);
  const choose = (field: string) => {
    const { finding } = marked;
    onSelect(finding?.fields.includes(field) ? { field, finding: finding.key } : { field });
  };
  const field = pointed ?? selected?.field;
  const cell = view.cells.find((candidate) => candidate.field === field);
  return (
    <div class="report-panel">
      <section class="report-original" aria-label={words.original}>
        <Original source={original} view={view} words={words} marked={marked} onField={choose} />
      </section>
      <section class="report-read" aria-label={words.tables}>
        <Tables
          view={view}
          words={words}
          marked={marked}
          selected={selected?.field}
          onChoose={choose}
          onPoint={setPointed}
        />
        <CellDetails cell={cell} words={words} correct={field === selected?.field ? correct : undefined} />
      </section>
      <section class="report-found" aria-label={words.findings(view.findings.length)}>
        <h2>{words.findings(view.findings.length)}</h2>
        <Findings view={view} language={language} words={words} selected={selected} onSelect={onSelect} />
      </section>
    </div>
  );
}
