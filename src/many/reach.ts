import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { DocumentError } from '../errors.ts';
import { isBucketAddress, listObjects } from '../run/bucket.ts';
import { orProblem } from '../run/read-source.ts';
import type { Task } from './task.ts';

/** That what one machine names in one way is named in another here. */
export interface Mapping {
  readonly from: string;
  readonly to: string;
}

/** `/mnt/a=/srv/b`, or nothing where it is no such thing. */
export function mappingIn(text: string): Mapping | undefined {
  const [from = '', to = '', ...rest] = text.split('=');
  return from === '' || to === '' || rest.length > 0 ? undefined : { from: trimmed(from), to: trimmed(to) };
}

function trimmed(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

/** A file by its whole name, as every machine is told of it. */
export function wholeName(file: string | Uint8Array): string | Uint8Array {
  if (typeof file !== 'string') return Buffer.concat([Buffer.from(`${resolve()}${sep}`), file]);
  return isBucketAddress(file) ? file : resolve(file).replaceAll(sep, '/');
}

/** What a task names, as it is named here; of several mappings that fit, the one of the longest path. */
export function fileHere(file: Task['file'], mappings: readonly Mapping[]): string | Uint8Array {
  if (typeof file === 'string') return mapped(file, mappings);
  const bytes = Buffer.from(file.base64, 'base64');
  // Each byte as a character, so that paths can be compared.
  const latin1 = mappings.map(({ from, to }) => ({ from: asLatin1(from), to: asLatin1(to) }));
  return new Uint8Array(Buffer.from(mapped(bytes.toString('latin1'), latin1), 'latin1'));
}

function asLatin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function mapped(path: string, mappings: readonly Mapping[]): string {
  const fits = mappings.filter(({ from }) => path === from || path.startsWith(from === '/' ? from : `${from}/`));
  const [longest] = fits.toSorted((a, b) => b.from.length - a.from.length);
  return longest ? longest.to + path.slice(longest.from === '/' ? 0 : longest.from.length) : path;
}

/** That this machine cannot do the work of a run. The message says what to do. */
export class Unreachable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Unreachable';
  }
}

/**
 * Assures that what a run was given is there, so that a share that is not mounted makes no failures of its sources.
 * @throws Unreachable
 */
export async function assertReachable(roots: readonly string[], mappings: readonly Mapping[]): Promise<void> {
  for (const root of roots) {
    const here = mapped(root, mappings);
    if (isBucketAddress(here)) await assertListed(here);
    else await assertThere(root, here);
  }
}

async function assertListed(address: string): Promise<void> {
  const refused = await orProblem(listObjects(address).next());
  if (refused instanceof DocumentError) throw new Unreachable(`${address}: ${refused.message}`);
}

async function assertThere(root: string, here: string): Promise<void> {
  if (await stat(here).catch(() => undefined)) return;
  const where = here === root ? root : `${root}, here ${here},`;
  throw new Unreachable(`${where} cannot be reached: mount it, or say where it is with --map ${root}=FOLDER`);
}
