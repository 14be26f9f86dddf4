import type { Audit, Source } from '../audit.ts';
import type { Correction, FindingDecision } from '../decision.ts';
import type { Finding } from '../finding.ts';
import type { ExtraRow, Reading, Report } from '../report/report.ts';
import type { CsvValue } from './csv.ts';
import { exportedFinding, placeColumns } from './place.ts';
import { printedText } from './printed-text.ts';
import { reportLine } from './report-json.ts';

/** A finding with what a person decided on it. */
export interface DecidedFinding extends Finding {
  readonly decision?: FindingDecision;
}

/**
 * A judged report as it is filed: all that the exports are made of, flat. Plain data that is the same after it was
 * written to a ledger and read back.
 */
export interface Filed {
  readonly source: Source;
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: string | null;
  /** Its line of `reports.jsonl`, with the line break. */
  readonly line: string;
  /**
   * Its cells as they were read, those of rows of its own included, as the columns of `cells.csv` after `path, organ,
   * year`; `correctedCells` has them as persons corrected them.
   */
  readonly cells: readonly (readonly CsvValue[])[];
  readonly findings: readonly DecidedFinding[];
  /** The corrections that apply; left out where there is none. */
  readonly corrections?: readonly Correction[];
  /** Those made on other bytes whose cell reads otherwise now; left out where there is none. They are not exported. */
  readonly lapsed?: readonly Correction[];
  readonly outcomes: Audit['outcomes'];
}

export function filed(audit: Audit): Filed {
  const { source, report, findings, outcomes } = audit;
  return {
    source,
    title: report.title?.value ?? null,
    organ: report.organ?.value ?? null,
    year: report.year?.value ?? null,
    edition: report.edition,
    line: reportLine(audit),
    cells: filedReadings(report).map(cellColumns),
    findings: findings.map(exportedFinding),
    outcomes,
  };
}

/** All cells of a report: those of the form, and the rows of its own, each with its label before it. */
export function filedReadings({ readings, extras }: Report): readonly Reading[] {
  return [...readings, ...extras.flatMap((extra) => [labelReading(extra), ...extra.readings])];
}

function cellColumns({ field, value, raw, state, method, confidence, place }: Reading): readonly CsvValue[] {
  return [field, value, printedText(raw), state, method, confidence, ...placeColumns(place)];
}

/** The label of a row of the report's own, as a cell beside its numbers. */
function labelReading(extra: ExtraRow): Reading {
  const [first] = extra.readings;
  return {
    field: `extra.${extra.number}.label`,
    value: null,
    raw: extra.label,
    state: 'text',
    method: first?.method ?? 'text',
    confidence: 1,
    place: first?.place,
  };
}
