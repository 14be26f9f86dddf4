import { posix } from 'node:path';
import { mayBeReport, type PageLink } from './page-links.ts';

/** Which page links to which of the sources of an archive. */
export interface Relations {
  /** The paths of the sources that a page links to as its report. */
  attachmentsOf(path: string): readonly string[];
  /** The first page that links to a source. */
  pageOf(path: string): string | undefined;
}

export const NO_RELATIONS: Relations = { attachmentsOf: () => [], pageOf: () => undefined };

/** A source as links name it. */
export interface Place {
  readonly path: string;
  /** Of a page of a crawl. */
  readonly address?: string | undefined;
}

/** Collects what an archive holds before it is read. */
export interface Relating {
  attachment(place: Place): void;
  page(place: Place, links: readonly PageLink[]): void;
  done(): Relations;
}

/** So many files and links of an archive are related; memory must not grow with it. */
const MOST = 200_000;

/** @param root the folder or archive that links may not lead out of, with its last `/` or `!/` */
export function relating(root: string): Relating {
  const attachments = new Map<string, string>();
  const links: { page: string; target: string; mayBeReport: boolean }[] = [];
  return {
    attachment(place) {
      if (attachments.size < MOST) attachments.set(nameOf(place), place.path);
    },
    page(place, found) {
      for (const link of found) {
        const target = targetOf(link.href, place, root);
        if (target === undefined || links.length >= MOST) continue;
        links.push({ page: place.path, target, mayBeReport: mayBeReport(link) });
      }
    },
    done() {
      const pages = new Map<string, string>();
      const reports = new Map<string, Set<string>>();
      for (const { page, target, mayBeReport } of links) {
        const path = attachments.get(target);
        if (path === undefined) continue;
        if (!pages.has(path)) pages.set(path, page);
        if (mayBeReport) reports.set(page, (reports.get(page) ?? new Set()).add(path));
      }
      return {
        attachmentsOf: (path) => [...(reports.get(path) ?? [])],
        pageOf: (path) => pages.get(path),
      };
    },
  };
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
