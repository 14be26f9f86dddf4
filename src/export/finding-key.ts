import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../finding.ts';

/**
 * What each finding of a report is about, in a word that stays the same in every later run that finds the same: of
 * several that are equal in this, each has its number.
 */
export function findingKeys(findings: readonly Finding[]): readonly string[] {
  const met = new Map<string, number>();
  return findings.map(({ rule, fields, expected, actual }) => {
    const about = JSON.stringify([rule, fields, expected, actual]);
    const nth = met.get(about) ?? 0;
    met.set(about, nth + 1);
    return bytesToHex(sha256(utf8ToBytes(`${nth} ${about}`))).slice(0, 32);
  });
}
