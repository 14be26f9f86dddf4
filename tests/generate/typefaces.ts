import { fileURLToPath } from 'node:url';
import type PDFDocument from 'pdfkit';

type Pdf = InstanceType<typeof PDFDocument>;

const MODULES = '../../node_modules/';
const SANS = '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf';
const SERIF = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const TIMES = '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf';

/** The fonts of a report: one for Chinese, one for digits and Latin letters, as Word has them. */
export const TYPEFACES = {
  sans: { chinese: SANS, latin: SANS },
  serif: { chinese: SERIF, latin: SERIF },
  'serif with times': { chinese: SERIF, latin: TIMES },
} as const;

export type Typeface = keyof typeof TYPEFACES;

/** A piece of text in one font. */
export interface FontRun {
  readonly text: string;
  readonly font: string;
}

/** A text in pieces of one font each. */
export function fontRuns(text: string, typeface: Typeface): readonly FontRun[] {
  const { chinese, latin } = TYPEFACES[typeface];
  if (chinese === latin) return [{ text, font: chinese }];
  return (text.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []).map((run) => ({
    text: run,
    font: /^[\x20-\x7e]/.test(run) ? latin : chinese,
  }));
}

/** Fonts as parsed for the first document: parsing them again for each would cost most of the time. */
const parsed = new Map<string, Buffer>();

/** The file of a font. */
export function fontFile(font: string): string {
  return fileURLToPath(new URL(MODULES + font, import.meta.url));
}

/** Makes a font the current one, under a name, or pdfkit would compare it with the ones it has each time. */
export function useFont(pdf: Pdf, font: string): void {
  pdf.registerFont(font, parsed.get(font) ?? fontFile(font));
  pdf.font(font);
  if (!parsed.has(font)) parsed.set(font, (pdf as unknown as { _font: { font: Buffer } })._font.font);
}
