import type { Correction } from '../decision.ts';
import { isSettled, type Judged } from '../export/decided.ts';
import type { Filed } from '../export/filed.ts';
import { exportedFinding } from '../export/place.ts';
import type { Finding } from '../finding.ts';
import { judged } from '../judged.ts';
import type { Profile } from '../profile.ts';
import type { Reading, Report } from '../report/report.ts';
import { readBackFiled } from './again.ts';

/** Judges a report by itself with what persons say stands in its cells. */
export function judgeCorrected(report: Filed, corrections: readonly Correction[], profile: Profile): Judged {
  const { source, report: read, doubts } = readBackFiled(report);
  const facts = { path: source.path, report: corrected(read, corrections), profile, related: null };
  const { findings, outcomes } = judged(source, facts, unsettled(doubts, corrections));
  return { findings: findings.map(exportedFinding), outcomes };
}

/** The doubts that no correction settles. */
export function unsettled(doubts: readonly Finding[], corrections: readonly Correction[]): readonly Finding[] {
  return corrections.length === 0 ? doubts : doubts.filter((doubt) => !isSettled(doubt, corrections));
}

/** A report with its cells as they were corrected. What a person saw is certain. */
export function corrected(report: Report, corrections: readonly Correction[]): Report {
  if (corrections.length === 0) return report;
  const byField = new Map(corrections.map((correction) => [correction.field, correction]));
  const change = (reading: Reading): Reading => {
    const correction = byField.get(reading.field);
    if (!correction) return reading;
    const { value, state } = correction;
    const raw = value === null ? reading.raw : String(value);
    return { ...reading, value, state, raw, confidence: 1 };
  };
  const readings = report.readings.map(change);
  const extras = report.extras.map((extra) => ({ ...extra, readings: extra.readings.map(change) }));
  const { statements } = report;
  return { ...report, readings, extras, statements };
}
