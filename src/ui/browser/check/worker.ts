import { decode } from '../../../../extractors/encoding.ts';
import { audit } from '../../../audit.ts';
import { DocumentError } from '../../../errors.ts';
import { csvHead, csvRows } from '../../../export/csv.ts';
import { filed } from '../../../export/filed.ts';
import { FINDINGS, findingRows } from '../../../export/findings-csv.ts';
import { reportLine } from '../../../export/report-json.ts';
import { DEFAULT_PROFILE } from '../../../profile.ts';
import { inertHtml } from '../../inert-html.ts';
import { checkedView } from './checked-view.ts';
import { browserReading } from './extractors.ts';
import { type Answer, type Draft, READY } from './messages.ts';

const { extractors, warmUp } = browserReading();

// The page hands in a port to talk through: pdfjs, once loaded here, takes the worker's own messages for its.
addEventListener(
  'message',
  async ({ ports: [port] }) => {
    if (!port) return;
    port.onmessage = async ({ data }: MessageEvent<Draft>) => port.postMessage(await answerTo(data));
    await warmUp();
    port.postMessage(READY);
  },
  { once: true },
);

/** The same steps as on the command line. */
async function answerTo({ name, bytes }: Draft): Promise<Answer> {
  try {
    const judged = await audit(bytes, name, extractors);
    const view = checkedView(judged);
    const rows = filed(judged);
    const csv = (language: 'zh' | 'en') =>
      csvHead(FINDINGS) + csvRows(findingRows(rows, { language, profile: DEFAULT_PROFILE.name }));
    const inert = view.original === 'html' ? inertHtml(decode(bytes).text) : null;
    return { kind: 'checked', view, inert, csv: { zh: csv('zh'), en: csv('en') }, json: reportLine(judged) };
  } catch (error) {
    if (error instanceof DocumentError) return { kind: 'refused', problem: error.problem, message: error.message };
    return { kind: 'refused', problem: 'internal', message: error instanceof Error ? error.message : String(error) };
  }
}
