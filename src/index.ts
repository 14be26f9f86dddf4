export type { Extractor } from '../extractors/extractor.ts';
export {
  type Alphabet,
  type CellReader,
  type Crop,
  htmlExtractor,
  htmlExtractorWith,
  imageExtractor,
  type PaintedFile,
  type Painter,
  type Picture,
  type PictureDecoder,
  type Pictures,
  pdfExtractor,
  ppocrReader,
  type Read,
  type Readers,
  type Recogniser,
  type Scanner,
  type Scans,
  scannerWith,
  type Tesseract,
  tesseractReader,
  textExtractor,
} from '../extractors/index.ts';
export { pdfiumEngine } from '../extractors/pdf/pdfium.ts';
export { pdfjsEngine } from '../extractors/pdf/pdfjs.ts';
export { type Audit, audit, type Source } from './audit.ts';
export type { Place } from './document.ts';
export { DocumentError, type DocumentProblem } from './errors.ts';
export type { Failure } from './export/failures-csv.ts';
export { reportJson } from './export/report-json.ts';
export type { Cause, Finding, Message, Severity } from './finding.ts';
export { DEFAULT_PROFILE, type Profile } from './profile.ts';
export { profileFrom } from './profile-schema.ts';
export type { CellState, Reading, Report } from './report/report.ts';
