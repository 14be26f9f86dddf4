import type { Snapshot } from '../store/store.ts';

/** Under this name the ledger keeps by which profile the reports of a run were judged again. */
export const CHECKED = 'checked';

interface Checked {
  readonly run: number | null;
  readonly profile: string;
}

/** What is kept there. */
export function checkedText(run: number | null, profile: string): string {
  return JSON.stringify({ run, profile } satisfies Checked);
}

/** The name of the profile by which the findings of a run are as they are. */
export async function profileOf({ run, settings, recall }: Snapshot): Promise<string> {
  const text = await recall(CHECKED);
  const checked = text === undefined ? undefined : (JSON.parse(text) as Checked);
  if (checked?.run === run) return checked.profile;
  return (settings as { profile?: { name?: string } } | null)?.profile?.name ?? 'default';
}
