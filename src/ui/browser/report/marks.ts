import { SEVERITIES, type Severity } from '../../../finding.ts';
import type { FindingView, ReportView } from '../../api.ts';

/** What is chosen of a report: a cell, a finding by its key, or a place on the original. */
export interface Selection {
  readonly field?: string;
  readonly finding?: string;
  readonly place?: FindingView['places'][number];
}

/** What a selection means for the cells and the original. */
export interface Marked {
  readonly finding: FindingView | undefined;
  /** Fields to be marked, the one that is meant first. */
  readonly fields: readonly string[];
  /** Places to be drawn on the original, the one to scroll to first. */
  readonly places: FindingView['places'];
}

export function markedBy(selection: Selection | null, view: ReportView): Marked {
  const finding = view.findings.find(({ key }) => key === selection?.finding);
  const cell = view.cells.find(({ field }) => field === selection?.field);
  const own = [...(selection?.place ? [selection.place] : []), ...(cell?.place ? [cell.place] : [])];
  return {
    finding,
    fields: [...new Set([...(selection?.field ? [selection.field] : []), ...(finding?.fields ?? [])])],
    places: [...own, ...(finding?.places ?? [])],
  };
}

/** The gravest severity of the findings on each field; those that were dismissed do not count. */
export function severities(findings: readonly FindingView[]): ReadonlyMap<string, Severity> {
  const gravest = new Map<string, Severity>();
  for (const severity of SEVERITIES.toReversed()) {
    for (const finding of findings) {
      if (finding.severity !== severity || finding.decision?.verdict === 'dismissed') continue;
      for (const field of finding.fields) gravest.set(field, severity);
    }
  }
  return gravest;
}
