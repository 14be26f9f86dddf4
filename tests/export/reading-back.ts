import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { parquetReadObjects } from 'hyparquet';
import { fromBuffer } from 'yauzl';
import type { ExportFormat, ExportOptions } from '../../src/export/formats/format.ts';
import type { Outcome } from '../../src/export/outcome.ts';
import type { Message } from '../../src/finding.ts';
import { exportOutcomes } from '../../src/run/export.ts';
import { aFolder } from '../run/a-folder.ts';

export interface Exported {
  readonly out: string;
  readonly notes: readonly Message[];
}

/** Writes outcomes in one form to a new folder. */
export async function exported(
  format: ExportFormat,
  outcomes: readonly Outcome[],
  change: Partial<ExportOptions> = {},
): Promise<Exported> {
  const out = aFolder();
  const signal = new AbortController().signal;
  const told: ExportOptions = {
    language: 'zh',
    profile: 'default',
    complete: true,
    locate: () => undefined,
    ...change,
  };
  const notes = await exportOutcomes(inOrder(outcomes), { ...told, out, formats: [format], signal });
  return { out, notes };
}

async function* inOrder(outcomes: readonly Outcome[]): AsyncGenerator<Outcome> {
  yield* outcomes;
}

/** The rows of a Parquet file. */
export function parquetRows(out: string, name: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(join(out, name));
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
}

/** A sheet as a program that opens it sees it. */
export interface SheetRead {
  /** Texts and numbers; `null` where a cell is empty. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Where cells lead, by address. */
  readonly links: Readonly<Record<string, string>>;
  readonly filter: string | undefined;
  readonly frozen: string | undefined;
  readonly widths: readonly number[];
}

export interface WorkbookRead {
  readonly sheets: ReadonlyMap<string, SheetRead>;
  /** The XML of every part, by name. */
  readonly parts: ReadonlyMap<string, string>;
}

export async function workbook(out: string): Promise<WorkbookRead> {
  const parts = await unzipped(readFileSync(join(out, 'audit.xlsx')));
  const texts = elements(parts.get('xl/sharedStrings.xml') ?? '', 'si > t').map(({ text }) => unescaped(text));
  const names = elements(parts.get('xl/workbook.xml') ?? '', 'sheet').map(({ attributes }) => attributes.name ?? '');
  const sheets = names.map((name, index): [string, SheetRead] => [name, sheet(parts, index + 1, texts)]);
  return { sheets: new Map(sheets), parts };
}

function sheet(parts: ReadonlyMap<string, string>, number: number, texts: readonly string[]): SheetRead {
  const $ = load(parts.get(`xl/worksheets/sheet${number}.xml`) ?? '', { xml: true });
  const urls = new Map(
    elements(parts.get(`xl/worksheets/_rels/sheet${number}.xml.rels`) ?? '', 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  );
  const rows = $('row')
    .toArray()
    .map((row) =>
      $(row)
        .children('c')
        .toArray()
        .map((cell) =>
          cellValue($(cell).attr('t'), $(cell).children('v').text(), $(cell).find('is > t').text(), texts),
        ),
    );
  const links = $('hyperlink')
    .toArray()
    .map((link) => [$(link).attr('ref'), $(link).attr('location') ?? urls.get($(link).attr('r:id'))]);
  return {
    rows,
    links: Object.fromEntries(links),
    filter: $('autoFilter').attr('ref'),
    frozen: $('pane').attr('topLeftCell'),
    widths: $('col')
      .toArray()
      .map((column) => Number($(column).attr('width'))),
  };
}

function cellValue(
  type: string | undefined,
  value: string,
  inline: string,
  texts: readonly string[],
): string | number | null {
  if (type === 'inlineStr') return unescaped(inline);
  if (type === 's') return texts[Number(value)] ?? null;
  return value === '' ? null : Number(value);
}

/** A spreadsheet reads `_x000D_` as the character of this number. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function elements(xml: string, selector: string) {
  const $ = load(xml, { xml: true });
  return $(selector)
    .toArray()
    .map((element) => ({ text: $(element).text(), attributes: $(element).attr() ?? {} }));
}

function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject).on('end', () => resolve(parts));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
