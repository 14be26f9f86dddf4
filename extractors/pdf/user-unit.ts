/** How many points a unit of a page is, wherever a PDF says so (`UserUnit`): pdfium passes it over. */
export async function userUnitsIn(bytes: Uint8Array): Promise<readonly number[]> {
  const text = latin1(bytes);
  const packed = await Promise.all(objectStreams(text).map(([from, to]) => inflated(bytes.subarray(from, to))));
  return [text, ...packed.map(latin1)].flatMap(unitsIn);
}

/** The unit of all pages; `undefined` where they differ. */
export function unitOf(units: readonly number[], pages: number): number | undefined {
  const [unit = 1] = units;
  if (units.some((other) => other !== unit)) return undefined;
  return unit === 1 || units.length >= pages ? unit : undefined;
}

function unitsIn(text: string): readonly number[] {
  const found = text.matchAll(/\/UserUnit\s+(\d*\.?\d+)/g);
  return [...found].map(([, number]) => Number(number)).filter((unit) => unit > 0);
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** A file has a few; what is beyond these is looked at by nobody. */
const MOST_STREAMS = 500;
const LARGEST = 4 * 1024 * 1024;

/** Where the streams lie in which pages and other objects are packed. */
function objectStreams(text: string): readonly (readonly [from: number, to: number])[] {
  const streams: [number, number][] = [];
  const start = /stream\r?\n/g;
  for (
    let at = text.indexOf('/ObjStm');
    at >= 0 && streams.length < MOST_STREAMS;
    at = text.indexOf('/ObjStm', at + 1)
  ) {
    start.lastIndex = at;
    if (!start.test(text)) break;
    const end = text.indexOf('endstream', start.lastIndex);
    if (end >= 0) streams.push([start.lastIndex, end]);
  }
  return streams;
}

/** What deflated bytes hold, as far as they can be followed: pdfium is the judge of damage. */
async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const packed = new Blob([new Uint8Array(bytes)]).stream();
    for await (const chunk of packed.pipeThrough(new DecompressionStream('deflate'))) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LARGEST) break;
    }
  } catch {}
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
