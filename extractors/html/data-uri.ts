/** The longest data URI that is decoded, in characters. */
const LONGEST = 28 * 1024 * 1024;

/** The bytes of a picture that stands in the page itself; `undefined` where it is none of those that are read. */
export function fromDataUri(uri: string): Uint8Array | undefined {
  const comma = uri.indexOf(',');
  if (comma < 0 || uri.length > LONGEST || !/^data:image\/[\w.+-]+(?:;[^,]*)?;base64$/i.test(uri.slice(0, comma))) {
    return undefined;
  }
  try {
    const bytes = atob(decodeURIComponent(uri.slice(comma + 1)).replace(/\s+/g, ''));
    return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
