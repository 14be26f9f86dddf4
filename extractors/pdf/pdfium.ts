import type { Warning } from '../../src/document.ts';
import { DocumentError } from '../../src/errors.ts';
import type { PdfEngine, PdfFile, PdfPage } from './engine.ts';
import { type Matrix, multiply } from './matrix.ts';
import { namesLayers } from './pdfium-layers.ts';
import { type Code, compilePdfium, type Pdfium, startPdfium } from './pdfium-module.ts';
import { drawPage, type Frame } from './pdfium-page.ts';
import { cannotOpen, damagedPage, passwordNeeded, secretFont } from './refusals.ts';
import { unitOf, userUnitsIn } from './user-unit.ts';

/** Where pdfium finds its own file. */
export interface PdfiumOptions {
  /** The bytes of `@hyzyla/pdfium/pdfium.wasm`: from the disk in Node, fetched in a browser. */
  wasm(): Promise<Uint8Array>;
}

/** Memory does not shrink: an instance that was made to take more than this is left to be collected. */
const ROOMY = 256 * 1024 * 1024;

/** Where instances come from: one serves file after file until it is broken or has grown too large. */
interface Supply {
  current(): Promise<Instance>;
}

/** A running pdfium. `broken`: it stopped in the middle of something, so nothing more is asked of it. */
interface Instance {
  readonly pdfium: Pdfium;
  broken: boolean;
}

/** Reads PDF with pdfium as WebAssembly, in this thread. */
export function pdfiumEngine({ wasm }: PdfiumOptions): PdfEngine {
  let code: Promise<Code> | undefined;
  let started: Promise<Instance> | undefined;
  const start = async (): Promise<Instance> => {
    code ??= wasm().then(compilePdfium);
    return { pdfium: await startPdfium(await code), broken: false };
  };
  const supply: Supply = {
    async current() {
      const last = await started;
      if (!last || last.broken || last.pdfium.size() > ROOMY) started = start();
      return started ?? start();
    },
  };
  return {
    name: 'pdfium',
    async open(bytes) {
      const units = await userUnitsIn(bytes);
      return openFile(await supply.current(), bytes, units);
    },
  };
}

function openFile(instance: Instance, bytes: Uint8Array, units: readonly number[]): PdfFile {
  const { call, heap } = instance.pdfium;
  const data = guarded(instance, cannotOpen, () => call.malloc(bytes.length));
  if (data === 0) throw cannotOpen('it is too large for the memory');
  heap().bytes.set(bytes, data);
  const file = guarded(instance, cannotOpen, () => call.FPDF_LoadMemDocument(data, bytes.length, 0));
  if (file === 0) {
    const error = refusal(call.FPDF_GetLastError());
    call.free(data);
    throw error;
  }
  const warnings: Warning[] = [];
  let layers: boolean | undefined;
  const named = () => {
    layers ??= namesLayers(bytes);
    return layers;
  };
  const pages = guarded(instance, cannotOpen, () => call.FPDF_GetPageCount(file));
  const unit = unitOf(units, pages);
  return {
    pages,
    title: metaText(instance, file, 'Title'),
    created: isoDate(metaText(instance, file, 'CreationDate') ?? ''),
    page: async (number) => readPage(instance, { file, number, unit, named, warnings }),
    warnings: () => [...warnings],
    async close() {
      if (instance.broken) return;
      guarded(instance, cannotOpen, () => call.FPDF_CloseDocument(file));
      call.free(data);
    },
  };
}

/** What pdfium says of a file that it does not open: 4 a password, 5 a lock that it does not know. */
function refusal(code: number): DocumentError {
  if (code === 4) return passwordNeeded();
  if (code === 5) return new DocumentError('encrypted', 'it is locked in an unknown way: save a copy without the lock');
  return cannotOpen('no PDF that pdfium can follow');
}

/** Runs pdfium. What it throws (a trap, no more memory) leaves it in the middle of something. */
function guarded<T>(instance: Instance, toError: (reason: string, cause: unknown) => DocumentError, run: () => T): T {
  if (instance.broken) throw toError('pdfium stopped at an earlier page', undefined);
  try {
    return run();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    instance.broken = true;
    throw toError('pdfium broke off: it asks for too much memory, or cannot follow what is drawn', error);
  }
}

interface Asked {
  readonly file: number;
  readonly number: number;
  /** How many points a unit of the page is, where that is known. */
  readonly unit: number | undefined;
  readonly named: () => boolean;
  readonly warnings: Warning[];
}

function readPage(instance: Instance, { file, number, unit, named, warnings }: Asked): PdfPage {
  if (unit === undefined) throw damagedPage(number, 'pages have units of their own, which pdfium cannot tell apart');
  const { pdfium } = instance;
  const { call } = pdfium;
  return guarded(
    instance,
    (reason, cause) => damagedPage(number, reason, cause),
    () => {
      const page = loadPage(pdfium, file, number);
      try {
        const frame = enlarged(frameOf(pdfium, page), unit);
        const { width, height } = frame;
        const drawing = drawPage(pdfium, page, frame, named);
        const glyphs = drawing.glyphs.filter(({ covered }) => !covered);
        warnings.push(...secretFont(number, glyphs));
        return { number, width, height, glyphs, lines: drawing.lines, images: drawing.images };
      } finally {
        call.FPDF_ClosePage(page);
      }
    },
  );
}

const [LINK, POPUP, FIELD] = [2, 16, 20];
/** A page of a report has a few notes; what comes after these is not drawn. */
const MOST_NOTES = 1000;

/** The page with what notes and fields of forms show drawn into it. */
function loadPage(pdfium: Pdfium, file: number, number: number): number {
  const { call } = pdfium;
  const load = () => {
    const page = call.FPDF_LoadPage(file, number - 1);
    if (page === 0) throw damagedPage(number, 'pdfium cannot load it');
    return page;
  };
  const page = load();
  const kinds = kindsOfNotes(pdfium, page);
  if (kinds.every((kind) => kind === LINK || kind === POPUP)) return page;
  if (kinds.includes(FIELD)) fillFields(pdfium, page);
  call.FPDFPage_Flatten(page, 0);
  call.FPDF_ClosePage(page);
  return load();
}

function kindsOfNotes({ call }: Pdfium, page: number): readonly number[] {
  return Array.from({ length: Math.min(MOST_NOTES, call.FPDFPage_GetAnnotCount(page)) }, (_, index) => {
    const note = call.FPDFPage_GetAnnot(page, index);
    if (note === 0) return POPUP;
    const kind = call.FPDFAnnot_GetSubtype(note);
    call.FPDFPage_CloseAnnot(note);
    return kind;
  });
}

const WITH_NOTES = 1;

/** Fields may come without a drawing of what they hold; pdfium makes it when they are drawn, be it on one pixel. */
function fillFields({ call }: Pdfium, page: number): void {
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) {
    call.FPDFPageObj_SetIsActive(call.FPDFPage_GetObject(page, index), 0);
  }
  const bitmap = call.FPDFBitmap_Create(1, 1, 0);
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, WITH_NOTES);
  call.FPDFBitmap_Destroy(bitmap);
}

/** The page as it is shown: cropped and turned. */
function frameOf({ call, heap }: Pdfium, page: number): Frame {
  const pointer = call.malloc(16);
  call.FPDF_GetPageBoundingBox(page, pointer);
  const { floats } = heap();
  const side = (index: number) => floats[pointer / 4 + index] ?? 0;
  const [x0, y1, x1, y0] = [side(0), side(1), side(2), side(3)];
  call.free(pointer);
  const turns: readonly Matrix[] = [
    [1, 0, 0, -1, -x0, y1],
    [0, 1, 1, 0, -y0, -x0],
    [-1, 0, 0, 1, x1, -y0],
    [0, -1, -1, 0, y1, x1],
  ];
  const turn = call.FPDFPage_GetRotation(page) & 3;
  const [across, down] = turn % 2 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  return { width: across, height: down, matrix: turns[turn] ?? [1, 0, 0, -1, -x0, y1] };
}

function enlarged({ width, height, matrix }: Frame, unit: number): Frame {
  return { width: width * unit, height: height * unit, matrix: multiply([unit, 0, 0, unit, 0, 0], matrix) };
}

function metaText({ pdfium }: Instance, file: number, tag: string): string | undefined {
  const { call, heap } = pdfium;
  const bytes = 4096;
  const name = call.malloc(32);
  const text = call.malloc(bytes);
  heap().bytes.set(new TextEncoder().encode(`${tag}\0`), name);
  const length = call.FPDF_GetMetaText(file, name, text, bytes);
  const value = new TextDecoder('utf-16le').decode(
    heap().bytes.slice(text, text + Math.max(0, Math.min(length, bytes) - 2)),
  );
  call.free(name);
  call.free(text);
  return value.trim() === '' ? undefined : value.trim();
}

/** `D:20240131120000+08'00'`, of which only the year must be there → an ISO date. */
function isoDate(text: string): string | undefined {
  const found = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([-+Z])(?:(\d\d)'?(\d\d)?)?)?/.exec(text);
  if (!found) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours = '00',
    minutes = '00',
  ] = found;
  const zone = sign === '+' || sign === '-' ? `${sign}${hours}:${minutes}` : 'Z';
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
