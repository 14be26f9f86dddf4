import { DEFAULT_PROFILE, type Profile } from '../profile.ts';
import type { Snapshot } from '../store/store.ts';

/** Under this name the ledger keeps by which profile the reports of a run were judged again. */
export const CHECKED = 'checked';

interface Checked {
  readonly run: number | null;
  readonly profile: string;
  /** All of it, and when: left out by earlier versions. */
  readonly rules?: Profile;
  readonly at?: string;
}

/** What is kept there. */
export function checkedText(run: number | null, profile: Profile, at: string): string {
  return JSON.stringify({ run, profile: profile.name, rules: profile, at } satisfies Checked);
}

/** By what the findings of a run are as they are. */
export interface JudgedBy {
  /** The name of the profile. */
  readonly name: string;
  readonly profile: Profile;
  /** When its reports were last judged together with others; `null` where they were not. */
  readonly togetherAt: string | null;
}

export async function judgedBy({
  run,
  settings,
  recall,
}: Pick<Snapshot, 'run' | 'settings' | 'recall'>): Promise<JudgedBy> {
  const own = (settings as { profile?: Profile } | null)?.profile;
  const text = await recall(CHECKED);
  const checked = text === undefined ? undefined : (JSON.parse(text) as Checked);
  if (checked?.run !== run) return { name: own?.name ?? 'default', profile: own ?? DEFAULT_PROFILE, togetherAt: null };
  return { name: checked.profile, profile: checked.rules ?? own ?? DEFAULT_PROFILE, togetherAt: checked.at ?? '' };
}
