import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/**
 * Tells where the file of a source is, as seen from a folder: with `/`, and `./` or `../` before it. Of what is inside an
 * archive that is the archive. Sources are named as seen from the folder where the run was; one that is not found from
 * the present one has no place.
 */
export function locator(from: string): (path: string) => string | undefined {
  const base = resolve(from);
  return (path) => {
    const [file = ''] = path.split('!/');
    const found = [path, file].find((candidate) => candidate !== '' && existsSync(candidate));
    if (found === undefined) return undefined;
    const seen = relative(base, resolve(found)).replaceAll('\\', '/');
    return seen.startsWith('../') ? seen : `./${seen}`;
  };
}
