import type { Language } from '../../settings.tsx';

interface Words {
  readonly any: string;
  readonly apply: string;
  readonly all: string;
  readonly searchHint: string;
  readonly organHint: string;
}

const zh: Words = {
  any: '不限',
  apply: '筛选',
  all: '清除筛选',
  searchHint: '机关、标题、来源',
  organHint: '机关全称',
};

const en: Words = {
  any: 'any',
  apply: 'Apply',
  all: 'Clear filters',
  searchHint: 'organ, title, source',
  organHint: 'its full name',
};

/** The words of the filters. */
export const FILTERS: Readonly<Record<Language, Words>> = { zh, en };
