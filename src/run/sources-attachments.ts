import { fstatSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { endingOf } from './archives/names.ts';
import { carriesReport, LARGEST_PAGE, mayBeReport, type PageLink, pageLinks } from './page-links.ts';
import { glance } from './read-source.ts';
import { type Attaching, targetOf } from './relations.ts';
import { isPage } from './source-kinds.ts';
import type { Named, Root } from './sources-folder.ts';
import { turnGiver } from './turns.ts';

/** Which page of a folder links to what. */
export interface FolderRelations extends Attaching {
  /** Whether a page shows a picture as its own. */
  isShown(path: string): boolean;
}

export const UNRELATED: FolderRelations = {
  attachmentsOf: () => [],
  pageOf: () => undefined,
  isShown: () => false,
};

/** What the pages of a folder link to, and those of the folders above it. */
export async function relationsOf(
  files: readonly Named[],
  root: Root,
  above: FolderRelations,
): Promise<FolderRelations> {
  const giveTurn = turnGiver();
  const pages = new Map<string, string>();
  const attachments = new Map<string, readonly string[]>();
  const shown = new Set<string>();
  for (const { path, file } of files.filter((named) => isPage({ ending: endingOf(named.path), kind: 'other' }))) {
    await giveTurn();
    const targets = targetsIn(linksIn(file), path, root);
    for (const { link, target } of targets) {
      if (!pages.has(target)) pages.set(target, path);
      if (link.shown) shown.add(target);
    }
    const reports = targets.flatMap(({ link, target }) => (!link.shown && mayBeReport(link) ? [target] : []));
    if (reports.length > 0) attachments.set(path, [...new Set(reports)]);
  }
  if (pages.size === 0) return above;
  return {
    attachmentsOf: (path) => (attachments.get(path) ?? []).filter((target) => !shown.has(target)),
    pageOf: (path) => pages.get(posix.normalize(path)) ?? above.pageOf(path),
    isShown: (path) => shown.has(posix.normalize(path)) || above.isShown(path),
  };
}

function linksIn(file: string | Uint8Array): readonly PageLink[] {
  const page = pageIn(file);
  return page ? pageLinks(page) : [];
}

/** Pages are looked through one after another: memory of its own for each would cost more than the look. */
let shared: Uint8Array | undefined;

/** The bytes of a page until the next one is asked for, unless it is too large to be looked through. */
function pageIn(file: string | Uint8Array): Uint8Array | undefined {
  return glance(file, (descriptor) => {
    const status = fstatSync(descriptor);
    if (!status.isFile() || status.size > LARGEST_PAGE) return undefined;
    shared ??= new Uint8Array(LARGEST_PAGE);
    return shared.subarray(0, fill(shared.subarray(0, status.size), descriptor));
  });
}

/** How many bytes there were to fill it with. */
function fill(bytes: Uint8Array, descriptor: number): number {
  let filled = 0;
  while (filled < bytes.length) {
    const more = readSync(descriptor, bytes, filled, bytes.length - filled, null);
    if (more === 0) break;
    filled += more;
  }
  return filled;
}

function targetsIn(links: readonly PageLink[], path: string, root: Root) {
  return links.flatMap((link) => {
    const target = targetOf(link.href, { path }, `${root.path}/`);
    return target !== undefined && isInside(target, root) ? [{ link, target }] : [];
  });
}

/** Whether a path is of a file that the walk comes to as well. */
function isInside(target: string, root: Root): boolean {
  if (typeof root.file !== 'string') return false;
  return isFileIn(join(root.file, posix.relative(posix.normalize(root.path), target)), root.real);
}

function isFileIn(file: string, folder: string): boolean {
  try {
    const real = realpathSync(file);
    return real.startsWith(folder.endsWith(sep) ? folder : folder + sep) && statSync(real).isFile();
  } catch {
    return false;
  }
}

/** The files in the folder of a page, or below, that it links to as its report, unless it carries one itself. */
export function attachmentsBeside(
  path: string,
  file: string,
): readonly { readonly path: string; readonly file: string }[] {
  const page = pageIn(file);
  if (!page) return [];
  const links = pageLinks(page).filter((link) => !link.shown && mayBeReport(link));
  if (links.length === 0 || carriesReport(page)) return [];
  const folder = posix.dirname(path);
  const real = realpathSync(dirname(file));
  const targets = links.map((link) => targetOf(link.href, { path }, `${folder}/`));
  return [...new Set(targets)].flatMap((target) => {
    if (target === undefined) return [];
    const beside = join(dirname(file), posix.relative(folder, target));
    return isFileIn(beside, real) ? [{ path: target, file: beside }] : [];
  });
}
