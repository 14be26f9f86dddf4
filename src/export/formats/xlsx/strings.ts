import { cellXml, XML_HEAD } from './xml.ts';

/** Texts that occur again and again are kept once, as far as memory is bounded by it; the others stand in their cells. */
const MOST = 50_000;
const LONGEST = 120;

/** The table of texts of a workbook. */
export interface Strings {
  /** The number of a text in the table; `undefined` where it is not for it. */
  number(text: string): number | undefined;
  /** The part `xl/sharedStrings.xml`. */
  xml(): string;
}

export function strings(): Strings {
  const numbers = new Map<string, number>();
  return {
    number(text) {
      const known = numbers.get(text);
      if (known !== undefined || text.length > LONGEST || numbers.size >= MOST) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    xml() {
      const texts = [...numbers.keys()].map((text) => `<si><t xml:space="preserve">${cellXml(text)}</t></si>`);
      const name = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
      return `${XML_HEAD}<sst ${name} uniqueCount="${texts.length}">${texts.join('')}</sst>`;
    },
  };
}
