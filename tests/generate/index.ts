import { toHtml } from './html.ts';
import { type HtmlLayout, PLAIN_HTML, randomHtmlLayout, settled } from './html-layout.ts';
import { generateTruth, type TruthOptions } from './numbers.ts';
import { toPdf } from './pdf.ts';
import { isOpen, type PdfLayout, PLAIN_PDF, randomPdfLayout, settledPdf } from './pdf-layout.ts';
import { type Extra, formOf } from './sheets.ts';
import { PLAIN_TEXT, randomTextLayout, settledText, type TextLayout, toText } from './text.ts';
import type { Truth } from './truth.ts';
import type { FormLayout } from './wording.ts';

export type Layout = HtmlLayout | PdfLayout | TextLayout;

/** Knobs to turn on a plain layout. */
export type Knobs<L extends Layout> = Partial<Omit<L, 'medium' | 'form'>> & { readonly form?: Partial<FormLayout> };

export interface Generated {
  /** A file name that tells the edition, the seed and the medium. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  readonly layout: Layout;
  /** Rows and columns printed that the form does not have. */
  readonly extras: readonly Extra[];
}

type Medium =
  | { readonly medium: 'html'; readonly layout?: Knobs<HtmlLayout> }
  | { readonly medium: 'pdf'; readonly layout?: Knobs<PdfLayout> }
  | { readonly medium: 'text'; readonly layout?: Knobs<TextLayout> };

/** The medium; the knobs to turn on the plain layout, or none to draw every knob; a truth to print, or none to draw it. */
export type GenerateOptions = TruthOptions & Medium & { readonly truth?: Truth };

/** A report drawn from a seed: its bytes, what it says, and how it is laid out. */
export async function generateReport(seed: number, options: GenerateOptions): Promise<Generated> {
  const truth = options.truth ?? generateTruth(seed, options);
  const layout = layoutOf(seed, options);
  const { extras } = formOf(truth, layout.form);
  return {
    name: `${truth.edition}-${seed}.${ending(layout)}`,
    bytes: await print(truth, layout),
    truth,
    layout,
    extras,
  };
}

/** The layout of a medium: the plain one with knobs turned, or one drawn from the seed. */
export function layoutOf(seed: number, options: Medium): Layout {
  if (options.medium === 'html') {
    return settled(options.layout ? turned(PLAIN_HTML, seed, options.layout) : randomHtmlLayout(seed));
  }
  if (options.medium === 'pdf') {
    return settledPdf(options.layout ? turned(PLAIN_PDF, seed, options.layout) : randomPdfLayout(seed));
  }
  return settledText(options.layout ? turned(PLAIN_TEXT, seed, options.layout) : randomTextLayout(seed));
}

function turned<L extends Layout>(plain: L, seed: number, { form, ...knobs }: Knobs<L>): L {
  return { ...plain, seed, ...knobs, form: { ...plain.form, seed, ...form } };
}

/** The bytes of a report in a layout. */
export async function print(truth: Truth, layout: Layout): Promise<Uint8Array> {
  if (layout.medium === 'html') return toHtml(truth, layout);
  return layout.medium === 'pdf' ? toPdf(truth, layout) : new TextEncoder().encode(toText(truth, layout));
}

function ending(layout: Layout): string {
  if (layout.medium !== 'text') return layout.medium;
  return layout.tables === 'tabs' ? 'txt' : 'md';
}

/**
 * Whether a layout leaves cells that a careful reader may refuse, because rules, spans or columns do not say for certain
 * where a number belongs. A wrong number without a mark is wrong under every layout.
 */
export function mayRefuse(layout: Layout): boolean {
  if (layout.medium === 'pdf') return isOpen(layout);
  if (layout.medium === 'html') return layout.rowspans !== 'clean' || layout.headSpans !== 'clean';
  // One pipe more at the end of a row may be a blank cell or a column that others span.
  return layout.shifting || layout.tables === 'cells-indented';
}
