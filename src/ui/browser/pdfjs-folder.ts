/** Where the build put the files of pdfjs: beside the folder of the scripts, wherever both are served from. */
export function pdfjsFolder(name: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs'): string {
  return new URL(`../pdfjs/${name}/`, here()).href;
}

function here(): string {
  return import.meta.url;
}
