import type { Candidate, Recognition } from '../../src/document.ts';
import type { Read } from './reader.ts';

/** A reader that is this sure of a number was right in every measured case. */
export const CERTAIN = 0.9;
/** Where the first reader is not sure, a second that is not even this sure confirms nothing. */
const LEAST_TO_AGREE = 0.8;

/** What the first reader is less sure of than this is not confirmed by groups of digits alone: by several, or by one. */
const HALF_SURE = 0.5;
const NEARLY_SURE = 0.8;

/** The text of a number cell and how it was recognised. */
export interface Decided {
  readonly text: string;
  readonly recognition: Recognition;
}

/** Whether the second reader is to be asked whatever the sums say: the first is not sure, or saw nothing in ink. */
export function isUnsure({ probability }: Read): boolean {
  return probability < CERTAIN;
}

/**
 * What the readers make of a cell: the first one's text, with all that the other saw beside. The second has no say where
 * it saw nothing: it loses more cells than it reads wrong.
 */
export function decide(first: Read, second?: Read): Decided {
  const { text, probability, alternatives } = first;
  if (!second || (second.text === '' && text !== '')) return { text, recognition: { probability, alternatives } };
  if (probability >= CERTAIN && losesDigits(text, second.text)) {
    return { text, recognition: { probability, alternatives: joined(text, alternatives, [second]) } };
  }
  if (text === '' && DASH.test(second.text)) return decide({ ...second, alternatives }, second);
  const isSure = probability >= CERTAIN;
  if (!isSame(text, second.text, isSure)) {
    const seen = joined(text, alternatives, [second, ...second.alternatives]);
    return { text, recognition: { probability, alternatives: seen, agreed: false } };
  }
  const same = [second, ...second.alternatives].filter((seen) => isSame(text, seen.text, isSure));
  const agreeing = same.reduce((sum, seen) => sum + seen.probability, 0);
  const isWhole = isWholeBy(second.text, first);
  const agreed = isSure || agreeing >= LEAST_TO_AGREE || isWhole ? { agreed: true } : {};
  return {
    text,
    recognition: { probability, alternatives: joined(text, alternatives, second.alternatives), ...agreed },
  };
}

/**
 * Dashes are one mark, however long; the second reader sees only that there is one. It knows neither signs nor commas,
 * and may take them for points: where the first is sure of them, the digits count.
 */
function isSame(a: string, b: string, isSure: boolean): boolean {
  if (a === b || (DASH.test(a) && DASH.test(b))) return true;
  const [, sign, digits = '', unit] = NUMBER.exec(a) ?? [];
  const [mine, other] = [digits.replaceAll(',', ''), b.replace(/^\./, '')];
  if (mine === '' || !(isSure || GROUPED.test(a))) return false;
  if (GROUPED_TWICE.test(a) && other.replaceAll(/[.,]/g, '') === mine) return true;
  if (sign === '+' && other === `${PLUS}${mine}`) return true;
  if (unit && isDigitsOf(mine, other, unit)) return true;
  // A unit that is taken for a digit makes groups of three of two decimals.
  return [other, other.replace(GROUPS, ''), other.replace(ALL_BUT_LAST, '')].some((seen) =>
    unit ? seen.startsWith(mine) && seen.length <= mine.length + unit.length : seen === mine,
  );
}

/**
 * Whether digits in groups are all there, however unsure the second reader is, whom commas confuse: one more or less would
 * break the groups, and no two readers take several for others in the same way. A point where the only comma is may be one.
 */
function isWholeBy(seen: string, { text, probability }: Read): boolean {
  if (GROUPED_TWICE.test(text) && probability >= HALF_SURE) return true;
  if (!GROUPED.test(text) || probability < NEARLY_SURE) return false;
  const points = [text, seen].map((number) => number.split('.').length);
  return text.split(',').length > 2 || points[0] === points[1];
}

/** Beside a comma the second reader loses digits; where the comma stands right, the first can have made none up. */
function losesDigits(text: string, seen: string): boolean {
  if (!GROUPED.test(text) || !/^[\d.,]+$/.test(seen)) return false;
  const [digits, others] = [text, seen].map((one) => one.replaceAll(/\D/g, ''));
  if (digits === undefined || others === undefined || others.length >= digits.length) return false;
  return new RegExp([...others].join('\\d*')).test(digits);
}

/** What a plus looks like to a reader of digits. */
const PLUS = '4';

/** Beside a unit that it takes for digits, a reader of digits may lose the point. */
function isDigitsOf(number: string, seen: string, unit: string): boolean {
  const [digits, others] = [number.replace('.', ''), seen.replaceAll(/[.,]/g, '')];
  return others.startsWith(digits) && others.length > digits.length && others.length <= digits.length + unit.length;
}

const DASH = /^(?:-+|[/无])$/;
/** Digits in groups of three: the commas add nothing. */
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:[万亿]?元)?$/;
/** Two commas in their places tell groups from decimals, whatever another reader makes of them. */
const GROUPED_TWICE = /^[-+]?\d{1,3}(?:,\d{3}){2,}$/;
/** A unit looks like digits to a reader of digits. */
const NUMBER = /^([-+])?(\d[\d,.]*?)([万亿]?元)?$/;
/** Points where a number has its commas. */
const GROUPS = /[.,](?=\d{3}(?:[.,]\d{3})*$)/g;

/** The last one may be the point. */
const ALL_BUT_LAST = /[.,](?=.*[.,])/g;

function joined(text: string, ...lists: readonly (readonly Candidate[])[]): readonly Candidate[] {
  const best = new Map<string, number>();
  for (const candidate of lists.flat()) {
    best.set(candidate.text, Math.max(best.get(candidate.text) ?? 0, candidate.probability));
  }
  best.delete(text);
  return [...best]
    .map(([other, probability]) => ({ text: other, probability }))
    .toSorted((a, b) => b.probability - a.probability);
}
