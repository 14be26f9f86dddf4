import type { Place } from '../document.ts';
import type { Finding } from '../finding.ts';
import { type Choice, choicesOf } from './choice.ts';
import { doubt } from './doubts.ts';
import type { Edition } from './edition.ts';
import { type Equation, equationsOf, isOneSided } from './equations.ts';
import { FIELD_BY_NAME, fieldTitle } from './fields.ts';
import type { Reading } from './report.ts';

/** A reader that is this sure of a cell was right in every measured case, unless a sum speaks against it. */
export const CERTAIN = 0.9;

/** Readings of a picture after the sums were asked, and what is to be said of those that are not certain. */
export interface Settled {
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
}

/**
 * Decides which readings of a picture have a value. Certain is what a reader is sure of with no sum against it, or what
 * two readers agree on. Of what the readers saw in the other cells, the sums may choose where just one choice satisfies
 * all of them; otherwise the cell is unreadable. No number comes in that no reader saw.
 */
export function settle(readings: readonly Reading[], edition: Edition): Settled {
  if (!readings.some((reading) => reading.recognition)) return { readings, findings: [] };
  const equations = allEquations(readings, edition);
  const lost = lostTotals(equations);
  const blank = new Set([...lost].filter(isSeenBlank));
  const unsure = new Set(
    readings.filter(
      (reading) =>
        isUnsure(reading) || isContradicted(reading, equations) || (lost.has(reading) && !blank.has(reading)),
    ),
  );
  const choices = choicesOf(unsure, equations);
  const decided = readings.map((reading): Reading => {
    if (!reading.recognition) return reading;
    if (isDisagreed(reading, unsure, equations) || blank.has(reading)) return { ...reading, confidence: 0.5 };
    if (!unsure.has(reading)) return { ...reading, confidence: confidenceOf(reading, equations) };
    const choice = choices.get(reading);
    return choice ? chosen(reading, choice) : refused(reading);
  });
  const disagreed = readings.filter((reading) => isDisagreed(reading, unsure, equations));
  const findings = readings.flatMap((reading) => findingsOf(reading, unsure, choices));
  const all = [...findings, ...disagreed.map(disagreement), ...[...blank].map(leftBlank)];
  return { readings: decided, findings: [...all, ...unconfirmed(readings, equations, all)] };
}

/** Readers may agree on a number that is covered: what no sum can speak for is named, in one finding. */
function unconfirmed(
  readings: readonly Reading[],
  equations: readonly Equation[],
  said: readonly Finding[],
): readonly Finding[] {
  const confirmed = new Set(equations.filter(holds).flatMap(termsOf));
  const named = new Set(said.flatMap(({ fields }) => fields));
  const alone = readings.filter(
    (reading) => reading.recognition && !confirmed.has(reading) && !named.has(reading.field),
  );
  if (alone.length === 0) return [];
  const detail = { zh: `${alone.length}个单元格`, en: `${alone.length} cells` };
  const places = alone.flatMap(({ place }) => place ?? []);
  return [doubt('reading/unconfirmed', { detail, fields: alone.map(({ field }) => field), places })];
}

/**
 * The places of number cells that a second reader is to be asked about: where the first is not sure, where a sum speaks
 * against the cell, and where none can speak for it.
 */
export function disputed(readings: readonly Reading[], edition: Edition): ReadonlySet<Place> {
  const equations = allEquations(readings, edition);
  const asked = readings.filter((reading) => {
    if (!reading.recognition) return false;
    const own = equations.filter((equation) => termsOf(equation).includes(reading));
    return isUnsure(reading) || !own.some(holds) || own.some(isBroken);
  });
  return new Set(asked.flatMap(({ place }) => place ?? []));
}

function allEquations(readings: readonly Reading[], edition: Edition): readonly Equation[] {
  const byField = new Map(readings.map((reading) => [reading.field, reading]));
  return edition.identities.flatMap((identity) => equationsOf(identity, edition, byField));
}

/** Whether any sum does not come out. */
export function breaksSums(readings: readonly Reading[], edition: Edition): boolean {
  return allEquations(readings, edition).some(isBroken);
}

const termsOf = ({ left, right }: Equation): readonly Reading[] => [...left, ...right];

function isUnsure({ recognition, state, raw }: Reading): boolean {
  if (!recognition) return false;
  const isScrap = state === 'text' && !WORDS.test(raw);
  return isScrap || (!recognition.agreed && (recognition.probability < CERTAIN || state === 'unreadable'));
}

/** A remark in the place of a number; what is shorter may be a number that a seal or a stain covers. */
const WORDS = /\p{Script=Han}{2}/u;

/** A reader this sure was right where another saw something else; where both are sure, it is said. */
const SURE = 0.99;
/** What a reader saw with less than this does not count against a sure one. */
const LIKELY = 0.75;

/** The second reader saw something else, and no sum comes out with what the first one saw, who is not quite sure. */
function isContradicted(reading: Reading, equations: readonly Equation[]): boolean {
  if (reading.recognition?.agreed !== false) return false;
  const own = equations.filter((equation) => termsOf(equation).includes(reading));
  return own.some(isBroken) || (!own.some(holds) && reading.recognition.probability < SURE);
}

/** Reports that print no totals leave more of them out than this. */
const FEW_TOTALS = 2;

/** Totals that seem blank while their terms and the other totals are printed: no reader saw anything, so none is asked. */
function lostTotals(equations: readonly Equation[]): ReadonlySet<Reading> {
  const open = equations.filter((equation) => isOneSided(equation));
  if (open.length > FEW_TOTALS) return new Set();
  const totals = open.flatMap(({ left, right }) => [left, right].flatMap((side) => (side.length === 1 ? side : [])));
  return new Set(totals.filter(({ state, recognition }) => recognition && state === 'blank'));
}

/** Neither reader saw anything, and no trace of ink is there: blank, as far as can be seen. */
function isSeenBlank({ recognition }: Reading): boolean {
  return recognition?.agreed === true && recognition.probability === 1 && recognition.alternatives.length === 0;
}

function leftBlank(reading: Reading): Finding {
  const title = titleOf(reading);
  const detail = {
    zh: `合计“${title}”看不到数字，而其各项有数字`,
    en: `the total "${title}" seems blank, while its terms are printed`,
  };
  const about = { fields: [reading.field], places: reading.place ? [reading.place] : [], actual: reading.raw };
  return doubt('reading/doubtful', { ...about, detail });
}

/** One reader is sure, and so is the other of something else; no sum can tell. The first is right more often. */
function isDisagreed(reading: Reading, unsure: ReadonlySet<Reading>, equations: readonly Equation[]): boolean {
  const { recognition } = reading;
  if (recognition?.agreed !== false || unsure.has(reading)) return false;
  const own = equations.filter((equation) => termsOf(equation).includes(reading));
  return !own.some(holds) && recognition.alternatives.some(({ probability }) => probability >= LIKELY);
}

function disagreement(reading: Reading): Finding {
  const title = titleOf(reading);
  const [taken, ...others] = seenIn(reading).map((text) => `“${text}”`);
  const detail = {
    zh: `“${title}”取${taken}，另一次识别为${others.join('、')}`,
    en: `"${title}" is taken as ${taken}; another reader saw ${others.join(', ')}`,
  };
  const about = { fields: [reading.field], places: reading.place ? [reading.place] : [], actual: reading.raw };
  return doubt('reading/doubtful', { ...about, detail });
}

/** Nothing follows from a sum of which a term is no number, nor from one of which a side is left blank. */
function isOpen(equation: Equation): boolean {
  const unknown = termsOf(equation).some(
    ({ state, recognition }) => state === 'text' || (state === 'unreadable' && !recognition),
  );
  return unknown || isOneSided(equation);
}

function difference({ left, right }: Equation): number {
  const total = (terms: readonly Reading[]) => terms.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return total(left) - total(right);
}

const isBroken = (equation: Equation) => !isOpen(equation) && difference(equation) !== 0;
const holds = (equation: Equation) => !isOpen(equation) && difference(equation) === 0;

/** What two readers agree on, and what a sum confirms, is as good as printed characters. */
function confidenceOf(reading: Reading, equations: readonly Equation[]): number {
  const { recognition, confidence } = reading;
  if (!recognition || confidence < 1) return confidence;
  if (recognition.agreed) return recognition.probability < CERTAIN ? CERTAIN : 1;
  const own = equations.filter((equation) => termsOf(equation).includes(reading));
  if (own.some(holds) && !own.some(isBroken)) return 1;
  return Math.min(0.99, Math.round(recognition.probability * 100) / 100);
}

/** Its raw text is everything that the readers saw, so that nobody takes one of them for the number. */
function refused(reading: Reading): Reading {
  return { ...reading, raw: seenIn(reading).join(' | '), value: null, state: 'unreadable', confidence: 0 };
}

/** What the readers saw in the cell, the likeliest first. */
function seenIn({ raw, recognition }: Reading): readonly string[] {
  return [raw, ...(recognition?.alternatives ?? []).map(({ text }) => text)];
}

function chosen(reading: Reading, { value, state }: Choice): Reading {
  return { ...reading, value, state, confidence: 0.5 };
}

function findingsOf(
  reading: Reading,
  unsure: ReadonlySet<Reading>,
  choices: ReadonlyMap<Reading, Choice>,
): readonly Finding[] {
  if (!unsure.has(reading)) return [];
  const title = titleOf(reading);
  const seen = seenIn(reading)
    .map((text) => `“${text}”`)
    .join('、');
  const about = { fields: [reading.field], places: reading.place ? [reading.place] : [], actual: reading.raw };
  const choice = choices.get(reading);
  if (!choice) {
    const detail = { zh: `“${title}”可能是${seen}`, en: `"${title}" may be ${seen}` };
    return [doubt('reading/unreadable', { ...about, detail })];
  }
  const rule = choice.text === reading.raw ? 'reading/confirmed' : 'reading/chosen';
  const detail = {
    zh: `“${title}”取“${choice.text}”（识别结果：${seen}）`,
    en: `"${title}" is taken as "${choice.text}" (the readers saw ${seen})`,
  };
  return [doubt(rule, { ...about, detail, expected: choice.text })];
}

function titleOf({ field }: Reading): string {
  const known = FIELD_BY_NAME.get(field);
  return known ? fieldTitle(known) : field;
}
