import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Case } from '../../geometry/plan/document/case-schema';
import { readScan } from '../files/read-scan';
import type { ReadScan } from '../../geometry/plan/document/known-scan';

/** Reads the scans of a case from disk; their paths are relative to `folder`, where the case file lies. */
export function readCaseScans(folder: string): ReadScan {
  return (scan, onProgress, signal) =>
    readScan(
      [resolve(folder, scan.path.replaceAll('\\', '/'))],
      scan.series ?? undefined,
      onProgress,
      signal,
      { interpolateMissing: scan.interpolateMissing !== null, roles: [scan.role] },
    );
}

/**
 * Where a case's scans are read from that do not lie in its own folder: a case from elsewhere may name any place, and one
 * who gave it is told. Links are followed; a place that is not there is left to the reader to refuse.
 */
export async function placesOutside(folder: string, c: Case): Promise<string[]> {
  const own = await realpath(folder).catch(() => folder);
  const places = new Set<string>();
  for (const scan of c.scans) {
    const named = resolve(folder, scan.path.replaceAll('\\', '/'));
    const place = await realpath(named).catch(() => null);
    if (place === null) continue;
    const down = relative(own, place);
    if (down.split(sep)[0] === '..' || isAbsolute(down)) places.add(place);
  }
  return [...places];
}
