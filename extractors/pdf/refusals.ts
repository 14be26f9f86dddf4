import { DocumentError } from '../../src/errors.ts';
import type { Glyph } from './engine.ts';

/** Why a file was not opened: it needs a password. */
export function passwordNeeded(cause?: unknown): DocumentError {
  return new DocumentError('encrypted', 'This PDF needs a password. Save a copy without one and read that.', { cause });
}

/** Why a file was not opened otherwise. */
export function cannotOpen(reason: string, cause?: unknown): DocumentError {
  const advice = 'Download it again, or open it in a PDF reader and save it anew.';
  return new DocumentError('damaged', `This PDF cannot be opened (${reason}). ${advice}`, { cause });
}

/** Why a page could not be read. */
export function damagedPage(number: number, reason: string, cause?: unknown): DocumentError {
  const advice = 'Open it in a PDF reader, save it anew and try again.';
  return new DocumentError('damaged', `Page ${number} of this PDF is damaged (${reason}). ${advice}`, { cause });
}

/** What is to be said of a page on which a font keeps to itself which characters it draws. */
export function secretFont(number: number, glyphs: readonly Glyph[]): readonly string[] {
  const secret = glyphs.some(({ text, hidden }) => !hidden && text.includes('\ufffd'));
  return secret ? [`page ${number}: a font does not tell which characters it draws; they stand as U+FFFD`] : [];
}
