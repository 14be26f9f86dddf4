import { type Random, randomFrom } from './random.ts';
import { type FormLayout, PLAIN_FORM, randomForm } from './wording.ts';

export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-8-undeclared'
  | 'gbk'
  | 'gb2312'
  | 'gb18030'
  | 'gbk-undeclared'
  | 'gbk-declared-utf-8';

/** How a report is marked up; every knob may be turned alone. Plain data, so that a failing case can be reported. */
export interface HtmlLayout {
  readonly medium: 'html';
  readonly seed: number;
  readonly form: FormLayout;
  readonly encoding: Encoding;
  readonly doctype: boolean;
  /** What stands round the text of a cell or paragraph. */
  readonly markup: 'bare' | 'p' | 'word' | 'font';
  /** Digits and labels cut into several spans. */
  readonly cuts: boolean;
  /** Breaks inside labels. */
  readonly breaks: 'none' | 'br' | 'p';
  readonly padding: 'none' | 'nbsp' | 'newlines' | 'wide';
  readonly blank: 'empty' | 'nbsp' | 'p-nbsp' | 'o:p' | 'wide-space' | 'br';
  readonly headTag: 'td' | 'th';
  readonly sections: 'none' | 'tbody' | 'thead-tbody';
  /** Which end tags are left out. */
  readonly unclosed: 'none' | 'p' | 'td' | 'tr' | 'all';
  readonly upperCase: boolean;
  readonly comments: boolean;
  /** What is in the markup and not on the screen; its numbers are others. */
  readonly hidden: 'none' | 'rows' | 'table' | 'attribute';
  readonly attributes: 'bare' | 'quoted' | 'unquoted';
  readonly frame: 'none' | 'div' | 'table' | 'table-in-table';
  readonly navigation: boolean;
  readonly metadata: boolean;
  readonly footer: boolean;
  readonly title: 'h1' | 'p' | 'two-lines';
  readonly headings: 'p' | 'h2' | 'strong' | 'nbsp';
  /** The three tables as one single table. */
  readonly oneTable: 'no' | 'ragged' | 'stretched';
  /** Table 2 as one table a block, with its caption inside or as a paragraph before. */
  readonly blocks: 'one-table' | 'tables' | 'tables-captions-outside';
  readonly disputes: 'one-table' | 'two-tables' | 'three-tables';
  /** Cells of the 2019 blocks with the colspans of the official form, which differ from row to row. */
  readonly shiftedSpans: boolean;
  readonly labels: 'three-columns' | 'one-column';
  readonly groups: 'span' | 'repeated' | 'empty-below';
  readonly outcomeLabel: 'plain' | 'vertical-p' | 'vertical-br' | 'twice';
  readonly person: 'span' | 'wide' | 'empty-below';
  /** Colspans in the head of table 3 that do not add up. */
  readonly headSpans: 'clean' | 'short' | 'long';
  readonly rowspans: 'clean' | 'outcome-missing' | 'outcome-too-large' | 'group-missing' | 'group-too-large';
  /** The row of table 3 after its head before which it is cut in two; 0 where it is whole. */
  readonly cut: number;
  readonly cutHead: boolean;
  readonly cutLabels: 'empty' | 'repeated';
}

export const PLAIN_HTML: HtmlLayout = {
  medium: 'html',
  seed: 0,
  form: PLAIN_FORM,
  encoding: 'utf-8',
  doctype: true,
  markup: 'p',
  cuts: false,
  breaks: 'none',
  padding: 'none',
  blank: 'nbsp',
  headTag: 'td',
  sections: 'tbody',
  unclosed: 'none',
  upperCase: false,
  comments: false,
  hidden: 'none',
  attributes: 'quoted',
  frame: 'none',
  navigation: false,
  metadata: false,
  footer: false,
  title: 'h1',
  headings: 'p',
  oneTable: 'no',
  blocks: 'one-table',
  disputes: 'one-table',
  shiftedSpans: false,
  labels: 'three-columns',
  groups: 'span',
  outcomeLabel: 'plain',
  person: 'span',
  headSpans: 'clean',
  rowspans: 'clean',
  cut: 0,
  cutHead: false,
  cutLabels: 'empty',
};

/** A layout drawn from a seed: most knobs as usual, some turned. */
export function randomHtmlLayout(seed: number): HtmlLayout {
  const random = randomFrom(seed + 1000);
  const layout: HtmlLayout = {
    medium: 'html',
    seed,
    form: randomForm(random),
    ...page(random),
    ...cells(random),
    ...tables(random),
  };
  return settled(layout);
}

/** Knobs that would contradict each other put right. */
export function settled(layout: HtmlLayout): HtmlLayout {
  const one = layout.oneTable !== 'no';
  const flat = layout.labels === 'one-column';
  return {
    ...layout,
    ...(one ? { blocks: 'one-table', disputes: 'one-table', cut: 0 } : {}),
    ...(flat ? { groups: 'span', outcomeLabel: 'plain', rowspans: 'clean' } : {}),
    ...(layout.groups === 'span' ? {} : { rowspans: layout.rowspans.startsWith('group') ? 'clean' : layout.rowspans }),
    ...(layout.oneTable === 'stretched' ? { shiftedSpans: false } : {}),
  };
}

function page(random: Random) {
  return {
    encoding: random.pick<Encoding>([
      'utf-8',
      'utf-8',
      'utf-8',
      'utf-8-bom',
      'utf-8-undeclared',
      'gbk',
      'gb2312',
      'gb18030',
      'gbk-undeclared',
      'gbk-declared-utf-8',
    ]),
    doctype: random.chance(0.7),
    upperCase: random.chance(0.1),
    comments: random.chance(0.25),
    hidden: random.pick<HtmlLayout['hidden']>(['none', 'none', 'none', 'none', 'rows', 'table', 'attribute']),
    frame: random.pick<HtmlLayout['frame']>(['none', 'div', 'div', 'table', 'table-in-table']),
    navigation: random.chance(0.25),
    metadata: random.chance(0.3),
    footer: random.chance(0.25),
    title: random.pick<HtmlLayout['title']>(['h1', 'p', 'two-lines']),
    headings: random.pick<HtmlLayout['headings']>(['p', 'p', 'h2', 'strong', 'nbsp']),
  };
}

function cells(random: Random) {
  return {
    markup: random.pick<HtmlLayout['markup']>(['bare', 'p', 'word', 'font']),
    cuts: random.chance(0.25),
    breaks: random.pick<HtmlLayout['breaks']>(['none', 'none', 'br', 'p']),
    padding: random.pick<HtmlLayout['padding']>(['none', 'none', 'nbsp', 'newlines', 'wide']),
    blank: random.pick<HtmlLayout['blank']>(['empty', 'nbsp', 'p-nbsp', 'o:p', 'wide-space', 'br']),
    headTag: random.pick<HtmlLayout['headTag']>(['td', 'td', 'th']),
    sections: random.pick<HtmlLayout['sections']>(['none', 'tbody', 'tbody', 'thead-tbody']),
    unclosed: random.pick<HtmlLayout['unclosed']>(['none', 'none', 'none', 'none', 'p', 'td', 'tr', 'all']),
    attributes: random.pick<HtmlLayout['attributes']>(['bare', 'quoted', 'quoted', 'unquoted']),
  };
}

function tables(random: Random) {
  return {
    oneTable: random.pick<HtmlLayout['oneTable']>([
      'no',
      'no',
      'no',
      'no',
      'no',
      'no',
      'no',
      'no',
      'ragged',
      'stretched',
    ]),
    blocks: random.pick<HtmlLayout['blocks']>([
      'one-table',
      'one-table',
      'one-table',
      'tables',
      'tables-captions-outside',
    ]),
    disputes: random.pick<HtmlLayout['disputes']>([
      'one-table',
      'one-table',
      'one-table',
      'two-tables',
      'three-tables',
    ]),
    shiftedSpans: random.chance(0.4),
    labels: random.chance(0.1) ? ('one-column' as const) : ('three-columns' as const),
    groups: random.pick<HtmlLayout['groups']>(['span', 'span', 'span', 'span', 'repeated', 'empty-below']),
    outcomeLabel: random.pick<HtmlLayout['outcomeLabel']>(['plain', 'plain', 'vertical-p', 'vertical-br', 'twice']),
    person: random.pick<HtmlLayout['person']>(['span', 'span', 'span', 'wide', 'empty-below']),
    headSpans: random.pick<HtmlLayout['headSpans']>(['clean', 'clean', 'clean', 'clean', 'short', 'long']),
    rowspans: random.pick<HtmlLayout['rowspans']>([
      'clean',
      'clean',
      'clean',
      'clean',
      'clean',
      'outcome-missing',
      'outcome-too-large',
      'group-missing',
      'group-too-large',
    ]),
    cut: random.chance(0.15) ? random.int(2, 20) : 0,
    cutHead: random.chance(0.5),
    cutLabels: random.pick<HtmlLayout['cutLabels']>(['empty', 'repeated']),
  };
}
