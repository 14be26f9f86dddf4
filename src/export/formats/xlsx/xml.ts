/** What XML 1.0 cannot hold, and what it would change: a spreadsheet reads `_x000D_` as the character of this number. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SPECIAL = /[&<>"\r]|_(?=x[0-9a-f]{4}_)/gi;

const WRITTEN: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '_x000D_',
  _: '_x005F_',
};

/** A text as a cell holds it. What cannot be held is left out. */
export function cellXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(SPECIAL, (character) => WRITTEN[character] ?? character);
}

/** A text as the value of an attribute. */
export function attributeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (character) => WRITTEN[character] ?? character)
    .replace(/[\t\r\n]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}

/** Every part of a workbook begins with this. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
