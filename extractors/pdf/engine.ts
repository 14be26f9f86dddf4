import type { Box, Warning } from '../../src/document.ts';

/** How far a character is turned on the page as shown: degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** One character (or ligature) as drawn. */
export interface Glyph {
  /** U+FFFD where the font does not tell which character it is, so that none is lost in silence. */
  readonly text: string;
  /** Its cell: advance width by font size, not the ink. */
  readonly box: Box;
  /** The height of the font in points. */
  readonly size: number;
  /** Set in a vertical writing mode. */
  readonly vertical: boolean;
  readonly rotation: Turn;
  /** Not to be seen: render mode 3, or covered by an image. OCR layers of searchable scans are like this. */
  readonly hidden: boolean;
  /** Hidden only by an image over it, which may be translucent. */
  readonly under?: boolean;
}

/** A straight horizontal or vertical line as drawn; a thin filled rectangle counts. `x0 <= x1`, `y0 <= y1`. */
export interface RulingLine {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One page as drawn: points from the top left corner of the page as shown. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly lines: readonly RulingLine[];
  readonly images: readonly Box[];
}

/** An opened file. Pages are read one at a time so that memory does not grow with the file. */
export interface PdfFile {
  readonly pages: number;
  readonly title: string | undefined;
  /** ISO date of the file's own creation date. */
  readonly created: string | undefined;
  /**
   * @param number from 1
   * @throws DocumentError `damaged`
   */
  page(number: number): Promise<PdfPage>;
  /** What the library complained of so far, e.g. a character map that is missing. */
  warnings(): readonly Warning[];
  close(): Promise<void>;
}

/** A library that reads PDF. pdfjs is one; others can stand beside it. */
export interface PdfEngine {
  readonly name: string;
  /** @throws DocumentError `encrypted` or `damaged` */
  open(bytes: Uint8Array): Promise<PdfFile>;
}
