/** Pixels an inch that a PNG or a JPEG file says it has; `undefined` where it does not, or says 72, which programs write who know none. */
export function densityOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const density = isPng(view) ? ofPng(view) : isJpeg(view) ? ofJpeg(view) : undefined;
  return density !== undefined && density > 72 ? density : undefined;
}

const INCH = 0.0254;

function isPng(view: DataView): boolean {
  return view.byteLength > 33 && view.getUint32(0) === 0x89504e47;
}

/** Of the chunk pHYs: pixels a metre. */
function ofPng(view: DataView): number | undefined {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const [length, type] = [view.getUint32(at), view.getUint32(at + 4)];
    if (type === 0x70485973 && at + 17 <= view.byteLength) {
      return view.getUint8(at + 16) === 1 ? Math.round(view.getUint32(at + 8) * INCH) : undefined;
    }
    if (type === 0x49444154) return undefined;
    at += length + 12;
  }
  return undefined;
}

function isJpeg(view: DataView): boolean {
  return view.byteLength > 4 && view.getUint16(0) === 0xffd8;
}

/** Of the segment JFIF: pixels an inch (1) or a centimetre (2). */
function ofJpeg(view: DataView): number | undefined {
  for (let at = 2; at + 16 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const [marker, length] = [view.getUint8(at + 1), view.getUint16(at + 2)];
    if (marker === 0xe0 && view.getUint32(at + 4) === 0x4a464946) {
      const [unit, density] = [view.getUint8(at + 11), view.getUint16(at + 12)];
      if (unit === 1) return density;
      return unit === 2 ? Math.round(density * 2.54) : undefined;
    }
    if (marker === 0xda) return undefined;
    at += length + 2;
  }
  return undefined;
}
