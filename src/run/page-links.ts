import { decode } from '../../extractors/encoding.ts';

/** What a page points to and may be its report. */
export interface PageLink {
  /** As the page has it, entities and escapes undone. */
  readonly href: string;
  /** The words of the link. */
  readonly text: string;
  /** Whether the page shows it as a picture of its own. */
  readonly shown: boolean;
}

/** The endings of files that carry reports in place of a page. */
export const ATTACHMENT_ENDINGS: ReadonlySet<string> = new Set(
  '.pdf .doc .docx .wps .ofd .rtf .png .jpg .jpeg .tif .tiff'.split(' '),
);

/** A larger page is a listing of a whole site. */
export const LARGEST_PAGE = 4 * 1024 * 1024;
/** So many links of a page are looked at. */
const MOST_LINKS = 500;

const ANY = /\.(?:pdf|docx?|wps|ofd|rtf|png|jpe?g|tiff?|gif|bmp|webp)\b/i;
/** Pictures that pages show, and that are no reports by themselves. */
export const SHOWN_ONLY = /\.(?:gif|bmp|webp)$/i;
const TAG = /<(a|iframe|embed|object|img)\s([^<>]{1,2000})>/gi;
const TARGET = /(?:^|\s)(?:href|src|data|data-src|data-original)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The links of a page to files that may be its report, in their order; those in comments and scripts are among them. */
export function pageLinks(page: Uint8Array): readonly PageLink[] {
  if (page.length > LARGEST_PAGE || !ANY.test(latin1(page))) return [];
  const { text } = decode(page);
  const links: PageLink[] = [];
  for (const tag of text.matchAll(TAG)) {
    if (links.length >= MOST_LINKS) break;
    const name = tag[1]?.toLowerCase() ?? '';
    for (const target of (tag[2] ?? '').matchAll(TARGET)) {
      const href = hrefOf(unescaped(target[1] ?? target[2] ?? target[3] ?? ''));
      const shown = name === 'img';
      if (href === undefined || (!shown && SHOWN_ONLY.test(href))) continue;
      links.push({ href, text: name === 'a' ? wordsAfter(text, tag.index + tag[0].length) : '', shown });
    }
  }
  return links;
}

function latin1(page: Uint8Array): string {
  return Buffer.from(page.buffer, page.byteOffset, page.length).toString('latin1');
}

/** The file that a link leads to, where it has one of the endings; a viewer in the page names it in its query. */
export function hrefOf(target: string): string | undefined {
  const [path = '', query = ''] = target.trim().split(/[?#]/, 2);
  if (ANY.test(path.slice(-6)) && /\.\w{3,4}$/.test(path)) return decoded(path);
  const file = /(?:^|&)(?:file|url|src|pdf)=([^&]+)/i.exec(query)?.[1];
  return file !== undefined && ANY.test(file.slice(-6)) ? decoded(decoded(file)) : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function unescaped(text: string): string {
  return text.replace(/&amp;/g, '&').replace(/&#38;/g, '&');
}

function wordsAfter(text: string, from: number): string {
  const inside = text.slice(from, from + 400).split(/<\/a\s*>/i, 1)[0] ?? '';
  return inside.replace(/<[^>]*>/g, '').replace(/&nbsp;|\s+/g, '');
}

/** What the links of a report's page are called; and what others beside it are. */
const REPORT = /年报|年度报告|工作报告|报告/;
const NO_WORDS =
  /^(?:附件|附|下载|点击|查看|原文|全文|正文|PDF|WORD|文档|图片|[\d一二三四五六.:：、（）()-])*(?:$|\S+\.\w{3,4}$)/i;
const OTHERS = /指南|目录|通知|办法|条例|规定|申请表|流程|预算|决算|解读|计划|要点|制度/;

/** Whether a link may be to the report that the page speaks of, and not to something beside it. */
export function mayBeReport({ text, href, shown }: PageLink): boolean {
  const words = `${text} ${href.slice(href.lastIndexOf('/') + 1)}`;
  if (REPORT.test(words)) return true;
  return !OTHERS.test(words) && (shown || NO_WORDS.test(text));
}

/** Labels of the form that stand in its tables and hardly elsewhere. */
const LABELS = /予以公开|结转下年度|本年新收政府信息|结果维持|处理决定数量|总体情况/g;

/** Whether a page seems to carry a report itself. */
export function carriesReport(page: Uint8Array): boolean {
  const { text } = decode(page.subarray(0, LARGEST_PAGE));
  return /<td[\s>]/i.test(text) && new Set(text.match(LABELS)).size >= 2;
}
