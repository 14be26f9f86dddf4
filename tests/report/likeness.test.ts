import { describe, expect, test } from '@jest/globals';
import { alikeAmong } from '../../src/related/alike.ts';
import { bandsOf, likeness, masked, ownProse } from '../../src/report/likeness.ts';

const SENTENCES = [
  '深入贯彻落实政府信息公开条例，把政府信息公开工作纳入重要议事日程',
  '进一步健全依申请公开办理流程，做到登记、审核、办理、答复、归档各环节规范有序',
  '加强平台建设，优化栏目设置，落实专人负责信息审核和发布，严格执行三审三校制度',
  '强化监督保障，将政府信息公开工作纳入年度考核，组织业务培训，未发生责任追究情形',
  '围绕群众关切开展政策解读，采用图文、视频等多种形式，及时回应社会关注的热点问题',
  '存在的问题主要是部分单位公开意识不强，信息更新不够及时，解读形式较为单一',
];
const TEXT = SENTENCES.join('；');

describe('how alike two texts are', () => {
  test('years, numbers and punctuation do not count', () => {
    expect(masked('2024年，公开 1,312 条；培训三次。')).toBe(masked('2023年公开987条，培训12次'));
    expect(masked('第三方')).toBe('第三方');
  });

  test('from 0 to 1', () => {
    expect(likeness(TEXT, TEXT)).toBe(1);
    expect(likeness(TEXT, '完全不同的另一段文字，说的是别的事情')).toBe(0);
    expect(likeness(TEXT, SENTENCES.slice(0, 3).join('；'))).toBeGreaterThan(0.5);
    expect(likeness('', '')).toBe(0);
  });
});

describe('finding what reads alike among many', () => {
  const prose = (organ: string, text: string) => {
    const place = { selector: 'p' };
    const section = {
      id: 'overview',
      heading: '一、总体情况',
      place,
      paragraphs: [{ text: `${organ}${text}`, place }],
    };
    return { bands: bandsOf(ownProse([section], organ)) };
  };
  const others = Array.from({ length: 40 }, (_, index) =>
    prose(
      '甲县教育局',
      [...TEXT]
        .toSorted((a, b) => ((a.charCodeAt(0) * (index + 7)) % 97) - ((b.charCodeAt(0) * (index + 7)) % 97))
        .join(''),
    ),
  );
  const twins = [prose('溪桥县教育局', TEXT), prose('松陂县民政局', `${TEXT}；另`)];

  test('names aside, and only those', () => {
    const alike = alikeAmong([...others, ...twins], () => true);
    expect([...alike]).toEqual([
      [40, [41]],
      [41, [40]],
    ]);
  });

  test('not reports of one organ, nor short ones', () => {
    expect(alikeAmong(twins, () => false).size).toBe(0);
    expect(prose('溪桥县教育局', '无。').bands).toEqual([]);
  });
});
