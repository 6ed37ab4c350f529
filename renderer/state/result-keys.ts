import { caseDocument, wholeTrajectories, type Draft } from './draft';

/** What a bone surface is made from. */
export const boneKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone]);

/** What a lesion's outline is made from. */
export const lesionKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone, d.lesion]);

/** What the measures of the paths are made from. */
export const pathsKey = (d: Draft): string =>
  JSON.stringify([d.source, d.seriesUid, d.bone, d.tool, d.guide.sleeve, wholeTrajectories(d)]);

/**
 * What a guide is made from: all that the case file says, by its own document and not by a list that could fall behind it.
 * Folders are left out: a scan found in another place is the same scan.
 */
export function caseKey(d: Draft): string {
  const { scans, ...rest } = caseDocument(d);
  return JSON.stringify([d.source, { ...rest, scans: scans.map(scan => ({ ...scan, path: '' })) }]);
}
