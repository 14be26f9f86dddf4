import type { Document, Place, Warning, WarningCode } from '../document.ts';
import type { Finding, Message } from '../finding.ts';
import { type DoubtId, doubt } from './doubts.ts';
import type { Reading } from './report.ts';

/** What a warning of an extractor says, and which doubt it is. `{name}`: what the warning fills in. */
interface Wording extends Message {
  readonly rule: DoubtId;
  /** Said only where a table of the form, or a row of one, is missing: most pages have pictures that are none. */
  readonly onlyWhereMissing?: true;
}

/** Every warning of an extractor. A new one is one entry. */
const WORDINGS: Readonly<Record<WarningCode, Wording>> = {
  'characters-undecodable': {
    rule: 'reading/source',
    zh: '有{count}个字符不能按{encoding}编码读出',
    en: '{count} characters could not be decoded as {encoding}',
  },
  'font-lost': {
    rule: 'reading/source',
    zh: '第{page}页有一种字体不能读取，其文字丢失',
    en: 'page {page}: the library cannot read a font, its text is lost',
  },
  'font-unmapped': {
    rule: 'reading/source',
    zh: '第{page}页有一种字体未说明所画的是哪些字，以U+FFFD代替',
    en: 'page {page}: a font does not tell which characters it draws; they stand as U+FFFD',
  },
  'file-taken-over': {
    rule: 'reading/source',
    zh: '{engine}认为文件已损坏，改由{other}读取',
    en: '{engine} finds the file damaged; it was read by {other} instead',
  },
  'page-taken-over': {
    rule: 'reading/source',
    zh: '{engine}认为第{page}页已损坏，改由{other}读取',
    en: '{engine} finds page {page} damaged; it was read by {other} instead',
  },
  library: { rule: 'reading/source', zh: 'PDF程序库提示“{text}”', en: 'the PDF library says "{text}"' },
  'page-needs-ocr': {
    rule: 'reading/needs-ocr',
    zh: '第{page}页是图像，没有可用的文字',
    en: 'page {page} is a picture and has no text to be read',
  },
  'pictures-need-ocr': {
    rule: 'reading/needs-ocr',
    zh: '{count}幅图片中有表格或成段文字',
    en: '{count} of the pictures show tables or print',
  },
  'layer-unchecked': {
    rule: 'reading/unchecked',
    zh: '第{page}页的文字盖在页面图像上，数字取自文字，没有与图像核对',
    en: 'the text of page {page} lies over a picture; its numbers are those of the text, and were not compared with the picture',
  },
  'layer-exceeds': {
    rule: 'reading/unchecked',
    zh: '第{page}页的文字多于图像所示，数字取自文字，无法与图像核对',
    en: 'the text of page {page} says more than the picture under it shows; its numbers could not be compared with the picture',
  },
  'layer-refuted': {
    rule: 'reading/text-layer',
    zh: '第{page}页的文字与图像大多不同，不予采用，数字按图像识别',
    en: 'the text of page {page} mostly says something else than the picture under it; the numbers are those of the picture',
  },
  'picture-damaged': {
    rule: 'reading/source',
    zh: '图片{name}不能打开（{reason}）',
    en: 'the picture {name} cannot be opened ({reason})',
    onlyWhereMissing: true,
  },
  'pictures-missing': {
    rule: 'reading/source',
    zh: '{count}幅图片既不在网页内，也不在其所在的文件夹（如{name}）；不会从网络下载，请将图片与网页一同保存',
    en: '{count} pictures are neither in the page nor beside it ({name}); nothing is fetched from the network: save the page together with them',
    onlyWhereMissing: true,
  },
  'pictures-unseen': {
    rule: 'reading/source',
    zh: '有{count}幅图片没有查看其中是否有表格',
    en: '{count} pictures were not searched for tables',
    onlyWhereMissing: true,
  },
};

/** What an extractor could not read or check, as doubts; `findings` are those of the tables. */
export function warningDoubts(
  { warnings }: Document,
  findings: readonly Finding[],
  readings: readonly Reading[],
): readonly Finding[] {
  const missing = findings.some(({ rule }) => MISSING.has(rule));
  const said = warnings.filter(({ code }) => missing || !WORDINGS[code].onlyWhereMissing);
  return [...Map.groupBy(said, likeness).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { rule, zh, en } = WORDINGS[first.code];
    const places = alike.flatMap((warning) => warning.places ?? []);
    const fields = isUnchecked(first) ? fieldsOn(places, readings) : [];
    return [doubt(rule, { detail: { zh: filled(zh, alike, '、'), en: filled(en, alike, ', ') }, fields, places })];
  });
}

/** Warnings are one where they differ in no more than the pages and how many. */
function likeness({ code, values: { page: _, count: __, ...others } = {} }: Warning): string {
  return JSON.stringify([code, others]);
}

const MISSING: ReadonlySet<string> = new Set<DoubtId>([
  'reading/nothing-read',
  'reading/table-missing',
  'reading/row-missing',
  'reading/column-missing',
]);

/** So many pages are named. */
const MOST_PAGES = 12;

function filled(wording: string, warnings: readonly Warning[], comma: string): string {
  const all = (name: string) => warnings.flatMap(({ values }) => values?.[name] ?? []);
  const pages = [...new Set(all('page'))];
  const named = pages.slice(0, MOST_PAGES).join(comma) + (pages.length > MOST_PAGES ? '…' : '');
  const count = all('count').reduce((sum: number, each) => sum + Number(each), 0);
  return wording.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    if (name === 'page') return named;
    return name === 'count' ? String(count) : String(all(name)[0] ?? slot);
  });
}

function isUnchecked({ code }: Warning): boolean {
  return WORDINGS[code].rule === 'reading/unchecked';
}

/** A reading that nobody compared with what is to be seen is not certain. */
const UNCHECKED = 0.5;

/** The readings, less certain where their page is one whose text could not be checked. */
export function doubted({ warnings }: Document, readings: readonly Reading[]): readonly Reading[] {
  const fields = new Set(
    fieldsOn(
      warnings.filter(isUnchecked).flatMap(({ places = [] }) => places),
      readings,
    ),
  );
  return readings.map((reading) =>
    fields.has(reading.field) ? { ...reading, confidence: Math.min(UNCHECKED, reading.confidence) } : reading,
  );
}

/** The fields that are printed on the pages of these places. */
function fieldsOn(places: readonly Place[], readings: readonly Reading[]): readonly string[] {
  const pages = new Set(places.flatMap((place) => ('page' in place ? place.page : [])));
  return readings
    .filter(({ place, method }) => method === 'text' && place && 'page' in place && pages.has(place.page))
    .map(({ field }) => field);
}
