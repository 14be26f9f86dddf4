import type { Message } from '../../../finding.ts';
import type { Filed } from '../../filed.ts';
import type { ExportFolder, ExportFormat, ExportOptions, ExportWriter } from '../format.ts';
import type { Entry } from './entry.ts';
import { EXCEL, type Limits, type Sheet, type SheetPart, type SheetTools } from './sheet.ts';
import { openExtras } from './sheets/extras.ts';
import { openFailures } from './sheets/failures.ts';
import { openFindings } from './sheets/findings.ts';
import { openFormTables } from './sheets/form-tables.ts';
import { writeNotes } from './sheets/notes.ts';
import { overview } from './sheets/overview.ts';
import { openReports } from './sheets/reports.ts';
import { strings } from './strings.ts';
import { writeWorkbook } from './workbook.ts';

const FILE = 'audit.xlsx';

/** A workbook for auditors. */
export const xlsx: ExportFormat = xlsxWithin(EXCEL);

/** A workbook whose sheets keep to limits. */
export function xlsxWithin(limits: Limits): ExportFormat {
  return {
    name: 'xlsx',
    description: 'a workbook for auditors: overview, findings with links, the tables of the form',
    files: [FILE],
    open: async (folder, options) => openWorkbook(folder, options, limits),
  };
}

function openWorkbook(folder: ExportFolder, options: ExportOptions, limits: Limits): ExportWriter {
  const table = strings();
  const tools: SheetTools = { folder, strings: table, limits };
  const summary = overview(options.complete, tools);
  const findings = openFindings(tools);
  const reports = openReports(tools);
  const forms = [...openFormTables(tools), openExtras(tools)];
  const failures = openFailures(tools, options.language);
  const count = { reports: 0, findings: 0, failures: 0 };

  const addReport = async (report: Filed) => {
    count.reports += 1;
    count.findings += report.findings.length;
    const entry: Entry = { number: count.reports, report, options, addresses: new Map() };
    // The tables first: the others lead to where their cells are.
    for (const form of forms) await form.add(entry);
    await reports.add(entry);
    await findings.add(entry);
    summary.add(report);
  };

  return {
    async add(outcome) {
      if (outcome.status === 'read') await addReport(outcome.report);
      if (outcome.status !== 'failed') return;
      count.failures += 1;
      await failures.add(outcome.failure);
    },
    async finish() {
      const sheets = [await summary.write(), findings.sheet, reports.sheet, ...forms.map(({ sheet }) => sheet)];
      const parts = await finishAll([...sheets, failures.sheet]);
      const notes = notesOn([...sheets, failures.sheet], parts);
      const last = await writeNotes({ ...count, notes, options }, tools);
      const all = [...parts, ...(await last.finish())];
      await writeWorkbook(all, table.xml(), (bytes) => folder.append(FILE, bytes));
      return notes;
    },
  };
}

async function finishAll(sheets: readonly Sheet[]): Promise<readonly SheetPart[]> {
  const parts: SheetPart[] = [];
  for (const sheet of sheets) parts.push(...(await sheet.finish()));
  return parts;
}

function notesOn(sheets: readonly Sheet[], parts: readonly SheetPart[]): readonly Message[] {
  const split = parts.filter(({ name }) => / \(\d+\)$/.test(name)).map(({ name }) => name);
  const links = sheets.reduce((sum, { losses }) => sum + losses.links, 0);
  const cut = sheets.reduce((sum, { losses }) => sum + losses.cut, 0);
  return [
    ...(split.length > 0 ? [splitNote(split)] : []),
    ...(links > 0 ? [linksNote(links)] : []),
    ...(cut > 0 ? [cutNote(cut)] : []),
  ];
}

function splitNote(names: readonly string[]): Message {
  return {
    zh: `行数超出一张工作表的上限，其余的行在 ${names.join('、')}`,
    en: `more rows than a sheet can hold: the rest are in ${names.join(', ')}`,
  };
}

function linksNote(count: number): Message {
  return {
    zh: `有 ${count} 处没有链接（一张工作表至多 65,530 个链接，链接至多 2,079 个字符），位置和路径仍以文字列出`,
    en: `${count} links are left out (a sheet holds 65,530, a link 2,079 characters); where they lead is there as text`,
  };
}

function cutNote(count: number): Message {
  return {
    zh: `有 ${count} 处文字超过一个单元格的上限（32,767 个字符），只列出开头；全文见 reports.jsonl`,
    en: `${count} texts are longer than a cell can hold (32,767 characters) and cut off; reports.jsonl has them in full`,
  };
}
