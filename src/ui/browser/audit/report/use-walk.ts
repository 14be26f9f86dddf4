import { useState } from 'preact/hooks';
import type { Severity } from '../../../../finding.ts';
import type { FindingView, ReportView } from '../../../api.ts';
import type { Selection } from '../../report/report-view.tsx';

/** Which findings of a report are shown. */
export interface Shown {
  readonly open: boolean;
  readonly severity: Severity | '';
}

/** The findings of a report that are gone through, and where one is. */
export interface Walk {
  readonly findings: readonly FindingView[];
  /** The finding that is looked at; decided, it may no longer be among those shown. */
  readonly current: FindingView | undefined;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  readonly selected: Selection | null;
  readonly select: (selection: Selection | null) => void;
  /** Goes to the next (1) or the previous (-1) of those shown, and gives it. */
  readonly step: (by: 1 | -1) => FindingView | undefined;
}

/** The way through the findings of a report. */
export function useWalk(view: ReportView): Walk {
  const [shown, show] = useState<Shown>({ open: false, severity: '' });
  const [selected, select] = useState<Selection | null>(null);
  const current = view.findings.find(({ key }) => key === selected?.finding);
  const step = (by: 1 | -1) => {
    const next = beyond(view.findings, current, by).find((finding) => isShown(finding, shown));
    if (next) select({ finding: next.key });
    return next;
  };
  const findings = view.findings.filter((finding) => isShown(finding, shown));
  return { findings, current, shown, show, selected, select, step };
}

/** What comes after or before one, the nearest first; all where there is none. */
function beyond<T>(all: readonly T[], one: T | undefined, by: 1 | -1): readonly T[] {
  if (one === undefined) return by === 1 ? all : all.toReversed();
  const at = all.indexOf(one);
  return by === 1 ? all.slice(at + 1) : all.slice(0, at).toReversed();
}

function isShown(finding: FindingView, { open, severity }: Shown): boolean {
  return (!open || finding.decision === null) && (severity === '' || finding.severity === severity);
}
