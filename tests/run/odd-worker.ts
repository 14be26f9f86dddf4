import { DocumentError } from '../../src/errors.ts';
import { answer } from '../../src/run/answer.ts';
import { anAudit } from '../export/an-audit.ts';

/** A process that behaves as the path of the source says; the title of a report is the number of the process. */
answer(async ({ path }) => {
  if (path.includes('encrypted')) throw new DocumentError('encrypted', 'a password is needed');
  if (path.includes('fault')) throw new RangeError('off by one');
  if (path.includes('crash')) process.exit(3);
  if (path.includes('memory')) for (const all: object[] = []; ; ) all.push({ path, all: new Array(1000).fill(path) });
  if (path.includes('buffers')) await fillBuffers();
  if (path.includes('endless')) for (;;);
  if (path.includes('bare')) return anAudit({ path, report: { edition: null, sections: [] } });
  const title = { value: String(process.pid), quote: '', place: { selector: 'title' } };
  return anAudit({ path, report: { title } });
});

/** As a library does that keeps pictures outside of the heap. */
async function fillBuffers(): Promise<never> {
  for (const all: Buffer[] = []; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    if (all.length < 40) all.push(Buffer.alloc(25 * 2 ** 20, 1));
  }
}
