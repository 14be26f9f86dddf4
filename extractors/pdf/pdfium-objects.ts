import { DocumentError } from '../../src/errors.ts';
import { type Matrix, multiply } from './matrix.ts';
import type { Pdfium } from './pdfium-module.ts';

/** What is drawn on a page, as pdfium numbers the kinds. */
export const [TEXT, PATH, IMAGE, FORM] = [1, 2, 3, 5];

/** A group of objects: the page, or a form drawn on it. */
export interface Container {
  /** From units of its objects to points of the page as shown. */
  readonly matrix: Matrix;
  /** The forms that it is in, the outermost first; none for the page. */
  readonly forms: readonly number[];
  /** What the innermost of these is drawn on; `undefined` for the page. */
  readonly parent?: Container;
}

/** One thing drawn. */
export interface PageObject {
  readonly object: number;
  readonly kind: number;
  readonly container: Container;
}

/** A page of a report has some thousand; one with more is a map, or an attack. */
const MOST_OBJECTS = 500_000;
/** pdfium's text takes time with the square of these. */
const MOST_TEXTS = 50_000;
/** Forms are in forms in forms, but no deeper. */
const DEEPEST = 8;

/**
 * What is drawn on a page in the order of drawing, forms replaced by what they hold.
 * @throws DocumentError `too-large`, `damaged`
 */
export function objectsOf(pdfium: Pdfium, page: number, shown: Matrix, scratch: number): readonly PageObject[] {
  const { call } = pdfium;
  const objects: PageObject[] = [];
  let texts = 0;
  const add = (count: number, get: (index: number) => number, container: Container) => {
    for (let index = 0; index < count; index += 1) {
      const object = get(index);
      const kind = call.FPDFPageObj_GetType(object);
      texts += kind === TEXT ? 1 : 0;
      if (objects.length >= MOST_OBJECTS || texts > MOST_TEXTS) throw tooMany();
      if (kind !== FORM) {
        objects.push({ object, kind, container });
        continue;
      }
      if (container.forms.length >= DEEPEST) throw new DocumentError('damaged', 'a page draws forms without end');
      const matrix = multiply(container.matrix, matrixOf(pdfium, object, scratch));
      const inner = { matrix, forms: [...container.forms, object], parent: container };
      add(call.FPDFFormObj_CountObjects(object), (at) => call.FPDFFormObj_GetObject(object, at), inner);
    }
  };
  add(call.FPDFPage_CountObjects(page), (index) => call.FPDFPage_GetObject(page, index), { matrix: shown, forms: [] });
  return objects;
}

/** From an object's own units to those of its container. */
export function matrixOf({ call, heap }: Pdfium, object: number, scratch: number): Matrix {
  if (!call.FPDFPageObj_GetMatrix(object, scratch)) return [1, 0, 0, 1, 0, 0];
  const { floats } = heap();
  const part = (index: number) => floats[scratch / 4 + index] ?? 0;
  return [part(0), part(1), part(2), part(3), part(4), part(5)];
}

function tooMany(): DocumentError {
  return new DocumentError('too-large', 'a page draws more things than any report: split it');
}
