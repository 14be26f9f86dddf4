import type { Case } from '../../case.ts';
import type { Report } from '../../report/report.ts';
import { strayYears, yearOfText } from '../../report/years.ts';
import { defineRule, type Remark } from '../../rule.ts';

export default defineRule({
  kind: 'case',
  id: 'structure/year',
  severity: 'error',
  title: {
    zh: '标题、正文和文件名的年度一致',
    en: 'Title, text and file name tell of the same year',
  },
  basis: '《政府信息公开条例》第四十九条、第五十条（上一年度）',
  reads: ['title', 'year', 'period', 'sections', 'path'],
  check(facts) {
    const { report, path } = facts;
    const { year } = report;
    if (!year || report.sections.length === 0) return { missing: [year ? 'sections' : 'year'] };
    const inText = yearOfText(report);
    const wrongTitle = inText && inText.year !== year.value ? [ofText(report, inText)] : [];
    const strays = wrongTitle.length > 0 ? [] : strayYears(report, year.value).slice(0, 3).map(stray(year.value));
    return [...wrongTitle, ...strays, ...fileYear({ path, report })];
  },
  examples: {
    passes: [
      { year: 2023, path: 'a/2024-01-15-report-2023.html' },
      {
        year: 2023,
        sections: {
          overview:
            '2023年收到政府信息公开申请3件，比2022年减少1件。及时公布2022年度决算。\n出台《教育高质量发展三年行动计划（2023—2025年）》。',
          problems: '2024年将继续加强政府信息公开申请办理。',
        },
      },
    ],
    fails: [
      {
        year: 2024,
        title: '某局2024年政府信息公开工作年度报告',
        sections: {
          overview: '2023年，主动公开信息120条。\n（二）依申请公开情况。2023年收到申请3件。',
          other_matters: '2023年未收取信息处理费。',
        },
      },
      {
        year: 2023,
        sections: { overview: '2023年，主动公开信息120条。', other_matters: '2022年，无收取信息处理费情况。' },
      },
      { year: 2023, sections: { overview: '2022年，我局把信息公开作为日常工作来抓，围绕群众关心的事项及时发布。' } },
      { year: 2023, introduction: '现将某局2022年政府信息公开工作年度报告公布如下。' },
      { year: 2023, path: 'reports/教育局2021年年报.html' },
    ],
  },
});

/** The whole text speaks of another year: an error where the period does so too or is not stated. */
function ofText({ year, period }: Report, inText: NonNullable<ReturnType<typeof yearOfText>>): Remark {
  const title = year?.value ?? null;
  const periodAgrees = period?.value.to.startsWith(String(title)) ?? false;
  return {
    places: [...(year ? [year.place] : []), inText.passage.place],
    ...(periodAgrees ? { severity: 'warning' } : {}),
    expected: title,
    actual: inText.year,
    message: {
      zh: `报告年度为${title}年，正文所述却多为${inText.year}年`,
      en: `The report is of ${title}, but its text mostly tells of ${inText.year}`,
    },
  };
}

function stray(year: number): (found: ReturnType<typeof strayYears>[number]) => Remark {
  return ({ year: other, sentence, passage }) => ({
    places: [passage.place],
    severity: 'warning',
    expected: year,
    actual: other,
    message: {
      zh: `${year}年度报告的正文写的是${other}年的情况：“${sentence}”`,
      en: `The report is of ${year}, but a sentence tells of ${other}: "${sentence}"`,
    },
  });
}

/** A name may tell the year reported on or that of publication. */
function fileYear({ path, report }: Pick<Case, 'path' | 'report'>): readonly Remark[] {
  const { year } = report;
  const name = path.split('/').at(-1) ?? '';
  const years = [...name.matchAll(/(?<!\d)(20[0-4]\d)(?!\d{3,})/g)].map((match) => Number(match[1]));
  if (!year || years.length === 0 || years.some((other) => other === year.value || other === year.value + 1)) return [];
  return [
    {
      severity: 'info',
      places: [year.place],
      expected: year.value,
      actual: years[0] ?? null,
      message: {
        zh: `文件名“${name}”中的年份为${years[0]}年，报告年度为${year.value}年`,
        en: `The file name "${name}" tells of ${years[0]}, the report is of ${year.value}`,
      },
    },
  ];
}
