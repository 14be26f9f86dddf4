import { STYLE } from '../../../inert-style.ts';

/**
 * Sets the styles that a page had before it was made inert. The pages' policy allows none in markup, as whoever writes
 * markup could write scripts; set from here they are only styles, and were cleansed.
 */
export function applyStyles(document: Document): void {
  const { defaultView } = document;
  if (!defaultView) return;
  for (const element of document.querySelectorAll<HTMLElement>(`[${STYLE}]`)) {
    element.style.cssText = element.getAttribute(STYLE) ?? '';
  }
  const sheets = [...document.querySelectorAll('style')].map((style) => {
    const sheet = new (defaultView as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    return sheet;
  });
  document.adoptedStyleSheets = sheets;
}
