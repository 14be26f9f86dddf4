import type { Kin } from '../related/related.ts';
import type { Job, Origin, Whereabouts } from '../run/result.ts';
import type { Placed } from '../store/store.ts';

/** What a worker is told of a source: enough to open it wherever the worker runs. Plain data, fit for JSON. */
export interface Task extends Origin, Placed, Pick<Job, 'path' | 'attachments'>, Pick<Whereabouts, 'entry' | 'shown'> {
  readonly run: number;
  /** The file as the one who listed names it; in base64 where its name is no UTF-8. */
  readonly file: string | { readonly base64: string };
  /** It is read whatever is known of it. */
  readonly anew?: true;
}

/** The reports of an organ, to be judged together: by the numbers of their sources. Plain data. */
export interface OrganTask {
  readonly run: number;
  readonly organ: string;
  readonly reports: readonly { readonly id: number; readonly kin: Kin }[];
}

/** What machines share. */
export type SharedTask = Task | OrganTask;

export function isOrganTask(task: SharedTask): task is OrganTask {
  return 'organ' in task;
}

/** The task of reading a source of a run. */
export function taskOf(
  { path, at, address, captured_at, linked_from, attachments }: Job,
  placed: Placed,
  run: number,
): Task {
  if (!at) throw new TypeError(`Expected ${path} to be where another process can open it`);
  const { file, entry, shown } = at;
  const told = { address, captured_at, linked_from, attachments, entry, shown };
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const { id, position } = placed;
  return {
    run,
    id,
    position,
    path,
    ...known,
    file: typeof file === 'string' ? file : { base64: Buffer.from(file).toString('base64') },
  };
}

/** What listing told of a source, as it tells it of every job. */
export function toldIn({ path, address, captured_at, linked_from, attachments }: Task): Omit<Job, 'read'> {
  return {
    path,
    ...(address !== undefined && { address }),
    ...(captured_at !== undefined && { captured_at }),
    ...(linked_from !== undefined && { linked_from }),
    ...(attachments && { attachments }),
  };
}
