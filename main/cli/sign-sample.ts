import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { sealOrientation } from '../../geometry/plan/document/seal';
import { plannedScan } from '../../geometry/plan/document/case-schema';
import { hashVolume } from '../../geometry/volume/hash-volume';
import { writeTogether } from '../files/write-together';
import { refuseInput } from './exit';
import { readCaseScans } from './read-case-scan';

/**
 * Writes into a sample's case.json what its scans are known by and seals its orientation, as the
 * window does when a case is saved. The scans are read back for it: what counts is what a reader
 * makes of the files. A scan too small or too coarse to be read leaves its case as it was, to be
 * confirmed like any other.
 */
export async function signSample(folder: string): Promise<void> {
  const file = join(folder, 'case.json');
  const text = await readFile(file, 'utf8');
  const parsed = parseCase(text);
  if (!parsed.ok) return;
  const read = readCaseScans(folder);
  const known = new Map<string, { readonly content: string; readonly patientId: string | null }>();
  for (const scan of parsed.value.scans) {
    const found = await read(scan);
    if (!found.ok) return;
    const patientId = found.value.series?.identity.patientId ?? null;
    known.set(scan.id, { content: await hashVolume(found.value.volume), patientId });
  }
  const written = JSON.parse(text) as {
    readonly scans: readonly { readonly id: string }[];
    readonly orientation: object;
  };
  const { orientation } = parsed.value;
  const seal = orientation && sealOrientation(known.get(plannedScan(parsed.value).id)!.content, orientation);
  const signed = {
    ...written,
    scans: written.scans.map(scan => ({ ...scan, ...known.get(scan.id) })),
    orientation: { ...written.orientation, seal },
  };
  const bytes = `${JSON.stringify(signed, null, 2)}\n`;
  const saved = await writeTogether(folder, [{ name: 'case.json', bytes }]);
  if (!saved.ok) refuseInput(saved.problem);
}
