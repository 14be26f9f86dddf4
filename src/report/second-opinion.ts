import type { Finding } from '../finding.ts';
import { doubt } from './doubts.ts';
import { EDITIONS } from './editions/index.ts';
import { FIELD_BY_NAME, fieldTitle } from './fields.ts';
import { breaksSums } from './recognised.ts';
import type { CellState, Reading, ReadResult, Report } from './report.ts';

/** Whether it is worth while to read a source by another engine, too: the reader has doubts, or a sum is wrong. */
export function asksForSecondOpinion({ report, doubts }: ReadResult): boolean {
  if (doubts.some(({ cause }) => cause === 'reading')) return true;
  const edition = EDITIONS.find(({ id }) => id === report.edition);
  return !edition || breaksSums(report.readings, edition);
}

/** What one engine made of a source. */
export interface Opinion {
  /** The name of the engine. */
  readonly by: string;
  readonly read: ReadResult;
}

/**
 * The better of two readings of one source by their characters, and a doubt on every cell that the other reads otherwise.
 * What was recognised in pictures is not compared: the second engine recognises nothing.
 */
export function agreed(first: Opinion, second: Opinion): ReadResult {
  const pictured = first.read.report.readings.some(({ method }) => method === 'ocr');
  const better = !pictured && certain(second.read.report) > certain(first.read.report);
  const [taken, other] = better ? [second, first] : [first, second];
  const differences = differencesOf(taken.read.report, other.read.report);
  if (differences.length === 0) return taken.read;
  const doubted = new Set(differences.map(({ reading }) => reading));
  const lowered = (reading: Reading) =>
    doubted.has(reading) ? { ...reading, confidence: Math.min(0.5, reading.confidence) } : reading;
  const report: Report = {
    ...taken.read.report,
    readings: taken.read.report.readings.map(lowered),
    extras: taken.read.report.extras.map((extra) => ({ ...extra, readings: extra.readings.map(lowered) })),
  };
  return { report, doubts: [...taken.read.doubts, ...findingsOn(differences, taken.by, other.by)] };
}

const CERTAIN_STATES: ReadonlySet<CellState> = new Set(['number', 'blank', 'dash']);

function certain({ readings }: Report): number {
  return readings.filter(({ state, confidence }) => CERTAIN_STATES.has(state) && confidence === 1).length;
}

/** A cell, and how the other engine reads it. */
interface Difference {
  readonly reading: Reading;
  readonly other: Reading | undefined;
}

function differencesOf(taken: Report, other: Report): readonly Difference[] {
  const byField = new Map(cellsOf(other).map((reading) => [reading.field, reading]));
  return cellsOf(taken)
    .filter(({ method }) => method === 'text')
    .map((reading) => ({ reading, other: byField.get(reading.field) }))
    .filter(({ reading, other: same }) => !isSame(reading, same));
}

function cellsOf({ readings, extras }: Report): readonly Reading[] {
  return [...readings, ...extras.flatMap((extra) => extra.readings)];
}

function isSame(one: Reading, other: Reading | undefined): boolean {
  if (!other) return one.state === 'absent';
  if (one.state !== other.state || one.value !== other.value) return false;
  return one.state !== 'text' || plain(one.raw) === plain(other.raw);
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** One finding a cell; cells that only one of the engines finds are told together. */
function findingsOn(differences: readonly Difference[], by: string, otherBy: string): readonly Finding[] {
  const both = differences.filter(({ reading, other }) => !isAbsent(reading) && !isAbsent(other));
  const only = differences.filter(({ other }) => isAbsent(other));
  const onlyOther = differences.filter(({ reading, other }) => isAbsent(reading) && !isAbsent(other));
  return [...both.map((difference) => told(difference, by, otherBy)), ...found(only, by), ...found(onlyOther, otherBy)];
}

function told({ reading, other }: Difference, by: string, otherBy: string): Finding {
  const title = titleOf(reading.field);
  const detail = {
    zh: `“${title}”${by}读作“${reading.raw}”，${otherBy}读作“${other?.raw ?? ''}”`,
    en: `"${title}" is "${reading.raw}" by ${by} and "${other?.raw ?? ''}" by ${otherBy}`,
  };
  return finding([reading], detail, reading.raw, other?.raw);
}

/** So many cells are named one by one. */
const MOST_NAMED = 5;

function found(differences: readonly Difference[], finder: string): readonly Finding[] {
  const [first] = differences;
  if (!first) return [];
  const names = differences.slice(0, MOST_NAMED).map(({ reading, other }) => {
    return `“${titleOf(reading.field)}” ${isAbsent(reading) ? (other?.raw ?? '') : reading.raw}`;
  });
  const more = differences.length > MOST_NAMED ? '…' : '';
  const detail = {
    zh: `${differences.length}个单元格只有${finder}找到：${names.join('、')}${more}`,
    en: `only ${finder} finds ${differences.length} cells: ${names.join(', ')}${more}`,
  };
  return [
    finding(
      differences.map(({ reading }) => reading),
      detail,
    ),
  ];
}

function isAbsent(reading: Reading | undefined): boolean {
  return !reading || reading.state === 'absent';
}

function finding(
  readings: readonly Reading[],
  detail: Finding['message'],
  actual?: string,
  expected?: string,
): Finding {
  const about = { fields: readings.map(({ field }) => field), places: readings.flatMap(({ place }) => place ?? []) };
  return doubt('reading/engines', { ...about, detail, actual: actual ?? null, expected: expected ?? null });
}

function titleOf(field: string): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? fieldTitle(known) : field;
}
