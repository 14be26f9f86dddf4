import { existsSync } from 'node:fs';
import { load } from 'cheerio';
import { decode } from '../../../extractors/encoding.ts';
import { bytesOf } from '../../../extractors/html/picture-bytes.ts';
import type { Source } from '../../audit.ts';
import { fileOf, findSource } from '../../run/find-source.ts';
import { loadPagePicture } from '../../run/page-pictures.ts';
import type { OriginalKind } from '../api.ts';
import { inertHtml } from '../inert-html.ts';

/** An original as it is given out. */
export interface Original {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** How the original of a source can be shown; whether its bytes are as they were is looked at when they are asked for. */
export function originalKind({ path, medium }: Source, folder: string): OriginalKind {
  return existsSync(fileOf(path, folder)) ? medium : 'gone';
}

/**
 * The original of a source with nothing in it that runs or loads.
 * @param page of a picture with several
 * @returns `undefined` where it is gone, or was changed
 */
export async function originalOf(source: Source, folder: string, page = 1): Promise<Original | undefined> {
  const bytes = await findSource(source, { folder });
  if (!bytes) return undefined;
  switch (source.medium) {
    case 'pdf':
      return { type: 'application/pdf', bytes };
    case 'html':
      return asText('text/html', await inertPage(decode(bytes).text, fileOf(source.path, folder)));
    case 'text':
      return asText('text/plain', decode(bytes).text);
    case 'image':
      return asPicture(bytes, page);
  }
}

async function inertPage(html: string, file: string): Promise<string> {
  return inertHtml(html, await picturesOf(html, file));
}

function asText(type: string, text: string): Original {
  return { type: `${type}; charset=utf-8`, bytes: new TextEncoder().encode(text) };
}

/** Browsers show PNG and JPEG; all else becomes PNG with the density it has. */
async function asPicture(bytes: Uint8Array, page: number): Promise<Original | undefined> {
  const type = pictureType(bytes);
  if (type === 'image/png' || type === 'image/jpeg') return { type, bytes };
  try {
    return { type: 'image/png', bytes: await pngOf(bytes, page) };
  } catch {
    // It was read once, by another version of the decoder; or there is no such page.
    return undefined;
  }
}

async function pngOf(bytes: Uint8Array, page: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const picture = sharp(bytes, { page: page - 1, limitInputPixels: MOST_PIXELS });
  const { density } = await picture.metadata();
  const upright = picture.autoOrient().withMetadata(density === undefined ? {} : { density });
  return new Uint8Array(await upright.png().toBuffer());
}

const MOST_PIXELS = 150e6;

const STARTS: readonly (readonly [start: string, type: string])[] = [
  ['\x89PNG', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['BM', 'image/bmp'],
];

function pictureType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return STARTS.find(([known]) => start.startsWith(known))?.[1];
}

/** So many pictures of a page are shown, and so many bytes of all. */
const MOST_PICTURES = 60;
const MOST_BYTES = 32 * 1024 * 1024;

/** The pictures of a page as data URIs, those beside it as the reader found them. */
async function picturesOf(html: string, file: string): Promise<readonly (string | undefined)[]> {
  const pictures: (string | undefined)[] = [];
  let left = MOST_BYTES;
  for (const element of load(html)('img').toArray().slice(0, MOST_PICTURES)) {
    const bytes = await bytesOf(element, file, loadPagePicture);
    const type = bytes && pictureType(bytes);
    const fits = bytes !== undefined && bytes.length <= left;
    if (fits) left -= bytes.length;
    pictures.push(fits && type ? `data:${type};base64,${Buffer.from(bytes).toString('base64')}` : undefined);
  }
  return pictures;
}
