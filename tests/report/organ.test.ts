import { describe, expect, test } from '@jest/globals';
import { mayBeSame, organName, organOf } from '../../src/report/organ.ts';

describe('the name of an organ', () => {
  test.each([
    ['淮安市洪泽区人民政府', ['淮安市', '洪泽区'], '', 'government'],
    ['内蒙古自治区锡林郭勒盟阿巴嘎旗人民政府', ['内蒙古自治区', '锡林郭勒盟', '阿巴嘎旗'], '', 'government'],
    ['恩施土家族苗族自治州人民政府', ['恩施土家族苗族自治州'], '', 'government'],
    ['津市市人民政府', ['津市市'], '', 'government'],
    ['浦东新区人民政府', ['浦东新区'], '', 'government'],
    ['平潭综合实验区管委会', ['平潭综合实验区'], '', 'committee'],
    ['淮安经济技术开发区管理委员会', ['淮安经济技术开发区'], '', 'committee'],
    ['上海市政府办公厅', ['上海市'], '政府办公室', 'office'],
    ['上海市科学技术委员会', ['上海市'], '科学技术', 'department'],
    ['溪桥县城市管理局', ['溪桥县'], '城市管理', 'department'],
    ['溪桥县市场监督管理局', ['溪桥县'], '市场监督管理', 'department'],
    ['临瑶市民政局', ['临瑶市'], '民政局', 'department'],
    ['临瑶市政务服务管理局', ['临瑶市'], '政务服务管理局', 'department'],
    ['洪泽区住房和城乡建设局', ['洪泽区'], '住房和城乡建设', 'department'],
    ['洪泽区乡村振兴局', ['洪泽区'], '乡村振兴', 'department'],
    ['镇江市教育局', ['镇江市'], '教育局', 'department'],
    ['淮安市公安局洪泽分局', ['淮安市'], '公安局洪泽分局', 'department'],
    ['西咸新区太平镇', ['西咸新区', '太平镇'], '', 'township'],
    ['義烏市廿三里街道辦事處', ['义乌市', '廿三里街道'], '', 'township'],
    ['教育部', [], '教育部', 'department'],
    ['县教育局', [], '县教育局', 'department'],
    ['某某协会', [], '某某协会', null],
  ])('%s', (name, places, body, level) => {
    expect(organOf(name)).toMatchObject({ places, body, level });
  });

  test('without what printing changes', () => {
    expect(organName(' 淮安市 洪泽区人民政府（本级）')).toBe('淮安市洪泽区人民政府');
    expect(organName('武漢市生態環境局')).toBe('武汉市生态环境局');
  });

  test.each([
    ['上海市科委', '上海市科学技术委员会'],
    ['新乡市发改委', '新乡市发展和改革委员会'],
    ['溪桥县市监局', '溪桥县市场监管局'],
    ['溪桥县人社局', '溪桥县人力资源和社会保障局'],
    ['溪桥县国土资源局', '溪桥县自然资源和规划局'],
    ['溪桥县扶贫开发办公室', '溪桥县乡村振兴局'],
    ['平潭综合实验区', '平潭综合实验区管委会'],
    ['马水镇', '马水镇人民政府'],
    ['洪泽区人民政府', '淮安市洪泽区人民政府'],
    ['上海市政府办公厅', '上海市人民政府办公厅'],
  ])('%s may be %s', (one, other) => {
    expect(mayBeSame(organOf(one), organOf(other))).toBe(true);
  });

  test.each([
    ['洪泽区人民政府', '洪泽区人民政府办公室'],
    ['南京市鼓楼区人民政府', '徐州市鼓楼区人民政府'],
    ['溪桥县教育局', '溪桥县教育体育局'],
    ['教育局', '溪桥县教育局'],
    ['溪桥县食品药品监督管理局', '溪桥县市场监督管理局'],
    ['溪桥县人民政府', '溪桥县枫林渡镇人民政府'],
  ])('%s is not %s', (one, other) => {
    expect(mayBeSame(organOf(one), organOf(other))).toBe(false);
  });
});
