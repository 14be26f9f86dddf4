/** The address of a file that the build put beside the pages, wherever they are served from: scripts are in a folder of their own. */
export function pageFile(path: string): string {
  return new URL(`../${path}`, here()).href;
}

/** In a literal the build would look for the file itself. */
function here(): string {
  return import.meta.url;
}

/**
 * The bytes of a file beside the pages.
 * @throws TypeError where it is not there
 */
export async function fetched(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  // A server that knows no file may answer with its start page.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || isPage) throw new TypeError(`${address} is not served beside the page (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
