/** What bytes are, as far as listing sources needs it. `packed`: an archive that is not opened. */
export type Kind = 'zip' | 'gzip' | 'tar' | 'warc' | 'packed' | 'pdf' | 'html' | 'picture' | 'office' | 'other';

/** So many bytes of the beginning tell the kind. */
export const HEAD = 4096;

const STARTS: readonly (readonly [start: string, kind: Kind])[] = [
  ['PK\x05\x06', 'zip'],
  ['PK\x03\x04', 'zip'],
  ['PK\x07\x08', 'zip'],
  ['\x1f\x8b\x08', 'gzip'],
  ['WARC/', 'warc'],
  ['Rar!\x1a\x07', 'packed'],
  ['7z\xbc\xaf\x27\x1c', 'packed'],
  ['BZh', 'packed'],
  ['\xfd7zXZ\0', 'packed'],
  ['\x28\xb5\x2f\xfd', 'packed'],
  ['\x89PNG\r\n', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
];

/** How zips begin that are documents: of Office, OpenDocument, OFD, EPUB and Java. */
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|_rels\/|docProps\/|word\/|xl\/|ppt\/|OFD\.xml|Doc_\d|META-INF\/)/;

const MARKUP =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]/i;

/** The kind of a source by the beginning of its bytes. */
export function kindOf(head: Uint8Array): Kind {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD)).toString('latin1');
  const start = STARTS.find(([known]) => text.startsWith(known));
  if (start?.[1] === 'zip') return OFFICE.test(firstName(text, head)) ? 'office' : 'zip';
  if (start) return start[1];
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (isTar(head)) return 'tar';
  return MARKUP.test(text) || MARKUP.test(text.replace(/^\xff\xfe|\0/g, '')) ? 'html' : 'other';
}

/** The name of the first entry of a zip. */
function firstName(text: string, head: Uint8Array): string {
  const length = (head[26] ?? 0) + 256 * (head[27] ?? 0);
  return text.slice(30, 30 + length);
}

/** A tar has no mark in its oldest form; its first header bears the sum of its bytes in all of them. */
function isTar(head: Uint8Array): boolean {
  if (head.length < 512) return false;
  const header = head.subarray(0, 512);
  const printed = Number.parseInt(Buffer.from(header.subarray(148, 156)).toString('latin1').replace(/[\0 ]/g, ''), 8);
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return printed === sum && sum !== 256;
}

const LEAST = { width: 400, height: 150 };

/** Whether a picture is, by its own word, too small to be a page of print: an ornament or a button. */
export function isOrnament(head: Uint8Array): boolean {
  const size = pngSize(head) ?? jpegSize(head) ?? gifSize(head);
  return size !== undefined && (size.width < LEAST.width || size.height < LEAST.height);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pngSize(head: Uint8Array): Size | undefined {
  if (head[0] !== 0x89 || head.length < 24) return undefined;
  const view = new DataView(head.buffer, head.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function jpegSize(head: Uint8Array): Size | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head[0] !== 0xff) return undefined;
  for (let at = 2; at + 9 <= head.length && head[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}

function gifSize(head: Uint8Array): Size | undefined {
  if (!/^GIF8[79]a/.test(String.fromCharCode(...head.subarray(0, 6))) || head.length < 10) return undefined;
  const view = new DataView(head.buffer, head.byteOffset);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}
