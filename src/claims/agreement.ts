import { oncePer } from '../once.ts';
import { FIELD_BY_NAME, FIELDS } from '../report/fields.ts';
import { shiftDecimal } from '../report/number.ts';
import type { Reading, Report, Statement } from '../report/report.ts';
import type { AdmissibleReading, Subject } from '../report/statements/subjects.ts';
import { readingsByField } from '../report/values.ts';

/** An admissible reading of a subject, reckoned from the cells of one report. */
export interface Reckoning {
  readonly reading: AdmissibleReading;
  /** Amounts in yuan; `null` where a cell cannot be read. */
  readonly value: number | null;
  /** What the decimals printed leave open: 1.45 in 万元 is exact to 100 yuan. 0 for counts. */
  readonly step: number;
  /** Blank cells count as 0 in it. */
  readonly blank: boolean;
  /** Not as printed, but as the other cells of a row that does not add up would have it. */
  readonly implied?: true;
  readonly fields: readonly string[];
}

/**
 * How a statement stands to the table. `unusual`: only by a reading that writers take by mistake; `open`: it cannot be
 * told, because cells are blank or cannot be read.
 */
export type Agreement =
  | { readonly kind: 'fits' }
  | { readonly kind: 'unusual'; readonly by: Reckoning; readonly reckonings: readonly Reckoning[] }
  | { readonly kind: 'misfit'; readonly reckonings: readonly Reckoning[] }
  | { readonly kind: 'open'; readonly missing: readonly string[] };

type Readings = ReadonlyMap<string, Reading>;

interface Amount {
  readonly value: number | null;
  readonly blank: boolean;
}

/** Compares a statement with every admissible reading of its subject. */
export function agree(statement: Statement, subject: Subject, report: Report): Agreement {
  const reckonings = reckon(subject, report).flatMap((reckoning) => admitted(reckoning, statement));
  const usual = reckonings.filter(({ reading }) => !reading.unusual);
  const open = (those: readonly Reckoning[]) =>
    ({ kind: 'open', missing: those.flatMap(({ fields }) => fields) }) as const;
  if (usual.length === 0) return { kind: 'open', missing: [subject.id] };
  const fitting = reckonings.filter(({ value, step }) => value !== null && fits(statement, value, step));
  const sound = fitting.filter(({ blank }) => !blank);
  if (sound.some(({ reading }) => !reading.unusual)) return { kind: 'fits' };
  const blank = fitting.filter(({ reading }) => !reading.unusual);
  if (blank.length > 0) return open(blank);
  const unread = reckonings.filter(({ value }) => value === null);
  if (unread.length > 0) return open(unread);
  const [by] = [...sound, ...fitting];
  return by ? { kind: 'unusual', by, reckonings } : { kind: 'misfit', reckonings };
}

/**
 * Of a statement that there are none, a part of the table says little: its first leaf is nearly always 0. What takes
 * something away (only the concluded ones) is unusual then.
 */
function admitted(reckoning: Reckoning, { value, about }: Statement): readonly Reckoning[] {
  const { reading } = reckoning;
  if (value !== 0 || reckoning.implied) return [reckoning];
  if (reading.unusual && !reading.subtract && !about.startsWith('disputes.')) return [];
  return [reading.subtract ? { ...reckoning, reading: { ...reading, unusual: true } } : reckoning];
}

/** Every admissible reading for which the report has the cells, the usual one first. */
export function reckon(subject: Subject, report: Report): readonly Reckoning[] {
  return reckonings(report)(subject);
}

const reckonings = oncePer((report: Report) => {
  const readings: Readings = readingsByField(report);
  return oncePer((subject: Subject): readonly Reckoning[] =>
    subject.readings.flatMap((reading) => {
      const plus = reading.add.map((path) => termsOf(path, readings));
      const minus = (reading.subtract ?? []).map((path) => termsOf(path, readings));
      if ([...plus, ...minus].some((terms) => terms.length === 0)) return [];
      return reckonOne(reading, plus.flat(), minus.flat(), readings);
    }),
  );
});

/** The reading as printed; where a row does not add up, also as its other cells would have it. */
function reckonOne(
  reading: AdmissibleReading,
  plus: readonly Reading[],
  minus: readonly Reading[],
  readings: Readings,
): readonly Reckoning[] {
  const terms = [...plus, ...minus];
  if (reading.unusual && terms.some(({ state }) => state === 'absent')) return [];
  const fields = terms.map(({ field }) => field);
  const total = (amount: (term: Reading) => Amount): Reckoning => {
    const added = plus.map(amount);
    const taken = minus.map(amount);
    return {
      reading,
      value: difference(added, taken),
      step: Math.max(0, ...terms.map(stepOfCell)),
      blank: [...added, ...taken].some(({ blank }) => blank),
      fields,
    };
  };
  const printed = total((term) => amountOf(term, readings));
  const implied = total((term) => impliedFor(term, readings) ?? amountOf(term, readings));
  if (implied.value === null || implied.value < 0 || implied.value === printed.value) return [printed];
  const { zh, en } = reading.label;
  const label = { zh: `${zh}（按同行其他数字推算）`, en: `${en} (as the other cells of the row have it)` };
  return [printed, { ...implied, implied: true, reading: { ...reading, label, unusual: true } }];
}

function difference(plus: readonly Amount[], minus: readonly Amount[]): number | null {
  let sum = 0;
  for (const { value } of plus) {
    if (value === null) return null;
    sum += value;
  }
  for (const { value } of minus) {
    if (value === null) return null;
    sum -= value;
  }
  return sum;
}

/** The cells of a path. None where the form of this report has no such cell, or prints one row in place of several. */
function termsOf(path: string, readings: Readings): readonly Reading[] {
  if (!path.includes('*')) {
    const reading = readings.get(path);
    return !reading || isReplaced(path, readings) ? [] : [reading];
  }
  return fieldsLike(path).flatMap((field) => (isReplaced(field, readings) ? [] : (readings.get(field) ?? [])));
}

const expanded = new Map<string, readonly string[]>();

/** The fields that a path with `*` stands for. */
function fieldsLike(path: string): readonly string[] {
  const before = expanded.get(path);
  if (before) return before;
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`);
  const fields = FIELDS.map(({ name }) => name).filter((name) => pattern.test(name));
  expanded.set(path, fields);
  return fields;
}

function isReplaced(name: string, readings: Readings): boolean {
  const field = FIELD_BY_NAME.get(name);
  if (!field || readings.get(name)?.state !== 'absent') return false;
  return FIELDS.some(({ row, name: other }) => row.replaces?.includes(field.row.id) && readings.has(other));
}

function isEmpty({ state }: Reading): boolean {
  return state === 'blank' || state === 'dash';
}

function amountOf(term: Reading, readings: Readings): Amount {
  if (term.value !== null) return { value: inYuan(term), blank: false };
  if (!isEmpty(term)) return { value: null, blank: false };
  if (isPartOfMore(term, readings)) return { value: null, blank: true };
  return sumOfParts(term, readings) ?? { value: 0, blank: true };
}

function inYuan({ field, value }: Reading): number {
  const unit = FIELD_BY_NAME.get(field)?.column.unit;
  return unit === 'wan_yuan' ? shiftDecimal(value ?? 0, 4) : (value ?? 0);
}

function stepOfCell({ field, value, raw }: Reading): number {
  if (!value || FIELD_BY_NAME.get(field)?.column.unit !== 'wan_yuan') return 0;
  return 10 ** (4 - (/\.(\d+)/.exec(plain(raw))?.[1] ?? '').length);
}

/** A blank beside a total that the other parts do not come to: it stands for some number. */
function isPartOfMore({ field }: Reading, readings: Readings): boolean {
  const total = readings.get(field.replace(/[^.]+$/, 'total'));
  if (!total || total.field === field || total.value === null) return false;
  return sumOfParts(total, readings)?.value !== total.value && total.value !== 0;
}

/** What a number would have to be for its row to add up; nothing where a cell of the row is blank or cannot be read. */
function impliedFor(term: Reading, readings: Readings): Amount | undefined {
  const total = readings.get(term.field.replace(/[^.]+$/, 'total'));
  const parts = total && sumOfParts(total, readings);
  if (!parts || parts.blank || parts.value === null || total.value === null) return undefined;
  // A total over nothing but zeros may be all that was filled in.
  if (total.field === term.field) return parts.value === 0 ? undefined : parts;
  return { value: total.value - (parts.value - (term.value ?? 0)), blank: false };
}

function rowOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}

/** The cells beside a total, by the row that they stand in. */
const PARTS = Map.groupBy(
  FIELDS.map(({ name }) => name).filter((name) => !name.endsWith('.total')),
  rowOf,
);

/** What the cells beside a total add up to; nothing where one of them cannot be read, or none holds a number. */
function sumOfParts({ field }: Reading, readings: Readings): Amount | undefined {
  if (!field.endsWith('.total')) return undefined;
  const parts = (PARTS.get(rowOf(field)) ?? []).flatMap((name) => readings.get(name) ?? []);
  const readable = parts.every((part) => part.value !== null || isEmpty(part));
  if (!readable || parts.every((part) => part.value === null)) return undefined;
  return { value: parts.reduce((sum, part) => sum + (part.value ?? 0), 0), blank: parts.some(isEmpty) };
}

/** A quote with its signs narrow and its thousands joined, for looking into it. */
export function plain(quote: string): string {
  return quote.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
}

const ABOUT = /约|近|左右|大概|上下/;
const MORE = 1.1;

/** Whether a number may stand for another: as exactly as it is printed, or within its order where it is approximate. */
export function fits(statement: Statement, actual: number, step = 0): boolean {
  const { value, approximate, quote } = statement;
  if (actual === value || Math.abs(actual - value) < Math.max(step, precisionOf(statement))) return true;
  if (!approximate) return false;
  const low = ABOUT.test(quote) ? value * (2 - MORE) : value;
  return actual >= low && actual < Math.max(value * MORE, value + stepOf(value));
}

/** 7700余 may be anything below 7800. */
function stepOf(value: number): number {
  const zeros = /0*$/.exec(String(Math.trunc(value)))?.[0].length ?? 0;
  return 10 ** zeros;
}

const SHIFTS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };

/** What a number printed in 万 or 亿 leaves open: 4.04万元 is exact to 100 yuan. 0 where it is printed in full. */
export function precisionOf({ value, quote, kind }: Pick<Statement, 'value' | 'quote' | 'kind'>): number {
  const printed = [...plain(quote).matchAll(/(\d+)(?:\.(\d+))?([百千万亿])/g)];
  for (const [, whole, decimals = '', unit = ''] of printed) {
    const places = SHIFTS[unit] ?? 0;
    const shifted = shiftDecimal(Number(`${whole}.${decimals || 0}`), places);
    if (Math.abs(shifted - value) < 0.005) return 10 ** (places - decimals.length);
  }
  return kind === 'amount' ? 0.01 : 0;
}
