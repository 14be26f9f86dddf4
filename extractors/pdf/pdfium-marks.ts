import type { Pdfium } from './pdfium-module.ts';
import type { PageObject } from './pdfium-objects.ts';

/** The marks of optional content over an object, as one word; empty where there are none. */
export type LayerMarks = (object: PageObject) => string;

/** The longest name of a mark that means anything here: two bytes a character and the end. */
const NAME_BYTES = 8;
const ACTUAL_TEXT = 'ActualText\0';

/**
 * Looks through the marks on the objects of a page. What an author claims to be the "actual text" is taken away: pdfium
 * would give it in place of the characters that are printed.
 */
export function readMarks(pdfium: Pdfium, objects: readonly PageObject[]): LayerMarks {
  const { call, heap } = pdfium;
  const name = call.malloc(NAME_BYTES + 4);
  const key = call.malloc(ACTUAL_TEXT.length);
  heap().bytes.set(new TextEncoder().encode(ACTUAL_TEXT), key);
  const isLayer = (mark: number) => {
    const named = call.FPDFPageObjMark_GetName(mark, name, NAME_BYTES, name + NAME_BYTES);
    return named !== 0 && new TextDecoder('utf-16le').decode(heap().bytes.slice(name, name + 6)) === 'OC\0';
  };
  // Objects share their marks.
  const known = new Map<number, boolean>();
  const layersOf = (object: number): string => {
    let layers = '';
    const count = call.FPDFPageObj_CountMarks(object);
    for (let index = 0; index < count; index += 1) {
      const mark = call.FPDFPageObj_GetMark(object, index);
      const layer = known.get(mark) ?? isLayer(mark);
      if (!known.has(mark)) call.FPDFPageObjMark_RemoveParam(object, mark, key);
      known.set(mark, layer);
      if (layer) layers += ` ${mark}`;
    }
    return layers;
  };
  const layers = new Map<number, string>();
  for (const { object, container } of objects) {
    for (const form of container.forms) if (!layers.has(form)) layers.set(form, layersOf(form));
    layers.set(object, layersOf(object));
  }
  call.free(name);
  call.free(key);
  return ({ object, container }) => {
    const own = layers.get(object) ?? '';
    return container.forms.length === 0 ? own : container.forms.map((form) => layers.get(form) ?? '').join('') + own;
  };
}
