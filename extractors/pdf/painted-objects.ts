import type { PDFiumPage } from '@hyzyla/pdfium';

/** What the wrapper of pdfium keeps to itself, as its version is pinned. Numbers are pointers. */
interface Inside {
  readonly pageIdx: number;
  readonly module: {
    _FPDFPage_CountObjects(page: number): number;
    _FPDFPage_GetObject(page: number, index: number): number;
    _FPDFFormObj_CountObjects(form: number): number;
    _FPDFFormObj_GetObject(form: number, index: number): number;
    _FPDFPageObj_GetType(object: number): number;
    _FPDFPageObj_SetIsActive(object: number, active: number): number;
    _FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number;
    readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
    readonly HEAPU8: Uint8Array;
  };
}

const [TEXT, IMAGE, FORM] = [1, 3, 5];
/** A page of print has some thousand; more are looked at by nobody. */
const MOST_OBJECTS = 100_000;
const DEEPEST = 8;

/** Leaves the characters of a page out of all drawing of it, until it is loaded anew. */
export function hideText(page: PDFiumPage): void {
  const { module } = page as unknown as Inside;
  for (const object of objectsOf(page)) {
    if (module._FPDFPageObj_GetType(object) === TEXT) module._FPDFPageObj_SetIsActive(object, 0);
  }
}

/** The width of the widest picture on a page, in pixels of its own; 0 where there is none. */
export function widestPicture(page: PDFiumPage): number {
  const { module } = page as unknown as Inside;
  const pointer = module.wasmExports.malloc(8);
  let widest = 0;
  for (const object of objectsOf(page)) {
    if (module._FPDFPageObj_GetType(object) !== IMAGE) continue;
    if (!module._FPDFImageObj_GetImagePixelSize(object, pointer, pointer + 4)) continue;
    widest = Math.max(widest, new DataView(module.HEAPU8.buffer).getUint32(pointer, true));
  }
  module.wasmExports.free(pointer);
  return widest;
}

/** All objects of a page, those in forms too. */
function objectsOf(page: PDFiumPage): readonly number[] {
  const { module, pageIdx } = page as unknown as Inside;
  const objects: number[] = [];
  const add = (count: number, get: (index: number) => number, depth: number) => {
    for (let index = 0; index < count && objects.length < MOST_OBJECTS; index += 1) {
      const object = get(index);
      objects.push(object);
      if (depth >= DEEPEST || module._FPDFPageObj_GetType(object) !== FORM) continue;
      add(module._FPDFFormObj_CountObjects(object), (inner) => module._FPDFFormObj_GetObject(object, inner), depth + 1);
    }
  };
  add(module._FPDFPage_CountObjects(pageIdx), (index) => module._FPDFPage_GetObject(pageIdx, index), 0);
  return objects;
}
