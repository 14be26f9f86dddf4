import { toHtml } from './html.ts';
import { type HtmlLayout, PLAIN_HTML, randomHtmlLayout, settled } from './html-layout.ts';
import { generateTruth, type TruthOptions } from './numbers.ts';
import { type Extra, formOf } from './sheets.ts';
import type { Truth } from './truth.ts';

export type Layout = HtmlLayout;

export interface Generated {
  /** A file name that tells the medium and the seed. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  readonly layout: Layout;
  /** Rows and columns printed that the form does not have. */
  readonly extras: readonly Extra[];
}

export interface GenerateOptions extends TruthOptions {
  readonly medium: Layout['medium'];
  /** Knobs to set; without it every knob is drawn from the seed. */
  readonly layout?: Partial<HtmlLayout>;
  /** A truth to print in place of one drawn from the seed. */
  readonly truth?: Truth;
}

/** A report drawn from a seed: its bytes, what it says, and how it is laid out. */
export async function generateReport(seed: number, options: GenerateOptions): Promise<Generated> {
  const truth = options.truth ?? generateTruth(seed, options);
  const layout = settled(options.layout ? { ...PLAIN_HTML, seed, ...options.layout } : randomHtmlLayout(seed));
  const bytes = toHtml(truth, layout);
  return { name: `${truth.edition}-${seed}.html`, bytes, truth, layout, extras: formOf(truth, layout.form).extras };
}
