import { declared, encode } from './encode.ts';
import { cellInside, end, escaped, paragraph } from './html-cells.ts';
import type { HtmlLayout } from './html-layout.ts';
import { type HtmlTable, oneTableOf, tablesOf } from './html-tables.ts';
import { type Random, randomFrom } from './random.ts';
import { formOf, type Sheet, type SheetCell, type SheetRow } from './sheets.ts';
import type { SectionText, Truth } from './truth.ts';

/** A report as the bytes of a page. */
export function toHtml(truth: Truth, layout: HtmlLayout): Uint8Array {
  return encode(htmlText(truth, layout), layout.encoding);
}

/** The same page before it is encoded. */
export function htmlText(truth: Truth, layout: HtmlLayout): string {
  const random = randomFrom(layout.seed + 31);
  const charset = declared(layout.encoding);
  const head = `<head>${charset ? `<meta charset="${charset}">` : ''}<title>${escaped(truth.title)}</title></head>`;
  const body = framed(reportText(truth, layout, random), truth, layout);
  const page = `${layout.doctype ? '<!DOCTYPE html>\n' : ''}<html>${head}\n<body>\n${body}\n</body></html>\n`;
  return layout.upperCase ? page.replace(/<\/?[a-z][a-z0-9:]*/g, (tag) => tag.toUpperCase()) : page;
}

const NAVIGATION =
  '<table class="nav"><tr><td><a href="/">首页</a></td><td><a href="/zwgk">政务公开</a></td><td>办事服务</td><td>互动交流</td></tr></table>\n';
const FOOTER =
  '<table width="100%"><tr><td>主办单位：办公室</td><td>联系电话：000-0000000</td></tr><tr><td colspan="2">网站标识码：0000000000</td></tr></table>\n';

function framed(report: string, truth: Truth, layout: HtmlLayout): string {
  const before = `${layout.navigation ? NAVIGATION : ''}${layout.metadata ? metadata(truth) : ''}`;
  const after = layout.footer ? FOOTER : '';
  if (layout.frame === 'none') return `${before}${report}${after}`;
  if (layout.frame === 'div') return `${before}<div class="TRS_Editor" id="zoom">${report}</div>${after}`;
  const inner = `<table width="960"><tr><td valign="top">${report}</td></tr></table>`;
  if (layout.frame === 'table') return `${before}${inner}${after}`;
  return `<table width="1000"><tr><td width="20">&nbsp;</td><td>${before}${inner}${after}</td></tr></table>`;
}

function metadata({ title, organ, year, published_on }: Truth): string {
  const date = published_on ? `<td>发文日期</td><td>${published_on}</td>` : '<td>有效性</td><td>有效</td>';
  return `<table class="xxgk"><tr><td>索引号</td><td>000014349/${year}-00${year % 90}</td><td>发布机构</td><td>${organ}</td></tr><tr><td>名称</td><td>${title}</td>${date}</tr></table>\n`;
}

function reportText(truth: Truth, layout: HtmlLayout, random: Random): string {
  const { sheets } = formOf(truth, layout.form);
  const date =
    truth.published_on && !layout.metadata
      ? `<p align="center">发布日期：${truth.published_on}${end('p', layout)}`
      : '';
  const introduction = truth.introduction.map((text) => paragraph(text, layout));
  const merged = layout.oneTable === 'no' ? undefined : mergedTable(truth, sheets, layout, random);
  const sections = truth.sections.map((section) => sectionText(section, { sheets, merged, layout, random }));
  const comment = layout.comments ? '<!-- <table><tr><td>规章</td><td>9</td></tr></table> -->\n' : '';
  return [titleText(truth, layout), date, comment, ...introduction, ...sections].join('\n');
}

function titleText({ title }: Truth, layout: HtmlLayout): string {
  const at = title.search(/政府信息|(?<=\d{4}年度?)[^度]{2,}政府信息/);
  if (layout.title === 'h1') return `<h1>${title}</h1>`;
  const text = layout.title === 'two-lines' && at > 3 ? `${title.slice(0, at)}<br>${title.slice(at)}` : title;
  return `<p align="center" style="font-size:22pt"><strong>${text}</strong>${end('p', layout)}`;
}

function headingText(heading: string, layout: HtmlLayout): string {
  if (layout.headings === 'h2') return `<h2>${heading}</h2>`;
  if (layout.headings === 'strong') return `<p><strong>${heading}</strong>${end('p', layout)}`;
  return layout.headings === 'nbsp' ? `<p>&nbsp;${heading}&nbsp;&nbsp;${end('p', layout)}` : paragraph(heading, layout);
}

interface Setting {
  readonly sheets: readonly Sheet[];
  /** The one table that holds all three, if the layout has it so. */
  readonly merged: string | undefined;
  readonly layout: HtmlLayout;
  readonly random: Random;
}

function sectionText(section: SectionText, { sheets, merged, layout, random }: Setting): string {
  const paragraphs = section.paragraphs.map((text) => paragraph(text, layout));
  const sheet = sheets.find((one) => one.id === section.id);
  if (merged !== undefined && sheet) return sheet.id === 'disclosure' ? merged : '';
  const tables = sheet ? tablesOf(sheet, layout).map((table) => tableText(table, layout, random)) : [];
  return [headingText(section.heading, layout), ...paragraphs, ...tables].join('\n');
}

function mergedTable(truth: Truth, sheets: readonly Sheet[], layout: HtmlLayout, random: Random): string {
  const headings = new Map(truth.sections.map((section) => [section.id, section.heading]));
  return tableText(oneTableOf(sheets, headings, layout), layout, random);
}

function tableText(table: HtmlTable, layout: HtmlLayout, random: Random): string {
  const before = table.before ? `${paragraph(table.before, layout)}\n` : '';
  const hidden = layout.hidden === 'table' ? `${hiddenTable(table, layout, random)}\n` : '';
  const rows = table.rows.map((row) => rowText(row, layout, random));
  const first = layout.sections === 'thead-tbody' ? headRows(table.rows) : 0;
  const body = sectionsText(rows, first, layout);
  return `${before}${hidden}<table${tableAttributes(layout)}>\n${body}</table>`;
}

function headRows(rows: readonly SheetRow[]): number {
  const at = rows.findIndex((row) => row.some((one) => one.kind === 'value'));
  return Math.max(at, 0);
}

function sectionsText(rows: readonly string[], first: number, layout: HtmlLayout): string {
  if (layout.sections === 'none') return rows.join('');
  const head = first > 0 ? `<thead>\n${rows.slice(0, first).join('')}</thead>\n` : '';
  return `${head}<tbody>\n${rows.slice(first).join('')}</tbody>`;
}

function tableAttributes({ attributes }: HtmlLayout): string {
  if (attributes === 'bare') return ' border=1';
  if (attributes === 'unquoted') return ' border=1 cellspacing=0 cellpadding=0 class=MsoTableGrid';
  return ' border="1" cellspacing="0" align="center" style="border-collapse:collapse"';
}

function rowText(row: SheetRow, layout: HtmlLayout, random: Random): string {
  const cells = row.map((one) => cellText(one, layout, random)).join('');
  const own = `<tr>${cells}${end('tr', layout)}\n`;
  const values = row.filter((one) => one.kind === 'value');
  const hides = (layout.hidden === 'rows' || layout.hidden === 'attribute') && values.length > 0 && random.chance(0.3);
  return hides ? `${own}${hiddenRow(row, layout, random)}` : own;
}

/** A row that a browser does not show: the same labels with other numbers. */
function hiddenRow(row: SheetRow, layout: HtmlLayout, random: Random): string {
  const attribute = layout.hidden === 'attribute' ? 'hidden' : 'style="display:none"';
  const decoys = row.map((one) => ({
    ...one,
    rows: 1,
    ...(one.kind === 'value' ? { text: String(random.int(1, 99)) } : {}),
  }));
  return `<tr ${attribute}>${decoys.map((one) => cellText(one, layout, random)).join('')}</tr>\n`;
}

function hiddenTable(table: HtmlTable, layout: HtmlLayout, random: Random): string {
  const decoy = (one: SheetCell): SheetCell =>
    one.kind === 'value' ? { ...one, text: String(random.int(1, 99)) } : one;
  const rows = table.rows.map((row) => `<tr>${row.map((one) => cellText(decoy(one), layout, random)).join('')}</tr>`);
  return `<div style="display: none"><table>${rows.join('')}</table></div>`;
}

function cellText(one: SheetCell, layout: HtmlLayout, random: Random): string {
  const tag = one.kind === 'head' ? layout.headTag : 'td';
  const comment = layout.comments && random.chance(0.05) ? '<!--[if !supportEmptyParas]-->' : '';
  return `<${tag}${spanAttributes(one, layout)}>${comment}${cellInside(one, layout, random)}${end(tag, layout)}`;
}

function spanAttributes(one: SheetCell, { attributes }: HtmlLayout): string {
  const quote = attributes === 'unquoted' ? '' : '"';
  const style = attributes === 'quoted' ? ' style="padding:5px" valign="center"' : '';
  const columns = one.columns > 1 ? ` colspan=${quote}${one.columns}${quote}` : '';
  const rows = one.rows > 1 ? ` rowspan=${quote}${one.rows}${quote}` : '';
  return `${columns}${rows}${style}`;
}
