import { agree, precisionOf } from '../../claims/agreement.ts';
import { quoted } from '../../claims/statement-messages.ts';
import { BASIS, distinct, sameParagraph } from '../../claims/statements.ts';
import type { Severity } from '../../finding.ts';
import type { Report, StatedPart, Statement } from '../../report/report.ts';
import { SUBJECT_BY_ID } from '../../report/statements/subjects.ts';
import { defineRule, type Remark } from '../../rule.ts';

const add = (parts: readonly StatedPart[]) => parts.reduce((sum, { value }) => sum + value, 0);

export default defineRule({
  kind: 'case',
  id: 'statements/sum',
  severity: 'warning',
  title: {
    zh: '正文中“其中”各分项之和等于所述总数',
    en: 'The parts that the text lists add up to the total it states',
  },
  basis: BASIS,
  reads: ['statements'],
  check({ report }) {
    const lists = report.statements.filter(({ kind, parts }) => kind === 'list' && parts.length > 0);
    if (lists.length === 0) return { missing: ['statements'] };
    const remarks = lists.filter((list) => !comesOut(list)).map((list) => remarkOf(list, report));
    return [...Map.groupBy(remarks, ({ message }) => message.zh).values()].flatMap((same) =>
      same.slice(0, 1).map((remark) => ({ ...remark, places: distinct(same.flatMap(({ places = [] }) => places)) })),
    );
  },
  examples: {
    passes: [
      {
        sections: {
          overview:
            '今年以来，及时通过政府网站公开信息518条，其中，校务公开信息312条，预决算信息128条，政策解读、动态等各类信息78条。',
        },
      },
      { sections: { other_matters: '2023年度保留网络工作群组5个（其中QQ3个、微信2个）。' } },
      {
        sections: {
          overview:
            '全年共审核发布各类公开政府信息249条，其中：发布行政公文和政策解读信息9条；机构设置和人事任免信息7条；重点工作39条；财政预决算信息6条；信息公开年度报告1条；政府信息公开指南1条；政府网站信息185条；政府信息公开制度1条。',
        },
      },
    ],
    fails: [
      {
        sections: {
          overview: '通过政府网站公开信息518条，其中，校务公开信息312条，预决算信息128条，各类信息87条。',
        },
      },
      { sections: { other_matters: '2023年度保留网络工作群组5个（其中QQ3个、微信3个）。' } },
      { sections: { overview: '全年接待咨询372人次，其中现场咨询331人次，电话咨询61人次。' } },
    ],
  },
});

/** Exactly; in several lists one after the other; without the parts of parts; or as far as the words promise it. */
function comesOut({ value, parts, open, approximate }: Statement): boolean {
  const sum = add(parts);
  if (sum === value || add(withoutParts(parts)) === value || inRuns(parts, value)) return true;
  if (parts.length === 1 || open) return sum <= value;
  return approximate && sum >= value && sum < value * 1.1;
}

/** The same total given twice in parts: by organ, then by applicant. */
function inRuns(parts: readonly StatedPart[], value: number): boolean {
  let run = 0;
  for (const part of parts) {
    run += part.value;
    if (run > value) return false;
    if (run === value) run = 0;
  }
  return run === 0;
}

/** The parts, those left out that add up to the one before them: 微信30件（公众号20件、群组10件）. */
function withoutParts(parts: readonly StatedPart[]): readonly StatedPart[] {
  const kept: StatedPart[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (!part) break;
    kept.push(part);
    at += nestedBelow(part, parts.slice(at + 1));
  }
  return kept;
}

function nestedBelow({ value }: StatedPart, rest: readonly StatedPart[]): number {
  let sum = 0;
  for (const [index, part] of rest.entries()) {
    sum += part.value;
    if (sum === value && index > 0) return index + 1;
    if (sum >= value) return 0;
  }
  return 0;
}

const ALIKE = ['件', '条', '份', '篇', '项', '个', '起', '宗'];

/** One document may be explained in words, in pictures and in a film. */
const OVERLAPPING = /文字|图[片解表文]|视频|音频|动漫|漫画|媒体|转载/;

function mayOverlap({ parts }: Statement): boolean {
  return parts.some(({ label }) => OVERLAPPING.test(label));
}

function unitsDiffer({ unit, parts }: Statement): boolean {
  const kindOf = (each: string) => (ALIKE.includes(each) ? '件' : each);
  return parts.some((part) => part.unit !== '' && kindOf(part.unit) !== kindOf(unit));
}

/** 其中 need not name all: only a small gap, or parts that exceed the whole, are surely a mistake. */
function severityOf(list: Statement): Severity {
  const { value, parts, open, approximate } = list;
  const sum = add(parts);
  const unsure =
    open || approximate || precisionOf(list) > 0 || parts.some((part) => part.approximate) || unitsDiffer(list);
  const nested = withoutParts(parts).length < parts.length;
  if (unsure || nested || (sum > value && mayOverlap(list))) return 'info';
  return sum > value || value - sum <= Math.max(1, value / 10) ? 'warning' : 'info';
}

/** The total or a part is not what the table has: that is said there, once. */
function isSaidOfTable(list: Statement, report: Report): boolean {
  const { about, parts, value } = list;
  const numbers = report.statements.filter((other) => {
    const named = other.about === about ? other.value === value : parts.some((part) => part.value === other.value);
    return other.kind === 'count' && named && sameParagraph(other, list);
  });
  return numbers.some((number) => {
    const subject = SUBJECT_BY_ID.get(number.about);
    return subject !== undefined && agree(number, subject, report).kind === 'misfit';
  });
}

function remarkOf(list: Statement, report: Report): Remark {
  const { value, unit, parts, quote, place } = list;
  const sum = add(parts);
  const terms = parts.map((part) => part.value).join('＋');
  return {
    places: [place],
    severity: isSaidOfTable(list, report) ? 'info' : severityOf(list),
    expected: sum,
    actual: value,
    message: {
      zh: `正文“${quoted(quote)}”，总数为${value}${unit}，所列分项之和为${sum}（${terms}），相差${Math.abs(sum - value)}`,
      en: `The text "${quoted(quote)}" states a total of ${value}, its parts add up to ${sum} (${terms.replaceAll('＋', ' + ')})`,
    },
  };
}
