import type { ExportFolder, Scratch } from '../format.ts';
import { type Address, addressText, columnLetters, type Link, type SheetCell } from './cell.ts';
import { heightOf } from './height.ts';
import type { Strings } from './strings.ts';
import { styleId } from './styles.ts';
import { attributeXml, cellXml, XML_HEAD } from './xml.ts';

/** What Excel can hold: rows of a sheet, links of a sheet, characters of a cell and of an address. */
export interface Limits {
  readonly rows: number;
  readonly links: number;
  readonly characters: number;
  readonly url: number;
}

export const EXCEL: Limits = { rows: 1_048_576, links: 65_530, characters: 32_767, url: 2_079 };

export interface SheetColumn {
  readonly title: string;
  /** In characters of the width of a digit. */
  readonly width: number;
  /** The head over this one and its neighbours of the same group. */
  readonly group?: string;
}

export interface SheetShape {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** How many columns stay where they are. */
  readonly frozen: number;
  /** Without heads there is nothing to filter or to freeze. @default true */
  readonly heads?: boolean;
}

/** A written sheet. */
export interface SheetPart {
  readonly name: string;
  readonly file: Scratch;
  /** Addresses out of the workbook, in the order of their relationships. */
  readonly urls: readonly string[];
  /** Of the rows with data and their heads, e.g. `A2:C9`; `undefined` where there are no heads. */
  readonly filtered: string | undefined;
  readonly headRows: number;
}

/** What a sheet could not hold. */
export interface Losses {
  /** Texts that were cut off. */
  cut: number;
  /** Links that are not there; their text is. */
  links: number;
}

export interface Sheet {
  /** Adds a row; gives the name of its sheet and its number, from 1. */
  add(cells: readonly SheetCell[]): Promise<{ readonly sheet: string; readonly row: number }>;
  /** Ends it. More than one part where there were more rows than a sheet can hold. */
  finish(): Promise<readonly SheetPart[]>;
  readonly losses: Readonly<Losses>;
}

export interface SheetTools {
  readonly folder: ExportFolder;
  readonly strings: Strings;
  readonly limits: Limits;
}

/** Begins a sheet, which grows in a file. */
export function openSheet(shape: SheetShape, tools: SheetTools): Sheet {
  const parts: SheetPart[] = [];
  const losses: Losses = { cut: 0, links: 0 };
  let part: Promise<OpenPart> | undefined;
  const next = () => openPart(shape, { ...tools, losses, number: parts.length + 1 });
  const current = async () => {
    part ??= next();
    const open = await part;
    if (open.rows() < tools.limits.rows) return open;
    parts.push(await open.finish());
    part = next();
    return part;
  };
  return {
    async add(cells) {
      const open = await current();
      return { sheet: open.name, row: await open.add(cells) };
    },
    async finish() {
      const open = await current();
      parts.push(await open.finish());
      return parts;
    },
    losses,
  };
}

interface OpenPart {
  readonly name: string;
  rows(): number;
  add(cells: readonly SheetCell[]): Promise<number>;
  finish(): Promise<SheetPart>;
}

type PartTools = SheetTools & { readonly losses: Losses; readonly number: number };

async function openPart(shape: SheetShape, { folder, strings, limits, losses, number }: PartTools): Promise<OpenPart> {
  const { columns, heads = true } = shape;
  const name = number === 1 ? shape.name : `${shape.name} (${number})`;
  const file = await folder.scratch();
  const letters = columns.map((_, index) => columnLetters(index));
  const links: string[] = [];
  const urls: string[] = [];
  const headings = heads ? headingsOf(columns) : [];
  let rows = 0;

  const addLink = (ref: string, link: Link) => {
    if (links.length >= limits.links || ('url' in link && link.url.length > limits.url)) {
      losses.links += 1;
      return;
    }
    if ('to' in link) {
      links.push(`<hyperlink ref="${ref}" location="${attributeXml(addressText(link.to))}"/>`);
      return;
    }
    urls.push(link.url);
    links.push(`<hyperlink ref="${ref}" r:id="rId${urls.length}"/>`);
  };
  const cellText = ({ value, style, link }: SheetCell, index: number, row: number): string => {
    const ref = `${letters[index]}${row}`;
    if (link) addLink(ref, link);
    const begin = `<c r="${ref}" s="${styleId(style)}"`;
    if (value === null || value === '') return `${begin}/>`;
    if (typeof value === 'number') return `${begin}><v>${value}</v></c>`;
    const known = strings.number(value);
    if (known !== undefined) return `${begin} t="s"><v>${known}</v></c>`;
    if (value.length > limits.characters) losses.cut += 1;
    const text = value.slice(0, limits.characters);
    return `${begin} t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;
  };
  const add = async (cells: readonly SheetCell[]) => {
    rows += 1;
    const row = rows;
    const text = cells.map((cell, index) => cellText(cell, index, row)).join('');
    await file.append(`<row r="${row}"${heightOf(cells, columns)}>${text}</row>\n`);
    return row;
  };

  await file.append(beginning(shape, headings.length));
  for (const heading of headings) await add(heading);
  return {
    name,
    rows: () => rows,
    add,
    async finish() {
      const filtered = heads ? `A${headings.length}:${letters.at(-1)}${rows}` : undefined;
      await file.append(
        ending({
          filtered,
          links,
          merged: headings.length > 1 ? mergedHeads(columns) : [],
          all: `A1:${letters.at(-1)}${Math.max(rows, 1)}`,
        }),
      );
      await file.close();
      return { name, file, urls, filtered, headRows: headings.length };
    },
  };
}

/** One row of heads, or two where columns have groups. */
function headingsOf(columns: readonly SheetColumn[]): readonly (readonly SheetCell[])[] {
  const titles = columns.map(({ title }): SheetCell => ({ value: title, style: 'head' }));
  if (!columns.some(({ group }) => group)) return [titles];
  const groups = columns.map(({ group }, index): SheetCell => {
    const first = group && columns[index - 1]?.group !== group;
    return { value: first ? group : null, style: 'head' };
  });
  return [groups, titles];
}

function mergedHeads(columns: readonly SheetColumn[]): readonly string[] {
  return columns.flatMap(({ group }, from) => {
    if (!group || columns[from - 1]?.group === group) return [];
    const length = columns.slice(from).findIndex((other) => other.group !== group);
    const to = length < 0 ? columns.length - 1 : from + length - 1;
    return to > from ? [`${columnLetters(from)}1:${columnLetters(to)}1`] : [];
  });
}

function beginning({ columns, frozen, heads = true }: SheetShape, headRows: number): string {
  const corner = `${columnLetters(frozen)}${headRows + 1}`;
  const across = frozen > 0 ? ` xSplit="${frozen}"` : '';
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  const split = `<pane${across} ySplit="${headRows}" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView workbookViewId="0">${heads ? split : ''}</sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>
<sheetData>
`;
}

interface Ending {
  readonly filtered: string | undefined;
  readonly links: readonly string[];
  readonly merged: readonly string[];
  readonly all: string;
}

function ending({ filtered, links, merged, all }: Ending): string {
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return [
    '</sheetData>',
    filtered ? `<autoFilter ref="${filtered}"/>` : '',
    merges && `<mergeCells count="${merged.length}">${merges}</mergeCells>`,
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    // An edition is a text that looks like a number: no spreadsheet need complain of it.
    `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('');
}

/** Where a cell of a row is. */
export function addressIn({ sheet, row }: { readonly sheet: string; readonly row: number }, column: number): Address {
  return { sheet, ref: `${columnLetters(column)}${row}` };
}
