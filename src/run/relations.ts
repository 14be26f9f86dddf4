import { posix } from 'node:path';
import { mayBeReport, type PageLink } from './page-links.ts';
import type { Job } from './result.ts';

/** Which page links to which source. */
export interface Attaching {
  /** The paths of the sources that a page links to as its report. */
  attachmentsOf(path: string): readonly string[];
  /** The first page that links to a source. */
  pageOf(path: string): string | undefined;
}

/** What a source has to do with others, as its job tells it. */
export function relatedTo(
  path: string,
  { attachmentsOf, pageOf }: Attaching,
): Pick<Job, 'linked_from' | 'attachments'> {
  const [page, attachments] = [pageOf(path), attachmentsOf(path)];
  return { ...(page !== undefined && { linked_from: page }), ...(attachments.length > 0 && { attachments }) };
}

/** Which page of an archive links to which of its sources, and shows which of its pictures. */
export interface Relations extends Attaching {
  /** The pictures that a page shows: by what it calls them their paths, `null` for an ornament. */
  picturesOf(path: string): ReadonlyMap<string, string | null>;
  /** How many pages show a picture that is no ornament. */
  shownBy(path: string): number;
}

const NONE: ReadonlyMap<string, string | null> = new Map();

export const NO_RELATIONS: Relations = {
  attachmentsOf: () => [],
  pageOf: () => undefined,
  picturesOf: () => NONE,
  shownBy: () => 0,
};

/** A source as links name it. */
export interface Place {
  readonly path: string;
  /** Of a page of a crawl. */
  readonly address?: string | undefined;
}

/** Collects what an archive holds before it is read. */
export interface Relating {
  /** A file that may be a report. */
  file(place: Place): void;
  ornament(place: Place): void;
  page(place: Place, links: readonly PageLink[]): void;
  done(): Relations;
}

/** So many files, ornaments and links of an archive are related; memory must not grow with it. */
const MOST = 200_000;

/** What more pages show is a picture of the site, and no page of a report. */
const MOST_PAGES = 20;

/** A link as it was found on a page. */
interface Found {
  readonly page: string;
  readonly target: string;
  readonly href: string;
  readonly use: 'shown' | 'report' | 'other';
}

/** Files and ornaments, as links name them. */
interface Held {
  readonly files: Map<string, string>;
  readonly ornaments: Set<string>;
}

/** @param root the folder or archive that links may not lead out of, with its last `/` or `!/` */
export function relating(root: string): Relating {
  const held: Held = { files: new Map(), ornaments: new Set() };
  const links: Found[] = [];
  return {
    file(place) {
      if (held.files.size < MOST) held.files.set(nameOf(place), place.path);
    },
    ornament(place) {
      if (held.ornaments.size < MOST) held.ornaments.add(nameOf(place));
    },
    page(place, found) {
      for (const link of found) {
        const target = targetOf(link.href, place, root);
        if (target === undefined || links.length >= MOST) continue;
        const use = link.shown ? 'shown' : mayBeReport(link) ? 'report' : 'other';
        links.push({ page: place.path, target, href: link.href, use });
      }
    },
    done: () => related(links, held),
  };
}

function related(links: readonly Found[], held: Held): Relations {
  const shownBy = pagesShowing(links, held);
  const pages = new Map<string, string>();
  const reports = new Map<string, Set<string>>();
  const pictures = new Map<string, Map<string, string | null>>();
  for (const { page, target, href, use } of links) {
    const path = held.files.get(target) ?? null;
    if (path !== null && !pages.has(path)) pages.set(path, page);
    const picture = path !== null && shownBy.has(path) ? path : null;
    const isThere = path !== null || held.ornaments.has(target);
    if (use === 'shown' && isThere) pictures.set(page, (pictures.get(page) ?? new Map()).set(href, picture));
    if (use === 'report' && path !== null && !picture) reports.set(page, (reports.get(page) ?? new Set()).add(path));
  }
  return {
    attachmentsOf: (path) => [...(reports.get(path) ?? [])],
    pageOf: (path) => pages.get(path),
    picturesOf: (path) => pictures.get(path) ?? NONE,
    shownBy: (path) => shownBy.get(path) ?? 0,
  };
}

/** By pictures that are no ornaments, how many pages show each; what all of a site shows is an ornament of it. */
function pagesShowing(links: readonly Found[], { files }: Held): ReadonlyMap<string, number> {
  const pages = new Map<string, Set<string>>();
  for (const { page, target, use } of links) {
    const path = files.get(target);
    if (path !== undefined && use === 'shown') pages.set(path, (pages.get(path) ?? new Set()).add(page));
  }
  return new Map([...pages].map(([path, { size }]) => [path, size] as const).filter(([, size]) => size <= MOST_PAGES));
}

function nameOf({ path, address }: Place): string {
  return address === undefined ? posix.normalize(path) : addressed(address);
}

/** What a link of a page leads to; `undefined` where that lies outside. */
export function targetOf(href: string, { path, address }: Place, root: string): string | undefined {
  if (address !== undefined) return URL.canParse(href, address) ? addressed(new URL(href, address).href) : undefined;
  if (href.includes('\0')) return undefined;
  // A page that was saved by itself names its files by the address that they had.
  const local = /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href) ? href.slice(href.lastIndexOf('/') + 1) : href;
  const target = posix.normalize(`${posix.dirname(path)}/${local.replaceAll('\\', '/')}`);
  const base = posix.normalize(root);
  if (base === './') return /^(?:\.\.)?(?:\/|$)/.test(target) ? undefined : target;
  return target.startsWith(base) ? target : undefined;
}

/** An address without what does not tell pages apart. */
function addressed(address: string): string {
  const bare = address.replace(/^https?:\/\//i, '').replace(/#.*$/s, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
