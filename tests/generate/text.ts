import { type Random, randomFrom } from './random.ts';
import { formOf, type Sheet, type SheetCell } from './sheets.ts';
import type { Truth } from './truth.ts';
import { type FormLayout, PLAIN_FORM, randomForm } from './wording.ts';

/** How a report stands in plain text, as tools that read scans and PDFs leave it. */
export interface TextLayout {
  readonly medium: 'text';
  readonly seed: number;
  readonly form: FormLayout;
  /**
   * Tabs between cells, pipes of Markdown, or tables of HTML among the paragraphs; each cell in a line of its own, with its pipe
   * at the end or below it, or indented under the pipe of its row.
   */
  readonly tables: 'tabs' | 'pipes' | 'html' | 'cells' | 'cells-ends-below' | 'cells-indented';
  /** Rows that lose empty label cells or gain one, as in texts recognised from scans. */
  readonly shifting: boolean;
  /** What stands where a spanning label goes on. */
  readonly spans: 'empty' | 'repeated';
  /** Empty lines inside a table. */
  readonly gaps: boolean;
  readonly headings: 'plain' | 'hashes';
}

export const PLAIN_TEXT: TextLayout = {
  medium: 'text',
  seed: 0,
  form: PLAIN_FORM,
  tables: 'tabs',
  shifting: false,
  spans: 'empty',
  gaps: false,
  headings: 'plain',
};

/** A layout drawn from a seed. */
export function randomTextLayout(seed: number): TextLayout {
  const random = randomFrom(seed + 3000);
  return settledText({
    medium: 'text',
    seed,
    form: randomForm(random),
    tables: random.pick(['tabs', 'tabs', 'pipes', 'html', 'cells', 'cells-ends-below', 'cells-indented']),
    shifting: random.chance(0.4),
    spans: random.pick(['empty', 'empty', 'repeated']),
    gaps: random.chance(0.25),
    headings: random.pick(['plain', 'hashes']),
  });
}

/** Knobs that have no meaning together put right: only rows of tabs shift. */
export function settledText(layout: TextLayout): TextLayout {
  const tabs = layout.tables === 'tabs';
  return { ...layout, shifting: layout.shifting && tabs, gaps: layout.gaps && tabs };
}

/** A report as text. */
export function toText(truth: Truth, layout: TextLayout): string {
  const random = randomFrom(layout.seed + 61);
  const { sheets } = formOf(truth, layout.form);
  const marked = (text: string, hashes: string): string => (layout.headings === 'hashes' ? `${hashes} ${text}` : text);
  const sections = truth.sections.flatMap((section) => {
    const sheet = sheets.find((one) => one.id === section.id);
    return [marked(section.heading, '##'), ...section.paragraphs, ...(sheet ? [tableText(sheet, layout, random)] : [])];
  });
  const date = truth.published_on ? [`发布日期：${truth.published_on}`] : [];
  return `${[marked(truth.title, '#'), ...date, ...truth.introduction, ...sections].join('\n\n')}\n`;
}

function tableText(sheet: Sheet, layout: TextLayout, random: Random): string {
  if (layout.tables === 'html') return htmlTable(sheet);
  if (layout.tables.startsWith('cells')) return cellLines(sheet, layout.tables);
  const rows = grid(sheet, layout.spans);
  if (layout.tables === 'pipes') return pipes(rows);
  const lines = rows.map((row, index) =>
    (layout.shifting ? shifted(row, sheet.rows[index] ?? [], random) : row).join('\t'),
  );
  const at = layout.gaps && lines.length > 12 ? random.int(6, lines.length - 3) : lines.length;
  return [...lines.slice(0, at), ...(at < lines.length ? [''] : []), ...lines.slice(at)].join('\n');
}

/** The texts of a sheet by row and column; a block of table 2 has one column for each of its cells. */
function grid(sheet: Sheet, spans: TextLayout['spans']): string[][] {
  const rows: string[][] = sheet.rows.map(() => []);
  sheet.rows.forEach((cells, row) => {
    let column = 0;
    for (const one of cells) {
      while (rows[row]?.[column] !== undefined) column++;
      const width = sheet.id === 'disclosure' ? 1 : one.columns;
      rows.slice(row, row + one.rows).forEach((line, below) => {
        Object.assign(
          line,
          Object.fromEntries(filling(one, below, width, spans).map((text, at) => [column + at, text])),
        );
      });
    }
  });
  return rows;
}

/** The texts of a cell's own row, or of a row below that it spans. */
function filling(one: SheetCell, below: number, width: number, spans: TextLayout['spans']): string[] {
  const first = below === 0 ? one.text : carried(one, spans);
  return [first, ...Array.from({ length: width - 1 }, () => '')];
}

function carried(one: SheetCell, spans: TextLayout['spans']): string {
  return spans === 'repeated' && one.kind === 'label' ? one.text : '';
}

/** A row without its leading empty cells, or with an empty cell more where no value of it is blank. */
function shifted(row: readonly string[], cells: readonly SheetCell[], random: Random): string[] {
  const full = cells.every((one) => one.kind !== 'value' || one.text !== '');
  if (random.chance(0.5) || !full) return [...row];
  const at = row.findIndex((text) => text !== '');
  const rest = row.slice(at);
  const values = cells.filter((one) => one.kind === 'value').length;
  const labels = rest.slice(0, rest.length - values).filter((text) => text !== '');
  const numbers = rest.slice(rest.length - values);
  if (values === 0) return rest;
  return random.pick([rest, [...labels, ...numbers], [...labels, '', ...numbers], ['', ...row], [...row, '']]);
}

function pipes(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => (row[index] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${'---|'.repeat(width)}`, ...body.map(line)].join('\n');
}

/** Each cell in a line; the columns that a row lacks, as its cells span several, are pipes at its end. */
function cellLines(sheet: Sheet, tables: TextLayout['tables']): string {
  const width = Math.max(...sheet.rows.map((row) => row.reduce((sum, one) => sum + one.columns, 0)));
  const rows = sheet.rows.map((row) => {
    const texts = row.map(({ text }) => text.replaceAll('\n', ' ').trim());
    const rest = '|'.repeat(width - row.length);
    if (tables === 'cells-indented') return `|${texts.map((text) => ` \n ${text} |`).join('')} ${rest}`;
    const lines = texts.flatMap((text) => (text === '' ? '|' : tables === 'cells' ? `${text} |` : [text, '|']));
    return [...lines, ...(rest ? [rest] : [])].join('\n');
  });
  return rows.join('\n');
}

function htmlTable(sheet: Sheet): string {
  const span = (name: string, count: number): string => (count > 1 ? ` ${name}="${count}"` : '');
  const rows = sheet.rows.map((row) => {
    const cells = row.map((one) => `<td${span('rowspan', one.rows)}${span('colspan', one.columns)}>${one.text}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}
