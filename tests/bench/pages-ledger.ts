import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { audit } from '../../src/audit.ts';
import { DocumentError } from '../../src/errors.ts';
import { filed } from '../../src/export/filed.ts';
import { nodeExtractors } from '../../src/run/engines.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { LEDGER } from '../../src/store/store.ts';

/** Years that each organ has a report of. */
const YEARS = 8;
/** So many reports at a time are copied. */
const CHUNK = 2000;

/**
 * Makes a ledger with so many reports in a folder: the samples, read and put through the store, and then copied within the
 * database under other names, organs and years, with all their cells, findings and lines.
 */
export async function makeLedger(out: string, samples: string, reports: number): Promise<void> {
  const file = join(out, LEDGER);
  const store = await openSqliteStore(file);
  const run = await store.begin({
    key: 'bench',
    settings: {},
    owner: 'bench',
    startedAt: new Date(0).toISOString(),
    isAlive: () => false,
  });
  let templates = 0;
  const extractors = nodeExtractors({ ocr: 'never' });
  for (const name of readdirSync(samples).filter(
    (known) => /\.(?:html|pdf|txt|md)$/.test(known) && known !== 'README.md',
  )) {
    const bytes = new Uint8Array(readFileSync(join(samples, name)));
    const read = await audit(bytes, join(samples, name), extractors).catch((error: unknown) => error);
    if (read instanceof DocumentError) continue;
    if (read instanceof Error) throw read;
    const report = filed(read as Awaited<ReturnType<typeof audit>>);
    const { id } = await store.list(run, report.source.path);
    const { sha256 } = report.source;
    const effort = { key: 'bench', ending: '.html', told: '{}', beside: {}, milliseconds: 5, allowedSeconds: 120 };
    await store.put(run, id, { status: 'read', report }, { ...effort, sha256, attempts: 1 });
    templates += 1;
  }
  await store.end(run, 'done');
  await store.close();
  copyReports(file, { templates, reports });
}

interface Copying {
  readonly templates: number;
  readonly reports: number;
}

function copyReports(file: string, { templates, reports }: Copying): void {
  const database = new DatabaseSync(file);
  database.exec('pragma synchronous = off; pragma journal_mode = memory; pragma cache_size = -400000');
  database.exec(
    'create temp table copies (id integer primary key, template integer, organ text, year integer, path text)',
  );
  const add = database.prepare('insert into copies values (?, ?, ?, ?, ?)');
  for (let first = templates + 1; first <= reports; first += CHUNK) {
    database.exec('begin; delete from copies');
    for (let id = first; id < first + CHUNK && id <= reports; id += 1) {
      const organ = organOf(Math.floor(id / YEARS));
      const year = 2017 + (id % YEARS);
      add.run(
        id,
        1 + ((id * 7919) % templates),
        organ,
        year,
        `年报/${organ}/${organ}${year}年政府信息公开工作年度报告.html`,
      );
    }
    for (const sql of copiesOf(database)) database.exec(sql);
    database.exec('commit');
  }
  database.exec('analyze');
  database.close();
}

const PLACES = '青澜 鹭渚 云岫 溪桥 石笋 松陂 白塘 柳溪 梅岭 竹坞 沙洲 莲渡 枫林 桐岗 兰陵 菊潭'.split(' ');
const DUTIES = '教育局 民政局 财政局 水利局 审计局 统计局 公安局 司法局 卫生健康委员会 人民政府'.split(' ');

function organOf(number: number): string {
  const of = (list: readonly string[], step: number) => list[Math.floor(number / step) % list.length] ?? '';
  return `${of(PLACES, 10)}市${of(PLACES, 160)}区第${Math.floor(number / 2560) + 1}片${of(DUTIES, 1)}`;
}

function copiesOf(database: DatabaseSync): readonly string[] {
  const columnsOf = (table: string) =>
    database
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => String(name));
  const own: Readonly<Record<string, string>> = {
    id: 'c.id',
    source_id: 'c.id',
    path: 'c.path',
    position: 'c.id',
    sha256: "printf('%064x', c.id)",
    organ: 'c.organ',
    year: 'c.year',
    title: "c.organ || c.year || '年政府信息公开工作年度报告'",
    words: "c.organ || char(10) || c.year || '年政府信息公开工作年度报告' || char(10) || c.path",
  };
  const copied = (table: string, key: string, changed: readonly string[]) => {
    const columns = columnsOf(table);
    const values = columns.map((column) => (changed.includes(column) ? own[column] : `t.${column}`));
    return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}
      from copies c join ${table} t on t.${key} = c.template order by c.id`;
  };
  return [
    copied('sources', 'id', ['id', 'path', 'position', 'sha256', 'organ', 'year', 'title', 'words']),
    ...['records', 'cells', 'findings'].map((table) => copied(table, 'source_id', ['source_id'])),
  ];
}
