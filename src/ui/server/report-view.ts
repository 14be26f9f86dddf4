import type { CsvValue } from '../../export/csv.ts';
import type { Filed } from '../../export/filed.ts';
import type { CellState, Statement } from '../../report/report.ts';
import type { CellView, FindingView, OriginalKind, ReportView } from '../api.ts';

/** What a view shows beside what is filed. */
export interface Beside {
  readonly id: number;
  readonly original: OriginalKind;
  readonly years: ReportView['years'];
}

/** What stands in the line of a report and nowhere else. */
interface Line {
  readonly published_on: string | null;
  readonly statements: readonly Statement[];
}

/** A report as the pages show it. */
export function reportView(report: Filed, beside: Beside): ReportView {
  const { source, title, organ, year, edition, findings, outcomes } = report;
  const { published_on, statements } = JSON.parse(report.line) as Line;
  const head = { source, title, organ, year, edition, published_on };
  return {
    ...beside,
    ...head,
    cells: report.cells.map(cellView),
    findings: findings.map(findingView),
    statements,
    outcomes,
  };
}

function cellView(cell: readonly CsvValue[]): CellView {
  const [field, value, raw, state, method, confidence] = cell;
  return {
    field: String(field),
    value: value as number | null,
    raw: String(raw ?? ''),
    state: state as CellState,
    method: String(method),
    confidence: Number(confidence),
    place: placeOf(cell),
    correction: null,
  };
}

function placeOf(cell: readonly CsvValue[]): CellView['place'] {
  const [page, x0, y0, x1, y1, selector] = cell.slice(6);
  if (selector !== null && selector !== undefined) return { selector: String(selector) };
  if (page === null || page === undefined) return null;
  return { page: Number(page), box: [Number(x0), Number(y0), Number(x1), Number(y1)] };
}

function findingView(finding: Filed['findings'][number], index: number): FindingView {
  return { ...finding, key: String(index), decision: null };
}
