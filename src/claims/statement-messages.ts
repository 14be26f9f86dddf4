import type { Message } from '../finding.ts';
import { shiftDecimal } from '../report/number.ts';
import type { Statement } from '../report/report.ts';
import type { Subject } from '../report/statements/subjects.ts';
import type { Agreement, Reckoning } from './agreement.ts';

/** A statement beside the readings of its subject. */
export interface Compared {
  readonly statement: Statement;
  readonly subject: Subject;
  readonly agreement: Agreement;
}

/** Said where the number may be of a smaller circle than the table. */
export const PART: Message = {
  zh: '正文所述为本机关或部分单位的数字，表的统计范围可能更大，请确认口径',
  en: 'The sentence speaks of the office or a part, the table may cover more: confirm the scope',
};

/** Said where the number may be of a larger circle than the table. */
export const WHOLE: Message = {
  zh: '正文所述为全地区或全系统的数字，表的统计范围可能较小，请确认口径',
  en: 'The sentence speaks of the whole region or system, the table may cover less: confirm the scope',
};

const LONGEST = 80;

/** The clause for a message, cut where it is long. */
export function quoted(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A number as messages print it: counts with the unit that the text has, amounts in 元 and in 万元. */
function printed(value: number | null, { statement: { unit }, subject }: Compared): string {
  if (value === null) return '';
  if (subject.id.endsWith('.amount')) return `${value}元（${shiftDecimal(value, -4)}万元）`;
  return `${value}${/[元%％]/.test(unit) ? '' : unit || '件'}`;
}

function claimed(one: Compared): Message {
  const { statement, subject } = one;
  const { approximate, value, quote } = statement;
  const number = `${printed(value, one)}${approximate ? '（约数）' : ''}`;
  return {
    zh: `正文“${quoted(quote)}”，所述“${subject.label.zh}”为${number}`,
    en: `The text "${quoted(quote)}" states ${value} for ${subject.label.en}`,
  };
}

/** That a number agrees with no reading: each reading with its value. */
export function misfitMessage(one: Compared, reckonings: readonly Reckoning[]): Message {
  const { zh, en } = claimed(one);
  const usual = reckonings.filter(({ reading }) => !reading.unusual);
  const others = reckonings.filter(
    ({ value, implied, reading }) =>
      one.statement.value !== 0 && reading.unusual && !implied && usual.every((reckoning) => reckoning.value !== value),
  );
  const list = byValue([...usual, ...others]);
  return {
    zh: `${zh}，与表中数字不符：${list.map(({ labels, value }) => `${labels.map(({ zh: label }) => label).join('、')}为${printed(value, one)}`).join('，')}`,
    en: `${en}, which agrees with no number of the table: ${list.map(({ labels, value }) => `${labels.map(({ en: label }) => label).join(', ')}: ${value}`).join('; ')}`,
  };
}

/** That a number agrees with nothing but a reading that writers take by mistake. */
export function unusualMessage(one: Compared, by: Reckoning, first: Reckoning): Message {
  const { zh, en } = claimed(one);
  const number = printed(first.value, one);
  return {
    zh: `${zh}，表中${first.reading.label.zh}为${number}；正文数字只与“${by.reading.label.zh}”（${printed(by.value, one)}）相符，请确认口径`,
    en: `${en}, the table has ${first.value} for ${first.reading.label.en}; the number agrees only with ${by.reading.label.en} (${by.value})`,
  };
}

/** Readings that come to the same number are said together. */
function byValue(reckonings: readonly Reckoning[]): readonly { value: number | null; labels: readonly Message[] }[] {
  const values = [...new Set(reckonings.map(({ value }) => value))];
  return values.map((value) => ({
    value,
    labels: reckonings.filter((reckoning) => reckoning.value === value).map(({ reading }) => reading.label),
  }));
}
