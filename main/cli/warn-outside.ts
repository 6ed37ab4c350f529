import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { words } from '../../geometry/messages/phrase';
import type { Language } from '../../geometry/messages/translate';
import type { CaseScan } from '../../geometry/plan/document/case-schema';
import { translateLines } from './language';

interface NamedScans {
  readonly scans: readonly Pick<CaseScan, 'path'>[];
}

/**
 * Tells on stderr of each place outside a case's own folder that is read because the case names it.
 */
export async function warnOutside(folder: string, named: NamedScans, language: Language): Promise<void> {
  for (const place of await placesOutside(folder, named)) {
    process.stderr.write(`${translateLines([words('reads-outside', { place })], language)}\n`);
  }
}

/**
 * Where a case's scans are read from that do not lie in its own folder: a case from elsewhere may
 * name any place, and one who gave it is told. Links are followed; a place that is not there is
 * left to the reader to refuse.
 */
export async function placesOutside(folder: string, { scans }: NamedScans): Promise<string[]> {
  const own = await realpath(folder).catch(() => folder);
  const places = new Set<string>();
  for (const scan of scans) {
    const named = resolve(folder, scan.path.replaceAll('\\', '/'));
    const place = await realpath(named).catch(() => null);
    if (place === null) continue;
    const down = relative(own, place);
    if (down.split(sep)[0] === '..' || isAbsolute(down)) places.add(place);
  }
  return [...places];
}
