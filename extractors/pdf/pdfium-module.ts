import { findPatterns, type Patterns } from './pdfium-colours.ts';

/** The functions of pdfium's C interface that are used here, called without a wrapper. Pointers are numbers; 0 is none. */
export interface PdfiumFunctions {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(bytes: number): number;
  free(pointer: number): void;
  FPDF_InitLibrary(): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_CloseDocument(file: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(file: number): number;
  FPDF_GetMetaText(file: number, tag: number, buffer: number, bytes: number): number;
  FPDF_LoadPage(file: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageBoundingBox(page: number, box: number): number;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFAnnot_GetSubtype(annotation: number): number;
  FPDFPage_CloseAnnot(annotation: number): void;
  FPDFPage_Flatten(page: number, usage: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPage_RemoveObject(page: number, object: number): number;
  FPDFFormObj_RemoveObject(form: number, object: number): number;
  FPDFPageObj_Destroy(object: number): void;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, matrix: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  FPDFPageObj_TransformF(object: number, matrix: number): number;
  FPDFPageObj_SetIsActive(object: number, active: number): number;
  FPDFPageObj_GetClipPath(object: number): number;
  FPDFPageObj_HasTransparency(object: number): number;
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPageObj_GetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPageObj_SetFillColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPageObj_SetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): number;
  FPDFPageObj_CreateNewRect(x: number, y: number, width: number, height: number): number;
  FPDFPageObj_GetStrokeWidth(object: number, width: number): number;
  FPDFPageObj_SetStrokeWidth(object: number, width: number): number;
  FPDFPageObj_CountMarks(object: number): number;
  FPDFPageObj_GetMark(object: number, index: number): number;
  FPDFPageObjMark_GetName(mark: number, buffer: number, bytes: number, written: number): number;
  FPDFPageObjMark_RemoveParam(object: number, mark: number, key: number): number;
  FPDFClipPath_CountPaths(clip: number): number;
  FPDFClipPath_CountPathSegments(clip: number, path: number): number;
  FPDFClipPath_GetPathSegment(clip: number, path: number, segment: number): number;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, segment: number): number;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number;
  FPDFTextObj_GetTextRenderMode(text: number): number;
  FPDFTextObj_SetTextRenderMode(text: number, mode: number): number;
  FPDFTextObj_GetFont(text: number): number;
  FPDFFont_GetAscent(font: number, size: number, ascent: number): number;
  FPDFFont_GetDescent(font: number, size: number, descent: number): number;
  FPDFFont_GetGlyphWidth(font: number, unicode: number, size: number, width: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, box: number): number;
  FPDFBitmap_Create(width: number, height: number, alpha: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
}

/** pdfium's memory as numbers of each kind, by pointer. What grows the memory makes older ones useless. */
export interface Heap {
  readonly bytes: Uint8Array;
  readonly integers: Uint32Array;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
}

/** A started pdfium. */
export interface Pdfium {
  readonly call: PdfiumFunctions;
  heap(): Heap;
  readonly patterns: Patterns;
  /** Memory taken from the system so far, in bytes; it never shrinks. */
  size(): number;
}

/** A document that makes pdfium ask for more is refused: no limit on the memory of JavaScript counts this. */
const MOST_MEMORY = 512 * 1024 * 1024;

type Functions = Readonly<Record<string, unknown>>;
type Imports = Readonly<Record<string, Functions>>;

interface Instance {
  readonly exports: unknown;
}

/** What is used of WebAssembly, of which not every set of types knows. */
interface Assembly {
  compile(bytes: Uint8Array): Promise<Code>;
  readonly Instance: new (code: Code, imports: Imports) => Instance;
}

const assembly = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;

/** Compiled code; instances share it. */
export type Code = object;

/** The bytes of `pdfium.wasm` → code. */
export function compilePdfium(bytes: Uint8Array): Promise<Code> {
  return assembly.compile(bytes);
}

/** Starts pdfium with memory of its own. */
export async function startPdfium(code: Code): Promise<Pdfium> {
  const { PDFiumModule } = await import('@hyzyla/pdfium');
  const options = {
    instantiateWasm(imports: Imports, done: (instance: Instance, code: Code) => void) {
      const instance = new assembly.Instance(code, limited(imports));
      done(instance, code);
      return instance.exports;
    },
    printErr: () => {},
  };
  const started: unknown = await PDFiumModule(options as never);
  const { wasmExports: call } = started as { readonly wasmExports: PdfiumFunctions };
  call.FPDF_InitLibrary();
  let heap = heapOf(call.memory.buffer);
  const pdfium = {
    call,
    heap() {
      if (heap.bytes.buffer !== call.memory.buffer) heap = heapOf(call.memory.buffer);
      return heap;
    },
    size: () => call.memory.buffer.byteLength,
  };
  return { ...pdfium, patterns: findPatterns(pdfium) };
}

function heapOf(buffer: ArrayBuffer): Heap {
  return {
    bytes: new Uint8Array(buffer),
    integers: new Uint32Array(buffer),
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
  };
}

function limited({ env = {}, ...others }: Imports): Imports {
  const resize = env.emscripten_resize_heap as (bytes: number) => boolean;
  const within = (bytes: number) => bytes >>> 0 <= MOST_MEMORY && resize(bytes);
  return { ...others, env: { ...env, emscripten_resize_heap: within } };
}
