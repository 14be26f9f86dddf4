import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { addressText } from './cell.ts';
import type { SheetPart } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { attributeXml, XML_HEAD } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Every entry has the same date, the earliest that zip knows, so that the same sheets make the same bytes. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** Puts sheets together to a workbook; the first is the one it opens with. */
export async function writeWorkbook(
  sheets: readonly SheetPart[],
  strings: string,
  append: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const zip = new ZipFile();
  // What goes wrong with a file is told to the zip alone, and would leave its stream without an end.
  zip.once('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name, ENTRY);
  add('[Content_Types].xml', contentTypes(sheets.length));
  add('_rels/.rels', relationships([{ type: `${OFFICE}/officeDocument`, target: 'xl/workbook.xml' }]));
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/_rels/workbook.xml.rels', relationships(workbookParts(sheets.length)));
  add('xl/styles.xml', stylesXml());
  add('xl/sharedStrings.xml', strings);
  for (const [index, { file, urls }] of sheets.entries()) {
    zip.addFile(file.path, `xl/worksheets/sheet${index + 1}.xml`, ENTRY);
    if (urls.length > 0) add(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relationships(urls.map(outside)));
  }
  zip.end();
  for await (const chunk of zip.outputStream) await append(chunk as Buffer);
}

interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly outside?: true;
}

function outside(url: string): Relationship {
  return { type: `${OFFICE}/hyperlink`, target: url, outside: true };
}

function workbookParts(count: number): readonly Relationship[] {
  const sheets = Array.from({ length: count }, (_, index) => ({
    type: `${OFFICE}/worksheet`,
    target: `worksheets/sheet${index + 1}.xml`,
  }));
  const others = [
    { type: `${OFFICE}/styles`, target: 'styles.xml' },
    { type: `${OFFICE}/sharedStrings`, target: 'sharedStrings.xml' },
  ];
  return [...sheets, ...others];
}

function relationships(all: readonly Relationship[]): string {
  const xml = all.map(
    ({ type, target, outside }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${type}" Target="${attributeXml(target)}"${outside ? ' TargetMode="External"' : ''}/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${xml.join('')}</Relationships>`;
}

function contentTypes(count: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SPREADSHEET}.${type}+xml"/>`;
  const sheets = Array.from({ length: count }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}${sheets.join('')}</Types>`;
}

function workbookXml(sheets: readonly SheetPart[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${attributeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0" tabRatio="900"/></bookViews><sheets>${list.join('')}</sheets>${definedNames(sheets)}</workbook>`;
}

/** What Excel keeps of each sheet by name: what is filtered, and the heads that are printed on every page. */
function definedNames(sheets: readonly SheetPart[]): string {
  const names = sheets.flatMap(({ name, filtered, headRows }, index) => {
    if (!filtered) return [];
    const absolute = filtered.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    const range = (ref: string) => attributeXml(addressText({ sheet: name, ref }));
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range(absolute)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${range(`$1:$${headRows}`)}</definedName>`,
    ];
  });
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
}
