import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CsvTable, type CsvValue, csvHead, csvRows } from '../../export/csv.ts';
import { numberCell, textCell } from '../../export/formats/xlsx/cell.ts';
import { EXCEL, openSheet } from '../../export/formats/xlsx/sheet.ts';
import { strings } from '../../export/formats/xlsx/strings.ts';
import { writeWorkbook } from '../../export/formats/xlsx/workbook.ts';
import { EDITION, ORGAN, PATH, TITLE, YEAR } from '../../export/reports-csv.ts';
import { openOutputFolder } from '../../run/output-folder.ts';
import type { Views } from '../../store/views.ts';
import type { ListQuery, ListRow } from '../api.ts';

/** The list of the pages as a table. */
const LIST: CsvTable = {
  name: 'list',
  title: '来源列表',
  columns: [
    PATH,
    ORGAN,
    YEAR,
    EDITION,
    TITLE,
    { name: 'medium', type: 'string', title: '载体' },
    { name: 'reading', type: 'string', title: '读取方式' },
    { name: 'state', type: 'string', title: '状态' },
    { name: 'problem', type: 'string', title: '问题类别' },
    { name: 'error', type: 'integer', title: '错误' },
    { name: 'warning', type: 'integer', title: '警告' },
    { name: 'info', type: 'integer', title: '提示' },
    { name: 'open', type: 'integer', title: '待复核' },
  ],
};

const WIDTHS: Readonly<Record<string, number>> = { path: 60, organ: 32, title: 50 };

function rowOf(row: ListRow): readonly CsvValue[] {
  const { path, organ, year, edition, title, medium, reading, state, problem, findings, open } = row;
  const { error, warning, info } = findings;
  return [path, organ, year, edition, title, medium, reading, state, problem, error, warning, info, open];
}

/** So many rows are in hand at a time. */
const CHUNK = 500;

async function* listed(views: Views, query: ListQuery): AsyncGenerator<readonly (readonly CsvValue[])[]> {
  const ids = await views.ids(query);
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield (await views.rows(ids.slice(from, from + CHUNK))).map(rowOf);
  }
}

/** Everything that a list has, not its page alone, as CSV. */
export async function* listCsv(views: Views, query: ListQuery): AsyncGenerator<string> {
  yield csvHead(LIST);
  for await (const rows of listed(views, query)) yield csvRows(rows);
}

/** The same as a workbook. */
export async function listXlsx(views: Views, query: ListQuery): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'ogi-list-'));
  const output = await openOutputFolder(folder, ['list.xlsx']);
  try {
    const table = strings();
    const columns = LIST.columns.map(({ name, title }) => ({ title, width: WIDTHS[name] ?? 12 }));
    const shape = { name: LIST.title, columns, frozen: 1 };
    const sheet = openSheet(shape, { folder: output, strings: table, limits: EXCEL });
    for await (const rows of listed(views, query)) {
      for (const row of rows)
        await sheet.add(row.map((value) => (typeof value === 'number' ? numberCell(value) : textCell(value))));
    }
    const parts = await sheet.finish();
    await writeWorkbook(parts, table.xml(), (bytes) => output.append('list.xlsx', bytes));
    await output.publish();
    return new Uint8Array(await readFile(join(folder, 'list.xlsx')));
  } finally {
    await output.discard();
    await rm(folder, { recursive: true, force: true });
  }
}
