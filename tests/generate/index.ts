import { toHtml } from './html.ts';
import { type HtmlLayout, PLAIN_HTML, randomHtmlLayout, settled } from './html-layout.ts';
import { generateTruth, type TruthOptions } from './numbers.ts';
import { toPdf } from './pdf.ts';
import { type PdfLayout, PLAIN_PDF, randomPdfLayout, settledPdf } from './pdf-layout.ts';
import { type Extra, formOf } from './sheets.ts';
import type { Truth } from './truth.ts';

export type Layout = HtmlLayout | PdfLayout;

export interface Generated {
  /** A file name that tells the medium and the seed. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  readonly layout: Layout;
  /** Rows and columns printed that the form does not have. */
  readonly extras: readonly Extra[];
}

type Knobs = Partial<Omit<HtmlLayout, 'medium'>> | Partial<Omit<PdfLayout, 'medium'>>;

export interface GenerateOptions extends TruthOptions {
  readonly medium: Layout['medium'];
  /** Knobs to set on the plain layout; without it every knob is drawn from the seed. */
  readonly layout?: Knobs;
  /** A truth to print in place of one drawn from the seed. */
  readonly truth?: Truth;
}

/** A report drawn from a seed: its bytes, what it says, and how it is laid out. */
export async function generateReport(seed: number, options: GenerateOptions): Promise<Generated> {
  const truth = options.truth ?? generateTruth(seed, options);
  const layout = layoutOf(seed, options);
  const { extras } = formOf(truth, layout.form);
  return {
    name: `${truth.edition}-${seed}.${layout.medium}`,
    bytes: await print(truth, layout),
    truth,
    layout,
    extras,
  };
}

function layoutOf(seed: number, { medium, layout }: GenerateOptions): Layout {
  if (medium === 'html')
    return settled(layout ? ({ ...PLAIN_HTML, seed, ...(layout as Knobs) } as HtmlLayout) : randomHtmlLayout(seed));
  return settledPdf(layout ? ({ ...PLAIN_PDF, seed, ...(layout as Knobs) } as PdfLayout) : randomPdfLayout(seed));
}

async function print(truth: Truth, layout: Layout): Promise<Uint8Array> {
  return layout.medium === 'html' ? toHtml(truth, layout) : toPdf(truth, layout);
}
