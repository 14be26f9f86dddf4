import type { Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { Glyph } from './engine.ts';

/** Why a file was not opened: it needs a password. */
export function passwordNeeded(cause?: unknown): DocumentError {
  return new DocumentError('encrypted', 'it needs a password: save a copy without one', { cause });
}

/** Why a file was not opened otherwise. */
export function cannotOpen(reason: string, cause?: unknown): DocumentError {
  return new DocumentError(
    'damaged',
    `it cannot be opened (${reason}): fetch it again, or save it anew in a PDF reader`,
    { cause },
  );
}

/** Why a page could not be read. */
export function damagedPage(number: number, reason: string, cause?: unknown): DocumentError {
  return new DocumentError('damaged', `page ${number} is damaged (${reason}): save it anew in a PDF reader`, { cause });
}

/** What is to be said of a page on which a font keeps to itself which characters it draws. */
export function secretFont(page: number, glyphs: readonly Glyph[]): readonly Warning[] {
  const secret = glyphs.some(({ text, hidden }) => !hidden && text.includes('\ufffd'));
  return secret ? [{ code: 'font-unmapped', values: { page } }] : [];
}
