import { readFile } from 'node:fs/promises';
import { SEVERITIES } from '../finding.ts';
import { DEFAULT_PROFILE, type Profile } from '../profile.ts';
import { profileFrom } from '../profile-schema.ts';
import { DOUBTS } from '../report/doubts.ts';
import { RULES } from '../rules/index.ts';
import { nearest } from './nearest.ts';
import { printable } from './terminal.ts';

const CONFIG = 'ogi.config.json';

/**
 * The profile of a configuration file; without one named, of `ogi.config.json` in the current folder, or the default.
 * What is wrong with the file is returned as a message.
 */
export async function loadProfile(file?: string): Promise<Profile | string> {
  const text = await readFile(file ?? CONFIG, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error) {
    const none = file === undefined && text.code === 'ENOENT';
    return none ? DEFAULT_PROFILE : complaint(file, `it cannot be read (${text.message})`);
  }
  try {
    const profile = profileFrom(JSON.parse(text.replace(/^\uFEFF/, '')));
    return misuseOf(profile, file) ?? profile;
  } catch (error) {
    return complaint(file, error instanceof Error ? error.message : String(error));
  }
}

function complaint(file: string | undefined, reason: string): string {
  return `error: ${printable(file ?? CONFIG)}: ${printable(reason)}`;
}

/** What a profile may not say: rules that there are not, and that doubts about the reading be hidden. */
function misuseOf({ rules }: Profile, file: string | undefined): string | undefined {
  const ids = [...RULES.map(({ id }) => id), ...Object.keys(DOUBTS)];
  for (const [id, severity] of Object.entries(rules)) {
    if (!ids.includes(id)) {
      const others = nearest(id, ids).map((name) => `\n  ${name}`);
      return complaint(file, `there is no rule ${id}`) + others.join('');
    }
    if (id.startsWith('reading/') && hides(id, severity)) {
      return complaint(file, `${id} tells where numbers may be misread: it cannot be switched off or made lighter`);
    }
  }
  return undefined;
}

function hides(id: string, severity: Profile['rules'][string]): boolean {
  if (severity === 'off') return true;
  const own = Object.entries(DOUBTS).find(([doubt]) => doubt === id)?.[1].severity ?? 'info';
  return SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(own);
}
