export type { Extractor } from '../extractors/extractor.ts';
export { htmlExtractor, pdfExtractor, textExtractor } from '../extractors/index.ts';
export { pdfjsEngine } from '../extractors/pdf/pdfjs.ts';
export { type Audit, audit, type Source } from './audit.ts';
export type { Place } from './document.ts';
export { DocumentError, type DocumentProblem } from './errors.ts';
export type { Cause, Finding, Message, Severity } from './finding.ts';
export type { CellState, Reading, Report } from './report/report.ts';
