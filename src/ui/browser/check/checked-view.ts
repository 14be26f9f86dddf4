import type { Audit } from '../../../audit.ts';
import { filedReadings } from '../../../export/filed.ts';
import { exportedFinding, placeJson } from '../../../export/place.ts';
import type { Reading } from '../../../report/report.ts';
import type { CellView, OriginalKind, ReportView } from '../../api.ts';

/** A draft that was just judged, as the pages show reports: nothing was decided on it. */
export function checkedView({ source, report, findings, outcomes }: Audit): ReportView {
  return {
    id: 0,
    source,
    title: report.title?.value ?? null,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    edition: report.edition,
    published_on: report.published_on?.value ?? null,
    cells: filedReadings(report).map(cellView),
    findings: findings.map((finding, index) => ({ ...exportedFinding(finding), key: String(index), decision: null })),
    statements: report.statements.map((statement) => ({ ...statement, place: placeJson(statement.place) })),
    outcomes,
    original: originalKind(source.medium),
    lapsed: [],
    outdated: false,
    last_decision: null,
    years: [],
  };
}

function cellView({ field, value, raw, state, method, confidence, place }: Reading): CellView {
  return { field, value, raw, state, method, confidence, place: place ? placeJson(place) : null, correction: null };
}

function originalKind(medium: Audit['source']['medium']): OriginalKind {
  return medium === 'pdf' || medium === 'html' || medium === 'image' ? medium : 'text';
}
