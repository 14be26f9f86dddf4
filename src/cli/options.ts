import { InvalidArgumentError, Option } from 'commander';

/** A whole number from 1 up. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 1024)
    throw new InvalidArgumentError('Give a whole number from 1 to 1024.');
  return number;
}

/** Seconds, up to a day. */
export function seconds(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('Give seconds, more than 0 and at most 86400.');
  return number;
}

/** After how long a machine is taken for lost. */
export function leaseOption(): Option {
  const what =
    'with --database: after so many seconds without a word a worker is taken for lost; the same on all machines';
  return new Option('--lease <s>', what).argParser(leaseSeconds).default(60);
}

function leaseSeconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 10 || number > 3600)
    throw new InvalidArgumentError('Give whole seconds from 10 to 3600.');
  return number;
}

/** The language of messages. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'language of messages').choices(['zh', 'en']).default('zh');
}

/** The file that says which rules are judged. */
export function configOption(): Option {
  return new Option(
    '--config <file>',
    'rules, severities, deadlines and organs (default: ogi.config.json, if it is here)',
  );
}

/** How grave a finding makes the command exit with 1. */
export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'exit with 1 where there is such a finding or a graver one')
    .choices(['error', 'warning', 'never'])
    .default('never');
}

export const OCR_MODES = ['auto', 'never', 'always'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

export const OCR_ENGINES = ['auto', 'ppocr', 'tesseract'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];

/** Whether pictures of pages are recognised. */
export function ocrOption(): Option {
  const what = 'recognise pages that are only pictures, none (they are listed as needs-ocr), or all pages of PDFs';
  return new Option('--ocr <mode>', what).choices(OCR_MODES).default('auto');
}

/** By what they are recognised. */
export function ocrEngineOption(): Option {
  const what = 'PP-OCR with tesseract as second reader, PP-OCR alone, or tesseract alone';
  return new Option('--ocr-engine <name>', what).choices(OCR_ENGINES).default('auto');
}

export const PDF_ENGINES = ['auto', 'pdfjs', 'pdfium'] as const;
export type PdfEngineName = (typeof PDF_ENGINES)[number];

/** By what PDF is read. */
export function engineOption(): Option {
  const what = 'the PDF library: pdfium with pdfjs for what it cannot read and what is in doubt, or one of them alone';
  return new Option('--engine <name>', what).choices(PDF_ENGINES).default('auto');
}
