import { relative, resolve, sep } from 'node:path';

/**
 * Tells where the file of a source is, as seen from a folder: with `/`, and `./` or `../` before it. Of what is inside an
 * archive that is the archive. The names of sources are taken as seen from the present folder, and nothing is looked up: the
 * same names give the same places.
 */
export function locator(from: string): (path: string) => string {
  const base = resolve(from);
  return (path) => {
    const [file = path] = path.split('!/');
    const seen = relative(base, resolve(file)).split(sep).join('/');
    return seen.startsWith('../') ? seen : `./${seen}`;
  };
}
