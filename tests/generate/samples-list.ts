import { blankCell, changeCells, type Damage, printCell, swapRows } from './damage.ts';
import type { GenerateOptions } from './index.ts';
import type { TruthOptions } from './numbers.ts';
import type { ScanDamage } from './scan.ts';
import type { Truth } from './truth.ts';

/** One file of `samples/`. */
export interface Sample {
  readonly name: string;
  readonly seed: number;
  readonly options: GenerateOptions;
  /** Printed and scanned, and what the scanner did to it. */
  readonly scan?: Partial<ScanDamage>;
  /** What a reader can learn from it. */
  readonly shows: string;
  /** The error built into it; none where the report is right. */
  readonly err?: (truth: Truth) => Damage;
}

const city2021: TruthOptions = { edition: '2021', profile: 'city', blanks: 'none', otherRow: 'three' };
const bureau2021: TruthOptions = { edition: '2021', profile: 'bureau', blanks: 'none', otherRow: 'three' };
const township2021: TruthOptions = { edition: '2021', profile: 'township', blanks: 'none', otherRow: 'three' };

const RIGHT: readonly Sample[] = [
  {
    name: '2021-city-ruled.pdf',
    seed: 101,
    options: {
      ...city2021,
      medium: 'pdf',
      layout: {
        form: { thousands: true },
        closing: false,
        cutLabels: 'divided',
        bodySize: 11,
        rowHeight: 17,
        leading: 1.4,
      },
    },
    shows: 'Ruled tables over page breaks without a closing rule; a label divided by the break; thousands separators',
  },
  {
    name: '2021-bureau-borderless.pdf',
    seed: 102,
    options: { ...bureau2021, medium: 'pdf', layout: { lines: 'none', shade: 'captions', outcomeLabel: 'horizontal' } },
    shows: 'Tables without any rule; cells may be refused, never misread',
  },
  {
    name: '2021-city-landscape-turned.pdf',
    seed: 103,
    options: {
      ...city2021,
      medium: 'pdf',
      layout: {
        paper: 'landscape',
        rotate: 90,
        lines: 'filled-rects',
        align: 'right',
        repeatHead: true,
        order: 'shuffled',
      },
    },
    shows: 'Landscape pages with /Rotate 90, rules as thin filled rectangles, text in no order, head repeated overleaf',
  },
  {
    name: '2019-city-split-row.pdf',
    seed: 104,
    options: {
      edition: '2019',
      profile: 'city',
      blanks: 'none',
      medium: 'pdf',
      layout: {
        lines: 'cell-rects',
        breaks: 'inside-row',
        splitNumbers: 'lower',
        pageNumbers: 'em-dashes',
        items: 'values',
      },
    },
    shows: 'The 2019 form; a row cut by the page break inside its label; all numbers of a row in one text item',
  },
  {
    name: '2021-township-zero.html',
    seed: 105,
    options: { ...township2021, medium: 'html', layout: {} },
    shows: 'A town that counted next to nothing: a table of zeros that are printed',
  },
  {
    name: '2021-bureau-one-row-gbk.html',
    seed: 106,
    options: {
      ...bureau2021,
      otherRow: 'one',
      medium: 'html',
      layout: {
        encoding: 'gbk',
        markup: 'word',
        outcomeLabel: 'vertical-p',
        breaks: 'p',
        metadata: true,
        blank: 'o:p',
      },
    },
    shows: 'Word markup in GBK; （六）其他处理 as one row; a metadata table before the report',
  },
  {
    name: '2019-bureau-shifted-spans.html',
    seed: 107,
    options: {
      edition: '2019',
      profile: 'bureau',
      blanks: 'none',
      medium: 'html',
      layout: { shiftedSpans: true, markup: 'font', cuts: true, title: 'two-lines', form: { localRow: true } },
    },
    shows: 'The 2019 form with colspans that differ between heads and data, digits cut into spans, a row of its own',
  },
  {
    name: '2021-city-damaged-layout.html',
    seed: 108,
    options: {
      ...city2021,
      medium: 'html',
      layout: {
        rowspans: 'outcome-too-large',
        person: 'wide',
        headSpans: 'short',
        unclosed: 'all',
        hidden: 'rows',
        cut: 12,
        frame: 'table-in-table',
        disputes: 'two-tables',
        form: { typos: 2, brackets: 'half' },
      },
    },
    shows: 'Broken spans, unclosed tags, hidden rows, a table in two parts inside layout tables, two typos in labels',
  },
  {
    name: '2021-bureau-blank-zeros.html',
    seed: 109,
    options: { ...bureau2021, blanks: 'zeros', medium: 'html', layout: { blank: 'p-nbsp', padding: 'nbsp' } },
    shows: 'Every zero left blank: null, not 0',
  },
  {
    name: '2021-bureau-dashes.txt',
    seed: 110,
    options: { ...bureau2021, blanks: 'dash-columns', medium: 'text', layout: { shifting: true } },
    shows: 'Text with tabs whose columns shift from row to row; dashes in the columns of applicants that never filed',
  },
  {
    name: '2021-township-pipes.md',
    seed: 111,
    options: { ...township2021, medium: 'text', layout: { tables: 'pipes', headings: 'hashes', spans: 'repeated' } },
    shows: 'Markdown as another extraction tool leaves it, group labels repeated',
  },
  {
    name: '2021-city-scanned.pdf',
    seed: 113,
    options: { ...city2021, medium: 'pdf', layout: { typeface: 'serif with times', bodySize: 12 } },
    scan: { dpi: 200, colours: 'bilevel', skew: 1.2, noise: 8, blur: 0.5 },
    shows: 'A scan in black and white, askew by more than a degree, set in Song and Times',
  },
  {
    name: '2019-bureau-sealed.pdf',
    seed: 114,
    options: {
      ...bureau2021,
      edition: '2019',
      medium: 'pdf',
      layout: { typeface: 'serif', bodySize: 11, rowHeight: 17 },
    },
    scan: { dpi: 150, colours: 'colour', skew: -0.8, noise: 4, blur: 0.5, jpeg: 50, seal: true },
    shows: 'A scan in colour, of 150 dpi, with a red seal over the numbers',
  },
  {
    name: '溪桥县教育局 2023年政府信息公开年报.html',
    seed: 112,
    options: {
      ...bureau2021,
      organ: '溪桥县教育局',
      year: 2023,
      medium: 'html',
      layout: { blocks: 'tables', disputes: 'three-tables', encoding: 'gbk-declared-utf-8', form: { aliases: true } },
    },
    shows: 'A file name in Chinese with a blank; GBK declared as UTF-8; many small tables; other wordings of heads',
  },
];

const total = (row: string): string => `applications.${row}.total`;
const person = (row: string): string => `applications.${row}.natural_person`;

const WRONG: readonly Sample[] = [
  {
    name: '2021-city-balance-broken.pdf',
    seed: 121,
    options: { ...city2021, medium: 'pdf', layout: { shade: 'heads' } },
    shows: 'Two more carried forward than received and answered allow',
    err: (truth) => changeCells(truth, { [person('carried_forward')]: 2, [total('carried_forward')]: 2 }),
  },
  {
    name: '2021-bureau-outcomes-do-not-add-up.html',
    seed: 122,
    options: { ...bureau2021, medium: 'html', layout: { markup: 'word' } },
    shows: 'An outcome counted three too high; its row still adds up',
    err: (truth) => changeCells(truth, { [person('outcomes.granted')]: 3, [total('outcomes.granted')]: 3 }),
  },
  {
    name: '2021-bureau-row-totals-wrong.html',
    seed: 123,
    options: { ...bureau2021, medium: 'html', layout: { headTag: 'th' } },
    shows: 'Two row totals wrong by one, up and down, so that the column still adds up',
    err: (truth) =>
      changeCells(truth, { [total('outcomes.granted')]: 1, [total('outcomes.unavailable.not_held')]: -1 }),
  },
  {
    name: '2021-city-decimal-count.pdf',
    seed: 124,
    options: { ...city2021, medium: 'pdf', layout: { lines: 'pieces', tableSize: 8, items: 'glyph' } },
    shows: 'A count of applications with a decimal; every glyph is its own text item, rules in pieces',
    err: (truth) => printCell(truth, 'applications.outcomes.denied.internal_affairs.natural_person', 12.5),
  },
  {
    name: '2021-bureau-swapped-rows.html',
    seed: 125,
    options: { ...bureau2021, medium: 'html', layout: { outcomeLabel: 'twice' } },
    shows: '（七）总计 and 四、结转下年度继续办理 have each other’s numbers',
    err: (truth) => swapRows(truth, 'outcomes.total', 'carried_forward'),
  },
  {
    name: '2021-bureau-review-total-wrong.html',
    seed: 126,
    options: { ...bureau2021, medium: 'html', layout: { encoding: 'utf-8-bom' } },
    shows: 'The total of 行政复议 left 0 though its parts are not',
    err: (truth) => printCell(truth, 'review.total', 0),
  },
  {
    name: '2019-city-litigation-total-wrong.pdf',
    seed: 127,
    options: { edition: '2019', profile: 'city', blanks: 'none', medium: 'pdf', layout: { lines: 'double' } },
    shows: 'The total of 未经复议直接起诉 one too high; double rules',
    err: (truth) => changeCells(truth, { 'litigation.direct.total': 1 }),
  },
  {
    name: '2021-bureau-blank-cell.html',
    seed: 128,
    options: { ...bureau2021, medium: 'html', layout: { blank: 'empty' } },
    shows: 'One cell of a full table left blank',
    err: (truth) => blankCell(truth, 'applications.received.natural_person'),
  },
];

/** The files of `samples/`, those without an error first. */
export const SAMPLES: readonly Sample[] = [...RIGHT, ...WRONG];
