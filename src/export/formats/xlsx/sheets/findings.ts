import { FIELD_BY_NAME, fieldTitle } from '../../../../report/fields.ts';
import type { DecidedFinding } from '../../../filed.ts';
import { CAUSE_TITLES, SEVERITY_TITLES, VERDICT_TITLES } from '../../../titles.ts';
import { addressText, linkCell, numberCell, type SheetCell, textCell } from '../cell.ts';
import { ENTRY_COLUMNS, type Entry, entryCells } from '../entry.ts';
import { fileLink } from '../links.ts';
import { openSheet, type Sheet, type SheetTools } from '../sheet.ts';
import { columnTitle } from './extras.ts';

/** The sheet of what was found wrong, each with links to its cell in the workbook and to its file. */
export interface FindingsSheet {
  readonly sheet: Sheet;
  /** Adds the findings of a report whose fields were written. */
  add(entry: Entry): Promise<void>;
}

const COLUMNS = [
  ...ENTRY_COLUMNS,
  { title: '级别', width: 7 },
  { title: '原因', width: 10 },
  { title: '说明', width: 60 },
  { title: '应为', width: 18 },
  { title: '实为', width: 18 },
  { title: '涉及字段', width: 40 },
  { title: '单元格', width: 20 },
  { title: '页码', width: 7 },
  { title: '来源', width: 36 },
  { title: '依据', width: 34 },
  { title: '规则', width: 30 },
  { title: '规则配置', width: 12 },
  { title: '复核结论', width: 10 },
  { title: '复核说明', width: 36 },
  { title: '复核人', width: 12 },
  { title: '复核时间', width: 22 },
];

export function openFindings(tools: SheetTools): FindingsSheet {
  const sheet = openSheet({ name: '发现', columns: COLUMNS, frozen: 4 }, tools);
  return {
    sheet,
    async add(entry) {
      for (const finding of entry.report.findings) await sheet.add(findingCells(finding, entry));
    },
  };
}

function findingCells(finding: DecidedFinding, entry: Entry): readonly SheetCell[] {
  const { rule, severity, cause, expected, actual, message, fields, basis, places, decision } = finding;
  const { options } = entry;
  const [place] = places;
  const page = place && 'page' in place ? place.page : null;
  const address = fields.map((field) => entry.addresses.get(field)).find(Boolean);
  return [
    ...entryCells(entry),
    textCell(SEVERITY_TITLES.zh[severity], severity),
    textCell(CAUSE_TITLES.zh[cause]),
    textCell(message[options.language], 'wrapped'),
    eitherCell(expected),
    eitherCell(actual),
    textCell(fieldTitles(fields), 'wrapped'),
    linkCell(address ? addressText(address).replaceAll("'", '') : null, address && { to: address }),
    numberCell(page),
    linkCell(entry.report.source.path, fileLink(entry.report.source, options.locate, page)),
    textCell(basis, 'wrapped'),
    textCell(rule),
    textCell(options.profile),
    textCell(decision ? VERDICT_TITLES.zh[decision.verdict] : null),
    textCell(decision?.note ?? null, 'wrapped'),
    textCell(decision?.by ?? null),
    textCell(decision?.at ?? null),
  ];
}

function eitherCell(value: number | string | null): SheetCell {
  return typeof value === 'number' && Number.isFinite(value)
    ? { value, style: 'value' }
    : textCell(value === null ? null : String(value), 'wrapped');
}

/** How many fields of a finding are named. */
const NAMED = 5;

function fieldTitles(fields: readonly string[]): string {
  const titles = fields.slice(0, NAMED).map((name) => {
    const field = FIELD_BY_NAME.get(name);
    return field
      ? fieldTitle(field)
      : name.replace(/^extra\.(\d+)\.(.+)$/, (_, row, id) => `自增行 ${row}·${columnTitle(id)}`);
  });
  return titles.join('；') + (fields.length > NAMED ? ` 等 ${fields.length} 项` : '');
}
