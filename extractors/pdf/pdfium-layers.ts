import { DocumentError } from '../../src/errors.ts';
import type { LayerMarks } from './pdfium-marks.ts';
import type { Pdfium } from './pdfium-module.ts';
import { IMAGE, type PageObject } from './pdfium-objects.ts';

/** A page of a report has a handful. */
const MOST_LAYERS = 200;
/** The longer side of the drawing on which a layer is looked for, in pixels. */
const SIDE = 600;
/** A ground in no colour that anything is likely to have. */
const GROUND = 0xff7b8f6d;

/** What may switch objects off: the marks on them, and whether forms and images may name a layer of their own. */
export interface Layers {
  readonly marks: LayerMarks;
  readonly named: () => boolean;
}

/** Whether forms and images of a file may name a layer. Their dictionaries are never compressed. */
export function namesLayers(bytes: Uint8Array): boolean {
  return /\/(?:O|#4[Ff])(?:C|#43)(?![A-Za-z0-9])/.test(new TextDecoder('latin1').decode(bytes));
}

/**
 * The objects in layers that are switched off. pdfium does not say which those are, but draws nothing of them: each layer
 * is drawn alone, to see whether anything comes.
 * @throws DocumentError `too-large`
 */
export function switchedOff(
  pdfium: Pdfium,
  page: number,
  objects: readonly PageObject[],
  { marks, named }: Layers,
): ReadonlySet<PageObject> {
  const layers = new Map<string, PageObject[]>();
  for (const one of objects) {
    const layer = marks(one) + (mayName(one) && named() ? ownLayer(one) : '');
    if (layer !== '') layers.set(layer, [...(layers.get(layer) ?? []), one]);
  }
  if (layers.size === 0) return new Set();
  if (layers.size > MOST_LAYERS) throw tooMany();
  const setActive = (some: readonly PageObject[], active: number) => {
    for (const { object } of some) pdfium.call.FPDFPageObj_SetIsActive(object, active);
  };
  setActive(objects, 0);
  const off = [...layers.values()].filter((layer) => {
    setActive(layer, 1);
    const shown = drawsAnything(pdfium, page);
    setActive(layer, 0);
    return !shown;
  });
  setActive(objects, 1);
  return new Set(off.flat());
}

function mayName({ kind, container }: PageObject): boolean {
  return kind === IMAGE || container.forms.length > 0;
}

function ownLayer({ kind, object, container }: PageObject): string {
  return ` in ${container.forms.join(' ')} ${kind === IMAGE ? object : ''}`;
}

function drawsAnything({ call, heap }: Pdfium, page: number): boolean {
  const bitmap = call.FPDFBitmap_Create(SIDE, SIDE, 0);
  call.FPDFBitmap_FillRect(bitmap, 0, 0, SIDE, SIDE, GROUND);
  const start = call.FPDFBitmap_GetBuffer(bitmap) / 4;
  const ground = heap().integers[start];
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, SIDE, SIDE, 0, 0);
  const drawn = heap()
    .integers.subarray(start, start + SIDE * SIDE)
    .some((pixel) => pixel !== ground);
  call.FPDFBitmap_Destroy(bitmap);
  return drawn;
}

function tooMany(): DocumentError {
  return new DocumentError('too-large', 'a page has more layers than any report: save it without them');
}
