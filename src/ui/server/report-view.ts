import type { Correction } from '../../decision.ts';
import type { CsvValue } from '../../export/csv.ts';
import type { Filed } from '../../export/filed.ts';
import { findingKeys } from '../../export/finding-key.ts';
import type { CellState, Statement } from '../../report/report.ts';
import type { CellRead, CellView, FindingView, HistoryReport, ReportView, SectionView } from '../api.ts';

/** What a view shows beside what is filed. */
export type Beside = Pick<ReportView, 'id' | 'original' | 'years' | 'outdated' | 'last_decision'>;

/** What stands in the line of a report and nowhere else. */
interface Line {
  readonly published_on: string | null;
  readonly statements: readonly Statement[];
  readonly sections: readonly {
    readonly id: string | null;
    readonly heading: string;
    readonly paragraphs: readonly { readonly text: string }[];
  }[];
}

/** A report as the pages show it. */
export function reportView(report: Filed, beside: Beside): ReportView {
  return viewWith(report, JSON.parse(report.line) as Line, beside);
}

/** A report as it is shown beside those of other years: with its text. */
export function historyReport(report: Filed, beside: Beside): HistoryReport {
  const line = JSON.parse(report.line) as Line;
  return { ...viewWith(report, line, beside), sections: line.sections.map(sectionView) };
}

function sectionView({ id, heading, paragraphs }: Line['sections'][number]): SectionView {
  return { id, heading, paragraphs: paragraphs.map(({ text }) => text) };
}

function viewWith(report: Filed, { published_on, statements }: Line, beside: Beside): ReportView {
  const { source, title, organ, year, edition, outcomes, corrections = [], lapsed = [] } = report;
  const byField = new Map(corrections.map((correction) => [correction.field, correction]));
  return {
    ...beside,
    source,
    title,
    organ,
    year,
    edition,
    published_on,
    cells: report.cells.map((cell) => cellView(cell, byField.get(String(cell[0])))),
    findings: findingViews(report),
    statements,
    outcomes,
    lapsed,
  };
}

/** The findings of a report, each with what it is about and what was decided. */
export function findingViews({ findings }: Filed): readonly FindingView[] {
  const keys = findingKeys(findings);
  return findings.map(({ decision = null, ...finding }, index) => ({ ...finding, key: keys[index] ?? '', decision }));
}

function cellView(cell: readonly CsvValue[], correction: Correction | undefined): CellView {
  const [field, value, raw, state, method, confidence] = cell;
  const read: CellRead = {
    value: value as number | null,
    raw: String(raw ?? ''),
    state: state as CellState,
    method: String(method),
    confidence: Number(confidence),
  };
  const shown = { field: String(field), place: placeOf(cell) };
  if (!correction) return { ...read, ...shown, correction: null };
  const { value: corrected, state: as, field: _, ...signed } = correction;
  return { ...read, ...shown, value: corrected, state: as, method: 'corrected', confidence: 1, correction: signed };
}

function placeOf(cell: readonly CsvValue[]): CellView['place'] {
  const [page, x0, y0, x1, y1, selector] = cell.slice(6);
  if (selector !== null && selector !== undefined) return { selector: String(selector) };
  if (page === null || page === undefined) return null;
  return { page: Number(page), box: [Number(x0), Number(y0), Number(x1), Number(y1)] };
}
