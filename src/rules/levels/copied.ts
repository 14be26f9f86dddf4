import type { Sibling } from '../../case.ts';
import { ALONE } from '../../claims/history.ts';
import { LONG_PROSE, likeness, ownProse } from '../../report/likeness.ts';
import type { Report } from '../../report/report.ts';
import { defineRule, type Remark } from '../../rule.ts';

const ALIKE = 0.9;

export default defineRule({
  kind: 'case',
  id: 'levels/copied',
  severity: 'warning',
  title: { zh: '正文不是照搬其他机关', en: 'The text is not that of another organ' },
  basis: '国办公开办函〔2021〕30号（不得内容雷同、敷衍塞责）',
  reads: ['sections', 'reports of other organs'],
  check({ report, related }) {
    if (!related) return ALONE;
    const prose = proseOf(report);
    if (prose.length < LONG_PROSE) return { missing: ['sections of some length'] };
    const found = related.alike.map((other) => ({ other, alike: likeness(prose, proseOf(other.report)) }));
    const [most] = found.toSorted((a, b) => b.alike - a.alike);
    return most && most.alike >= ALIKE ? [remarkOn(report, most.other, most.alike)] : [];
  },
  examples: {
    passes: [
      { organ: '溪桥县教育局', sections: { overview: prose('溪桥县教育局', '校务公开') }, alike: [] },
      {
        organ: '溪桥县教育局',
        sections: { overview: prose('溪桥县教育局', '校务公开') },
        alike: [{ organ: '松陂县民政局', sections: { overview: '松陂县民政局全年主动公开信息12条。' } }],
      },
    ],
    fails: [
      {
        organ: '溪桥县教育局',
        sections: { overview: prose('溪桥县教育局', '政务公开') },
        alike: [{ organ: '松陂县民政局', sections: { overview: prose('松陂县民政局', '政务公开') } }],
      },
    ],
  },
});

function proseOf({ sections, organ }: Report): string {
  return ownProse(sections, organ?.value ?? '');
}

function remarkOn({ sections }: Report, { path, report }: Sibling, alike: number): Remark {
  const percent = Math.floor(alike * 100);
  const organ = report.organ?.value ?? '';
  const year = report.year?.value ?? '';
  return {
    places: sections.slice(0, 1).map(({ place }) => place),
    expected: null,
    actual: `${percent}%`,
    message: {
      zh: `除名称、年份和数字外，正文与${organ}${year}年度报告（${path}）的相同部分约占${percent}%`,
      en: `Names, years and numbers aside, the text is ${percent} % the same as that of ${organ} on ${year} (${path})`,
    },
  };
}

function prose(organ: string, what: string): string {
  return (
    `2024年，${organ}深入贯彻落实政府信息公开条例，全年主动公开信息312条，${what}栏目更新及时，内容涵盖机构职能、政策文件、财政预决算等方面；` +
    '进一步健全依申请公开办理流程，做到登记、审核、办理、答复、归档各环节规范有序；加强平台建设，优化栏目设置，落实专人负责信息审核和发布，' +
    '严格执行三审三校制度；强化监督保障，将政府信息公开工作纳入年度考核，组织业务培训2次，未发生责任追究情形。'
  );
}
