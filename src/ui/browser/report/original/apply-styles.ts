/**
 * Sets the styles of a page that was made inert. The pages' own policy has the browser pass over styles in markup, as
 * whoever writes markup could write scripts; set from here they are only styles, and were cleansed.
 */
export function applyStyles(document: Document): void {
  const { defaultView } = document;
  if (!defaultView) return;
  for (const element of document.querySelectorAll<HTMLElement>('[style]')) {
    element.style.cssText = element.getAttribute('style') ?? '';
  }
  const sheets = [...document.querySelectorAll('style')].map((style) => {
    const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    return sheet;
  });
  document.adoptedStyleSheets = sheets;
}
