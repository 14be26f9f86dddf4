import type { Language } from '../../settings.tsx';

interface Words {
  readonly found: (total: number) => string;
  readonly nothing: string;
  readonly download: string;
  readonly choose: (name: string) => string;
  readonly chosen: string;
  readonly noticeOfChosen: (count: number) => string;
  readonly noticeOfAll: string;
  readonly forget: string;
  readonly sortBy: (column: string) => string;
}

const zh: Words = {
  found: (total) => `共 ${total} 个来源`,
  nothing: '没有符合筛选条件的来源',
  download: '下载当前结果',
  choose: (name) => `选择 ${name}`,
  chosen: '选择',
  noticeOfChosen: (count) => `所选 ${count} 份的问题通知单`,
  noticeOfAll: '全部结果的问题通知单',
  forget: '取消选择',
  sortBy: (column) => `按${column}排序`,
};

const en: Words = {
  found: (total) => `${total} ${total === 1 ? 'source' : 'sources'}`,
  nothing: 'No source is like this',
  download: 'Download these',
  choose: (name) => `choose ${name}`,
  chosen: 'Chosen',
  noticeOfChosen: (count) => `Notice of the ${count} chosen`,
  noticeOfAll: 'Notice of all of these',
  forget: 'Choose none',
  sortBy: (column) => `sort by ${column}`,
};

/** The words of the list. */
export const LIST: Readonly<Record<Language, Words>> = { zh, en };
