/** C0 and C1 controls other than tab and line breaks: nothing that is printed, and a terminal would obey some of them. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** A text as a CSV file holds it, but for the apostrophe. */
export function printedText(text: string): string {
  return text.replace(CONTROLS, '');
}
