import type { PathCase } from '../../geometry/plan/measure-paths';
import { withoutSupport } from '../../geometry/plan/document/without-support';
import { caseDocument, wholeTrajectories, type Draft } from './draft';

/** What a bone surface is made from. */
export const boneKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone]);

/** What a lesion's outline is made from. */
export const lesionKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone, d.lesion]);

/** What eyes and ear canals are found by; null where it is not confirmed how the animal lies. */
export const softPartsKey = (d: Draft): string | null =>
  d.orientation && JSON.stringify([boneKey(d), d.orientation.dorsal, d.orientation.rostral]);

/** What the measures of the paths are made from. */
export const pathsKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone, pathCase(d)]);

/**
 * By the type that `measurePaths` takes: a field that it comes to read has to stand here too, or
 * nothing compiles.
 */
const pathCase = ({ orientation, tool, guide: { sleeve }, ...d }: Draft): PathCase => ({
  orientation: orientation && { dorsal: orientation.dorsal, rostral: orientation.rostral },
  tool,
  guide: { sleeve },
  trajectories: wholeTrajectories(d),
});

/**
 * What a guide is made from: all that the case file says, by its own document and not by a list
 * that could fall behind it; but for what came of trying it. Folders are left out: a scan found in
 * another place is the same scan.
 */
export function caseKey(d: Draft): string {
  const { scans, ...rest } = caseDocument(d);
  return JSON.stringify([
    d.source,
    { ...rest, bench: null, scans: scans.map(scan => ({ ...scan, path: '' })) },
  ]);
}

/**
 * What supports are compared on: all of a case but for which of them its guide stands on, so that
 * the comparison stays when one is taken.
 */
export function supportsKey(d: Draft): string {
  return caseKey({ ...d, guide: withoutSupport(d.guide) });
}
