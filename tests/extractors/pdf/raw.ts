/** What stands in a PDF written by hand. */
export interface RawPdf {
  /** The operators of its one page, 400 points square; the font F1 is Helvetica. */
  readonly content: string;
  /** More entries of the page: `/Rotate 90`. */
  readonly page?: string;
  /** More resources: `/XObject << /X1 6 0 R >>`. */
  readonly resources?: string;
  readonly fonts?: string;
  /** More entries of the catalogue. */
  readonly catalog?: string;
  /** Objects from number 6 on. */
  readonly objects?: readonly string[];
}

/** A PDF as written by hand: for operators that no program would write. */
export function rawPdf({
  content,
  page = '',
  resources = '',
  fonts = '',
  catalog = '',
  objects = [],
}: RawPdf): Uint8Array {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] ${page} /Contents 4 0 R
      /Resources << /Font << /F1 5 0 R ${fonts} >> ${resources} >> >>`,
    stream('', content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  ];
  let text = '%PDF-1.7\n';
  const offsets = all.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer << /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + table + trailer, 'latin1');
}

/** A stream object: the entries of its dictionary but for the length, and what it holds. */
export function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A form that draws what the operators say. */
export function form(content: string, entries = ''): string {
  const fonts = '/Resources << /Font << /F1 5 0 R >> >>';
  return stream(`/Type /XObject /Subtype /Form /BBox [0 0 100 40] ${fonts} ${entries}`, content);
}

/** The operators that show a text at a place, in points from the bottom left. */
export function shown(text: string, x = 50, y = 300, more = ''): string {
  return `BT /F1 12 Tf ${more} 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}
