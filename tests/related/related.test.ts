import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PROFILE } from '../../src/profile.ts';
import type { Prose } from '../../src/related/alike.ts';
import { relationsOf } from '../../src/related/related.ts';
import { type Listed, seriesOf } from '../../src/related/series.ts';

const listed = (organ: string | null, year: number | null, other: Partial<Listed & Prose> = {}): Listed & Prose => ({
  organ,
  year,
  named: true,
  numbers: `${organ} ${year}`,
  published_on: null,
  hasTables: true,
  bands: [],
  ...other,
});

const groups = (reports: readonly Listed[], renamed = {}) => seriesOf(reports, renamed).map(({ reports }) => reports);
const related = (reports: readonly (Listed & Prose)[], organs: Partial<typeof DEFAULT_PROFILE.organs> = {}) =>
  relationsOf(reports, { ...DEFAULT_PROFILE.organs, ...organs });

describe('reports of one organ', () => {
  test('are told by its name, however it is spelt', () => {
    const reports = [
      listed('淮安市洪泽区人民政府', 2024),
      listed('洪泽区人民政府', 2023),
      listed('洪泽区发改委', 2023),
      listed('洪泽区发展和改革委员会', 2024),
      listed('洪泽区人民政府办公室', 2024),
    ];
    expect(groups(reports)).toEqual([[0, 1], [2, 3], [4]]);
  });

  test('are not those of another place of the same name', () => {
    const reports = [
      listed('南京市鼓楼区人民政府', 2022),
      listed('徐州市鼓楼区人民政府', 2023),
      listed('鼓楼区人民政府', 2024),
    ];
    expect(groups(reports)).toEqual([[0], [1], [2]]);
  });

  test('are not those of a year for which both names have one', () => {
    expect(groups([listed('洪泽区人民政府', 2023), listed('淮安市洪泽区人民政府', 2023)])).toEqual([[0], [1]]);
    expect(groups([listed('甲县国土资源局', 2018), listed('甲县自然资源局', 2019)])).toEqual([[0, 1]]);
  });

  test('go on under the name that the profile says', () => {
    const reports = [listed('甲县工商局', 2018), listed('甲县市场监督管理局', 2019)];
    expect(groups(reports)).toEqual([[0], [1]]);
    expect(groups(reports, { 甲县工商局: '甲县市场监督管理局' })).toEqual([[0, 1]]);
  });

  test('cannot be told without a place where two of a year differ', () => {
    expect(groups([listed('教育局', 2022), listed('教育局', 2023)])).toEqual([[0, 1]]);
    const two = [listed('教育局', 2023, { numbers: 'a' }), listed('教育局', 2023, { numbers: 'b' })];
    expect(groups(two)).toEqual([]);
  });

  test('are not those that the site put under its own name', () => {
    const site = { named: false };
    const reports = [
      listed('甲县人民政府办公室', 2023, { numbers: 'own' }),
      listed('甲县人民政府办公室', 2023, { numbers: 'a', ...site }),
      listed('甲县人民政府办公室', 2023, { numbers: 'b', ...site }),
    ];
    expect(groups(reports)).toEqual([[0]]);
  });

  test('have an organ and a year', () => {
    expect(groups([listed(null, 2023), listed('甲县', null)])).toEqual([]);
  });
});

describe('what a report is compared with', () => {
  test('last year, other versions, years', () => {
    const reports = [
      listed('甲县', 2021),
      listed('甲县', 2023),
      listed('甲县', 2024),
      listed('甲县', 2024, { numbers: 'other' }),
    ];
    const { kinOf, coverage } = related(reports);
    expect(kinOf(2)).toEqual({
      last: 1,
      versions: [3],
      years: [2021, 2023, 2024],
      members: [],
      office: null,
      alike: [],
    });
    expect(kinOf(1).last).toBeNull();
    expect(coverage).toEqual({ organs: 1, gaps: [{ organ: '甲县', years: [2022] }], expected: [] });
  });

  test('of two versions of last year the later, where that can be told', () => {
    const versions = (one: string | null, other: string | null) => [
      listed('甲县', 2023, { numbers: 'a', published_on: one }),
      listed('甲县', 2023, { numbers: 'b', published_on: other }),
      listed('甲县', 2024),
    ];
    expect(related(versions('2024-01-20', '2024-02-03')).kinOf(2).last).toBe(1);
    expect(related(versions('2024-01-20', null)).kinOf(2).last).toBeNull();
    const twice = [...versions('2024-01-20', '2024-02-03'), listed('甲县', 2024, { numbers: 'c' })];
    expect(related(twice).kinOf(2).last).toBeNull();
  });

  test('not a page without tables', () => {
    const page = { hasTables: false };
    const { kinOf } = related([listed('甲县', 2023, page), listed('甲县', 2024), listed('甲县', 2024, page)]);
    expect(kinOf(1)).toMatchObject({ last: null, versions: [], years: [2023, 2024] });
  });

  test('the organs that belong to it, and its office', () => {
    const reports = [
      listed('淮安市甲县人民政府', 2024),
      listed('甲县教育局', 2024),
      listed('甲县民政局', 2023),
      listed('淮安市甲县人民政府办公室', 2024),
    ];
    const { kinOf } = related(reports, { members: { 甲县人民政府: ['甲县教育局', '甲县民政局', '甲县财政局'] } });
    expect(kinOf(0)).toMatchObject({ members: [1], office: 3 });
    expect(kinOf(1)).toMatchObject({ members: [], office: null, alike: [] });
  });

  test('organs without the reports that are expected', () => {
    const reports = [listed('甲县教育局', 2023), listed('甲县教育局', 2024), listed('甲县民政局', 2024)];
    const { coverage } = related(reports, { expected: ['甲县教育局', '甲县民政局', '甲县财政局'] });
    expect(coverage.expected).toEqual([
      { organ: '甲县民政局', years: [2023] },
      { organ: '甲县财政局', years: [2023, 2024] },
    ]);
  });
});
