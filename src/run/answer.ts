import type { Audit } from '../audit.ts';
import { DocumentError, type DocumentProblem } from '../errors.ts';
import type { Failure } from '../export/failures-csv.ts';
import { type Filed, filed as filedAudit } from '../export/filed.ts';
import type { Profile } from '../profile.ts';
import { beginNoting, takeNoted } from './beside.ts';
import type { EngineOptions } from './engines.ts';
import { fromListing } from './from-listing.ts';
import type { Beside, Job, Origin } from './result.ts';

/** How sources are read and judged. */
export interface Settings extends EngineOptions {
  readonly profile: Profile;
}

/** A source with its bytes, as it goes to a process. Plain data. */
export interface Loaded extends Origin, Pick<Job, 'path' | 'attachments' | 'pictures' | 'at' | 'sha256'> {
  readonly bytes: Uint8Array;
}

/** What a process is asked. */
export interface Question {
  readonly source: Loaded;
  readonly settings: Settings;
  readonly filed: boolean;
}

/** What a process does. */
export type Task = (source: Loaded, settings: Settings) => Promise<Audit>;

/** What a process says of a source: plain data, as errors lose their fields between processes. */
export type Reply = (
  | { readonly audit: Audit }
  | { readonly report: Filed }
  | { readonly problem: DocumentProblem; readonly message: string }
) & { readonly beside: Beside };

/** The processes' end of the pool: answers each job that comes in, and ends with the program. */
export function answer(read: Task): void {
  const send = (message: unknown) => process.send?.(message);
  process.on('message', async (question: Question) => send(await replyTo(question, read)));
  process.on('disconnect', () => process.exit());
  send('ready');
}

async function replyTo({ source, settings, filed }: Question, read: Task): Promise<Reply> {
  beginNoting(source);
  try {
    const audit = await read(source, settings);
    const beside = takeNoted();
    return filed ? { ...reportOf(audit, source), beside } : { audit, beside };
  } catch (error) {
    const beside = takeNoted();
    if (error instanceof DocumentError) return { problem: error.problem, message: error.message, beside };
    return { problem: 'internal', message: `a fault of the program, please report it: ${error}`, beside };
  }
}

/** A report as it is filed; the reason for which there is none, where its listing knows more of it. */
function reportOf(audit: Audit, source: Loaded): { readonly report: Filed } | Pick<Failure, 'problem' | 'message'> {
  const result = fromListing({ status: 'read', audit }, source);
  return result.status === 'failed' ? result.failure : { report: filedAudit(result.audit) };
}
